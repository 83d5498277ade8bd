"""Which letters of a word only look like the letters meant?

A name is typed or scanned with a Cyrillic `К` in `Kim`, a Latin `i` in `Сергій`, a nought
in `K0MID`. Inside one word, the writing of most of its letters wins, and only where every
other letter has a look-alike in it: a word truly of two writings stays as it is.
"""

import re
from collections import Counter

_CYRILLIC = dict(zip("авекмнорстухѕіјһԁԛԝѵӏүқң", "abekmhopctyxsijhdqwvlykh", strict=True))
_GREEK = dict(zip("αβεζηικμνορτυχϳ", "abezhikmnoptyxj", strict=True))
"""By their capitals, as names are mostly printed: Greek nu is an N."""

LATIN, CYRILLIC, GREEK = "latin", "cyrillic", "greek"
_TO_LATIN = {**_CYRILLIC, **_GREEK}
_FROM_LATIN = {
    CYRILLIC: {latin: letter for letter, latin in reversed(_CYRILLIC.items())},
    GREEK: {latin: letter for letter, latin in reversed(_GREEK.items())},
}
_FOREIGN = re.compile("[\u0370-\u052f]")
_WORD = re.compile(r"[^\s-]+")
_DIGIT_INSIDE = re.compile(r"(?<=[a-z])[01](?=[a-z])|(?<=[а-я])0(?=[а-я])")
_OTHER_DIGIT = re.compile(r"[2-9]|[01]{2}|^[01]|[01]$")
_VOWELS = frozenset("aeiou")


def resolve(folded: str) -> str:
    """Write every word of a folded text in one writing, where its look-alikes allow it."""
    if _FOREIGN.search(folded):
        folded = _WORD.sub(lambda word: _in_one_writing(word[0]), folded)
    if _DIGIT_INSIDE.search(folded):
        folded = _WORD.sub(lambda word: _without_digits(word[0]), folded)
    return folded


def as_latin(word: str) -> str | None:
    """Give a word's Latin look-alike; `None` where a letter has none or all are Latin."""
    if not _FOREIGN.search(word):
        return None
    return _rewritten(word, LATIN)


def writing(letter: str) -> str:
    """Name the writing of a folded letter; empty for marks, digits and other scripts."""
    if "a" <= letter <= "z" or "\u00df" <= letter <= "\u024f":
        return LATIN
    if "\u0400" <= letter <= "\u052f":
        return CYRILLIC
    return GREEK if "\u0370" <= letter <= "\u03ff" else ""


def _in_one_writing(word: str) -> str:
    found = Counter(map(writing, word))
    del found[""]
    if len(found) < 2:
        return word
    # On a tie Latin first: most names asked and listed are Latin.
    order = sorted(found, key=lambda name: (-found[name], name != LATIN, name))
    return next((new for name in order if (new := _rewritten(word, name)) is not None), word)


def _rewritten(word: str, target: str) -> str | None:
    letters = [_look_alike(letter, target) for letter in word]
    kept = [letter for letter in letters if letter is not None]
    return "".join(kept) if len(kept) == len(letters) else None


def _look_alike(letter: str, target: str) -> str | None:
    if writing(letter) in {target, ""}:
        return letter
    latin = _TO_LATIN.get(letter, letter if letter.isascii() else None)
    if target == LATIN or latin is None:
        return latin
    return _FROM_LATIN[target].get(latin)


def _without_digits(word: str) -> str:
    """Read a nought as o and a one as i or l, where no other digit makes a number of them.

    `Office39`, `1st` and `D00000898` stay as they are.
    """
    if _OTHER_DIGIT.search(word):
        return word
    return _DIGIT_INSIDE.sub(lambda digit: _letter_for(word, digit.start()), word)


def _letter_for(word: str, at: int) -> str:
    if word[at] == "0":
        return "o" if "a" <= word[at - 1] <= "z" else "о"
    beside_a_vowel = not _VOWELS.isdisjoint((word[at - 1], word[at + 1]))
    return "l" if beside_a_vowel else "i"
