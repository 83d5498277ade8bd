"""How alike are two names of persons that aren't Korean, word by word?

The words may stand in any order. A patronymic or a further name may be missing or added; an
initial says little; a family name alone is no ground for an alert. A name of two
words, both of them short (`James Kim`), must agree nearly exactly, as many bear it.
"""

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from db.records.screening import Part
from screening.names.comparison import Comparison, Manner
from screening.names.fold import fold
from screening.names.skeleton import share_a_skeleton, skeletons
from screening.names.slips import by_letters
from screening.names.syllabic import is_syllabic
from screening.names.word_likeness import JOINED
from screening.names.words import MOST_LETTERS, MOST_WORDS

HIGHEST = 0.99
LONGEST_SYLLABLE = 4
"""A further word as short beside a Chinese name makes it another one."""
ONE_WORD, INITIALS, SLIGHT, SINGLE = 0.60, 0.80, 0.86, 0.88
"""The most that names score of which one word agrees, of which one word and initials agree,
that are slight and not the same, and that have a single word each and are not the same."""
SAME_SOUND, INITIAL = 0.96, 0.5
PATRONYMIC, FURTHER, OF_A_SLIGHT_NAME = 0.03, 0.06, 0.15
"""What a word costs that only one of the names has."""
LONGEST_RUN = 3
SLIPS_FROM = 5
"""Shorter words must agree: `Kim` is not `Kin`."""


@lru_cache(maxsize=1)
def _table() -> tuple[frozenset[str], tuple[str, ...]]:
    """Read the particles and the endings of patronymics."""
    file = files("screening.names").joinpath("tables", "person_words.toml")
    words = tomllib.loads(file.read_text(encoding="utf-8"))
    return frozenset(words["particles"].split()), tuple(words["patronymics"].split())


@dataclass(frozen=True, slots=True)
class _Pair:
    asked: tuple[str, ...]
    listed: tuple[str, ...]
    likeness: float
    because: str

    @property
    def weight(self) -> float:
        return min(sum(map(_weight, self.asked)), sum(map(_weight, self.listed)))

    @property
    def is_initial(self) -> bool:
        return min(len("".join(self.asked)), len("".join(self.listed))) == 1


@lru_cache(maxsize=3_000)
def _tokens(name: str) -> tuple[str, ...]:
    folded = fold(name[: MOST_LETTERS * 4])[:MOST_LETTERS]
    return tuple(folded.replace("-", " ").split()[:MOST_WORDS])


def compare(asked: str, listed: str) -> Comparison:
    """Compare two names; of very long ones only the first 40 words or 240 letters count."""
    ours, theirs = _tokens(asked), _tokens(listed)
    pairs, our_rest, their_rest = _paired(ours, theirs)
    score = min(
        _score(pairs, our_rest, their_rest), _limit(pairs, ours, theirs, our_rest, their_rest)
    )
    return Comparison(
        round(max(score, 0.0), 4),
        Manner.WORDS,
        _because(pairs, our_rest, their_rest),
        _parts(pairs, our_rest, their_rest),
    )


def _paired(
    ours: tuple[str, ...], theirs: tuple[str, ...]
) -> tuple[list[_Pair], list[str], list[str]]:
    """Pair the words of two names, and give the rest of each: what has no partner."""
    our_rest, their_rest = list(ours), list(theirs)
    pairs: list[_Pair] = []
    for word in ours:
        if word in their_rest:
            _take(_Pair((word,), (word,), 1.0, "The same word."), our_rest, their_rest, pairs)
    found = [pair for word in our_rest for other in their_rest if (pair := _alike(word, other))]
    for pair in sorted(found, key=lambda pair: (pair.is_initial, -pair.likeness)):
        _take(pair, our_rest, their_rest, pairs)
    for pair in _written_apart(our_rest, their_rest):
        _take(pair, our_rest, their_rest, pairs)
    return pairs, our_rest, their_rest


def _take(pair: _Pair, our_rest: list[str], their_rest: list[str], pairs: list[_Pair]) -> None:
    if Counter(pair.asked) <= Counter(our_rest) and Counter(pair.listed) <= Counter(their_rest):
        pairs.append(pair)
        for word in pair.asked:
            our_rest.remove(word)
        for word in pair.listed:
            their_rest.remove(word)


def _alike(word: str, other: str) -> _Pair | None:
    shorter, longer = sorted((word, other), key=len)
    if len(shorter) == 1:
        is_initial = longer.startswith(shorter)
        return _Pair((word,), (other,), INITIAL, "An initial.") if is_initial else None
    if len(shorter) > 2 and share_a_skeleton(word, other):
        return _Pair((word,), (other,), SAME_SOUND, "Spellings of one name.")
    if len(longer) < SLIPS_FROM:
        return None
    likeness, because = by_letters(word, other)
    return _Pair((word,), (other,), likeness, because) if likeness else None


def _written_apart(our_rest: list[str], their_rest: list[str]) -> list[_Pair]:
    """Find words that are two or three in a row on the other side."""
    found = []
    for parts, whole in (
        *((run, word) for run in _runs(our_rest) for word in their_rest),
        *((run, word) for run in _runs(their_rest) for word in our_rest),
    ):
        likeness, because = by_letters("".join(parts), whole)
        if likeness:
            because = f"Written apart or joined. {because}"
            ours, theirs = (parts, (whole,)) if whole in their_rest else ((whole,), parts)
            found.append(_Pair(ours, theirs, likeness * JOINED, because))
    return sorted(found, key=lambda pair: -pair.likeness)


def _runs(tokens: list[str] | tuple[str, ...]) -> list[tuple[str, ...]]:
    return [
        tuple(tokens[at : at + size])
        for size in range(2, LONGEST_RUN + 1)
        for at in range(len(tokens) - size + 1)
    ]


def _weight(word: str) -> float:
    if len(word) == 1:
        return 0.15
    if word in _table()[0]:
        return 0.1
    return 1.0 if len(word) > 3 else 0.6


def _score(pairs: list[_Pair], our_rest: list[str], their_rest: list[str]) -> float:
    agreed = sum(pair.weight * pair.likeness for pair in pairs)
    if not agreed:
        return 0.0
    lost = sum(pair.weight * (1 - pair.likeness) for pair in pairs)
    if our_rest and their_rest:
        lost += sum(map(_weight, (*our_rest, *their_rest))) / 2
        return HIGHEST * agreed / (agreed + lost)
    costs = (
        PATRONYMIC if word.endswith(_table()[1]) else FURTHER * _weight(word)
        for word in (*our_rest, *their_rest)
    )
    return HIGHEST * agreed / (agreed + lost) - sum(costs)


def _is_short(pair: _Pair) -> bool:
    """Whether the initial stands in the name asked."""
    return len("".join(pair.asked)) == 1


def _limit(
    pairs: list[_Pair],
    ours: tuple[str, ...],
    theirs: tuple[str, ...],
    our_rest: list[str],
    their_rest: list[str],
) -> float:
    """Give the most that the words which agree allow.

    An initial counts only if its name has no other word left over: `Vladimir J. Kim` is not
    `James Kim`.
    """
    full = [pair for pair in pairs if not pair.is_initial]
    words = sum(max(len(pair.asked), len(pair.listed)) for pair in full)
    if not full:
        return ONE_WORD
    if words < 2:
        if len(ours) == len(theirs) == 1:
            return SINGLE
        counts = [
            p for p in pairs if p.is_initial and not (our_rest if _is_short(p) else their_rest)
        ]
        return INITIALS if counts else ONE_WORD
    if _is_chinese(ours) and _is_chinese(theirs):
        is_further = any(len(word) <= LONGEST_SYLLABLE for word in our_rest)
        if is_further or their_rest or not _is_same(pairs):
            return SLIGHT
    is_slight = len(theirs) == 2 and min(map(len, theirs)) < 5 and max(map(len, theirs)) < 7
    if is_slight and not _is_same(pairs):
        return SLIGHT
    further = max(len(ours) - words, 0)
    return HIGHEST - OF_A_SLIGHT_NAME * further if is_slight and further else HIGHEST


def _is_same(pairs: list[_Pair]) -> bool:
    return all(pair.likeness >= JOINED for pair in pairs)


def _is_chinese(tokens: tuple[str, ...]) -> bool:
    """Whether each word can be syllables of Chinese: a slip or a word less is another name."""
    return all(map(is_syllabic, tokens))


def _because(pairs: list[_Pair], our_rest: list[str], their_rest: list[str]) -> str:
    said = ["One word agrees" if len(pairs) == 1 else f"{len(pairs) or 'No'} words agree"]
    said += [f"the listed name has besides: {', '.join(their_rest)}"] if their_rest else []
    said += [f"the name asked has besides: {', '.join(our_rest)}"] if our_rest else []
    return "; ".join(said) + "."


def _parts(pairs: list[_Pair], our_rest: list[str], their_rest: list[str]) -> tuple[Part, ...]:
    return (
        *(
            Part(" ".join(p.asked), " ".join(p.listed), round(p.likeness, 4), p.because)
            for p in pairs
        ),
        *(Part("", word, 0.0, "Not in the name asked.") for word in their_rest),
        *(Part(word, "", 0.0, "Not in the listed name.") for word in our_rest),
    )


@lru_cache(maxsize=5_000)
def asked_anchors(name: str) -> tuple[frozenset[str], frozenset[str]]:
    """Give the words by which a name is found, and its words in a row written as one.

    Two names that score 0.75 or more have an anchor in common, or anchors that
    `slips.by_letters` finds alike: a word, two or three written as one, or what the
    spellings of a word have in common.
    """
    tokens = [token for token in _tokens(name) if len(token) > 1]
    spelt = (form for token in tokens if len(token) > 2 for form in skeletons(token))
    joined = frozenset("".join(run) for run in _runs(_tokens(name)))
    by_word = frozenset((*tokens, *spelt))
    return (by_word, joined) if by_word or joined else (frozenset(_tokens(name)), joined)


def anchors(name: str) -> frozenset[str]:
    """Give all the words by which a name is found, asked or listed."""
    by_word, joined = asked_anchors(name)
    return by_word | joined


def has_initial(name: str) -> bool:
    """Whether a word of the name is a single letter."""
    return any(len(token) == 1 for token in _tokens(name))


def spelt_out(name: str) -> int:
    """Give how many words of the name are more than a letter."""
    return sum(len(token) > 1 for token in _tokens(name))


def spelt_apart(name: str) -> tuple[tuple[str, ...], Iterator[tuple[range, str]]]:
    """Give the words of a name, and each of its anchors with the places of its words."""
    tokens = _tokens(name)
    return tokens, _by_word(tokens)


def _by_word(tokens: tuple[str, ...]) -> Iterator[tuple[range, str]]:
    for place, token in enumerate(tokens):
        here = range(place, place + 1)
        yield here, token
        if len(token) > 2:
            yield from ((here, form) for form in skeletons(token))
    for size in range(2, LONGEST_RUN + 1):
        for place in range(len(tokens) - size + 1):
            yield range(place, place + size), "".join(tokens[place : place + size])


@lru_cache(maxsize=5_000)
def spellings(name: str) -> tuple[str, ...]:
    """Give the words of a name, and two or three of them in a row written as one."""
    tokens = _tokens(name)
    return (*tokens, *("".join(run) for run in _runs(tokens)))


@lru_cache(maxsize=5_000)
def bare_forms(name: str) -> frozenset[str]:
    """Give what the spellings of its words have in common with others.

    Names that score more than 0.60 share one of them, or a spelling but for its slips: of
    which more than initials agree.
    """
    tokens = (token for token in _tokens(name) if len(token) > 2)
    return frozenset(form for token in tokens for form in skeletons(token))
