"""Which listed names can't be alike enough for an alert, seen without comparing them?

Each way of comparing has marks: what two names share that score 0.75 or more by it, or that
have a Korean reading in common. Names that share no mark score less, so that they need not
be compared; to see that takes a hundredth of the time.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from db.records.entry import PartyType
from screening.names import body_marks, korean_marks, persons, spelling_marks
from screening.names.fold import fold
from screening.names.keys import keys
from screening.names.korean_listed import is_korean
from screening.names.latin import latin

UNLIKE_BELOW = 0.75
"""Names that share no mark score less."""
_NOTHING = frozenset[str]()


@dataclass(frozen=True, slots=True)
class ListedMarks:
    """The marks of one listed name, or of several."""

    linked: frozenset[str]
    """An asked name that is alike shares one of them; but for two cases:"""
    said: frozenset[str] = _NOTHING
    """the listed name is of general words only,"""
    letters: frozenset[str] = _NOTHING
    """or the name asked is a single word."""


@dataclass(frozen=True, slots=True)
class AskedMarks:
    """The marks of one name asked."""

    linked: frozenset[str]
    said: frozenset[str]
    letters: frozenset[str]
    """The marks of its letters, where it is a single word."""

    def may_be(self, listed: ListedMarks) -> bool:
        """Whether a name with these marks may be one of the listed names."""
        return not (
            self.linked.isdisjoint(listed.linked)
            and self.said.isdisjoint(listed.said)
            and self.letters.isdisjoint(listed.letters)
        )


@lru_cache(maxsize=5_000)
def listed_marks(name: str, kind: PartyType) -> ListedMarks:
    """Give the marks of a name as printed on a list, of a party of that kind."""
    linked = set(_keys(keys(name).all))
    written = _writings(name)
    if kind in {PartyType.PERSON, PartyType.UNKNOWN}:
        linked.update(_marked("korean", korean_marks.listed_marks(name)))
        if not is_korean(name):
            linked.update(_words(written, spelling_marks.listed_marks))
    if kind is PartyType.PERSON:
        return ListedMarks(frozenset(linked))
    found = [body_marks.listed_marks(text) for text in written]
    return ListedMarks(
        frozenset(linked.union(*(body.linked for body in found))),
        _NOTHING.union(*(body.said for body in found)),
        _NOTHING.union(*(body.letters for body in found)),
    )


@lru_cache(maxsize=256)
def asked_marks(name: str) -> AskedMarks:
    """Give the marks of a name asked."""
    written = _writings(name)
    found = [body for text in written for body in body_marks.asked_marks(text)]
    linked = _NOTHING.union(
        _keys(f"{kind}:{text}" for kind, text in keys(name).comparable),
        _marked("korean", korean_marks.asked_marks(name)),
        _words(written, spelling_marks.asked_marks),
        *(body.linked for body in found),
    )
    return AskedMarks(
        linked,
        _NOTHING.union(*(body.said for body in found)),
        _NOTHING.union(*(body.letters for body in found if body.is_single)),
    )


def together(found: Iterable[ListedMarks]) -> ListedMarks:
    """Give the marks of several listed names."""
    all_ = tuple(found)
    return ListedMarks(
        _NOTHING.union(*(marks.linked for marks in all_)),
        _NOTHING.union(*(marks.said for marks in all_)),
        _NOTHING.union(*(marks.letters for marks in all_)),
    )


def _writings(name: str) -> tuple[str, ...]:
    return (name, *latin(fold(name)))


def _words(written: Iterable[str], spelt: body_marks.Spelt) -> Iterator[str]:
    for name in written:
        for text in persons.spellings(name):
            yield from _marked("word", spelt(text))
        yield from _marked("word", persons.bare_forms(name))


def _keys(found: Iterable[str]) -> Iterator[str]:
    return (f"key {key}" for key in found)


def _marked(way: str, found: Iterable[str]) -> Iterator[str]:
    return (f"{way} {mark}" for mark in found)
