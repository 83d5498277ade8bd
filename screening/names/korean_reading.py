"""As which Korean names can a name be read?

A Korean name is a surname of one syllable (seldom two) and a given name of one or two
(seldom three). Its parts may be joined, hyphenated or apart, the surname first or last, in
hangul, Latin letters, Cyrillic, katakana or Chinese characters; so one name has several
readings. One piece of a reading may be none that Korean knows: a slip of the pen, a word
that doesn't belong to the name.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice, product
from unicodedata import normalize

from screening.names import scanned
from screening.names.assimilation import unassimilated
from screening.names.fold import fold
from screening.names.korean_name import KoreanName
from screening.names.lookalikes import as_latin
from screening.names.syllables import (
    HANGUL,
    LONGEST,
    PLAIN,
    Syllable,
    chinese_syllable,
    is_character,
    syllable,
)

MOST_SYLLABLES = 5
"""A surname of two, a given name of two, and one that doesn't belong there."""
_USUAL_LENGTH, _LONG_NUMBER = 3, 4
_MOST_LETTERS = 48
_MOST_WORDS = 6
_MOST_READINGS = 24
_MOST_PARTINGS = 40
_MOST_INITIALS = 3
_LONGEST_UNREAD = 7
"""Letters of the longest piece that may be a misspelt syllable."""
_HAS_UMLAUT = re.compile("[äöü\u0308]", re.IGNORECASE)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
"""A German writes 재 `dschä` or `dschae`."""
Reader = Callable[[str], Syllable]
Parting = tuple[Syllable, ...]


@lru_cache(maxsize=5_000)
def readings(name: str) -> tuple[KoreanName, ...]:
    """Give the readings of a name, the plainest first; empty where there is none.

    Bounded for any input: a name of more than six words or 48 letters is read as none.
    """
    written_out = normalize("NFC", name).casefold().translate(_UMLAUTS)
    more = _readings(written_out) if _HAS_UMLAUT.search(name) else ()
    return (*_readings(name), *more)


def _readings(name: str) -> tuple[KoreanName, ...]:
    words = _words(name)
    if name.isascii() and sum(map(_is_unreadable, words)) > 1:
        return ()  # in every reading all words but one are syllables
    whole = [*_named(words, syllable), *_chinese(words), *_by_look(name)]
    whole += _by_sound(words)
    partings = [_partings(word, syllable) for word in words]
    whole += _in_both_orders(product(*partings), words, with_surname=False)[:_MOST_READINGS]
    if any(found.is_plain and len(found.syllables) <= _USUAL_LENGTH for found in whole):
        return tuple(whole)
    return (
        *(*whole, *_as_scanned(words), *_with_initials(words)),
        *(*_with_a_slip(words), *_with_a_word_less(words)),
    )


@lru_cache(maxsize=100_000)
def _is_unreadable(word: str) -> bool:
    """Whether a word is in no reading of a name, unless misspelt or left out."""
    is_initials = len(word) <= _MOST_INITIALS and word.isascii() and word.isalpha()
    return not (
        is_initials
        or _partings(word, syllable)
        or _partings(word, chinese_syllable)
        or any(_partings(spoken, syllable) for spoken in unassimilated(word))
        or _meant(word) != word
    )


def _by_look(name: str) -> tuple[KoreanName, ...]:
    """Read a name in which letters of other scripts stand for Latin ones they look like."""
    words = [as_latin(word) or word for word in _words(name)]
    seen = " ".join(words)
    is_mixed = any(word.isascii() for word in words) and words != _words(name)
    return plain_readings(seen) if is_mixed else ()


def _by_sound(words: list[str]) -> Iterator[KoreanName]:
    """Read a word as two syllables whose consonants have become alike where they meet."""
    for number, word in enumerate(words):
        for spoken in unassimilated(word):
            for name in _named([*words[:number], spoken, *words[number + 1 :]], syllable):
                yield replace(name, is_assimilated=True, words=tuple(words))


def _as_scanned(words: list[str]) -> list[KoreanName]:
    """Read the words that are no syllables with the letters a scanner mistook: `KlM`, `5u`."""
    meant = [word if _partings(word, syllable) else _meant(word) for word in words]
    found = _named(meant, syllable) if meant != words else []
    return [replace(name, words=tuple(words)) for name in found]


def _meant(word: str) -> str:
    for letters in scanned.meant(word):
        if _partings(letters, syllable):
            return letters
    return word


def _with_initials(words: list[str]) -> list[KoreanName]:
    """Read single letters as the initials of syllables: `Kim Y. C.`, `YC Kim`."""
    parted: list[Sequence[Parting]] = []
    for word in words:
        is_initials = word.isascii() and word.isalpha() and len(word) <= _MOST_INITIALS
        initials = [tuple(Syllable(c) for c in word)] if is_initials else []
        known = () if len(word) == 1 and is_initials else _partings(word, syllable)
        if is_initials and not plain_partings(word):
            known = ()
        parted.append(known or initials)
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
        is_name = any(len(parting) == 1 for parting in _partings(word, syllable))
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
    words = _words(name)
    partings = []
    for word in words:
        found = plain_partings(word)
        if not found:
            return ()
        fewest = min(map(len, found))
        partings.append([parting for parting in found if len(parting) == fewest])
    in_both = _in_both_orders(product(*partings), words)
    return tuple(sorted(filter(_is_plain, in_both), key=_strangeness)[:_MOST_READINGS])


def _is_plain(name: KoreanName) -> bool:
    return name.is_plain


def _words(name: str) -> list[str]:
    """Part a name into words; one too long to be a Korean name has none."""
    words = fold(name).replace("-", " ").split()
    is_too_long = len(words) > _MOST_WORDS or sum(map(len, words)) > _MOST_LETTERS
    return [] if is_too_long else words


def _named(words: list[str], read: Reader) -> list[KoreanName]:
    partings = [_partings(word, read) for word in words]
    if not all(partings):
        return []
    found = _in_both_orders(product(*partings), words)
    return sorted(found, key=_strangeness)[:_MOST_READINGS]


def _chinese(words: list[str]) -> list[KoreanName]:
    """Read a name as pinyin; where a usual Korean spelling says the same, that counts."""
    if not all(word.isascii() for word in words):
        return []
    found = _named(words, chinese_syllable)
    return [replace(name, is_chinese=True) for name in found]


def _strangeness(name: KoreanName) -> tuple[float, int]:
    return (-sum(s.usual for s in name.syllables) / len(name.syllables), len(name.syllables))


@lru_cache(maxsize=50_000)
def plain_partings(word: str) -> tuple[Parting, ...]:
    """Give the ways to part a folded word into syllables of usual spellings."""
    if len(word) > _MOST_LETTERS:
        return ()
    return tuple(islice(_ways_from(word, 0, syllable, PLAIN), _MOST_PARTINGS))


@lru_cache(maxsize=50_000)
def _partings(word: str, read: Reader) -> tuple[Parting, ...]:
    """Give the ways to part a word into syllables, all of them known."""
    return tuple(islice(_ways_from(word, 0, read), _MOST_PARTINGS))


def _ways_from(
    word: str, start: int, read: Reader, least: float = 0.0, depth: int = 0
) -> Iterator[Parting]:
    if start == len(word):
        yield ()
        return
    if depth == MOST_SYLLABLES:
        return
    for end in range(min(start + LONGEST, len(word)), start, -1):
        piece = read(word[start:end])
        if piece.hangul and piece.usual >= least:
            for rest in _ways_from(word, end, read, least, depth + 1):
                yield (piece, *rest)


def _with_a_slip(words: list[str]) -> list[KoreanName]:
    """Give the readings with one piece that is no syllable."""
    found: list[KoreanName] = []
    known = [_partings(word, syllable) for word in words]
    for number, word in enumerate(words):
        if any(not other for place, other in enumerate(known) if place != number):
            continue
        partings = [*known[:number], _slipped(word), *known[number + 1 :]]
        found += _in_both_orders(product(*partings), words)
    unique = {tuple(s.text for s in name.syllables): name for name in found}
    return sorted(unique.values(), key=_strangeness)[: 2 * _MOST_READINGS]


@lru_cache(maxsize=20_000)
def _slipped(word: str) -> tuple[Parting, ...]:
    """Give the ways to part a word with one piece that is not known."""
    return tuple(_ways_with_a_slip(word))


def _ways_with_a_slip(word: str) -> Iterator[Parting]:
    if len(word) <= _LONGEST_UNREAD + 1 and syllable(word).usual < PLAIN:
        yield (Syllable(word),)
    if not word.isascii() and not _has_letters(word):
        return
    for start in range(len(word)):
        before = _partings(word[:start], syllable) if start else ((),)
        if not before:
            continue
        for end in range(start + 1, min(start + _LONGEST_UNREAD, len(word)) + 1):
            if end - start == len(word) or syllable(word[start:end]).hangul:
                continue
            after = _partings(word[end:], syllable) if end < len(word) else ((),)
            for first, last in product(before[:3], after[:3]):
                yield (*first, Syllable(word[start:end]), *last)


def _has_letters(word: str) -> bool:
    """Whether the word is of a script that writes sounds, not syllables or words."""
    return not any(ord(c) in HANGUL or is_character(c) for c in word)


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
