"""What follows from all entries taken together?"""

from dataclasses import dataclass

from db.records.relation import Relation
from db.records.subject import Subject


@dataclass(frozen=True, slots=True)
class Derived:
    """What an index keeps besides the entries."""

    subjects: tuple[Subject, ...] = ()
    relations: tuple[Relation, ...] = ()
    """Between parties that have to do with the DPRK."""


NOTHING_DERIVED = Derived()
