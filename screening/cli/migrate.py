"""How is the database brought to the form that this version of the tool needs?"""


def migrate() -> int:
    """Bring the database up to date, and say from which version of its schema to which.

    Every command does so when it needs the database. On its own it is the first step of a
    deployment: it ends with 0 when the database is there and ready, and with 3 when it is not.
    Any number may run at once; one migrates and the others wait.
    """
    from db.store.engine import migrate_store  # noqa: PLC0415
    from screening import settings  # noqa: PLC0415

    done = migrate_store(settings.load().database_url)
    if done.found == done.now:
        print(f"{done.place}: schema {done.now}, nothing to do")
    else:
        print(f"{done.place}: schema {done.found or 'none'} -> {done.now}")
    return 0
