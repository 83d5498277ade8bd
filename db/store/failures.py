"""What does an error of the database mean for an officer?"""

from sqlite3 import Error as SqliteError

from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError

from db.errors import StoreError

UNCHANGED = "Nothing was changed."

_SQLITE = {
    "SQLITE_FULL": "the disk is full: free some space and run the command again",
    "SQLITE_IOERR": "the disk cannot be read or written: it is full, has a limit or is failing",
    "SQLITE_BUSY": "another command has been writing for too long: try again when it is done",
    "SQLITE_READONLY": "it may only be read: give yourself the right to write to it",
    "SQLITE_CANTOPEN": "it cannot be opened: check that its folder exists and that you may "
    "write there",
    "SQLITE_PERM": "you may not open it: give yourself the right to read and write it",
    "SQLITE_NOTADB": "it is not a database: move the file away, or restore a copy of it",
    "SQLITE_CORRUPT": "it is damaged: restore a copy of it, or move it away and refresh",
}

_POSTGRESQL = {
    "53": "the server has no room or no connection left: free some and run the command again",
    "55P03": "another command has been writing for too long: try again when it is done",
    "57": "the server is shutting down or was told to stop: try again when it is back",
    "40": "another command wrote the same at the same time: run the command again",
    "42501": "the account may not do this: ask for the rights to the tables",
    "25006": "the server may only be read: use the one that takes changes",
    "28": "the server refuses the account or its password",
    "3D000": "the server has no such database: have it created first",
    "08": "the server cannot be reached",
}


def explained(error: StatementError, place: str) -> StoreError:
    """Say what happened, where and what to do; a URL's password is never repeated."""
    if not isinstance(error, DBAPIError):
        return StoreError(f"{place} cannot keep this: {error.orig}. {UNCHANGED}")
    if isinstance(error, IntegrityError):
        said = " ".join(str(error.orig).split())
        return StoreError(f"{place} already holds something that contradicts it: {said}")
    return StoreError(f"{place}: {_meaning(error.orig)}. {UNCHANGED}")


def _meaning(error: BaseException | None) -> str:
    sqlite_name = str(getattr(error, "sqlite_errorname", ""))
    sql_state = str(getattr(error, "sqlstate", None) or "")
    for known, meaning in _SQLITE.items():
        if sqlite_name.startswith(known):
            return meaning
    for known, meaning in _POSTGRESQL.items():
        if sql_state.startswith(known):
            return meaning
    said = " ".join(str(error).split())
    if isinstance(error, SqliteError) or sql_state:
        return f"the database says: {said}"
    return f"it cannot be reached, or refuses the account: {said}"
