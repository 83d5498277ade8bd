"""Which texts would cost the most to compare? Long ones, of every block of Unicode."""

import unicodedata

import pytest

LENGTH = 10_000
_BLOCK = 0x80


def _first(start: int) -> str:
    """Give the first printable character of a block; empty where there is none."""
    block = map(chr, range(start, start + _BLOCK))
    return next((c for c in block if unicodedata.category(c)[0] in "LNMPS"), "")


BLOCKS = tuple(filter(None, map(_first, range(0, 0x110000, _BLOCK))))
"""A character of each stretch of 128 code points that has one."""
_SCRIPTS = {
    "Latin": "Kim Yong Chol ",
    "one letter": "x",
    "vowels": "aeiou",
    "initials": "K Y C ",
    "hangul": "김영철",
    "hangul apart": "김 영 철 ",
    "letters of hangul": "ㄱㅣㅁ",
    "Chinese": "金正恩",
    "katakana": "キム・ジョン",
    "Cyrillic": "Ким Чен Ын ",
    "Arabic": "محمد الحلبي ",
    "Burmese": "မောင်",
    "accents": "e\u0301\u0302\u0303",
    "invisible": "\u200b\u200d",
    "ligatures": "ﷺ",
    "organisation": "Korea General Trading Corporation ",
    "legal forms": "Co., Ltd. ",
    "titles": "General Comrade Mr. ",
    "hyphens": "a-b-",
    "apostrophes": "ch'o'",
    "numbers": "9314650 ",
    "slashes": "a.k.a. x; f.k.a. y / ",
    "brackets": "(((",
    "several scripts": "Kimким김金キ ",
}
ENDLESS = [
    *(
        pytest.param((text * LENGTH)[:LENGTH], id=f"{script} without end")
        for script, text in _SCRIPTS.items()
    ),
    *(
        pytest.param(letter * LENGTH, id=f"U+{ord(letter):04X} without end")
        for letter in BLOCKS[:: len(BLOCKS) // 24]
    ),
]
"""Ten thousand characters: what is read in ways of its own, and letters from everywhere."""
