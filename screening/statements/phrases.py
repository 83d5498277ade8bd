"""Which phrases of a table stand in a text?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rules.catalogue import Catalogue, Element, shows
from screening.relations.tokens import tokens


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """Give the words of a text in the form in which phrases are written, a blank apart."""
    return " ".join(token.folded for token in tokens(text))


@lru_cache(maxsize=2_000)
def pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Give what finds one of some phrases in folded words; none of them finds nothing."""
    found = [_one(phrase) for phrase in sorted(phrases, key=len, reverse=True)]
    return re.compile("|".join(found) if found else r"(?!)")


def _one(phrase: str) -> str:
    """Give the expression of one phrase, its words folded as those of a text are."""
    pieces = []
    for word in phrase.split():
        bare = re.escape(folded(word.strip("*")))
        before, after = (
            r"\w*" if is_open else "" for is_open in (word[0] == "*", word[-1] == "*")
        )
        pieces.append(f"{before}{bare}{after}")
    return rf"\b{' '.join(pieces)}\b"


def has(phrases: Sequence[str], text: str) -> bool:
    """Whether folded words hold one of the phrases."""
    return pattern(tuple(phrases)).search(text) is not None


@dataclass(frozen=True)
class Stated:
    """The elements that texts state in the words of their tables."""

    elements: tuple[tuple[str, Element], ...]
    """With the id of their category."""

    def terms(self, head: str, whole: str, party_type: str) -> list[str]:
        """Give the terms of the elements that a sentence states.

        `head` are its folded words up to where it speaks of another; `whole` are all of them.
        """
        found = []
        for category, element in self.elements:
            if element.types and party_type not in {one.value for one in element.types}:
                continue
            said = whole if element.is_whole_sentence else head
            acts = bool(element.acts) and has(element.acts, said) and has(element.objects, said)
            if acts or has(element.phrases, said):
                found.append(shows(category, element.id))
        return found


def stated(catalogue: Catalogue) -> Stated:
    """Give the elements of a catalogue that texts state by words."""
    return Stated(
        tuple(
            (category.id, element)
            for category in catalogue.categories
            for element in category.elements
            if element.phrases or element.acts
        )
    )
