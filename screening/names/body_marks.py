"""By what is it seen at once that two names of organisations or ships can't be alike?

Where two names share no mark, `organisations.compare` gives less than 0.75: neither do their
letters agree but for one slip, nor an acronym, nor a telling word where the listed name has
any. Where it has none, a telling word asked for is left over, which costs too much.
"""

from collections.abc import Callable, Iterable, Iterator

from screening.names import acronyms, bodies, scanned, spelling_marks
from screening.names.belonging import parties
from screening.names.bounds import syllable_marks
from screening.names.vocabulary import vocabulary
from screening.names.words import NameWords, Word, runs, words

Spelt = Callable[[str], frozenset[str]]
"""What gives the marks of a spelling."""
_SHORT = 4
"""Letters of words in which a slip counts beside a legal form."""
_COUNTS, _OUTWEIGHED = 0.6, 1.8
"""A telling word of such a weight left over is too much beside general words of less."""
_ANY, _PROVEN_BY_NOTHING = "any listed name", "any asked name"
"""The marks that all listed names, and all asked ones, have: for words written as several,
of which any words of the other name may be a misspelling."""


def listed_marks(name: str) -> frozenset[str]:
    """Give the marks of one writing of a listed name."""
    found = words(name)
    spelt = spelling_marks.listed_marks
    marks = {_ANY, *_linked(found, name, spelt), *_listed_halves(found.letters)}
    marks.update(_marked("beside one word", spelt(found.letters)))
    if len(found.tokens) == 1:
        marks.update(_marked("one word", spelt(found.letters)))
    if not found.telling:
        marks.update(_marked("said", _said(found, spelt)))
    is_heavy = not found.telling and found.general > _OUTWEIGHED
    if is_heavy or any(" " in word.printed for word in found.telling or found.words):
        marks.add(_PROVEN_BY_NOTHING)
    return frozenset(marks)


def asked_marks(name: str) -> frozenset[str]:
    """Give the marks of one writing of a name asked, and of every name it may stand for."""
    meant = (name, *parties(name), *scanned.repaired(name))
    return frozenset[str]().union(*map(_asked_marks, meant))


def _asked_marks(name: str) -> set[str]:
    found = words(name)
    spelt = spelling_marks.asked_marks
    marks = {_PROVEN_BY_NOTHING, *_linked(found, name, spelt), *_asked_halves(found.letters)}
    marks.update(_marked("one word", spelt(found.letters)))
    if len(found.tokens) == 1:
        marks.update(_marked("beside one word", spelt(found.letters)))
    if sum(word.weight for word in found.telling) < _COUNTS:
        marks.update(_marked("said", _said(found, spelt)))
    else:
        short = frozenset[str]().union(*_slips_in_short(found.telling))
        marks.update(_marked("said", _said_telling(found, spelt) | short))
    if any(" " in word.printed for word in found.telling):
        marks.add(_ANY)
    return marks


def _marked(way: str, found: Iterable[str]) -> Iterator[str]:
    return (f"{way} {mark}" for mark in found)


def _linked(found: NameWords, name: str, spelt: Spelt) -> Iterator[str]:
    yield from _said_telling(found, spelt)
    yield from (f"acronym {text}" for text in acronyms.acronyms(name).all)
    yield from (f"body {text}" for text in bodies.bodies(name))
    yield f"shape {found.shape}"


def _said_telling(found: NameWords, spelt: Spelt) -> frozenset[str]:
    """Give the marks of the telling words, alone and joined."""
    near = vocabulary().near
    groups = (near.get(word.text, ()) for word in found.telling)
    near_by = frozenset(f"~{group}" for of_word in groups for group in of_word)
    return near_by.union(*_spelt(found.units, spelt))


def _said(found: NameWords, spelt: Spelt) -> frozenset[str]:
    """Give the marks of all words, alone and joined, and of slips in short ones."""
    together = ("".join(word.letters for word in run) for run in runs(found.words))
    return found.said.union(
        *_spelt(found.spellings, spelt),
        *_spelt(together, spelt),
        *_slips_in_short(found.words),
    )


def _spelt(texts: Iterable[str], spelt: Spelt) -> Iterator[frozenset[str]]:
    for text in texts:
        yield spelt(text)
        yield syllable_marks(text)


def _slips_in_short(found: Iterable[Word]) -> Iterator[tuple[str, ...]]:
    return (_short(word.letters) for word in found if len(word.letters) <= _SHORT)


def _short(text: str) -> tuple[str, ...]:
    if len(text) < _SHORT - 1:
        return (f".{text}",)
    return (f".{text}", *(f".{text[:at]}{text[at + 1 :]}" for at in range(len(text))))


def _asked_halves(letters: str) -> Iterator[str]:
    for length in (len(letters) - 1, len(letters), len(letters) + 1):
        yield from _halves(letters, length, min(length, len(letters)))


def _listed_halves(letters: str) -> Iterator[str]:
    for shorter in (len(letters) - 1, len(letters)):
        yield from _halves(letters, len(letters), shorter)


def _halves(letters: str, listed: int, shorter: int) -> Iterator[str]:
    """Give the beginning and the end of all letters: after one slip one of them is the same.

    `listed` is how many letters the listed name has, `shorter` how many the shorter of the
    two names. Between the halves is left what a swap could touch of both.
    """
    half = (shorter - 1) // 2
    if half > 0:
        yield f"{listed}<{letters[:half]}"
        yield f"{listed}>{letters[-half:]}"
