"""What does the text of one entry say of another listed party?"""

from dataclasses import dataclass

from db.records.subject import EntryKey


@dataclass(frozen=True, slots=True)
class Relation:
    """One party named in the text of another's entry, with the words that say so."""

    source: str
    """The party whose entry it is: `un:KPi.024`."""
    target: str
    """The party that is named."""
    kind: str
    """Of `rules/relations.toml`: `office`, `subordinate_to` ...; `mentioned` where the text
    names the party and doesn't say how the two stand to each other."""
    entry: EntryKey
    """In which entry it stands."""
    field: str
    """In which kind of text: `function`, `remark` ..."""
    quote: str
    """The sentence, as printed."""
    mention: str
    """The name of the party, as printed there."""
    start: int
    """Where in the text the name begins, counted in characters from 0."""
    role: str = ""
    """For `office`: as what, as printed."""
    is_former: bool = False
    """Whether the text says that it is over."""

    @property
    def parties(self) -> tuple[str, str]:
        """Both parties."""
        return self.source, self.target
