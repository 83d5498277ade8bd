"""What are the words of the name of a person that isn't Korean, and what do they say?"""

import tomllib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files

from screening.names.fold import fold
from screening.names.skeleton import skeletons
from screening.names.words import MOST_LETTERS, MOST_WORDS

PATRONYMIC, FURTHER = 0.03, 0.06
"""What a word costs that only one of two names has."""
LETTER = 0.15
"""What a single letter says, and nothing else: it may be an initial."""
LONGEST_RUN = 3


@lru_cache(maxsize=1)
def _table() -> tuple[frozenset[str], tuple[str, ...]]:
    """Read the particles and the endings of patronymics."""
    file = files("screening.names").joinpath("tables", "person_words.toml")
    words = tomllib.loads(file.read_text(encoding="utf-8"))
    return frozenset(words["particles"].split()), tuple(words["patronymics"].split())


@lru_cache(maxsize=3_000)
def tokens(name: str) -> tuple[str, ...]:
    """Give the folded words of a name, of a long one the first 40 or of 240 letters."""
    folded = fold(name[: MOST_LETTERS * 4])[:MOST_LETTERS]
    return tuple(folded.replace("-", " ").split()[:MOST_WORDS])


def runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Give two or three words in a row."""
    return [
        tuple(words[at : at + size])
        for size in range(2, LONGEST_RUN + 1)
        for at in range(len(words) - size + 1)
    ]


def weight(word: str) -> float:
    """Give how much a word says, from 0 to 1."""
    if len(word) == 1:
        return LETTER
    if word in _table()[0]:
        return 0.1
    return 1.0 if len(word) > 3 else 0.6


def cost(word: str) -> float:
    """Give what a word costs that only one of two names has, if all else agrees."""
    return PATRONYMIC if word.endswith(_table()[1]) else FURTHER * weight(word)


@lru_cache(maxsize=5_000)
def asked_anchors(name: str) -> tuple[tuple[int, frozenset[str]], ...]:
    """Give the anchors by which a name is found, with the words for which they stand.

    The words are a bit each. Two names that score 0.75 or more have an anchor in common, or
    anchors that `slips.by_letters` finds alike: a word, two or three written as one, or what
    the spellings of a word have in common.
    """
    of_word: dict[int, set[str]] = {}
    for places, text in _by_word(tokens(name)):
        if len(text) > 1:
            bits = sum(1 << place for place in places)
            of_word.setdefault(bits, set()).add(text)
    if not of_word:
        return tuple((1 << at, frozenset({letter})) for at, letter in enumerate(tokens(name)))
    return tuple((bits, frozenset(texts)) for bits, texts in of_word.items())


def listed_anchors(name: str) -> tuple[dict[str, int], dict[str, int]]:
    """Give the anchors of the words of a listed name, and of those written as one.

    Each has a bit for each word for which it stands. A single word asked may be several listed
    ones written as one, but several written as one are only ever a single listed one.
    """
    of_word: dict[str, int] = {}
    of_run: dict[str, int] = {}
    for places, text in _by_word(tokens(name)):
        bits = sum(1 << place for place in places)
        into = of_run if len(places) > 1 else of_word
        into[text] = into.get(text, 0) | bits
    return of_word, of_run


def _by_word(words: tuple[str, ...]) -> Iterator[tuple[range, str]]:
    for place, word in enumerate(words):
        here = range(place, place + 1)
        yield here, word
        if len(word) > 2:
            yield from ((here, form) for form in skeletons(word))
    for size in range(2, LONGEST_RUN + 1):
        for place in range(len(words) - size + 1):
            yield range(place, place + size), "".join(words[place : place + size])


@lru_cache(maxsize=5_000)
def spellings(name: str) -> tuple[str, ...]:
    """Give the words of a name, and two or three of them in a row written as one."""
    words = tokens(name)
    return (*words, *("".join(run) for run in runs(words)))


@lru_cache(maxsize=5_000)
def bare_forms(name: str) -> frozenset[str]:
    """Give what the spellings of its words have in common with others.

    Names that score more than 0.60 share one of them, or a spelling but for its slips: of
    which more than initials agree.
    """
    return frozenset(f for word in tokens(name) if len(word) > 2 for f in skeletons(word))
