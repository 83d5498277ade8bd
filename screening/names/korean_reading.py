"""As which Korean names can a name be read?

A Korean name is a surname of one syllable (seldom two) and a given name of one or two
(seldom three). Its parts may be joined, hyphenated or apart, the surname first or last, in
hangul, Latin letters, Cyrillic, katakana or Chinese characters; so one name has several
readings. One piece of a reading may be none that Korean knows: a slip of the pen, a word
that doesn't belong to the name.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice, product
from unicodedata import normalize

from screening.names.assimilation import unassimilated
from screening.names.fold import fold
from screening.names.korean_name import KoreanName
from screening.names.korean_partings import (
    MOST_LETTERS,
    MOST_SYLLABLES,
    Parting,
    Reader,
    as_initials,
    may_be_initials,
    partings,
    plain_partings,
    scanned_as,
    slipped,
)
from screening.names.lookalikes import as_latin
from screening.names.syllables import Syllable, chinese_syllable, is_character, syllable

_USUAL_LENGTH, _LONG_NUMBER = 3, 4
_MOST_WORDS = 6
_MOST_READINGS = 24
_HAS_UMLAUT = re.compile("[äöü\u0308]", re.IGNORECASE)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
"""A German writes 재 `dschä` or `dschae`."""


@lru_cache(maxsize=5_000)
def readings(name: str) -> tuple[KoreanName, ...]:
    """Give the readings of a name, the plainest first; empty where there is none.

    Bounded for any input: a name of more than six words or 48 letters is read as none.
    """
    return tuple(found for text in writings_out(name) for found in _readings(text))


def writings_out(name: str) -> tuple[str, ...]:
    """Give a name, and also with its umlauts written out."""
    if not _HAS_UMLAUT.search(name):
        return (name,)
    return name, normalize("NFC", name).casefold().translate(_UMLAUTS)


def _readings(name: str) -> tuple[KoreanName, ...]:
    words = words_of(name)
    if name.isascii() and sum(map(_is_unreadable, words)) > 1:
        return ()  # in every reading all words but one are syllables
    whole = [*_named(words, syllable), *_chinese(words), *_by_look(name)]
    whole += _by_sound(words)
    parted = [partings(word, syllable) for word in words]
    whole += _in_both_orders(product(*parted), words, with_surname=False)[:_MOST_READINGS]
    if any(found.is_plain and len(found.syllables) <= _USUAL_LENGTH for found in whole):
        return tuple(whole)
    return (
        *(*whole, *_as_scanned(words), *_with_initials(words)),
        *(*_with_a_slip(words), *_with_a_word_less(words)),
    )


@lru_cache(maxsize=100_000)
def _is_unreadable(word: str) -> bool:
    """Whether a word is in no reading of a name, unless misspelt or left out."""
    return not (
        may_be_initials(word)
        or partings(word, syllable)
        or partings(word, chinese_syllable)
        or any(partings(spoken, syllable) for spoken in unassimilated(word))
        or scanned_as(word) != word
    )


def _by_look(name: str) -> tuple[KoreanName, ...]:
    """Read a name in which letters of other scripts stand for Latin ones they look like."""
    words = [as_latin(word) or word for word in words_of(name)]
    seen = " ".join(words)
    is_mixed = any(word.isascii() for word in words) and words != words_of(name)
    return plain_readings(seen) if is_mixed else ()


def _by_sound(words: list[str]) -> Iterator[KoreanName]:
    """Read a word as two syllables whose consonants have become alike where they meet."""
    for number, word in enumerate(words):
        for spoken in unassimilated(word):
            for name in _named([*words[:number], spoken, *words[number + 1 :]], syllable):
                yield replace(name, is_assimilated=True, words=tuple(words))


def _as_scanned(words: list[str]) -> list[KoreanName]:
    """Read the words that are no syllables with the letters a scanner mistook: `KlM`, `5u`."""
    meant = [word if partings(word, syllable) else scanned_as(word) for word in words]
    found = _named(meant, syllable) if meant != words else []
    return [replace(name, words=tuple(words)) for name in found]


def _with_initials(words: list[str]) -> list[KoreanName]:
    """Read single letters as the initials of syllables: `Kim Y. C.`, `YC Kim`."""
    parted: list[Sequence[Parting]] = [
        [letters] if (letters := as_initials(word)) else partings(word, syllable)
        for word in words
    ]
    if not all(parted):
        return []
    return _in_both_orders(product(*parted), words)[:_MOST_READINGS]


def _with_a_word_less(words: list[str]) -> list[KoreanName]:
    """Read the name without one of its words: a title, a foreign name, a syllable too many.

    A number is a ship's, unless it is long enough for a year.
    """
    if len(words) < 3:
        return []
    found = []
    for number, word in enumerate(words):
        is_name = any(len(parting) == 1 for parting in partings(word, syllable))
        is_number = word.isdecimal() and len(word) < _LONG_NUMBER
        if not is_number and (not is_name or len(words) > _USUAL_LENGTH):
            rest = _named([*words[:number], *words[number + 1 :]], syllable)
            found += [replace(name, left_out=word) for name in rest if name.is_plain]
    return found[:_MOST_READINGS]


@lru_cache(maxsize=5_000)
def plain_readings(name: str) -> tuple[KoreanName, ...]:
    """Give the readings of a name in which every piece is a usual spelling.

    Each word is parted into as few syllables as can be: `Young` is one, not `Yo ung`.
    """
    words = words_of(name)
    parted = []
    for word in words:
        found = plain_partings(word)
        if not found:
            return ()
        fewest = min(map(len, found))
        parted.append([parting for parting in found if len(parting) == fewest])
    in_both = _in_both_orders(product(*parted), words)
    return tuple(sorted(filter(_is_plain, in_both), key=_strangeness)[:_MOST_READINGS])


def _is_plain(name: KoreanName) -> bool:
    return name.is_plain


def words_of(name: str) -> list[str]:
    """Part a name into words; one too long to be a Korean name has none."""
    words = fold(name).replace("-", " ").split()
    is_too_long = len(words) > _MOST_WORDS or sum(map(len, words)) > MOST_LETTERS
    return [] if is_too_long else words


def _named(words: list[str], read: Reader) -> list[KoreanName]:
    parted = [partings(word, read) for word in words]
    if not all(parted):
        return []
    found = _in_both_orders(product(*parted), words)
    return sorted(found, key=_strangeness)[:_MOST_READINGS]


def _chinese(words: list[str]) -> list[KoreanName]:
    """Read a name as pinyin; where a usual Korean spelling says the same, that counts."""
    if not all(word.isascii() for word in words):
        return []
    found = _named(words, chinese_syllable)
    return [replace(name, is_chinese=True) for name in found]


def _strangeness(name: KoreanName) -> tuple[float, int]:
    return (-sum(s.usual for s in name.syllables) / len(name.syllables), len(name.syllables))


def _with_a_slip(words: list[str]) -> list[KoreanName]:
    """Give the readings with one piece that is no syllable."""
    found: list[KoreanName] = []
    known = [partings(word, syllable) for word in words]
    for number, word in enumerate(words):
        if any(not other for place, other in enumerate(known) if place != number):
            continue
        parted = [*known[:number], slipped(word), *known[number + 1 :]]
        found += _in_both_orders(product(*parted), words)
    unique = {tuple(s.text for s in name.syllables): name for name in found}
    return sorted(unique.values(), key=_strangeness)[: 2 * _MOST_READINGS]


def _in_both_orders(
    sequences: Iterable[tuple[Parting, ...]], words: list[str], *, with_surname: bool = True
) -> list[KoreanName]:
    """Give each sequence surname first and, where that can be, surname last.

    Chinese characters have it first. Without `with_surname`: those alone in which it
    is a syllable that is none.
    """
    found = []
    for parts in islice(sequences, 4 * _MOST_READINGS):
        syllables = tuple(piece for part in parts for piece in part)
        if not 2 <= len(syllables) <= MOST_SYLLABLES:
            continue
        if _can_be_surname(syllables[0]) is with_surname:
            found.append(KoreanName(syllables, words=tuple(words)))
        is_last_apart = len(words) == 1 or len(parts[-1]) == 1
        may_be_turned = is_last_apart and not is_character(words[-1][0])
        if may_be_turned and _can_be_surname(syllables[-1]) is with_surname:
            turned = (syllables[-1], *syllables[:-1])
            found.append(KoreanName(turned, is_surname_first=False, words=tuple(words)))
    return found


def _can_be_surname(piece: Syllable) -> bool:
    return piece.is_surname or not piece.hangul
