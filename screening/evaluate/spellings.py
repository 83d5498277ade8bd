"""Which hangul can a Latin syllable stand for?

The systems of `romanise` turned round, over the syllables that Koreans are called by. It says
what a listed name may be, and so which unlisted names are its homonyms; it is never an answer.
"""

from collections.abc import Iterable
from enum import IntEnum
from functools import cache

from screening.evaluate.customary import given_spellings, surname_spellings
from screening.evaluate.hangul import southern
from screening.evaluate.romanise import DPRK, MCCUNE_REISCHAUER, REVISED, System, write
from screening.evaluate.tables import choices, table


class Tier(IntEnum):
    """How likely a list's publisher is to write so; the lower the likelier."""

    DPRK = 0
    MCCUNE_REISCHAUER = 1
    OTHER = 2


@cache
def given_syllables() -> tuple[str, ...]:
    """The syllables that given names are made of."""
    found = set(table("korean_names")["rarer"].split()) | set(
        table("foreign")["given_characters"]
    )
    found |= set(table("customary")["given"])
    for key in ("first", "second", "single"):
        found |= set(choices("korean_names", key)[0])
    return tuple(sorted(found))


@cache
def surnames() -> tuple[str, ...]:
    """The surnames of the south and of the north."""
    known = choices("korean_names", "surnames")[0]
    return tuple(sorted({*known, *table("korean_names")["northern_surnames"].split()}))


Readings = dict[str, frozenset[str]]
"""A spelling in small letters: the hangul it can stand for."""


@cache
def given_readings(tier: Tier) -> Readings:
    """The readings of one syllable of a given name, up to this tier."""
    return _turned((s, _spellings(s, tier, is_surname=False)) for s in given_syllables())


@cache
def surname_readings(tier: Tier) -> Readings:
    """The readings of a surname, up to this tier."""
    return _turned((s, _spellings(s, tier, is_surname=True)) for s in surnames())


@cache
def exact_readings(*, is_surname: bool) -> Readings:
    """Readings of McCune-Reischauer with every mark, the breve as an apostrophe after it."""
    known = surnames() if is_surname else given_syllables()
    return _turned((s, _marked(s)) for s in known)


def _turned(spelt: Iterable[tuple[str, set[str]]]) -> Readings:
    found: dict[str, set[str]] = {}
    for hangul, spellings in spelt:
        for spelling in spellings:
            found.setdefault(spelling, set()).add(hangul)
    return {spelling: frozenset(hangul) for spelling, hangul in found.items()}


def _spellings(hangul: str, tier: Tier, *, is_surname: bool) -> set[str]:
    written = _both(DPRK, hangul)
    written |= {w.replace("kh", "k").replace("th", "t").replace("ph", "p") for w in written}
    if tier >= Tier.MCCUNE_REISCHAUER:
        written |= {_plain(w) for w in _both(MCCUNE_REISCHAUER, hangul)}
    if tier >= Tier.OTHER:
        written |= _both(REVISED, hangul)
        habit = surname_spellings if is_surname else given_spellings
        written |= set(habit(hangul)[0]) | set(habit(_southern(hangul))[0])
    return written


def _southern(hangul: str) -> str:
    return southern(hangul[0]) + hangul[1:]


def _both(system: System, hangul: str) -> set[str]:
    """Write with a voiceless and with a voiced beginning."""
    usual = "".join(write(system, hangul, is_voicing=True))
    voiced = "".join(write(system, f"아{hangul}", is_voicing=True))[1:]
    return {usual, voiced}


def _marked(hangul: str) -> set[str]:
    written = _both(MCCUNE_REISCHAUER, hangul)
    return {w.replace("ŏ", "o'").replace("ŭ", "u'") for w in written}


def _plain(text: str) -> str:
    return text.replace("ŏ", "o").replace("ŭ", "u").replace("'", "")
