"""Which pairs of entries are worth comparing?"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from datetime import timedelta
from itertools import combinations

from db.records.entry import PartyType
from db.records.subject import EntryKey
from screening.names.fold import fold
from screening.subjects.particulars import Particulars

MOST_ALIKE = 60
"""A key that more entries share tells nobody apart."""
_BEGINNING = 4
_DAY = timedelta(days=1)


def pairs(found: Sequence[Particulars]) -> Iterator[tuple[Particulars, Particulars]]:
    """Give every pair that shares a name, a number or a day of birth, or where one cites one.

    Each pair is given once, in the order of the entries.
    """
    by_key: dict[Hashable, list[int]] = defaultdict(list)
    references = {one.key.ref for one in found}
    for number, one in enumerate(found):
        for key in set(_keys(one, references)):
            by_key[key].append(number)
    wanted = {
        pair
        for key in by_key
        if 1 < len(numbers := by_key[key]) <= MOST_ALIKE
        for pair in combinations(numbers, 2)
    }
    yield from ((found[one], found[other]) for one, other in sorted(wanted))


def _keys(one: Particulars, references: set[str]) -> Iterator[Hashable]:
    yield from (("name", key) for key in one.name_keys)
    if one.entry.type is PartyType.ORGANISATION:
        yield from (("begins", _beginnings(name)) for name in one.names)
    yield from one.numbers
    yield from (("ref", ref) for ref in {one.key.ref, *one.cited} & references)
    for day in {day + step for day in one.birth_days for step in (-_DAY, 0 * _DAY, _DAY)}:
        yield "born", day


def _beginnings(name: str) -> frozenset[str]:
    """Give the beginnings of the words of a body's name, alike in `Defense` and `Defence`."""
    return frozenset(word[:_BEGINNING] for word in fold(name).replace("-", " ").split())


def in_order(found: Sequence[Particulars]) -> dict[EntryKey, int]:
    """Give the place of each entry: by the day of listing it states, list and reference."""
    placed = sorted(found, key=lambda one: (str(one.entry.listed_on or "9"), one.key))
    return {one.key: place for place, one in enumerate(placed)}
