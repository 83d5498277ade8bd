"""Which word of one name answers to which word of another?

Every word answers to one word at most, in whatever order. First come the same words, then
words of which one is a slip in the other or the same syllables spelt otherwise, then words
written apart or joined, and last words that are put one for another (`Bureau`, `Office`).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from rapidfuzz.distance import OSA

from screening.names.korean_reading import plain_partings
from screening.names.vocabulary import Kind, vocabulary
from screening.names.words import NameWords, Word, runs

SameSyllables: TypeAlias = Callable[[str, str], bool]
"""Whether two words, as folded, can be read as the same Korean syllables."""

SYLLABLES, JOINED, NEAR = 0.97, 0.985, 0.85
SLIPS = {4: 0.86, 5: 0.89, 6: 0.91, 7: 0.92}
"""How alike words of so many letters, the shorter one's, are that differ by one slip."""
OTHER_SYLLABLES = 0.85
"""A slip that makes other Korean syllables: `Dongbang`, `Dongyang`."""
SHORT_SLIP = 0.8
"""A letter left out of a known word of four letters, or added to one of three."""
LONG, ONE_SLIP, TWO_SLIPS, TWO_SLIPS_IN_TEN = 8, 0.93, 0.86, 0.89
"""From so many letters on, two slips are possible."""


SAME_SYLLABLES = "They can be read as the same Korean syllables."

# Looked up once, as they are asked for very often.
_DISTINCTIVE, _NUMBER = Kind.DISTINCTIVE, Kind.NUMBER
_NOT_ALIKE = (0.0, "")


@dataclass(frozen=True, slots=True)
class Pair:
    """A word that answers to a word, or a word to the parts in which it is written."""

    asked: tuple[Word, ...]
    listed: tuple[Word, ...]
    likeness: float
    """1.0 for the same word, never 0."""
    because: str

    @property
    def weight(self) -> float:
        """What the pair is worth: of the two sides that which says less."""
        return min(sum(w.weight for w in self.asked), sum(w.weight for w in self.listed))

    @property
    def is_telling(self) -> bool:
        """Whether a telling word agrees with a telling word."""
        return any(w.is_telling for w in self.asked) and any(w.is_telling for w in self.listed)


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two names side by side."""

    pairs: tuple[Pair, ...]
    asked_left: tuple[Word, ...]
    listed_left: tuple[Word, ...]


def never(_one: str, _other: str) -> bool:
    """Read no Korean syllables."""
    return False


def align(asked: NameWords, listed: NameWords, same: SameSyllables = never) -> Alignment:
    """Pair the words of two names."""
    left, open_ = list(asked.words), list(listed.words)
    pairs = _cores(asked, listed, same)
    if pairs:
        left = [word for word in left if not word.is_telling]
        open_ = [word for word in open_ if not word.is_telling]
    _pair_same(left, open_, pairs)
    if left and open_:
        _pair_alike(left, open_, pairs, same)
    if left and open_:
        _pair_written_apart(left, open_, pairs, (asked, listed), same)
    if left and open_:
        _pair_near(left, open_, pairs)
    if left and pairs:
        _absorb_slips(left, open_, pairs)
    return Alignment(tuple(pairs), tuple(left), tuple(open_))


def _cores(asked: NameWords, listed: NameWords, same: SameSyllables) -> list[Pair]:
    """Pair all telling words at once: `Nam Chongang` with `Namchon Gang`.

    Words that are the same one by one are left to be paired one by one.
    """
    one, other = asked.core, listed.core
    if not one or not other or abs(len(one) - len(other)) > 2:
        return []
    sides = asked.telling, listed.telling
    if len(sides[0]) == len(sides[1]) == 1 or _texts(sides[0]) == _texts(sides[1]):
        return []
    likeness, because = _joined(one, other, same)
    return [Pair(*sides, likeness, because)] if likeness else []


def _pair_same(left: list[Word], open_: list[Word], pairs: list[Pair]) -> None:
    for word in tuple(left):
        for other in open_:
            if word.text == other.text:
                pairs.append(Pair((word,), (other,), 1.0, _same(word, other)))
                left.remove(word)
                open_.remove(other)
                break


def _texts(found: Sequence[Word]) -> list[str]:
    return sorted(word.text for word in found)


def _same(word: Word, other: Word) -> str:
    if word.printed == other.printed:
        return "The same word."
    return f"Both stand for {word.text}."


def _pair_alike(
    left: list[Word], open_: list[Word], pairs: list[Pair], same: SameSyllables
) -> None:
    found = []
    names = [word for word in open_ if word.kind is _DISTINCTIVE]
    for word in left:
        for other in open_ if word.kind is _DISTINCTIVE else names:
            likeness, because = alike(word, other, same)
            if likeness:
                found.append(Pair((word,), (other,), likeness, because))
    for pair in sorted(found, key=lambda pair: -pair.likeness):
        _take(pair, left, open_, pairs)


def _take(pair: Pair, left: list[Word], open_: list[Word], pairs: list[Pair]) -> None:
    if all(_has(left, w) for w in pair.asked) and all(_has(open_, w) for w in pair.listed):
        pairs.append(pair)
        for word in pair.asked:
            left.remove(word)
        for word in pair.listed:
            open_.remove(word)


def _has(found: list[Word], word: Word) -> bool:
    return any(other is word for other in found)


def alike(word: Word, other: Word, same: SameSyllables) -> tuple[float, str]:
    """How alike are two different words, and why? Two known words are never a slip apart."""
    kinds = word.kind, other.kind
    if _NUMBER in kinds or _DISTINCTIVE not in kinds:
        return _NOT_ALIKE
    one, two = word.letters, other.letters
    if kinds == (_DISTINCTIVE, _DISTINCTIVE):
        if same(word.printed, other.printed):
            return SYLLABLES, SAME_SYLLABLES
        return _slip_in_a_name(one, two)
    is_slip = max(len(one), len(two)) > 3 and OSA.distance(one, two, score_cutoff=1) < 2
    if not is_slip or min(len(one), len(two)) < 3:
        return _NOT_ALIKE
    return (by_letters(one, two)[0] or SHORT_SLIP), "They differ by one letter."


def _slip_in_a_name(one: str, other: str) -> tuple[float, str]:
    """A slip that makes Korean syllables of Korean syllables is likelier another name."""
    likeness, because = by_letters(one, other)
    if likeness and plain_partings(one) and plain_partings(other):
        return min(likeness, OTHER_SYLLABLES), f"{because} Both are Korean syllables."
    return likeness, because


def by_letters(one: str, other: str) -> tuple[float, str]:
    """How alike are two spellings: one slip from four letters on, two from eight on."""
    length = min(len(one), len(other))
    most = 2 if length >= LONG else 1
    if length < 4 or abs(len(one) - len(other)) > most:
        return _NOT_ALIKE
    slips = OSA.distance(one, other, score_cutoff=most)
    if slips > most:
        return _NOT_ALIKE
    if slips == 0:
        return 1.0, "The same letters."
    if slips == 1:
        return SLIPS.get(length, ONE_SLIP), "They differ by one letter."
    return TWO_SLIPS if length < 10 else TWO_SLIPS_IN_TEN, "They differ by two letters."


def _pair_written_apart(
    left: list[Word],
    open_: list[Word],
    pairs: list[Pair],
    names: tuple[NameWords, NameWords],
    same: SameSyllables,
) -> None:
    """Find words that are several there: a name in syllables, or several known words as one."""
    asked, listed = names
    found = [
        *(((word,), parts, text) for word, parts, text in _apart(left, listed, open_)),
        *((parts, (word,), text) for word, parts, text in _apart(open_, asked, left)),
    ]
    for ours, theirs, text in found:
        whole = (ours if len(ours) == 1 else theirs)[0].letters
        likeness, because = _joined(whole, text, same)
        if likeness:
            _take(Pair(ours, theirs, likeness, because), left, open_, pairs)


def _apart(
    words: list[Word], other: NameWords, open_: list[Word]
) -> Iterator[tuple[Word, tuple[Word, ...], str]]:
    """Give words with what may be the same written apart, about as long, in the other name."""
    for word in words:
        length = len(word.letters)
        if word.kind is _DISTINCTIVE:
            joins: Iterable[tuple[tuple[Word, ...], str]] = other.joins
        elif " " in word.printed:
            joins = ((run, _letters(run)) for run in runs(open_))
        else:
            continue
        for parts, text in joins:
            if abs(len(text) - length) < 4:
                yield word, parts, text


def _absorb_slips(left: list[Word], open_: list[Word], pairs: list[Pair]) -> None:
    """Take a slip in one word of several that are known together: `Joint Opertion`."""
    for word in [w for w in left if w.kind is _DISTINCTIVE]:
        several = [w for pair in pairs for w in pair.listed] + open_
        for piece in (
            piece for w in several if " " in w.printed for piece in w.printed.split()
        ):
            likeness, _ = by_letters(word.letters, piece)
            if likeness:
                pairs.append(Pair((word,), (), likeness, f"A slip in {piece}."))
                left.remove(word)
                break


def _joined(first: str, second: str, same: SameSyllables) -> tuple[float, str]:
    likeness, because = by_letters(first, second)
    if likeness < SYLLABLES and same(first, second):
        likeness, because = SYLLABLES, SAME_SYLLABLES
    return likeness * JOINED, f"Written apart or joined. {because}" if likeness else ""


def _letters(found: tuple[Word, ...]) -> str:
    return "".join(word.letters for word in found)


def _pair_near(left: list[Word], open_: list[Word], pairs: list[Pair]) -> None:
    near = vocabulary().near
    others = [(other, near[other.text]) for other in open_ if other.text in near]
    if not others:
        return
    for word in [word for word in left if word.text in near]:
        for other, groups in others:
            if not groups.isdisjoint(near[word.text]):
                because = "Words that are put one for another."
                _take(Pair((word,), (other,), NEAR, because), left, open_, pairs)
                break
