"""What stands in the report of the lists: freshness, changes, who lists whom, and when?"""

from collections.abc import Sequence
from dataclasses import dataclass

from db.records.publication import ListState
from db.records.screening import ListUsed
from db.records.subject import EntryKey
from screening.condition import ListCondition
from screening.report.changes import FIELDS
from screening.report.charts import links
from screening.report.matrix import CAVEAT, KEY, cell_text
from screening.report.overview_agreement import agreement
from screening.report.overview_responses import measures, responses
from screening.report.overview_time import over_time
from screening.report.sheet import Picture, Report, Section, Table, Value, fields, row
from screening.tracking.comparison import Comparison
from screening.tracking.event import EventKind
from screening.tracking.matrix import CellState
from screening.tracking.story import ListChanges
from screening.tracking.tempo import Tempo

_INFORMS = (
    "This report informs. It says what lists state and what facts on file correspond to; it is "
    "no finding about anybody, and a party that isn't found is not cleared."
)


@dataclass(frozen=True, slots=True)
class Ties:
    """What ties the newest parties of the lists to others."""

    pairs: tuple[tuple[str, str, str], ...]
    """A party, the words for the tie, the other party."""
    newest: tuple[str, ...]
    """On which day which list took them on."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that the report tells of."""

    compared: Comparison
    conditions: tuple[ListCondition, ...]
    changes: tuple[ListChanges, ...]
    since: str
    """From when on changes are told, in words."""
    tempos: tuple[Tempo, ...]
    """One for each view of what calls for a consequence."""
    ties: Ties


def report(found: Gathered) -> Report:
    """Give the whole report."""
    used = found.compared.lists
    warnings = [
        f"{one.list} is {one.state}: {_why(one)}"
        for one in used
        if one.withholds_no_match or one.state == ListState.SAMPLE
    ]
    if found.compared.note:
        warnings.append(found.compared.note)
    versions = _versions(used)
    return Report(
        "Sanctions against the DPRK: the lists beside each other",
        f"{found.compared.at:%Y-%m-%d %H:%M} UTC",
        tuple(warnings),
        (
            _freshness(found),
            _changes(found, versions),
            _newcomers(found, versions),
            agreement(found.compared, versions),
            over_time(found.compared, versions),
            *responses(found.tempos, versions),
            measures(found.compared.register),
            _network(found.ties, versions),
            _matrix(found, versions),
        ),
    )


def _versions(used: Sequence[ListUsed]) -> str:
    told = [
        f"{one.list} of {one.published_at:%Y-%m-%d}, SHA-256 {one.sha256[:10]}"
        for one in used
        if one.published_at
    ]
    return "; ".join(told) or "no list is loaded"


def _freshness(found: Gathered) -> Section:
    known = {one.list: one for one in found.conditions}
    rows = []
    for used in found.compared.lists:
        here = known.get(used.list)
        published = f"{used.published_at:%Y-%m-%d}" if used.published_at else None
        checked = f"{used.checked_at:%Y-%m-%d}" if used.checked_at else None
        counts = (here.entries, here.dprk_related) if here else (None, None)
        digest, why = used.sha256[:16], _why(used)
        rows.append(row(used.list, used.state, published, checked, *counts, digest, why))
    numbers = ("entries", "DPRK-related")
    keys = ("list", "state", "published", "checked", "SHA-256 begins")
    heads = fields(*keys[:4], *numbers, keys[4], "why", numbers=numbers, keys=keys)
    table = Table("freshness", "Condition of each list", heads, tuple(rows))
    return Section("freshness", "How fresh and whole the lists are", (_INFORMS,), (), (table,))


def _why(used: ListUsed) -> str:
    """Say why a list is in its state, in words that are the same on another day."""
    if "days ago" not in used.because:
        return used.because
    accepted = ", accepted by --max-age" if "accepted" in used.because else ""
    return f"it was last known to be right longer ago than is allowed{accepted}"


def _changes(found: Gathered, versions: str) -> Section:
    rows = []
    for told in found.changes:
        for event in told.events:
            what = sorted({FIELDS.get(change.field, change.field) for change in event.changes})
            on, kind = f"{event.publication.published_on}", event.kind.value
            note = "; ".join(filter(None, (", ".join(what), event.because)))
            rows.append(row(told.list, on, kind, event.ref, event.entry.name, note))
    keys = ("list", "published", "what", "reference")
    heads = fields(*keys, "name", "in which fields, and why", keys=keys)
    table = Table("changes", "Changes", heads, tuple(rows))
    said = (f"{len(rows)} changes of DPRK-related entries {found.since}.", *_alone(found))
    return Section("changes", "What changed", said, (), (table,) if rows else (), versions)


def _alone(found: Gathered) -> tuple[str, ...]:
    """Say which lists have no earlier file here that a change could be told from."""
    alone = (one for one in found.changes if one.base is None and len(one.publications) < 2)
    names = ", ".join(one.list for one in alone)
    return (f"Of {names} there is one file only: nothing to compare it with.",) if names else ()


def _newcomers(found: Gathered, versions: str) -> Section:
    parties = {
        one.key: line
        for line in found.compared.matrix.rows
        for cell in line.cells.values()
        if cell.state is CellState.LISTED
        for one in cell.listings
    }
    rows = []
    for told in found.changes:
        for event in told.events:
            if event.kind is EventKind.LISTED and event.after is not None:
                line = parties.get(EntryKey(event.after.list, event.after.ref))
                shown = ", ".join(f"{c.id} {c.title}" for c in line.categories) if line else ""
                kind = event.after.type.value
                day = f"{event.publication.published_on}"
                rows.append(row(told.list, day, event.ref, event.entry.name, kind, shown))
    heads = fields(
        "list", "published", "reference", "name", "kind", "explained by", keys=("list",)
    )
    table = Table(
        "new names",
        "New names, with the categories that their listing explains",
        heads,
        tuple(rows),
    )
    said = () if rows else (f"No new name {found.since}.", *_alone(found))
    return Section("new", "New names", said, (), (table,) if rows else (), versions)


def _network(ties: Ties, versions: str) -> Section:
    said = [f"The newest listings, by list: {one}." for one in ties.newest]
    said.append(
        "A tie is what an entry states of another listed party; it is no finding of this tool."
    )
    svg = links("ties", "Ties of the newest parties", ties.pairs, ("newest", "tied to"))
    table = Table(
        "ties", "Ties of the newest parties", fields("party", "tie", "other party"), ties.pairs
    )
    pictures = (Picture("To whom the newest are tied", svg),) if svg else ()
    return Section(
        "network",
        "The newest and their ties",
        tuple(said),
        pictures,
        (table,) if ties.pairs else (),
        versions,
    )


def _matrix(found: Gathered, versions: str) -> Section:
    columns = found.compared.matrix.columns
    rows: list[tuple[Value, ...]] = []
    for line in found.compared.matrix.rows:
        shown = ", ".join(one.id for one in line.categories)
        cells = (cell_text(line.cells[column.id]) for column in columns)
        rows.append(row(line.name, line.hangul, line.type.value, shown, *cells))
    heads = fields(
        "party", "in hangul", "kind", "categories", *(column.id for column in columns)
    )
    table = Table("matrix", "Every party on every list", heads, tuple(rows))
    said = (KEY, CAVEAT)
    return Section("matrix", "Who lists whom", said, (), (table,), versions, is_for_mail=False)
