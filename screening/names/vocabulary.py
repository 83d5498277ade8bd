"""Which words do many organisations share, what do they stand for, and how much do they say?

The tables `legal_forms.toml`, `generic_words.toml` and `translated_words.toml` hold them. They
are read once, when a name is first taken apart, and without a model, as a single screening
must answer fast; a test checks them.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

TABLES = ("legal_forms.toml", "generic_words.toml", "translated_words.toml")
_ELIDED = re.compile(r"(?:dell|all|nell|sull|d|l)(?=[aeiouh])")
"""An article that an apostrophe joined to its word: `l'industrie`."""
_LINES = re.compile(
    r"""^(?:\[(?P<section>\w+)\]|"?(?P<key>[^\s"#]+)"? = "?(?P<value>[^"\n]*)"?)$""",
    re.MULTILINE,
)
_ARTICLES = frozenset("dlans")
_LONGEST_STEM, _SHORTEST_STEM = 22, 5
"""Shorter Latin beginnings are whole words."""


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
    nothing_beside: frozenset[str]
    """Nothing beside a known word, else perhaps a syllable."""
    nothing_among_foreign: frozenset[str]
    """Articles and the like of other languages, beside a long word of one of them."""
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
    stems: dict[str, tuple[Meaning, ...]]
    """By the beginning of a word in any inflection."""
    among_foreign: dict[str, Meaning]
    """Short words of other languages, read as such only beside a longer one."""
    beginnings: frozenset[str]
    """The first four letters of each stem."""

    def inflected(self, token: str) -> tuple[Meaning, ...]:
        """Give what a word stands for that begins like a known one; nothing else."""
        bare = _ELIDED.sub("", token, count=1) if token[:1] in _ARTICLES else token
        for text in (token, bare) if bare != token else (token,):
            if text is not token and text in self.meanings:
                return self.several.get(text, (self.meanings[text],))
            if text[:4] not in self.beginnings:
                continue
            for size in range(min(len(text), _LONGEST_STEM), 3, -1):
                found = self.stems.get(text[:size])
                if found and (size >= _SHORTEST_STEM or size == len(text) or text > "z"):
                    return found
        return ()


_IN_WORDS = tuple(
    kind for kind in Kind if kind not in {Kind.LEGAL, Kind.NUMBER, Kind.DISTINCTIVE}
)


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Read the tables."""
    legal, words, translated = (table(name) for name in TABLES)
    meanings = _meanings(Kind.LEGAL, legal["anywhere"])
    for kind in _IN_WORDS:
        meanings |= _meanings(kind, words[kind.value])
    by_word = {meaning.word: meaning for meaning in meanings.values()}
    stems: dict[str, tuple[Meaning, ...]] = {
        stem: (by_word[word],)
        for word, found in translated["stem"].items()
        for stem in found.split()
    }
    stems |= {
        stem: tuple(by_word[word] for word in found.split())
        for stem, found in translated["several"].items()
    }
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
        nothing_beside=frozenset(words["nothing"]["beside_known"].split()),
        nothing_among_foreign=frozenset(words["nothing"]["among_foreign"].split()),
        may_be_syllables=frozenset(words["nothing"]["may_be_syllables"].split()),
        before_a_number=frozenset(words["nothing"]["before_a_number"].split()),
        near=_near(words["near"]),
        weights={Kind(kind): float(weight) for kind, weight in words["weight"].items()},
        long_by_length=_long_by_length(meanings),
        stems=stems,
        among_foreign={
            spelling: by_word[word]
            for word, found in translated["among_foreign"].items()
            for spelling in found.split()
        },
        beginnings=frozenset(stem[:4] for stem in stems),
    )


def table(name: str) -> dict[str, dict[str, str]]:
    """Read a table whose every value stands on a line of its own, as TOML would be read.

    The standard library's reader takes ten times as long, and each screening waits for it.
    """
    text = files("screening.names").joinpath("tables", name).read_text(encoding="utf-8")
    found: dict[str, dict[str, str]] = {}
    for line in _LINES.finditer(text):
        if line["section"]:
            section = found.setdefault(line["section"], {})
        else:
            section[line["key"]] = line["value"]
    return found


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
