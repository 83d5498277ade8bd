"""Which listed names can't be alike enough for an alert, seen without comparing them?

Each way of comparing has marks: what two names share that score 0.75 or more by it, or that
have a Korean reading in common. Names that share no mark score less, so that they need not
be compared; to see that takes a hundredth of the time.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from db.records.entry import PartyType
from screening.names import body_marks, korean_marks, person_words, spelling_marks
from screening.names.keys import asked_keys, keys
from screening.names.korean_listed import is_korean
from screening.names.likeness import latin_writings

UNLIKE_BELOW = 0.75
"""Names that share no mark score less."""


@lru_cache(maxsize=5_000)
def listed_marks(name: str, kind: PartyType) -> frozenset[str]:
    """Give the marks of a name as printed on a list, of a party of that kind."""
    found = set(_keys(keys(name).all))
    written = _writings(name)
    if kind in {PartyType.PERSON, PartyType.UNKNOWN}:
        found.update(_marked("korean", korean_marks.listed_marks(name)))
        if not is_korean(name):
            found.update(_words(written, spelling_marks.listed_marks))
    if kind is not PartyType.PERSON:
        found.update(*map(body_marks.listed_marks, written))
    return frozenset(found)


@lru_cache(maxsize=256)
def asked_marks(name: str) -> frozenset[str]:
    """Give the marks of a name asked: of every listed name that is alike it has one."""
    written = _writings(name)
    return frozenset[str]().union(
        _keys(asked_keys(name)),
        _marked("korean", korean_marks.asked_marks(name)),
        _words(written, spelling_marks.asked_marks),
        *map(body_marks.asked_marks, written),
    )


def _writings(name: str) -> tuple[str, ...]:
    return (name, *latin_writings(name))


def _words(written: Iterable[str], spelt: body_marks.Spelt) -> Iterator[str]:
    for name in written:
        for text in person_words.spellings(name):
            yield from _marked("word", spelt(text))
        yield from _marked("word", person_words.bare_forms(name))


def _keys(found: Iterable[str]) -> Iterator[str]:
    return (f"key {key}" for key in found)


def _marked(way: str, found: Iterable[str]) -> Iterator[str]:
    return (f"{way} {mark}" for mark in found)
