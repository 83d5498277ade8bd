"""In which ways can two readings be one Korean name, but for a slip or a piece too many?"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

from rapidfuzz.distance import OSA

from screening.names.korean_listed import agreement
from screening.names.korean_name import KoreanName
from screening.names.syllables import (
    HANGUL,
    PLAIN,
    Syllable,
    is_character,
    is_letter,
    spellings,
    system_spellings,
)


@dataclass(frozen=True, slots=True)
class Agreed:
    """Two syllables that can be the same."""

    asked: Syllable
    listed: Syllable
    usual: float
    """How usual both spellings are of what they can mean, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two readings side by side."""

    asked: KoreanName
    listed: KoreanName
    agreed: tuple[Agreed | None, ...]
    """For each syllable of the listed reading: what agrees with it."""
    slip: tuple[Syllable, Syllable] | None = None
    missing: Syllable | None = None
    initial: str = ""
    """The letter that the name asked has for the missing syllable."""
    extra: str = ""
    initials: int = 0


def pairs(asked: KoreanName, listed: KoreanName) -> Iterator[Pair]:
    """Give the ways in which two readings can be the same name but for one piece."""
    ours, theirs = asked.syllables, listed.syllables
    if asked.is_chinese:
        if len(ours) == len(theirs) and (agreed := _all_agreed(ours, theirs)):
            yield Pair(asked, listed, agreed)
    elif len(ours) == len(theirs):
        yield from _aligned(asked, listed)
    elif len(ours) == len(theirs) + 1:
        for place in range(len(ours)):
            rest = (*ours[:place], *ours[place + 1 :])
            is_a_word = ours[place].text in asked.words
            if is_a_word and (agreed := _all_agreed(rest, theirs)):
                yield Pair(asked, listed, agreed, extra=ours[place].text)
    elif len(ours) == len(theirs) - 1:
        yield from _with_one_missing(asked, listed)


def _with_one_missing(asked: KoreanName, listed: KoreanName) -> Iterator[Pair]:
    """Leave out one syllable of the given name; a letter asked must be its initial."""
    theirs = listed.syllables
    initial = asked.left_out if len(asked.left_out) == 1 else ""
    for place in range(1, len(theirs)):
        if initial and not _is_initial(initial, theirs[place]):
            continue
        rest = (*theirs[:place], *theirs[place + 1 :])
        if agreed := _all_agreed(asked.syllables, rest):
            whole = (*agreed[:place], None, *agreed[place:])
            yield Pair(asked, listed, whole, missing=theirs[place], initial=initial)


def _all_agreed(ours: tuple[Syllable, ...], theirs: tuple[Syllable, ...]) -> tuple[Agreed, ...]:
    found = []
    for one, other in zip(ours, theirs, strict=True):
        usual = agreement(one, other)
        if not usual:
            return ()
        found.append(Agreed(one, other, usual))
    return tuple(found)


def _aligned(asked: KoreanName, listed: KoreanName) -> Iterator[Pair]:
    found: list[Agreed | None] = []
    others: list[tuple[Syllable, Syllable]] = []
    for one, other in zip(asked.syllables, listed.syllables, strict=True):
        usual = agreement(one, other)
        found.append(Agreed(one, other, usual) if usual else None)
        if not usual:
            others.append((one, other))
    agreed = tuple(found)
    if not others:
        yield Pair(asked, listed, agreed, extra=asked.left_out)
    elif asked.left_out or not any(agreed):
        return
    elif len(others) == 1 and is_slip(*others[0]):
        yield Pair(asked, listed, agreed, slip=others[0])
    elif agreed[0] is not None and all(
        _is_initial(ours.text, theirs) for ours, theirs in others
    ):
        yield Pair(asked, listed, agreed, initials=len(others))


def is_slip(asked: Syllable, listed: Syllable) -> bool:
    """Whether a piece asked is a listed syllable but for one letter.

    That is a letter wrong, missing, too many, or two letters the wrong way round, of the
    spelling printed, or of any usual spelling of what it can mean where the piece is no
    syllable itself. At least one letter must be right.
    """
    is_known = asked.usual >= PLAIN
    return _is_slip(asked.text, listed.text, tuple(meant(listed)), is_known=is_known)


def meant(piece: Syllable) -> Iterator[str]:
    """Give what a piece means if it is spelt in a usual way."""
    return (hangul for hangul, usual in piece.hangul.items() if usual >= PLAIN)


@lru_cache(maxsize=200_000)
def _is_slip(asked: str, printed: str, meant: tuple[str, ...], *, is_known: bool) -> bool:
    if any(ord(letter) in HANGUL for letter in asked):
        letters = normalize("NFD", asked)
        return any(OSA.distance(letters, normalize("NFD", h)) == 1 for h in meant)
    if any(map(is_character, asked)):
        return False
    written = {printed}
    for hangul in meant:
        written.update(system_spellings(hangul) if is_known else spellings(hangul))
    return any(
        OSA.distance(asked, text, score_cutoff=1) <= 1 and not set(asked).isdisjoint(text)
        for text in written
    )


def _is_initial(asked: str, listed: Syllable) -> bool:
    written = {listed.text, *(text for h in meant(listed) for text in spellings(h))}
    return is_letter(asked) and any(text.startswith(asked) for text in written)
