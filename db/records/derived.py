"""What follows from all entries taken together?"""

from dataclasses import dataclass

from db.records.assessment import Assessment, CategoryFinding
from db.records.entry import Entry
from db.records.relation import Relation
from db.records.subject import EntryKey, Subject


@dataclass(frozen=True, slots=True)
class Assessed:
    """The categories that the words of one entry explain."""

    entry: EntryKey
    assessments: tuple[Assessment, ...]
    findings: tuple[CategoryFinding, ...]
    """In short, from all entries of its party."""


@dataclass(frozen=True, slots=True)
class Derived:
    """What an index keeps besides the entries."""

    subjects: tuple[Subject, ...] = ()
    relations: tuple[Relation, ...] = ()
    """Between parties that have to do with the DPRK."""
    assessed: tuple[Assessed, ...] = ()
    """Of entries that have to do with the DPRK."""
    roster: tuple[Entry, ...] = ()
    """Records of the roster, as entries that are matched; they are no listings."""
    lent: tuple[tuple[str, frozenset[str]], ...] = ()
    """By party: the categories that who serves it corresponds to by that."""


NOTHING_DERIVED = Derived()
