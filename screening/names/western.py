"""Is a name one that Koreans take abroad, as thousands of others bear it?

`James Kim` and `Steven Lee` stand on lists as aliases of North Koreans. They say so little
that no one should be stopped for them alone.
"""

from functools import lru_cache
from importlib.resources import files

from screening.names.fold import fold
from screening.names.korean_reading import plain_readings
from screening.names.syllables import syllable


@lru_cache(maxsize=1)
def _given_names() -> frozenset[str]:
    table = files("screening.names").joinpath("tables").joinpath("western_given_names.txt")
    lines = table.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if line[:1] != "#" for word in line.split())


def is_no_syllable(word: str) -> bool:
    """Whether a folded word is a Western given name, and no Korean syllable as `Sam` is."""
    return word in _given_names() and not syllable(word).hangul


@lru_cache(maxsize=50_000)
def is_taken_abroad(name: str) -> bool:
    """Whether the name is a Western given name beside one Korean or Chinese surname."""
    words = fold(name).split()
    if len(words) != 2 or plain_readings(name):
        return False
    for given, surname in (words, reversed(words)):
        if given in _given_names() and (syllable(surname).is_surname or len(surname) <= 5):
            return True
    return False
