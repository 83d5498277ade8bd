"""Which listed names are worth comparing with a name asked?

All that can score as high as the least score compared are found, in one of three ways: as
Korean names that agree but for one piece, by a word or acronym that is one of theirs or a
slip of the pen away, or so by their letters, written as one word.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from os import cpu_count

from db.records.entry import PartyType
from screening.names import persons
from screening.names.anchors import anchors as anchors_of
from screening.names.anchors import joined as joined_of
from screening.names.fold import fold
from screening.names.korean_listed import is_korean
from screening.names.korean_search import KoreanSearch, ListedReading, listed
from screening.names.latin import latin
from screening.names.slips import Spellings

MANY = 5_000
"""From so many names on a second process is worth its start."""
MOST_REMEMBERED = 50_000
"""So many words asked are remembered with what they found."""


@dataclass(frozen=True, slots=True)
class ListedNames:
    """Names on the lists with all by which they are found, small enough to keep in a file."""

    names: tuple[str, ...]
    readings: tuple[ListedReading, ...]
    anchors: dict[str, tuple[int, ...]]
    """For each word or acronym: the places of the names that have it."""
    joined: dict[str, tuple[int, ...]]
    """For each name written as one word: the places of the names that are written so."""


def prepare(names: Mapping[str, Collection[PartyType]]) -> ListedNames:
    """Take listed names apart, once for all searches; each with the kinds of its parties.

    Many names are taken apart in two processes, where there are two cores.
    """
    if len(names) < MANY or (cpu_count() or 1) < 2:
        return _prepared(names)
    # Loaded only to build an index: a single screening doesn't need them.
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    items = list(names.items())
    middle = len(items) // 2
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        second = pool.submit(_prepared, dict(items[middle:]))
        return _together(_prepared(dict(items[:middle])), second.result())


def _together(one: ListedNames, other: ListedNames) -> ListedNames:
    """Put two parts of the names together, the other's behind."""
    offset = len(one.names)
    moved = (replace(r, name=r.name + offset) for r in other.readings)
    return ListedNames(
        (*one.names, *other.names),
        (*one.readings, *moved),
        _merged(one.anchors, other.anchors, offset),
        _merged(one.joined, other.joined, offset),
    )


def _merged(
    one: dict[str, tuple[int, ...]], other: dict[str, tuple[int, ...]], offset: int
) -> dict[str, tuple[int, ...]]:
    merged = dict(one)
    for text, numbers in other.items():
        merged[text] = (*merged.get(text, ()), *(number + offset for number in numbers))
    return merged


def _prepared(names: Mapping[str, Collection[PartyType]]) -> ListedNames:
    anchors: dict[str, list[int]] = {}
    joined: dict[str, list[int]] = {}
    for number, (name, kinds) in enumerate(names.items()):
        may_be_person = not {PartyType.PERSON, PartyType.UNKNOWN}.isdisjoint(kinds)
        is_person = may_be_person and not is_korean(name)
        is_other = set(kinds) != {PartyType.PERSON}
        for written in writings(name) if is_person or is_other else ():
            for anchor in _anchors(written, is_person=is_person, is_other=is_other):
                anchors.setdefault(anchor, []).append(number)
            if is_other:
                joined.setdefault(joined_of(written), []).append(number)
    readings = tuple(listed(tuple(names)))
    return ListedNames(tuple(names), readings, _frozen(anchors), _frozen(joined))


def _frozen(found: dict[str, list[int]]) -> dict[str, tuple[int, ...]]:
    return {text: tuple(dict.fromkeys(numbers)) for text, numbers in found.items()}


def writings(name: str) -> tuple[str, ...]:
    """Give a name as it is, and in Latin letters where it is written in others."""
    return (name, *latin(fold(name)))


def _anchors(name: str, *, is_person: bool, is_other: bool) -> frozenset[str]:
    found = anchors_of(name, is_listed=True) if is_other else frozenset()
    return found | persons.anchors(name) if is_person else found


@dataclass
class NameSearch:
    """Listed names, open for searching."""

    listed: ListedNames
    _known: dict[str, tuple[int, ...]] = field(default_factory=dict)

    @cached_property
    def _korean(self) -> KoreanSearch:
        return KoreanSearch(self.listed.readings)

    @cached_property
    def _anchors(self) -> Spellings:
        return Spellings(self.listed.anchors)

    @cached_property
    def _joined(self) -> Spellings:
        return Spellings(self.listed.joined)

    def find(self, asked: str) -> set[int]:
        """Give the places of the names worth comparing with the name asked."""
        found = self._korean.find(asked)
        for written in writings(asked):
            for anchor in anchors_of(written) | persons.anchors(written):
                found.update(self._like(anchor))
            for text in self._joined.alike(joined_of(written)):
                found.update(self.listed.joined[text])
        return found

    def _like(self, anchor: str) -> tuple[int, ...]:
        """Give the names with an anchor like this one; each word is looked up once."""
        known = self._known.get(anchor)
        if known is None:
            alike = self._anchors.alike(anchor)
            known = tuple({n for text in alike for n in self.listed.anchors[text]})
            if len(self._known) >= MOST_REMEMBERED:
                self._known.clear()
            self._known[anchor] = known
        return known
