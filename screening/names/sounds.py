"""How does a Korean word sound, so roughly that its other spellings sound the same?

Consonants that romanisations put one for another are one (`t` and `d`, `ch` and `j`, `r`, `l`
and `n`), vowels are all the same, `h`, `y` and `w` are left out, as is a first `n` that the
South doesn't say (`Ryong`, `Yong`). It serves to find names, not to compare them.
"""

import re
from functools import lru_cache

SHORTEST = 4

_FIRST = "ggnddnmbbss-jjjgdb-"
_LAST = "-gggnnndngmnnnbnmbbddnddgdb-"
"""Of a hangul syllable: the sound of each first and last consonant, in Unicode's order."""
_HANGUL = re.compile("[가-힣]")
_ONE_FOR_ANOTHER = str.maketrans("kcqtpfvrleiou", "gggdbbbnnaaaa", "hyw")
_ALIKE = ((re.compile("n+g*n*"), "n"), (re.compile(r"(.)\1+"), r"\1"))


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """Give the sound of a folded word."""
    rough = _HANGUL.sub(lambda syllable: _spelt(syllable[0]), word)
    rough = rough.replace("tch", "j").replace("ch", "j").replace("z", "j")
    rough = rough.translate(_ONE_FOR_ANOTHER)
    for pattern, put in _ALIKE:
        rough = pattern.sub(put, rough)
    return rough.removeprefix("n")


def _spelt(syllable: str) -> str:
    first, rest = divmod(ord(syllable) - ord("가"), 21 * 28)
    return f"{_FIRST[first]}a{_LAST[rest % 28]}".replace("-", "")
