"""Which words in a row may be a name?"""

from collections.abc import Sequence
from itertools import pairwise

from screening.relations.tokens import Token, tokens, words_of

LONGEST = 14
"""So many words has the longest name that is looked for."""
LINKS = frozenset({"of", "and", "for", "the", "in"})
"""Small words that may stand within a name."""
_WITHIN = set(" -&.,/‘’'`\"“”")
"""Signs that may."""
_SHORT = frozenset({"company", "limited", "corporation", "incorporated", "no"})
"""What may end in a full stop that ends no sentence, written out."""


def is_acronym(text: str) -> bool:
    """Whether a word is made of capitals, as short forms are."""
    return text.isascii() and text.isalnum() and text.isupper() and len(text) > 2


def is_short_for_all(acronym: str, name: str) -> bool:
    """Whether capitals at the end of a name are the first letters of its words in a row."""
    letters = "".join(token.text[0] for token in tokens(name) if token.is_capital)
    return name.rstrip().endswith(f"({acronym})") and acronym in letters


def is_broken(text: str, row: Sequence[Token]) -> bool:
    """Whether a sign stands within a row of words that no name holds."""
    return any(not goes_on(text, one, other) for one, other in pairwise(row))


def goes_on(text: str, one: Token, other: Token) -> bool:
    """Whether two words may stand in one name."""
    gap = text[one.end : other.start]
    return set(gap) <= _WITHIN and (not gap.startswith(". ") or one.folded in _SHORT)


def in_brackets(text: str, end: int) -> str:
    """Give what stands in brackets behind a name, if it is a short form of it."""
    rest = text[end:]
    if not rest.startswith(" ("):
        return ""
    inside, closed, _ = rest[2:].partition(")")
    form = inside.strip("'’‘\"“” ")
    is_name = form[:1].isupper() and len(words_of(form)) in {1, 2}
    return form if closed and is_name and len(form) > 2 else ""


def capitals(text: str, told: Sequence[Token], place: int, free: set[int]) -> Sequence[Token]:
    """Give the words of a name that begins here, as its capitals show."""
    if not told[place].is_capital:
        return []
    row = [told[place]]
    for number in range(place + 1, min(place + LONGEST, len(told))):
        token = told[number]
        if number not in free or not (token.is_capital or token.folded in LINKS):
            break
        if text[row[-1].end : token.start].strip(" -&"):
            break
        row.append(token)
    return without_links(row)


def until_link(row: Sequence[Token]) -> Sequence[Token]:
    """Give the words up to the last small word: what follows may be of whom the body is."""
    links = [place for place, token in enumerate(row) if token.folded in LINKS]
    return without_links(row[: links[-1]]) if links else []


def without_links(row: Sequence[Token]) -> Sequence[Token]:
    """Give words without small ones at the end."""
    while row and row[-1].folded in LINKS:
        row = row[:-1]
    return row
