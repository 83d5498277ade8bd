"""Which parties does somebody look back at: one by its reference, or all that are new since?"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from db.history import difference
from db.records.entry import Entry
from feeds.manifest import Manifest
from screening.lookback.days import DAY, lacking
from screening.lookback.party import Party, Reading
from screening.lookback.past import Archive
from screening.past import end_of

ASKED = "asked for by its reference"
LISTED = "came into force on {}"
AMENDED = "amended on {}"
LATE = "taken in late: its days before {} were not known here then"

IsRelated = Callable[[Entry], bool]
"""Whether an entry is in the scope that is asked."""


def by_reference(archive: Archive, wanted: Sequence[Manifest], ref: str) -> list[Party]:
    """Give the party of a reference on each list that ever had one so called.

    It may be written with its list, as `un:KPi.033`, and in any case.
    """
    found: list[Party] = []
    for manifest in wanted:
        bare = ref.casefold()
        bare = bare.removeprefix(f"{manifest.id}:")
        past = archive.past(manifest)
        of = [some for some in past.families() if bare in {one.casefold() for one in some}]
        found += (replace(party, why=ASKED) for party in past.parties(of))
    return found


def new_since(
    archive: Archive, wanted: Sequence[Manifest], since: date, is_related: IsRelated
) -> list[Party]:
    """Give the parties in scope that came into force, were amended or taken in since a day.

    That is: of which a file put out on that day or later says something new, or of which files
    taken in on that day or later say what was not known here before, however old they are.
    """
    return [
        party
        for manifest in wanted
        for party in _new(archive, manifest, since)
        if any(is_related(reading.entry) for reading in party.readings)
    ]


def _new(archive: Archive, manifest: Manifest, since: date) -> Iterator[Party]:
    now, before = archive.past(manifest), _until(archive, manifest, end_of(since - DAY))
    for party in now.parties(now.families()):
        known = [r for ref in party.refs for r in before.get(ref, ())]
        if why := _why(party, known, since, manifest.stamps):
            yield replace(party, why=why)


def _until(
    archive: Archive, manifest: Manifest, moment: datetime
) -> dict[str, tuple[Reading, ...]]:
    """Give how entries read as far as was known here at a moment, by reference."""
    past = archive.past(manifest, moment)
    found = past.parties(past.families())
    return {ref: party.readings for party in found for ref in party.refs}


def _why(party: Party, known: Sequence[Reading], since: date, stamps: Collection[str]) -> str:
    """Say what is new of a party; empty where nothing is."""
    before: Reading | None = None
    for reading in party.readings:
        follows = before is not None and before.days.last + DAY == reading.days.first
        says_as_before = before is not None and follows and _is_same(before, reading, stamps)
        before = reading
        if reading.is_pending:
            continue
        if reading.days.first >= since and not says_as_before:
            return (AMENDED if follows else LISTED).format(reading.days.first)
        as_now = [one.days for one in known if _is_same(one, reading, stamps)]
        if lacking([reading.days], as_now):
            return LATE.format(since)
    return ""


def _is_same(one: Reading, other: Reading, stamps: Collection[str]) -> bool:
    """Whether two readings say the same, but for the publisher's own counters."""
    return one.digest == other.digest or not difference(one.entry, other.entry, stamps)
