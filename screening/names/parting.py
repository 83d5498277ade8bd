"""Of which known words is a word made, written as one, inflected or both?"""

import re
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from screening.names.syllabic import is_syllabic
from screening.names.vocabulary import Meaning, Vocabulary, vocabulary

LONGEST_KNOWN = 24
_IDEOGRAPH = re.compile("[\u3400-\u9fff]")
"""One may be a word at the end of others: the bureau in `总局`."""
_SURELY_FOREIGN = 7
"""Letters of a word that isn't Korean if it looks foreign."""


def is_ordinary(token: str) -> bool:
    """Whether a word is read as nothing but itself, wherever it stands in a name."""
    known = vocabulary()
    tables = (
        known.meanings, known.at_the_edge, known.nothing, known.nothing_beside,
        known.nothing_among_foreign, known.among_foreign, known.before_a_number, known.near,
    )  # fmt: skip
    is_read = any(token in table for table in tables) or bool(known.inflected(token))
    return not is_read and _known_parts(token, known) == [token]


def parted(tokens: Sequence[str], known: Vocabulary, *, foreign: bool = False) -> list[str]:
    """Part each word at the known words it begins or ends with."""
    found: list[str] = []
    for token in tokens:
        is_whole = token in known.meanings or inflected(token, known, foreign=foreign)
        found.extend((token,) if is_whole else _known_parts(token, known))
    return found


def _known_parts(token: str, known: Vocabulary) -> list[str]:
    """Part known words from the beginning and the end of a word written as one."""
    before: list[str] = []
    after: list[str] = []
    is_latin = token.isascii()
    while len(token) >= (8 if is_latin else 3) and token not in known.meanings:
        shortest = 1 if _IDEOGRAPH.fullmatch(token[-1]) else 2
        sizes = range(min(len(token) - shortest, LONGEST_KNOWN), shortest - 1, -1)
        end = next((n for n in sizes if _may_be_parted(token[-n:], known)), 0)
        begun = (n for n in sizes if n > 1 and _may_be_parted(token[:n], known))
        start = 0 if end else next(begun, 0)
        if not (end or start) or (is_latin and _is_a_slip(token, known)):
            break
        if end:
            after.insert(0, token[-end:])
            token = token[:-end]
        else:
            before.append(token[:start])
            token = token[start:]
    return [*before, *([token] if token else []), *after]


def _may_be_parted(text: str, known: Vocabulary) -> bool:
    if text not in known.meanings:
        return False
    return len(text) > 4 or not text.isascii() or text in known.also_joined


def _is_a_slip(token: str, known: Vocabulary) -> bool:
    """Whether the word is a known long one with a slip, as `Corporantion`."""
    nearby = (
        known.long_by_length.get(len(token) - 1, ()),
        known.long_by_length.get(len(token), ()),
    )
    longer = known.long_by_length.get(len(token) + 1, ())
    return any(
        OSA.distance(token, word, score_cutoff=1) < 2
        for words_ in (*nearby, longer)
        for word in words_
    )


def is_foreign(tokens: Sequence[str], known: Vocabulary) -> bool:
    """Whether a name has a word of another language that is too long to be Korean."""
    return any(
        len(token) >= _SURELY_FOREIGN and token not in known.meanings and known.inflected(token)
        for token in tokens
    )


def inflected(token: str, known: Vocabulary, *, foreign: bool = False) -> tuple[Meaning, ...]:
    """Give what a word of another language stands for, if it isn't Korean or Chinese syllables.

    In a `foreign` name it may be.
    """
    if token in known.meanings:
        return ()
    if foreign and token in known.among_foreign:
        return (known.among_foreign[token],)
    found = known.inflected(token) if len(token) > 3 else ()
    may_be_a_name = not foreign and len(token) < _SURELY_FOREIGN
    return () if found and may_be_a_name and is_syllabic(token) else found
