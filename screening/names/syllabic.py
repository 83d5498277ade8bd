"""Can a word be nothing but Korean or Chinese syllables?

Such words differ from others of the kind by a letter or two, so that a slip in one of them
is likelier another name.
"""

import re
from functools import lru_cache
from importlib.resources import files

from screening.names.korean_listed import agreement
from screening.names.korean_partings import plain_partings

_USUALLY = 0.98
"""Both by a system: by southern habit `Sun` is `Son`, and `Dan Chen` would be `Tan Chon`."""
_FIRST = "[bpmfdtnlgkhjqxzcsryw]|zh|ch|sh"
_LAST = (
    "a|ai|an|ang|ao|e|ei|en|eng|er|i|ia|ian|iang|iao|ie|in|ing|iong|iu|o|ong|ou|"
    "u|ua|uai|uan|uang|ue|ui|un|uo"
)
_ONE_CHINESE = re.compile(f"(?:{_FIRST})?(?:{_LAST})")
_OLDER_CHINESE = re.compile("(?:ts|hs|ch|sh)[aeiou]{1,2}(?:n|ng|h)?")
_CHINESE = re.compile(f"(?:(?:{_FIRST})(?:{_LAST})){{1,4}}|(?:(?:{_FIRST})?(?:{_LAST})){{1,2}}")


@lru_cache(maxsize=1)
def _abroad() -> frozenset[str]:
    table = files("screening.names").joinpath("tables").joinpath("chinese_abroad.txt")
    lines = table.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if line[:1] != "#" for word in line.split())


@lru_cache(maxsize=100_000)
def is_syllabic(word: str) -> bool:
    """Whether a folded word can be parted into Korean syllables, or is spelt like Chinese ones.

    In pinyin, or as one syllable of an older system: `Tsang`.
    """
    spelt = _CHINESE.fullmatch(word) or _OLDER_CHINESE.fullmatch(word)
    return bool(plain_partings(word)) or spelt is not None


def is_one_chinese(word: str) -> bool:
    """Whether a folded word is spelt like one Chinese syllable, of the north or the south."""
    return word in _abroad() or _ONE_CHINESE.fullmatch(word) is not None


def is_chinese(word: str) -> bool:
    """Whether a folded word is spelt like Chinese syllables, of the north or the south."""
    return word in _abroad() or _CHINESE.fullmatch(word) is not None


@lru_cache(maxsize=100_000)
def usually_the_same(one: str, other: str) -> bool:
    """Whether two words can be the same Korean syllables, one alone too, usually spelt so.

    `Son` may be meant for `Song`, but seldom is.
    """
    return one == other or any(
        len(ours) == len(theirs)
        and all(agreement(*pair) >= _USUALLY for pair in zip(ours, theirs, strict=True))
        for ours in plain_partings(one)
        for theirs in plain_partings(other)
    )
