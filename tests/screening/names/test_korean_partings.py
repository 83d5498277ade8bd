"""Is every usual spelling of a syllable, and two of them as one word, parted again?"""

from itertools import pairwise

from screening.names.korean_partings import plain_partings
from screening.names.syllables import HANGUL, spellings


def test_every_usual_spelling_is_parted() -> None:
    usual = sorted({text for code in HANGUL for text in spellings(chr(code))})

    assert len(usual) > 900
    assert [text for text in usual if not plain_partings(text)] == []
    assert [both for both in map("".join, pairwise(usual)) if not plain_partings(both)] == []
