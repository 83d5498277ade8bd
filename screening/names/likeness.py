"""How alike are a name asked and a name on a list?

The same name after folding is found first. Otherwise a listed person's name is held
against the query syllable by syllable, if it is Korean, and word by word, if it or the
query is not; the name of an organisation or a ship word by word. Each is compared in
its own script, and in Latin letters.
"""

from collections.abc import Iterator
from functools import lru_cache

from db.records.entry import PartyType
from screening.names import korean, organisations, persons
from screening.names.comparison import Comparison, Manner
from screening.names.fold import fold
from screening.names.keys import keys, similarity
from screening.names.korean_listed import is_korean, same_syllables
from screening.names.latin import latin
from screening.names.western import is_taken_abroad

SWAPPED = 0.83
"""The same syllables, but the given name's in another order: most often another person."""
_LETTERS_ALONE = 0.75
"""What letters in common are worth where neither syllables nor words agree."""


@lru_cache(maxsize=5_000)
def compare(asked: str, listed: str, kind: PartyType) -> Comparison:
    """Compare two names as printed or typed; the best of the ways to do it counts."""
    if (same := compare_as_a_whole(asked, listed, kind)) is not None:
        return same
    score = similarity(keys(asked), keys(listed))
    if score == 1.0:
        swapped = "The same syllables, those of the given name in another order."
        return Comparison(SWAPPED, Manner.SYLLABLES, swapped)
    found = list(_compared(asked, listed, kind))
    share = f"{score:.0%} of the letters are shared, as written or with the words sorted."
    if found and kind is not PartyType.PERSON and not found[0].score:
        share = f"{found[0].because} {share}"
    found.append(Comparison(round(score * _LETTERS_ALONE, 4), Manner.LETTERS, share))
    return max(found, key=lambda comparison: comparison.score)


def compare_as_a_whole(asked: str, listed: str, kind: PartyType) -> Comparison | None:
    """Say whether two names are the same after folding; `None` where they are not."""
    ours, theirs = keys(asked), keys(listed)
    if ours.joined not in (theirs.joined, *theirs.turned):
        if set(ours.by_word).isdisjoint(theirs.by_word):
            return None
        if kind is PartyType.PERSON and _is_swapped(asked, listed):
            return None
    return Comparison(1.0, Manner.SAME, "The same name after folding.")


def _is_swapped(asked: str, listed: str) -> bool:
    """Whether a Korean name has the words of another in an order that no Korean writes."""
    ours, theirs = keys(asked), keys(listed)
    if ours.joined in (theirs.joined, *theirs.turned) or theirs.joined in ours.turned:
        return False
    return is_korean(listed)


def _compared(asked: str, listed: str, kind: PartyType) -> Iterator[Comparison]:
    if kind is not PartyType.PERSON:
        for ours, theirs in _in_latin(asked, listed):
            yield organisations.compare(ours, theirs, same_syllables)
    if kind in {PartyType.PERSON, PartyType.UNKNOWN}:
        by_syllable = None if is_taken_abroad(asked) else korean.compare(asked, listed)
        if by_syllable is not None:
            yield by_syllable
        if not is_korean(listed):
            for ours, theirs in _in_latin(asked, listed):
                yield persons.compare(ours, theirs)


def _in_latin(asked: str, listed: str) -> Iterator[tuple[str, str]]:
    """Give the pair as written, and with whatever isn't Latin in Latin letters."""
    yield asked, listed
    for ours in (asked, *latin_writings(asked)):
        for theirs in (listed, *latin_writings(listed)):
            if (ours, theirs) != (asked, listed):
                yield ours, theirs


@lru_cache(maxsize=5_000)
def latin_writings(name: str) -> tuple[str, ...]:
    """Give a name that is not in Latin letters in such letters."""
    return latin(fold(name))
