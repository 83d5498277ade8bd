"""Is one name the acronym of the other?

Printed acronyms are those that a name itself ends with (`Korea Kwangson Banking Corporation
(KKBC)`); made ones are the first letters of a name's words. A made one is weaker: with fewer
than four letters it is no ground for an alert. A long name asked for is never cut to its first
letters: that an entry's acronym stands for it, the entry itself must say.
"""

from dataclasses import dataclass
from functools import lru_cache

from screening.names.vocabulary import Kind
from screening.names.words import NameWords, words

PRINTED, MADE, SHORT = 0.95, 0.89, 0.80
"""Scores: a printed acronym, one made by us, one made by us of three letters."""
_SHORTEST, LONGEST = 3, 8
_DROPPED = (
    frozenset[Kind | None](),
    frozenset({Kind.LEGAL}),
    frozenset({Kind.KOREA}),
    frozenset({Kind.LEGAL, Kind.KOREA}),
)


@dataclass(frozen=True, slots=True)
class Acronyms:
    """The acronyms of a name."""

    itself: str
    """The name, where it may be an acronym and nothing else but a legal form."""
    printed: str
    """The acronym that the name ends with."""
    made: frozenset[str]
    """First letters of its words: of all, and without legal forms or the country."""

    @property
    def all(self) -> frozenset[str]:
        """Every acronym under which the name is found."""
        return frozenset(filter(None, {self.itself, self.printed, *self.made}))


@lru_cache(maxsize=2_000)
def acronyms(name: str) -> Acronyms:
    """Give the acronyms of a name."""
    found = words(name)
    telling = [w for w in found.words if w.kind not in {Kind.LEGAL, Kind.PLACE, Kind.KOREA}]
    alone = telling[0].letters if len(telling) == 1 and telling[0].is_telling else ""
    itself = alone if _may_be(alone) else ""
    if found.acronym:
        return Acronyms(itself, found.acronym, frozenset())
    return Acronyms(itself, "", _made(found))


def _may_be(text: str) -> bool:
    return _SHORTEST <= len(text) <= LONGEST and text.isascii() and text.isalpha()


def _made(name: NameWords) -> frozenset[str]:
    """Make acronyms of the first letters of three words or more."""
    if len(name.tokens) < _SHORTEST:
        return frozenset()
    kinds = {w.printed: w.kind for w in name.words}
    letters = [(token[0], kinds.get(token)) for token in name.tokens]
    found = {
        "".join([letter for letter, kind in letters if kind not in dropped])
        for dropped in _DROPPED
    }
    return frozenset(filter(_may_be, found))


def compare(asked: str, listed: str) -> tuple[float, str]:
    """Score an acronym against the name it stands for; 0 where neither is one of the other."""
    one, other = acronyms(asked), acronyms(listed)
    if one.itself and one.itself == other.printed:
        return PRINTED, f"{one.itself.upper()} is the acronym printed with the listed name."
    if other.itself and other.itself == one.printed:
        return PRINTED, f"{other.itself.upper()} is the acronym at the end of the name asked."
    if one.itself and one.itself in other.made:
        score = MADE if len(one.itself) > 3 else SHORT
        return score, f"{one.itself.upper()} are the first letters of the listed name."
    return 0.0, ""
