"""How is an index written: all that a screening needs, in one file, whole or not at all?"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import msgspec

from db.records.derived import NOTHING_DERIVED, Derived
from db.records.entry import Entry
from db.records.screening import NexusReason, PendingRemoval
from rules.catalogue import Catalogue
from rules.decision import DecisionTable
from screening.filling import SCHEMA, fill_in, put
from screening.index import FORMAT
from screening.relations.shelf import fill_relations
from screening.statements.shelf import fill_assessments
from screening.subjects.shelf import fill_subjects, subject_ids

_NONE: Mapping[tuple[str, str], PendingRemoval] = {}


def build(
    path: Path,
    entries: Iterable[tuple[Entry, tuple[NexusReason, ...]]],
    table: DecisionTable,
    dprk_terms: str,
    removals: Mapping[tuple[str, str], PendingRemoval] = _NONE,
    derived: Derived = NOTHING_DERIVED,
    catalogue: Catalogue | None = None,
) -> None:
    """Write the index of these entries to `path`, whole or not at all.

    `dprk_terms` is the pattern that finds a name of the DPRK or its capital in a folded text;
    `removals` are those of entries that their lists no longer have, by list and reference;
    `derived` is what follows from all entries together, by the `catalogue` of criteria.
    """
    ids = subject_ids(derived.subjects)
    told = {one.entry: one.findings for one in derived.assessed}
    with written(path, table, dprk_terms, catalogue) as connection:
        fill_in(connection, entries, table.query_nexus.country, removals, ids, told)
        fill_assessments(connection, derived.assessed)
        put(connection, "lent", msgspec.json.encode(dict(derived.lent)))
        fill_subjects(connection, derived.subjects)
        fill_relations(connection, derived.relations)


@contextmanager
def written(
    path: Path, table: DecisionTable, dprk_terms: str, catalogue: Catalogue | None
) -> Iterator[sqlite3.Connection]:
    """Give an empty index to fill, with these rules; it is put in place at the end."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    temporary.unlink(missing_ok=True)
    connection = sqlite3.connect(":memory:")
    try:
        connection.executescript(SCHEMA)
        yield connection
        put(connection, "format", FORMAT.encode())
        put(connection, "decisions", msgspec.json.encode(table))
        put(connection, "catalogue", msgspec.json.encode(catalogue))
        put(connection, "dprk_terms", dprk_terms.encode())
        connection.commit()
        connection.execute("ANALYZE")
        connection.execute("VACUUM INTO ?", (str(temporary),))  # leaves no gaps in the file
    finally:
        connection.close()
    with temporary.open("rb") as file:
        os.fsync(file.fileno())
    temporary.replace(path)
