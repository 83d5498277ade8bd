"""By what is the name of an organisation or a ship found among all listed ones?"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from screening.names import acronyms, bodies
from screening.names.belonging import parties
from screening.names.bounds import syllable_marks
from screening.names.scanned import repaired, shape
from screening.names.slips import Spellings
from screening.names.vocabulary import Kind, vocabulary
from screening.names.words import NameWords, Word, pieces, places, words

_FOREIGN = re.compile("[fqvxz]|^[bcdgkpst][lr]|^s[kmnpt]|[^aeiouyw]{5}")
"""Letters that no Korean word has; to look for them is fast."""
SHORTEST, LONGEST = 4, 24
"""Letters of the words that may be Korean syllables, several of them."""


@lru_cache(maxsize=2_000)
def anchors(name: str, *, is_listed: bool = False) -> frozenset[str]:
    """Give the words by which a name is found: see `joined` for the one way besides.

    Two names that score 0.75 or more share an anchor, or `slips.by_letters` finds anchors of
    theirs alike, or their `joined` letters. A listed name has its telling words, or all where
    none is telling; an asked name has all but legal forms, and those of every party it
    speaks of or may be misread for. Either has its acronyms, the bodies of that name and its
    distinctive words written as one; the shapes of them all, for scanners; and the syllables
    of those that may be Korean, for what reads the same.
    """
    found = _anchors(name, is_listed=is_listed)
    if is_listed:
        return found
    meant = (*parties(name), *repaired(name))
    return found.union(*(_anchors(party, is_listed=False) for party in meant))


def _anchors(name: str, *, is_listed: bool) -> frozenset[str]:
    found = words(name)
    kept = [w for w in found.words if w.kind is not Kind.LEGAL] or list(found.words)
    if is_listed and found.telling:
        kept = [w for w in kept if w.is_telling]
    texts = {text for w in kept for text in (w.text, w.letters)}
    joins = _joins(found)
    distinctive = {
        text
        for w in found.words
        if w.kind is Kind.DISTINCTIVE
        for text in (w.letters, w.printed)
    }
    joins.update(text for _, text in like_known(name))
    spoken = {mark for text in distinctive | joins for mark in _spoken(text)}
    shapes = {shape(text) for text in texts | joins}
    whole = f"={found.shape}"
    more = of_the_whole(name, is_listed=is_listed)
    return frozenset((*texts, *joins, *shapes, whole, *spoken, *more))


def of_the_whole(name: str, *, is_listed: bool = False) -> tuple[str, ...]:
    """Give the anchors of no word: acronyms and bodies, which must be the same to the letter.

    An asked name is never cut to its first letters.
    """
    made = acronyms.acronyms(name)
    short = {made.itself, made.printed, *(made.made if is_listed else ())} - {""}
    return (
        *(f"@{letters}" for letters in short),
        *(f"@{body}" for body in bodies.bodies(name)),
    )


def anchors_by_word(name: str) -> Iterator[tuple[tuple[Word, ...], tuple[str, ...]]]:
    """Give the anchors that a listed name has for a telling word, or for several as one."""
    found = words(name)
    for word in found.telling or found.words:
        yield (word,), _of_word(word)
    for run, text in found.joins:
        yield run, of_text(text)
    for at, text in like_known(name):
        yield found.words[at.start : at.stop], of_text(text)
    yield found.telling, of_text(found.core)


@lru_cache(maxsize=1_000)
def like_known(name: str) -> tuple[tuple[range, str], ...]:
    """Give words in a row that may be a known word written apart, misspelt: `Join Venture`."""
    letters = [word.letters for word in words(name).words]
    joined_up = ((at, "".join(letters[at.start : at.stop])) for at in places(len(letters)))
    return tuple((at, text) for at, text in joined_up if is_like_known(text))


def is_like_known(text: str) -> bool:
    """Whether a text is a known word, if it is misspelt or misread."""
    return any(_known_spellings().alike(text)) or shape(text) in known_shapes()


@cache
def _known_spellings() -> Spellings:
    return Spellings(vocabulary().meanings)


@cache
def known_shapes() -> frozenset[str]:
    """Give what all known words look like to a scanner."""
    return frozenset(map(shape, vocabulary().meanings))


def _of_word(word: Word) -> tuple[str, ...]:
    """Give the anchors of a word; characters are read as they are printed."""
    return (*of_text(word.text), *of_text(word.letters), *_spoken(word.printed))


def of_text(text: str) -> tuple[str, ...]:
    """Give the anchors of some letters."""
    same = shape(text)
    return (text, *((same,) if same != text else ()), *_spoken(text))


def near_by(word: Word) -> tuple[str, ...]:
    """Give the anchors of the words that are put one for another: `Bureau`, `Office`."""
    return tuple(f"%{group}" for group in vocabulary().near.get(word.text, ()))


@lru_cache(maxsize=1_000)
def asked_by_word(name: str) -> tuple[frozenset[str], ...]:
    """Give the anchors of each word of a name asked, and last those of no single word."""
    found = words(name)
    joins = _joins(found).union(text for _, text in like_known(name))
    of_none = {anchor for text in joins for anchor in of_text(text)}
    of_none.update((f"={found.shape}", *of_the_whole(name)))
    for party in (*parties(name), *repaired(name)):
        of_none |= anchors(party)
    return (*map(_of_asked, found.words), frozenset(of_none))


@lru_cache(maxsize=10_000)
def _of_asked(word: Word) -> frozenset[str]:
    return frozenset((*_of_word(word), *near_by(word)))


@lru_cache(maxsize=10_000)
def _spoken(text: str) -> tuple[str, ...]:
    """Give the anchors of a word that may be Korean: of what its syllables can mean."""
    is_long = SHORTEST <= len(text) <= LONGEST or not text.isascii()
    if not is_long or _FOREIGN.search(text):
        return ()
    return tuple(f"~{mark}" for mark in syllable_marks(text))


def _joins(found: NameWords) -> set[str]:
    """Write distinctive words as one: two to four in a row, and all that are telling."""
    return {found.core, *(text for _, text in found.joins)} - {""}


def joined(name: str) -> str:
    """Give all letters of a name, by which it is found though written as one word."""
    return "".join(pieces(name))
