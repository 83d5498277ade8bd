"""Does a text name one of these terms, in whatever case, accents or ending?

A term is written as printed; `*` at the end of a word stands for any ending, and at its
beginning for any beginning, as in scripts that part no words.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from screening.names.fold import fold


def plain(text: str) -> str:
    """Fold a text and part it at hyphens, as terms are compared."""
    return fold(text).replace("-", " ")


def stem(term: str) -> str:
    """Give the longest piece of a term between endings: it stands wherever the term does."""
    return max((plain(piece) for piece in term.split("*")), key=len)


def alternatives(terms: Iterable[str]) -> str:
    """Give the expression that finds any of the terms in a plain text."""
    return "|".join(sorted({_expression(term) for term in terms}, key=lambda e: (-len(e), e)))


def whole_words(expression: str) -> str:
    """Bind an expression to whole words; the `s` of an English genitive may follow."""
    return rf"(?<!\w)(?:{expression})s?(?!\w)"


def _expression(term: str) -> str:
    words = []
    for word in term.replace("-", " ").split():
        beginning = r"\w*" if word.startswith("*") else ""
        ending = r"\w*" if word.endswith("*") else ""
        words.append(beginning + re.escape(plain(word.replace("*", ""))) + ending)
    return " ".join(words)


@lru_cache(maxsize=8)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def names_term(text: str, pattern: str) -> bool:
    """Whether a text as printed names a term of the pattern."""
    return bool(pattern) and _compiled(pattern).search(plain(text)) is not None
