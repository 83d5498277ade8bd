"""Which words stand in a text, and where?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from screening.names.fold import fold

_WORD = re.compile(r"[^\W_]+(?:['’ʼ`´‘][^\W_]+)*")
_GENITIVE = re.compile(r"['’ʼ`´‘][sS]$")
_WRITTEN_ALIKE = {
    "co": "company", "corp": "corporation", "ltd": "limited", "inc": "incorporated",
    "center": "centre", "defense": "defence", "organization": "organisation",
    "program": "programme", "peoples": "people", "workers": "worker",
}  # fmt: skip
"""Words that lists write in two ways."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text."""

    text: str
    """As printed, without a genitive's `'s`."""
    folded: str
    start: int
    end: int
    """Of the word as printed, a genitive's `'s` included."""

    @property
    def is_genitive(self) -> bool:
        """Whether a genitive's `'s` ends it."""
        return self.end - self.start > len(self.text)

    @property
    def is_capital(self) -> bool:
        """Whether it begins as a name does."""
        return self.text[:1].isupper() or self.text[:1].isdigit() or not self.text.isascii()


def tokens(text: str) -> list[Token]:
    """Give the words of a text."""
    return list(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    for match in _WORD.finditer(text):
        word = _GENITIVE.sub("", match[0])
        yield Token(word, word_of(word), match.start(), match.end())


@lru_cache(maxsize=50_000)
def word_of(word: str) -> str:
    """Give a word in the form in which it is compared."""
    folded = fold(word).replace("-", "").replace(" ", "")
    return _WRITTEN_ALIKE.get(folded, folded)


def words_of(name: str) -> tuple[str, ...]:
    """Give the words of a name in the form in which they are compared, without an article."""
    found = tuple(token.folded for token in _tokens(name))
    return found[1:] if found[:1] == ("the",) and len(found) > 1 else found
