"""Does the entry of an owner, operator or manager name the ship that is asked for?

Lists describe companies by their ships: `Registered owner of the tanker PAEK MA`,
`the following vessels: (a) Chol Ryong (Ryong Gun Bong) 8606173`. Such a name is looked for in
the text of parties that are no ships, in a sentence that speaks of ships.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from db.records.entry import Entry, PartyType
from db.records.screening import Bearing, Evidence, Query
from screening.features.asked import asked_names
from screening.names.fold import fold
from screening.names.likeness import compare

ALIKE = 0.95
"""A ship's name says little; so much of it must agree."""
HIGHEST = 0.99
"""The ship's name is not the party's own, so the party is never the same after folding."""
_SHIP = re.compile(
    r"\b(?:vessels?|ships?|tankers?|freighters?|carriers?|M/?V|IMO)\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Z(])")
_WORD = r"[A-Z][A-Za-z’'-]*"
_BEHIND = re.compile(
    rf"\b(?:vessels?|tankers?|ships?|M/?V)\b,?\s+(?:the\s+|named\s+)*[“\"']?"
    rf"({_WORD}(?:\s+{_WORD}){{0,3}}(?:\s+\d{{1,3}}\b)?)"
)
_CAPITALS = re.compile(r"\b[A-Z]{2,}(?:[’'-][A-Z]+)*(?:\s+(?:[A-Z]{2,}|\d{1,3}\b))*")
_NUMBERED = re.compile(r"([A-Z][^,;:]{2,80}?)[\s,]*(?:\(?IMO[^0-9]{0,12})?\b\d{7}\b")
_ITEM = re.compile(r"^\s*\([a-z]{1,3}\)\s*")
_BRACKETS = re.compile(r"\(([^()]+)\)")
_WORDS_OF_OTHERS = (
    "dprk imo un unsc usd eta roc prc the number company mv international maritime "
    "organization cjsc llc dmcc cfsp eu"
)
_NO_NAMES = frozenset(_WORDS_OF_OTHERS.split())
_NO_BEGINNING = frozenset({"the", "its", "dprk", "which", "that", "imo", "flagged"})
_SHORTEST = 4


def named_ship(query: Query, entry: Entry) -> Evidence | None:
    """Look for the ship asked for in the text of a party that has to do with ships."""
    if query.type is PartyType.PERSON:
        return None
    ships = named_ships(entry)
    names = asked_names(query) if ships else ()
    for ship in ships:
        for asked in names:
            found = compare(asked.text, ship, PartyType.VESSEL)
            if found.score == 1.0 or (found.score >= ALIKE and not asked.is_anothers(ship)):
                because = "The entry's text names a ship of this name."
                score = min(found.score, HIGHEST)
                return Evidence(
                    "named_ship", asked.printed, ship, score, Bearing.AGREES, because
                )
    return None


def named_ships(entry: Entry) -> tuple[str, ...]:
    """Give the names of ships that the entry of another party mentions."""
    if entry.type is PartyType.VESSEL:
        return ()
    own = " ".join(fold(name.text) for name in entry.names)
    found = _named(tuple(statement.text for statement in entry.statements))
    return tuple(name for name in found if fold(name) not in own)


@lru_cache(maxsize=20_000)
def _named(texts: tuple[str, ...]) -> tuple[str, ...]:
    found = (
        name
        for text in texts
        for sentence in _SENTENCE.split(text)
        if _SHIP.search(sentence)
        for name in _names(sentence)
    )
    return tuple(dict.fromkeys(name for name in found if _is_name(name)))


def _names(sentence: str) -> Iterator[str]:
    for numbered in _NUMBERED.finditer(sentence):
        text = _ITEM.sub("", numbered[1])
        yield _BRACKETS.sub(" ", text).strip()
        yield from (inside.strip() for inside in _BRACKETS.findall(text))
    yield from (found[1] for found in _BEHIND.finditer(sentence))
    if sum(map(str.isupper, sentence)) * 2 < sum(map(str.isalpha, sentence)):
        yield from (found[0] for found in _CAPITALS.finditer(sentence))


def _is_name(text: str) -> bool:
    words = fold(text).split()
    letters = sum(len(word) for word in words if word not in _NO_NAMES)
    is_begun = bool(words) and words[0] not in _NO_BEGINNING
    return is_begun and letters >= _SHORTEST and not _NO_NAMES.issuperset(words)
