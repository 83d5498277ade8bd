"""How do tests load a file, and look at what is in force afterwards?"""

from collections.abc import Sequence

from sqlalchemy import text

from db.records.entry import Entry, UnreadableRecord
from db.records.publication import CarriedOver, Delta
from db.store.engine import Store
from db.store.publications import entries_in_force, newest, publish
from tests.factories import draft, entry

ANA = entry("X.1", ("Ana Example", "A. Example"))
BEN = entry("X.2", ("Ben Example",), references=(("DATAID", "22"),))
CYD = entry("X.3", ("Cyd Example",))


def load(
    store: Store,
    day: int,
    *entries: Entry,
    unreadable: Sequence[UnreadableRecord] = (),
) -> Delta:
    return publish(store, draft(day), entries, unreadable)


def in_force(store: Store) -> list[Entry]:
    publication = newest(store, "x")
    assert publication is not None
    return list(entries_in_force(store, publication.id))


def carried(store: Store) -> tuple[CarriedOver, ...]:
    publication = newest(store, "x")
    assert publication is not None
    return publication.carried_over


def rows(store: Store, name: str) -> int:
    with store.reading() as connection:
        return int(connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one())  # noqa: S608
