"""What is one question to the matcher, and what is its right answer?"""

from dataclasses import dataclass
from enum import StrEnum


class Group(StrEnum):
    """What kind of question a class of cases asks."""

    PERSON = "person"
    ORGANISATION = "organisation"
    VESSEL = "vessel"
    REAL = "real"
    """Spellings that publishers print; nothing is generated."""
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
        return self in {Group.PERSON, Group.ORGANISATION, Group.VESSEL, Group.REAL}


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
    birth_date: str = ""
    """Of an unlisted person: a made-up one."""
    nationality: str = ""
    identifier: str = ""

    @property
    def party(self) -> str:
        """The right party; empty for who is not listed."""
        return self.parties[0] if self.parties else ""
