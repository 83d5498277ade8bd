"""How do English papers and passports write a Cyrillic or Greek word?

The words are folded: `й` stands as `и`, `ё` as `е`. Nothing is loaded for it.
"""

import re
from collections.abc import Callable

_RUSSIAN = dict(
    zip(
        "абвгдезийклмнопрстуфыэіїґғқңөұүһәѣѳѵјћ",
        "abvgdeziiklmnoprstufyeiiggqnouuhaefijc",
        strict=True,
    )
) | {
    "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya",
    "є": "ye", "ъ": "", "ь": "", "љ": "lj", "њ": "nj", "ђ": "dj", "џ": "dz",
}  # fmt: skip
_UKRAINIAN = {"г": "h", "и": "y"}
_BELARUSIAN = {"г": "h"}
_SERBIAN = {"ж": "z", "х": "h", "ц": "c", "ч": "c", "ш": "s"}
"""As Serbian Latin letters fold: `ž` is z."""

_UKRAINIAN_ONLY = frozenset("ієґ")
_NOT_UKRAINIAN = frozenset("ыэъ")
_SERBIAN_ONLY = frozenset("јљњћђџ")
_IOTATED_E = re.compile("(?:(?<=[аеиоуыэюяіь])|(?<![а-ӿ]))е")
_VOWEL_AFTER_SIGN = re.compile("[ьъ](?=[аоуиэ])")
_BULGARIAN_U = re.compile("(?<=[бвгджзклмнпрстфхцчш])ъ(?=[бвгджзклмнпрстфхцчш])")
_ENDING = re.compile("[иы]и(?![а-ӿ])")

_GREEK = dict(zip("αβγδεζηικλμνοπρσςτυφω", "avgdeziiklmnoprsstyfo", strict=True)) | {
    "θ": "th", "ξ": "x", "χ": "ch", "ψ": "ps",
}  # fmt: skip
_GREEK_PAIRS = (
    ("ου", "ou"), ("αυ", "av"), ("ευ", "ev"), ("γγ", "ng"), ("γκ", "gk"), ("γχ", "nch"),
)  # fmt: skip
_GREEK_BEGINNINGS = (("μπ", "b"), ("ντ", "d"), ("γκ", "g"))


def cyrillic(text: str) -> tuple[str, ...]:
    """Give the usual writings, the likeliest first.

    Papers end `-ий` and `-ый` in y and may write `е` as ye; passports write letter by
    letter. Ukrainian, Belarusian and Serbian are known by letters of their own.
    """
    read: list[Callable[[str], str]] = [_papers, _papers_with_ye, _letter_by_letter]
    letters = set(text)
    if letters & _SERBIAN_ONLY:
        read.insert(0, lambda text: _spelt(text, _SERBIAN))
    elif letters & _UKRAINIAN_ONLY:
        is_ukrainian = letters.isdisjoint(_NOT_UKRAINIAN)
        read.insert(0, lambda text: _spelt(text, _UKRAINIAN if is_ukrainian else _BELARUSIAN))
    return tuple(dict.fromkeys(reading(text) for reading in read))


def _papers(text: str) -> str:
    return _letter_by_letter(_ENDING.sub("ы", text))


def _papers_with_ye(text: str) -> str:
    return _letter_by_letter(_IOTATED_E.sub("ye", _ENDING.sub("ы", text)))


def _letter_by_letter(text: str) -> str:
    return _spelt(text, {})


def _spelt(text: str, own: dict[str, str]) -> str:
    text = _BULGARIAN_U.sub("a", text)
    text = _VOWEL_AFTER_SIGN.sub("y", text)
    return "".join(own.get(letter) or _RUSSIAN.get(letter, letter) for letter in text)


def greek(text: str) -> str:
    """Give the usual Latin form: pairs of letters first, as they are spoken."""
    for pair, latin in _GREEK_BEGINNINGS:
        text = re.sub(rf"(?<![α-ω]){pair}", latin, text)
    for pair, latin in _GREEK_PAIRS:
        text = text.replace(pair, latin)
    return "".join(_GREEK.get(letter, letter) for letter in text)
