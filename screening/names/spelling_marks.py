"""By what is it seen at once that two spellings can't be a slip or two apart?"""

from functools import lru_cache

from screening.names.slips import LONG, SHORTEST, edges

_MOST_SLIPS = 2


@lru_cache(maxsize=20_000)
def spelling_marks(text: str) -> frozenset[str]:
    """Give what a spelling shares with every other that `slips.by_letters` finds alike.

    That is the spelling itself, a short one with each letter left out, and the edges of a
    long one.
    """
    found = _short(text)
    if len(text) >= LONG - 1:
        found.update(edges(text))
    return frozenset(found)


@lru_cache(maxsize=50_000)
def listed_marks(text: str) -> frozenset[str]:
    """Give the same of a listed spelling, the edges of a long one with its length."""
    found = _short(text)
    if len(text) >= LONG - 1:
        found.update(f"{edge}{len(text)}" for edge in edges(text))
    return frozenset(found) - {""}


@lru_cache(maxsize=50_000)
def asked_marks(text: str) -> frozenset[str]:
    """Give the marks of which every listed spelling has one that is alike."""
    found = _short(text)
    length = len(text)
    if length >= LONG - 1:
        shortest = LONG - 1 if length == LONG else max(LONG, length - _MOST_SLIPS)
        lengths = range(shortest, length + _MOST_SLIPS + 1)
        found.update(f"{edge}{listed}" for edge in edges(text) for listed in lengths)
    return frozenset(found) - {""}


def _short(text: str) -> set[str]:
    found = {text}
    if SHORTEST <= len(text) < LONG:
        found.update(text[:at] + text[at + 1 :] for at in range(len(text)))
    return found
