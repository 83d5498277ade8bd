"""What is one reading of a name as a Korean one?"""

from dataclasses import dataclass

from screening.names.syllables import PLAIN, Syllable


@dataclass(frozen=True, slots=True)
class KoreanName:
    """One reading of a name: its syllables, surname first."""

    syllables: tuple[Syllable, ...]
    is_surname_first: bool = True
    """As written; the syllables stand surname first either way."""
    is_chinese: bool = False
    """Whether it was read as pinyin."""
    words: tuple[str, ...] = ()
    """The name as written, word by word."""
    left_out: str = ""
    """A word of the name that is no part of this reading."""
    is_assimilated: bool = False
    """Whether it was read from the sound of joined syllables: `Chullyong` as 춘룡."""

    @property
    def is_plain(self) -> bool:
        """Whether each piece is a usual spelling, and the first a surname."""
        return self.syllables[0].is_surname and all(s.usual >= PLAIN for s in self.syllables)

    @property
    def is_as_written(self) -> bool:
        """Whether the syllables have the letters written, none that a scanner mistook."""
        return sorted("".join(s.text for s in self.syllables)) == sorted("".join(self.words))

    @property
    def unread(self) -> int:
        """How many pieces are no Korean syllable."""
        return sum(not s.hangul for s in self.syllables)
