"""Under which keys is a name the same as another?

Two names are the same when they share a key: the words in any order, or the letters
in the order written. A hyphen may join or part (`Je-son`, `Je Son`, `Jeson`). A listed name
of a few words has its letters also with the first word last and with the last word first,
so that `KANG Jeson` and `KANGJESON` are `Je Son Kang`. `Corp.` is `Corporation`, and `Co.,
Ltd` is `Company, Limited`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from screening.names.fold import fold

_WRITTEN_OUT = {
    "co": "company",
    "corp": "corporation",
    "ltd": "limited",
    "inc": "incorporated",
    "intl": "international",
}
"""Abbreviations of legal forms and the like, read as the words they stand for."""
LONGEST_TURNED = 4
"""Names of more words, of organisations mostly, are not turned."""


@dataclass(frozen=True, slots=True)
class NameKeys:
    """A name in the forms in which it is compared."""

    by_word: tuple[str, ...]
    """The words sorted: with hyphens as blanks and, where different, as nothing."""
    joined: str
    """All letters in the order written."""
    turned: tuple[str, ...] = ()
    """All letters with the first word put last, and with the last word put first."""

    @property
    def all(self) -> tuple[str, ...]:
        """Every key of a listed name, marked with its kind, so that kinds don't meet."""
        joined = (self.joined, *self.turned)
        return (*(f"w:{key}" for key in self.by_word), *(f"j:{key}" for key in joined))


@lru_cache(maxsize=5_000)
def keys(name: str) -> NameKeys:
    """Give the keys of a name as printed or asked."""
    folded = fold(name)
    if not folded.strip("-"):
        return NameKeys((folded,), folded)
    words = _words(folded.replace("-", " "))
    parted = " ".join(sorted(words))
    together = " ".join(sorted(_words(folded.replace("-", ""))))
    by_word = (parted,) if parted == together else (parted, together)
    joined = "".join(words)
    return NameKeys(by_word, joined, _turned(words, joined))


def asked_keys(name: str) -> Iterator[str]:
    """Give the keys of a name asked, marked with their kinds as those of a listed name are."""
    folded = fold(name)
    if not folded.strip("-"):
        yield from (f"w:{folded}", f"j:{folded}")
        return
    words = _words(folded.replace("-", " "))
    yield f"w:{' '.join(sorted(words))}"
    yield f"j:{''.join(words)}"
    if "-" in folded:
        yield f"w:{' '.join(sorted(_words(folded.replace('-', ''))))}"


def _words(folded: str) -> list[str]:
    return [_WRITTEN_OUT.get(word, word) for word in folded.split()]


def _turned(words: list[str], joined: str) -> tuple[str, ...]:
    if not 1 < len(words) <= LONGEST_TURNED:
        return ()
    turned = ("".join((*words[1:], words[0])), "".join((words[-1], *words[:-1])))
    return tuple(dict.fromkeys(text for text in turned if text != joined))


def similarity(asked: NameKeys, listed: NameKeys) -> float:
    """Compare two names: 1.0 when they share a key, else below 1.

    The better of two readings counts: the words in any order, and the letters as
    written. Each is 1 minus the share of letters to delete or insert (rapidfuzz `ratio`).
    """
    joined = (listed.joined, *listed.turned)
    if asked.joined in joined or not set(asked.by_word).isdisjoint(listed.by_word):
        return 1.0
    best = max(ratio(asked.joined, text) for text in joined)
    for asked_words in asked.by_word:
        for listed_words in listed.by_word:
            best = max(best, ratio(asked_words, listed_words))
    return min(best / 100, 0.999)
