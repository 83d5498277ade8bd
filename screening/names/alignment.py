"""Which word of one name answers to which word of another?

Every word answers to one word at most, in whatever order. First come the same words, then
words of which one is a slip in the other or the same syllables spelt otherwise, then words
written apart or joined, and last words that are put one for another (`Bureau`, `Office`).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from screening.names import scanned
from screening.names.syllabic import is_syllabic, usually_the_same
from screening.names.vocabulary import Kind, vocabulary
from screening.names.word_likeness import JOINED, SameSyllables, Terms, alike, joined, never
from screening.names.words import NameWords, Word, runs

NEAR = 0.85
"""How alike words are that are put one for another."""

# Looked up once, as it is asked for very often.
_DISTINCTIVE = Kind.DISTINCTIVE


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


def is_short(asked: NameWords, listed: NameWords) -> bool:
    """Whether the listed name is short, and no number agrees that a person's name hasn't."""
    return listed.is_short and asked.numbers.isdisjoint(listed.numbers)


def _short(same: SameSyllables) -> "Terms":
    return Terms(
        lambda one, other: same(one, other) and usually_the_same(one, other), is_short=True
    )


def align(asked: NameWords, listed: NameWords, same: SameSyllables = never) -> Alignment:
    """Pair the words of two names."""
    terms = _short(same) if is_short(asked, listed) else Terms(same)
    left, open_ = list(asked.words), list(listed.words)
    pairs = _cores(asked, listed, terms)
    if pairs:
        left = [word for word in left if not word.is_telling]
        open_ = [word for word in open_ if not word.is_telling]
    _pair_same(left, open_, pairs)
    if left and open_:
        _pair_alike(left, open_, pairs, terms)
    if left and open_:
        _pair_written_apart(left, open_, pairs, (asked, listed), terms)
    if left and open_:
        _pair_near(left, open_, pairs)
    if left and pairs:
        _absorb_slips(left, open_, pairs)
    return Alignment(tuple(pairs), tuple(left), tuple(open_))


def _cores(asked: NameWords, listed: NameWords, terms: Terms) -> list[Pair]:
    """Pair all telling words at once: `Nam Chongang` with `Namchon Gang`.

    Words that are the same one by one are left to be paired one by one.
    """
    one, other = asked.core, listed.core
    if not one or not other or abs(len(one) - len(other)) > 2:
        return []
    sides = asked.telling, listed.telling
    if len(sides[0]) == len(sides[1]) == 1 or _texts(sides[0]) == _texts(sides[1]):
        return []
    if terms.is_short and terms.same(one, other) and not _are_parted_alike(*sides):
        return []
    likeness, because = joined(one, other, terms)
    return [Pair(*sides, likeness, because)] if likeness else []


def _are_parted_alike(ours: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Whether words of syllables agree one by one: `Yeon Gim` is not `Ryong Rim`."""
    return len(ours) != len(theirs) or all(
        usually_the_same(one.letters, other.letters)
        for one, other in zip(ours, theirs, strict=True)
    )


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


def _pair_alike(left: list[Word], open_: list[Word], pairs: list[Pair], terms: Terms) -> None:
    found = []
    names = [word for word in open_ if word.kind is _DISTINCTIVE]
    for word in left:
        for other in open_ if word.kind is _DISTINCTIVE else names:
            likeness, because = alike(word, other, terms)
            if likeness:
                found.append(Pair((word,), (other,), likeness, because))
    for pair in sorted(found, key=lambda pair: -pair.likeness):
        _take(pair, left, open_, pairs)


def _take(pair: Pair, left: list[Word], open_: list[Word], pairs: list[Pair]) -> None:
    if all(_has(left, w) for w in pair.asked) and all(_has(open_, w) for w in pair.listed):
        if pair.likeness != NEAR:
            ours, theirs = _together(pair.asked, left), _together(pair.listed, open_)
            pair = replace(pair, asked=ours, listed=theirs)
        pairs.append(pair)
        for word in pair.asked:
            left.remove(word)
        for word in pair.listed:
            open_.remove(word)


def _together(taken: tuple[Word, ...], among: list[Word]) -> tuple[Word, ...]:
    """Add to a known word those for which the same spelling stands: `Inmingun`, people army."""
    if len(taken) > 1 or taken[0].kind is _DISTINCTIVE:
        return taken
    (word,) = taken
    return tuple(w for w in among if w is word or _is_spelt_with(w, word))


def _is_spelt_with(other: Word, word: Word) -> bool:
    return other.letters == word.letters and other.text != word.text


def _has(found: list[Word], word: Word) -> bool:
    return any(other is word for other in found)


def _pair_written_apart(
    left: list[Word],
    open_: list[Word],
    pairs: list[Pair],
    names: tuple[NameWords, NameWords],
    terms: Terms,
) -> None:
    """Find words that are several there: a name in syllables, or several known words as one."""
    asked, listed = names
    found = [
        *(((word,), parts, text) for word, parts, text in _apart(left, listed, open_)),
        *((parts, (word,), text) for word, parts, text in _apart(open_, asked, left)),
    ]
    for ours, theirs, text in found:
        (whole, *_) = ours if len(ours) == 1 else theirs
        likeness, because = joined(whole.letters, text, terms)
        if whole.kind is not _DISTINCTIVE and likeness < JOINED and is_syllabic(text):
            # `Hong Rong` is no slip in `Hong Kong`.
            continue
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
    # A syllable of Chinese is no slip in another: `rong` and `gong`.
    for word in [w for w in left if w.kind is _DISTINCTIVE and not is_syllabic(w.letters)]:
        several = [w for pair in pairs for w in pair.listed] + open_
        for piece in (
            piece for w in several if " " in w.printed for piece in w.printed.split()
        ):
            likeness, _ = scanned.alike(word.letters, piece)
            if likeness:
                pairs.append(Pair((word,), (), likeness, f"A slip in {piece}."))
                left.remove(word)
                break


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
