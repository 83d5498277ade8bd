"""By what is each listed name to be found?

The names are taken apart once, when an index is built, and many of them in two processes.
"""

import gc
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from os import cpu_count

from db.records.entry import PartyType
from screening.child import end_with_parent
from screening.names.anchors import joined as joined_of
from screening.names.korean_listed import is_korean, listed_readings
from screening.names.korean_search import ListedReading, Spelt, listed
from screening.names.listed import BITS, Target
from screening.names.needs import Anchored, Need, of_body, of_person
from screening.names.search import ListedNames, writings

MANY = 5_000
"""From so many names on a second process is worth its start."""

_PERSONS = frozenset({PartyType.PERSON, PartyType.UNKNOWN})
Names = Mapping[str, Collection[PartyType]]
"""Listed names, each with the kinds of the parties that bear it."""


def prepare(names: Names) -> ListedNames:
    """Take listed names apart; each is found by its place among them."""
    with _no_collecting():
        if len(names) < MANY or (cpu_count() or 1) < 2:
            return _prepared(names)
        return _in_two_processes(names)


def _in_two_processes(names: Names) -> ListedNames:
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - only for many names
    from multiprocessing import get_context  # noqa: PLC0415

    items = list(names.items())
    middle = len(items) // 2
    with ProcessPoolExecutor(1, get_context("spawn"), end_with_parent) as pool:
        second = pool.submit(_prepared_apart, dict(items[middle:]), middle)
        return _together(_prepared(dict(items[:middle])), second.result())


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Keep Python from looking for garbage: there is none, and looking takes a fifth longer."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _prepared_apart(names: Names, first: int) -> ListedNames:
    with _no_collecting():
        return _prepared(names, first)


def _prepared(names: Names, first: int = 0) -> ListedNames:
    """Take names apart of which the first one has that number."""
    targets: list[Target] = []
    anchors: dict[str, list[int]] = {}
    runs: dict[str, list[int]] = {}
    joined: dict[str, list[int]] = {}
    for number, (name, kinds) in enumerate(names.items(), first):
        may_be_person = not _PERSONS.isdisjoint(kinds)
        is_person = may_be_person and not _is_korean(name)
        is_other = set(kinds) != {PartyType.PERSON}
        for written in writings(name) if is_person or is_other else ():
            if is_other:
                joined.setdefault(joined_of(written), []).append(number)
            needs = _needs(written, kinds, is_person=is_person, is_other=is_other)
            for compared, need, *found in needs:
                code = len(targets) << BITS
                targets.append(Target(name, compared, (number,), need))
                for into, its_anchors in zip((anchors, runs), found, strict=True):
                    for anchor, bits in its_anchors:
                        into.setdefault(anchor, []).append(code | bits)
    readings = (
        replace(r, numbers=tuple(n + first for n in r.numbers)) for r in listed(tuple(names))
    )
    frozen = (_frozen(found) for found in (anchors, runs, joined))
    return ListedNames(tuple(readings), tuple(targets), *frozen)


def _is_korean(name: str) -> bool:
    """Whether it is a Korean name only; most have no reading, which is soon seen."""
    return bool(listed_readings(name)) and is_korean(name)


def _frozen(found: dict[str, list[int]]) -> dict[str, tuple[int, ...]]:
    return {text: tuple(dict.fromkeys(numbers)) for text, numbers in found.items()}


_Needed = tuple[tuple[PartyType, ...], Need, Iterator[Anchored], Iterator[Anchored]]
"""As what a name is compared, what it needs so, and its anchors: of words, of several."""


def _needs(
    written: str, kinds: Collection[PartyType], *, is_person: bool, is_other: bool
) -> Iterator[_Needed]:
    if is_person:
        yield tuple(sorted(_PERSONS.intersection(kinds))), *of_person(written)
    if is_other:
        yield tuple(sorted(set(kinds) - {PartyType.PERSON})), *of_body(written), iter(())


def _together(one: ListedNames, other: ListedNames) -> ListedNames:
    shift = len(one.targets) << BITS

    def shifted(found: dict[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
        return {text: tuple(code + shift for code in codes) for text, codes in found.items()}

    return ListedNames(
        (*one.readings, *other.readings),
        (*one.targets, *other.targets),
        _merged(one.anchors, shifted(other.anchors)),
        _merged(one.runs, shifted(other.runs)),
        _merged(one.joined, other.joined),
    )


def _merged(
    one: dict[str, tuple[int, ...]], other: dict[str, tuple[int, ...]]
) -> dict[str, tuple[int, ...]]:
    merged = dict(one)
    for text, numbers in other.items():
        merged[text] = (*merged.get(text, ()), *numbers)
    return merged


def owned(names: ListedNames, owners: Sequence[Iterable[int]]) -> ListedNames:
    """Give in place of each name the numbers of those who bear it."""
    of_name = [tuple(sorted(bearers)) for bearers in owners]

    def of_names(places: tuple[int, ...]) -> tuple[int, ...]:
        if len(places) == 1:
            return of_name[places[0]]
        return tuple(sorted({number for place in places for number in of_name[place]}))

    bearers: dict[Spelt, set[int]] = {}
    for reading in names.readings:
        bearers.setdefault(reading.syllables, set()).update(of_names(reading.numbers))
    return ListedNames(
        tuple(ListedReading(tuple(sorted(n)), spelt) for spelt, n in sorted(bearers.items())),
        tuple(replace(target, numbers=of_names(target.numbers)) for target in names.targets),
        names.anchors,
        names.runs,
        {text: of_names(places) for text, places in names.joined.items()},
    )
