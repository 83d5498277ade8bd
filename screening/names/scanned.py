"""What may a scanner have read for a name?

It takes `m` for `rn`, `I` for `l` or `1`, `O` for `0`, `S` for `5`, `B` for `8`, `w` for `vv`,
several times in one name. A digit beside letters may be one of them; a number that stands
alone, or ends a word (`HAOFAN5`), is a number.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from screening.names.fold import fold
from screening.names.slips import by_letters

LIKENESS = 0.95
"""How alike words are whose letters differ only as scanners confuse them."""
SHORTEST = 4
"""Letters of a word in which they count."""
LONGEST = 960
"""Of a longer text no more is looked at."""
_CONFUSED = "They differ by letters that scanners confuse."
_DIGITS = str.maketrans("0158", "oisb")
_MISTAKEN = str.maketrans("01568", "oisgb")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_MISREAD = re.compile(r"(?=[0158]*[a-z])[a-z0158]*[0158][a-z0158]*")
_AT_THE_END = re.compile(r"[158][0158]*$|[0158]{2,}$")


@lru_cache(maxsize=10_000)
def shape(word: str) -> str:
    """Give what a folded word has in common with all that a scanner makes of it."""
    if word.isdigit():
        return word
    return word.translate(_DIGITS).replace("rn", "m").replace("vv", "w").replace("l", "i")


def alike(one: str, other: str) -> tuple[float, str]:
    """How alike are two spellings, and why? Confused letters count less than other slips."""
    likeness, because = by_letters(one, other)
    if likeness >= LIKENESS or not is_confused(one, other):
        return likeness, because
    return LIKENESS, _CONFUSED


def is_confused(one: str, other: str) -> bool:
    """Whether two words differ by nothing but letters that scanners confuse."""
    return min(len(one), len(other)) >= SHORTEST and shape(one) == shape(other)


def meant(word: str) -> Iterator[str]:
    """Give what a folded word may have been; of several `l` one or each may be an `i`."""
    letters = word.translate(_MISTAKEN).replace("rn", "m").replace("vv", "w")
    if letters != word:
        yield letters
    for at, letter in enumerate(letters):
        if letter == "l":
            yield f"{letters[:at]}i{letters[at + 1 :]}"
    if letters.count("l") > 1:
        yield letters.replace("l", "i")


@lru_cache(maxsize=1_000)
def whole(name: str) -> str:
    """Give the shape of all letters of a name."""
    return "".join(shape(word) for word in fold(name[:LONGEST]).replace("-", " ").split())


@lru_cache(maxsize=2_000)
def repaired(name: str) -> tuple[str, ...]:
    """Give a name with the letters for which digits stand in its words; none without such."""
    text = fold(name[:LONGEST])
    found = " ".join(_letters(word) for word in text.replace("-", " ").split())
    return () if found == text.replace("-", " ") else (found,)


def _letters(word: str) -> str:
    if not _MISREAD.fullmatch(word) or _ORDINAL.fullmatch(word) or _AT_THE_END.search(word):
        return word
    return word.translate(_DIGITS)
