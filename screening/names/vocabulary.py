"""Which words do many organisations share, what do they stand for, and how much do they say?

The tables `legal_forms.toml` and `generic_words.toml` hold them. They are read once, when a
name is first taken apart, and without a model, as a single screening must answer fast; a
test checks them.
"""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

TABLES = ("legal_forms.toml", "generic_words.toml")


class Kind(StrEnum):
    """What a word of a name is good for."""

    LEGAL = "legal"
    """What the company is in law."""
    KOREA = "korea"
    """The country or its capital, which half of the listed bodies name."""
    GENERIC = "generic"
    """`General`, `International`, `Group`."""
    PART = "part"
    """A part of a body, which leads to the body: `Branch`."""
    KIND = "kind"
    """What kind of body it is: `Bank`, `Shipping`, `Ministry`."""
    SUBJECT = "subject"
    """What it is busy with: `Munitions`, `Space`, `Reconnaissance`."""
    PLACE = "place"
    COMMON = "common"
    """An English word on many signboards: `Green`, `Leader`."""
    NUMBER = "number"
    DISTINCTIVE = "distinctive"
    """What no table holds."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a spelling stands for."""

    word: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tables, turned round for looking words up."""

    meanings: dict[str, Meaning]
    """By spelling."""
    several: dict[str, tuple[Meaning, ...]]
    """Spellings that stand for several words."""
    at_the_edge: dict[str, Meaning]
    """Short legal forms, read as such only at the beginning or end of a name."""
    nothing: frozenset[str]
    before_a_number: frozenset[str]
    also_joined: frozenset[str]
    """Words of fewer than five letters that are parted from words written as one."""
    may_be_syllables: frozenset[str]
    """Read as words only where another word of the name is known."""
    near: dict[str, frozenset[str]]
    """By word: the groups of words that are put one for another."""
    weights: dict[Kind, float]
    long_by_length: dict[int, tuple[str, ...]]
    """Latin spellings of eight letters and more."""


_IN_WORDS = tuple(
    kind for kind in Kind if kind not in {Kind.LEGAL, Kind.NUMBER, Kind.DISTINCTIVE}
)


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Read the tables."""
    legal, words = (_table(name) for name in TABLES)
    meanings = _meanings(Kind.LEGAL, legal["anywhere"])
    for kind in _IN_WORDS:
        meanings |= _meanings(kind, words[kind.value])
    by_word = {meaning.word: meaning for meaning in meanings.values()}
    several = {
        spelling: tuple(by_word[word] for word in found.split())
        for spelling, found in words["several"].items()
    }
    meanings |= {spelling: found[0] for spelling, found in several.items()}
    return Vocabulary(
        meanings=meanings,
        several=several,
        also_joined=frozenset(words["nothing"]["also_joined"].split()),
        at_the_edge=_meanings(Kind.LEGAL, legal["at_the_edge"]),
        nothing=frozenset(words["nothing"]["words"].split()),
        may_be_syllables=frozenset(words["nothing"]["may_be_syllables"].split()),
        before_a_number=frozenset(words["nothing"]["before_a_number"].split()),
        near=_near(words["near"]),
        weights={Kind(kind): float(weight) for kind, weight in words["weight"].items()},
        long_by_length=_long_by_length(meanings),
    )


def _table(name: str) -> dict[str, dict[str, str]]:
    text = files("screening.names").joinpath("tables", name).read_text(encoding="utf-8")
    return tomllib.loads(text)


def _meanings(kind: Kind, section: dict[str, str]) -> dict[str, Meaning]:
    return {
        spelling: Meaning(word, kind)
        for word, spellings in section.items()
        for spelling in spellings.split()
    }


def _near(section: dict[str, str]) -> dict[str, frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for group, words in section.items():
        for word in words.split():
            groups.setdefault(word, set()).add(group)
    return {word: frozenset(found) for word, found in groups.items()}


def _long_by_length(meanings: dict[str, Meaning]) -> dict[int, tuple[str, ...]]:
    found: dict[int, list[str]] = {}
    for spelling in meanings:
        if len(spelling) >= 8 and spelling.isascii():
            found.setdefault(len(spelling), []).append(spelling)
    return {length: tuple(spellings) for length, spellings in found.items()}
