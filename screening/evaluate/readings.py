"""Which Korean names can a listed name be?

A Latin spelling is cut into a surname and one to three syllables, at either end and however
they are joined. What one alias leaves open another may settle: hangul that the list prints, or
the marks of McCune-Reischauer. What stays open is a set of hangul for each syllable.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from screening.evaluate.hangul import KoreanName, is_hangul, southern
from screening.evaluate.spellings import (
    Readings,
    Tier,
    exact_readings,
    given_readings,
    surname_readings,
    surnames,
)
from screening.evaluate.tables import choices

_MARKS = re.compile("[’‘`´ʼ]")
_MISPLACED = re.compile(r"y'([ou])")
LONGEST_GIVEN = 3


@dataclass(frozen=True, slots=True)
class Reading:
    """What a listed name can be, syllable by syllable."""

    text: str
    """As printed."""
    surname: frozenset[str]
    given: tuple[frozenset[str], ...]
    is_surname_first: bool

    def allows(self, name: KoreanName) -> bool:
        """Whether the name may be this one."""
        if len(name.given) != len(self.given) or name.surname not in self.surname:
            return False
        return all(s in known for s, known in zip(name.given, self.given, strict=True))


def readings(text: str, tier: Tier = Tier.OTHER) -> tuple[Reading, ...]:
    """Give every way of reading one printed name, by the surname at its beginning first."""
    if is_hangul(text):
        return tuple(_hangul(text))
    plain = _folded(text)
    words = plain.replace("-", " ").split()
    if not 2 <= len(words) <= LONGEST_GIVEN + 1:
        return ()
    found: list[Reading] = []
    for is_first in (True, False):
        surname, given = (words[0], words[1:]) if is_first else (words[-1], words[:-1])
        if _keeps_apart(plain, surname, is_first=is_first):
            found += _read(text, surname, given, tier, is_first=is_first)
    return tuple(found)


def _keeps_apart(plain: str, surname: str, *, is_first: bool) -> bool:
    """Whether no hyphen ties the surname to its neighbour."""
    tied = plain.startswith(f"{surname}-") if is_first else plain.endswith(f"-{surname}")
    return not tied


def _folded(text: str) -> str:
    with_breves = unicodedata.normalize("NFD", text).replace("\u0306", "'")
    plain = "".join(c for c in with_breves if not unicodedata.combining(c)).casefold()
    return _MISPLACED.sub(r"y\1'", _MARKS.sub("'", plain))


def _hangul(text: str) -> Iterator[Reading]:
    letters = text.replace(" ", "")
    size = 2 if len(letters) > 3 and letters[:2] in surnames() else 1
    if letters[:size] in surnames() and 1 <= len(letters) - size <= LONGEST_GIVEN:
        given = tuple(frozenset({s}) for s in letters[size:])
        yield Reading(text, frozenset({letters[:size]}), given, True)


def _read(
    text: str, surname: str, given: list[str], tier: Tier, *, is_first: bool
) -> Iterator[Reading]:
    """Read with every mark where there are marks, else as the likeliest system allows."""
    if "'" in "".join((surname, *given)):
        first, others = exact_readings(is_surname=True), exact_readings(is_surname=False)
    else:
        first, others = surname_readings(tier), given_readings(tier)
    if surname not in first:
        return
    for cut in _cuts(given, others):
        if 1 <= len(cut) <= LONGEST_GIVEN:
            sets = tuple(others[part] for part in cut)
            yield Reading(text, first[surname], sets, is_first)


def _cuts(words: list[str], known: Readings) -> Iterator[tuple[str, ...]]:
    """Cut each word into known syllables; a word that is one is not cut."""
    if not words:
        yield ()
        return
    for head in _cut(words[0], known):
        for tail in _cuts(words[1:], known):
            yield (*head, *tail)


def _cut(word: str, known: Readings) -> Iterator[tuple[str, ...]]:
    if word in known:
        yield (word,)
        return
    for end in range(len(word) - 1, 0, -1):
        if word[:end] in known and word[end:] in known:
            yield (word[:end], word[end:])


def settled(reading: Reading, others: Iterable[Reading]) -> Reading:
    """Narrow a reading by the party's other names where they can be the same name."""
    for other in others:
        reading = _narrowed(reading, other) or reading
    return reading


def _narrowed(reading: Reading, other: Reading) -> Reading | None:
    if len(other.given) != len(reading.given):
        return None
    surname = reading.surname & other.surname
    given = tuple(a & b for a, b in zip(reading.given, other.given, strict=True))
    if not surname or not all(given):
        return None
    return replace(reading, surname=surname, given=given)


def likelier(reading: Reading) -> Reading:
    """Narrow each syllable to what the likelier systems allow, where they allow any."""
    for tier in Tier:
        same = [
            other
            for other in readings(reading.text, tier)
            if other.is_surname_first == reading.is_surname_first
            and len(other.given) == len(reading.given)
        ]
        for other in same:
            given = tuple(a & b or a for a, b in zip(reading.given, other.given, strict=True))
            surname = reading.surname & other.surname or reading.surname
            reading = replace(reading, surname=surname, given=given)
    return reading


def keys(text: str) -> Iterator[str]:
    """Give the keys of every name that a text can stand for."""
    for reading in readings(text):
        for surname in reading.surname:
            for given in product(*reading.given):
                yield KoreanName(surname, "".join(given)).key


def surname_weight(surname: str) -> float:
    """Give the share of Koreans with this surname; it tells surname from given name."""
    known, weights = choices("korean_names", "surnames")
    shares = dict(zip(known, weights, strict=True))
    return shares.get(southern(surname[0]) + surname[1:], 0.0)
