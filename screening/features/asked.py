"""Which names does a query ask for, once what is no name is left out?"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from db.records.entry import PartyType
from db.records.screening import Bearing, Evidence, Query
from screening.names.korean_reading import plain_readings
from screening.names.syllables import is_character
from screening.names.titles import strip
from screening.names.within import names_within
from screening.names.words import words

_PERSONS = frozenset({None, PartyType.PERSON, PartyType.UNKNOWN})
_SYLLABLES, _CHARACTERS = 3, 2
LONGEST_STRIPPED = 400
"""Letters of the longest text in which titles are looked for."""


@dataclass(frozen=True, slots=True)
class AskedName:
    """One name to compare."""

    text: str
    printed: str
    """As asked, with whatever was left out."""
    titles: tuple[str, ...] = ()
    """What was left out, and what it is: `General (rank)`."""

    is_likely_person: bool = False
    """Whether no kind of party is stated and the name is as long as a Korean's, or Chinese."""
    is_within: bool = False
    """Whether it is a few words of a longer text: a listed person's only by every syllable."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing was left out."""
        return self.text == self.printed

    def is_anothers(self, listed: str) -> bool:
        """Whether it is most likely a person's name, and not that of a listed ship or body.

        With the letters of all the listed words that tell (`Namchongang`) it may be theirs.
        """
        is_persons = self.is_likely_person or self.is_within
        return is_persons and words(self.text).letters != words(listed).core

    @property
    def evidence(self) -> Evidence | None:
        """What was left out, neither for nor against."""
        if not self.titles:
            return None
        left_out = ", ".join(self.titles)
        because = "Left out of the name; a rank or an office is a fact about the party."
        return Evidence("title", left_out, "", 0.0, Bearing.NEUTRAL, because)


def asked_names(query: Query) -> tuple[AskedName, ...]:
    """Give every name to compare: each as asked, without titles, further names, names within.

    Only the first are looked for where the party asked for is an organisation or a ship.
    """
    found = {
        name: AskedName(name, name, is_likely_person=query.type is None and _is_a_persons(name))
        for name in query.names
    }
    if query.type in _PERSONS:
        for name in query.names:
            for asked in _stripped(name):
                found.setdefault(asked.text, asked)
        for name in query.names:
            for text in names_within(name):
                found.setdefault(text, AskedName(text, name, is_within=True))
    return tuple(found.values())


def _is_a_persons(name: str) -> bool:
    """Whether it is of three Korean syllables, or of two Chinese characters."""
    is_korean = any(len(found.syllables) == _SYLLABLES for found in plain_readings(name))
    return is_korean or (len(name) == _CHARACTERS and all(map(is_character, name)))


@lru_cache(maxsize=5_000)
def _stripped(name: str) -> tuple[AskedName, ...]:
    return tuple(_without_titles(name)) if len(name) <= LONGEST_STRIPPED else ()


def _without_titles(name: str) -> Iterator[AskedName]:
    found = strip(name)
    titles = tuple(f"{title.text} ({title.kind.value})" for title in found.titles)
    titles += tuple(f"{text} (organisation)" for text in found.organisations)
    for text in (found.name, *found.others):
        if text != name:
            yield AskedName(text, name, titles)
