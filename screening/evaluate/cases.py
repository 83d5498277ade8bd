"""What is one question to the matcher, and what is its right answer?"""

from dataclasses import dataclass
from enum import StrEnum

from db.records.entry import PartyType


class Group(StrEnum):
    """What kind of question a class of cases asks."""

    PERSON = "person"
    ORGANISATION = "organisation"
    VESSEL = "vessel"
    REAL = "real"
    """Spellings that publishers print; nothing is generated."""
    CORROBORATED = "corroborated"
    """Listed persons of whom more is known than the name."""
    HOMONYM = "homonym"
    """Not listed, but a listed name can be read so: alerts on these are the floor."""
    HOMOGRAPH = "homograph"
    """Not listed, but written so that a listed name may be meant: 김승철 as *Kim Sung Chul*."""
    NEAR_MISS = "near_miss"
    """Not listed, and one meaningful piece from a listed name."""
    UNLISTED = "unlisted"
    """Not listed, nor like a listed name but by chance."""

    @property
    def is_positive(self) -> bool:
        """Whether a listed party is the right answer."""
        return self in _POSITIVE


_POSITIVE = frozenset(
    {Group.PERSON, Group.ORGANISATION, Group.VESSEL, Group.REAL, Group.CORROBORATED}
)


@dataclass(frozen=True, slots=True)
class Case:
    """A name as somebody may write it, and whom it means."""

    group: Group
    kind: str
    """The class of the case: `typo`, `revised`, `chinese`."""
    text: str
    parties: tuple[str, ...] = ()
    """The right party; others after it that the same text names just as well."""
    made_from: str = ""
    """The listed name it was made from, or the hangul of an unlisted one."""
    born: str = ""
    """When the unlisted person was born: asked besides, to see what a date settles."""
    birth_date: str = ""
    """Asked with the name."""
    nationality: str = ""
    only_list: str = ""
    """The list on which the party must be found; any, if empty."""
    type: PartyType | None = None
    """What the party is, where the group has several kinds."""

    @property
    def party(self) -> str:
        """The right party; empty for who is not listed."""
        return self.parties[0] if self.parties else ""
