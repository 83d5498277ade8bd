"""How alike are two names of persons that aren't Korean, word by word?

The words may stand in any order. A patronymic or a further name may be missing or added; an
initial says little; a family name alone is no ground for an alert. A name of two
words, both of them short (`James Kim`), must agree nearly exactly, as many bear it.
"""

from dataclasses import dataclass
from itertools import product

from db.records.screening import Part
from screening.names.comparison import Comparison, Manner
from screening.names.person_words import cost, runs, tokens, weight
from screening.names.skeleton import share_a_skeleton
from screening.names.slips import by_letters
from screening.names.syllabic import is_syllabic
from screening.names.word_likeness import JOINED

HIGHEST = 0.99
LONGEST_SYLLABLE = 4
"""A further word as short beside a Chinese name makes it another one."""
ONE_WORD, INITIALS, SLIGHT, SINGLE = 0.60, 0.80, 0.86, 0.88
"""The most that names score of which one word agrees, of which one word and initials agree,
that are slight and not the same, and that have a single word each and are not the same."""
SAME_SOUND, INITIAL = 0.96, 0.5
OF_A_SLIGHT_NAME = 0.15
"""What a word costs that only one of the names has, if that is slight."""
SLIPS_FROM = 5
"""Shorter words must agree: `Kim` is not `Kin`."""


@dataclass(frozen=True, slots=True)
class _Pair:
    asked: tuple[str, ...]
    listed: tuple[str, ...]
    likeness: float
    because: str

    @property
    def weight(self) -> float:
        return min(sum(map(weight, self.asked)), sum(map(weight, self.listed)))

    @property
    def is_initial(self) -> bool:
        return min(len("".join(self.asked)), len("".join(self.listed))) == 1


def compare(asked: str, listed: str) -> Comparison:
    """Compare two names; of very long ones only the first 40 words or 240 letters count."""
    ours, theirs = tokens(asked), tokens(listed)
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
    for pair in _written_apart(ours, theirs, our_rest, their_rest):
        _take(pair, our_rest, their_rest, pairs)
    return pairs, our_rest, their_rest


def _take(pair: _Pair, our_rest: list[str], their_rest: list[str], pairs: list[_Pair]) -> None:
    if _are_left(pair.asked, our_rest) and _are_left(pair.listed, their_rest):
        pairs.append(pair)
        for word in pair.asked:
            our_rest.remove(word)
        for word in pair.listed:
            their_rest.remove(word)


def _are_left(words: tuple[str, ...], rest: list[str]) -> bool:
    return all(rest.count(word) >= words.count(word) for word in words)


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


def _written_apart(
    ours: tuple[str, ...], theirs: tuple[str, ...], our_rest: list[str], their_rest: list[str]
) -> list[_Pair]:
    """Find words left that are two or three in a row on the other side, left as well."""
    if not our_rest or not their_rest:
        return []
    our_runs = [run for run in runs(ours) if _are_left(run, our_rest)]
    their_runs = [run for run in runs(theirs) if _are_left(run, their_rest)]
    found = []
    for parts, whole in (*product(our_runs, their_rest), *product(their_runs, our_rest)):
        likeness, because = by_letters("".join(parts), whole)
        if likeness:
            because = f"Written apart or joined. {because}"
            asked, listed = ((whole,), parts) if whole in our_rest else (parts, (whole,))
            found.append(_Pair(asked, listed, likeness * JOINED, because))
    return sorted(found, key=lambda pair: -pair.likeness)


def _score(pairs: list[_Pair], our_rest: list[str], their_rest: list[str]) -> float:
    agreed = sum(pair.weight * pair.likeness for pair in pairs)
    if not agreed:
        return 0.0
    lost = sum(pair.weight * (1 - pair.likeness) for pair in pairs)
    if our_rest and their_rest:
        lost += sum(map(weight, (*our_rest, *their_rest))) / 2
        return HIGHEST * agreed / (agreed + lost)
    return HIGHEST * agreed / (agreed + lost) - sum(map(cost, (*our_rest, *their_rest)))


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
