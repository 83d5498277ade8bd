"""What came of holding two names against each other?"""

from dataclasses import dataclass
from enum import StrEnum

from db.records.screening import Part


class Manner(StrEnum):
    """In what way two names were held against each other."""

    SAME = "same"
    """They share a key: the same words or letters after folding."""
    SYLLABLES = "syllables"
    """As Korean names, syllable by syllable."""
    WORDS = "words"
    """Word by word, each weighed by how much it says."""
    ACRONYM = "acronym"
    """One is made of the first letters of the other."""
    LETTERS = "letters"
    """As strings of letters."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two names side by side."""

    score: float
    """Similarity: 1.0 only for the same name after folding."""
    manner: Manner
    because: str
    """One sentence for an officer."""
    parts: tuple[Part, ...] = ()
    """What was compared with what, in the order of the listed name."""
