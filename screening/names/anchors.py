"""By what is the name of an organisation or a ship found among all listed ones?"""

import re
from functools import lru_cache

from screening.names import acronyms, bodies
from screening.names.belonging import parties
from screening.names.korean_reading import plain_partings
from screening.names.scanned import repaired, shape
from screening.names.sounds import SHORTEST, sound
from screening.names.vocabulary import Kind
from screening.names.words import NameWords, words

_FOREIGN = re.compile("[fqvxz]|^[bcdgkpst][lr]|^s[kmnpt]|[^aeiouyw]{5}")
"""Letters that no Korean word has; to look for them is fast."""
LONGEST = 24
"""Letters of the longest word that may be Korean syllables."""


@lru_cache(maxsize=100_000)
def anchors(name: str, *, is_listed: bool = False) -> frozenset[str]:
    """Give the words by which a name is found: see `joined` for the one way besides.

    Two names that score 0.75 or more share an anchor, or `slips.by_letters` finds anchors of
    theirs alike, or their `joined` letters. A listed name has its telling words, or all where
    none is telling; an asked name has all but legal forms, and those of every party it
    speaks of or may be misread for. Either has its acronyms, the bodies of that name and its
    distinctive words written as one; the shapes of them all, for scanners; and the sounds
    of those that may be Korean, for what reads the same.
    """
    found = _anchors(name, is_listed=is_listed)
    if is_listed:
        return found
    meant = (*parties(name), *repaired(name))
    return found.union(*(_anchors(party, is_listed=False) for party in meant))


def _anchors(name: str, *, is_listed: bool) -> frozenset[str]:
    found = words(name)
    kept = [w for w in found.words if w.kind is not Kind.LEGAL] or list(found.words)
    if is_listed and found.telling:
        kept = [w for w in kept if w.is_telling]
    texts = {text for w in kept for text in (w.text, w.letters)}
    joins = _joins(found)
    distinctive = {w.letters for w in found.words if w.kind is Kind.DISTINCTIVE}
    sounds = {f"~{sound(text)}" for text in distinctive | joins if _is_korean(text)}
    made = acronyms.acronyms(name).all
    shapes = {shape(text) for text in texts | joins}
    whole = f"={found.shape}"
    return frozenset((*texts, *joins, *shapes, whole, *sounds, *made, *bodies.bodies(name)))


def _is_korean(text: str) -> bool:
    is_long = SHORTEST <= len(text) <= LONGEST or not text.isascii()
    return is_long and not _FOREIGN.search(text) and _has_syllables(text)


def _has_syllables(text: str) -> bool:
    """Whether it may be several syllables: one alone is never enough to be the same."""
    return any(len(parting) > 1 for parting in plain_partings(text))


def _joins(found: NameWords) -> set[str]:
    """Write distinctive words as one: two to four in a row, and all that are telling."""
    return {found.core, *(text for _, text in found.joins)} - {""}


def joined(name: str) -> str:
    """Give all letters of a name, by which it is found though written as one word."""
    return words(name).letters
