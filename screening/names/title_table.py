"""Which words beside a person's name are titles, and which part several names?"""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources

from screening.names.fold import fold

LONGEST_PHRASE = 6
"""No title has more words, so that only so many are looked up at a place."""


class TitleKind(StrEnum):
    """What a title says of its bearer."""

    RANK = "rank"
    ROLE = "role"
    COURTESY = "courtesy"
    NOISE = "noise"


@dataclass(frozen=True, slots=True)
class TitleTable:
    """The words, folded."""

    kinds: dict[str, TitleKind]
    joined: tuple[str, ...]
    """Titles in hangul or Chinese, the longest first: they may be joined to a name."""
    modifiers: frozenset[str]
    connectors: frozenset[str]
    before_only: frozenset[str]
    """Titles that count only before a name."""
    alias_marks: frozenset[str]
    accented_marks: frozenset[str]
    """Marks that count only with their accents, in small letters as printed."""
    organisation_words: frozenset[str]
    organisation_endings: tuple[str, ...]


@cache
def table() -> TitleTable:
    """Read the table once."""
    text = resources.files("screening.names").joinpath("tables/titles.toml").read_text("utf-8")
    told = tomllib.loads(text)
    kinds = {
        _folded(phrase): kind
        for kind in TitleKind
        for phrases in told[kind].values()
        for phrase in phrases
    }
    joined = {
        _folded(phrase)
        for kind in TitleKind
        for writing in ("hangul", "chinese")
        for phrase in told[kind].get(writing, ())
    }
    return TitleTable(
        kinds=kinds,
        joined=tuple(sorted(joined, key=lambda title: (-len(title), title))),
        modifiers=_all(told["modifiers"]["words"]),
        connectors=_all(told["connectors"]["words"]),
        before_only=_all(told["before"]["words"]),
        alias_marks=_all(told["aliases"]["marks"]),
        accented_marks=frozenset(told["aliases"]["accented"]),
        organisation_words=_all(told["organisations"]["words"]),
        organisation_endings=tuple(told["organisations"]["hangul_endings"]),
    )


def _all(words: list[str]) -> frozenset[str]:
    return frozenset(map(_folded, words))


def _folded(phrase: str) -> str:
    return phrase if is_plain(phrase) else fold(phrase)


def is_plain(phrase: str) -> bool:
    """Whether a phrase is in small letters, hangul or Chinese: folded, as a test makes sure."""
    if phrase.isascii():
        return phrase.replace(" ", "").isalnum() and phrase == phrase.lower()
    return all("\uac00" <= c <= "\ud7a3" or "\u4e00" <= c <= "\u9fff" for c in phrase)
