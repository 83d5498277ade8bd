"""Who was designated in an official journal before the list's file carries it?"""

from dataclasses import dataclass
from datetime import date, datetime

from db.records.entry import Entry

PREFIX = "INTERIM-"
"""So begins the reference of an interim designation, and no publisher's."""


@dataclass(frozen=True, slots=True)
class Designation:
    """A designation as a person read it in the journal, in the form of a listed entry."""

    entry: Entry
    act: str
    url: str
    """Where the act stands."""
    published_at: datetime
    """When the journal was published."""
    in_force_from: date


@dataclass(frozen=True, slots=True)
class InterimEnd:
    """Two persons confirmed that the file carries it, or that it was entered wrongly."""

    at: datetime
    by: str
    approved_by: str
    carried_as: str
    """The reference under which the list has the party; empty where it was withdrawn."""
    reason: str


@dataclass(frozen=True, slots=True)
class Interim:
    """A designation that a second person agreed to."""

    id: int
    at: datetime
    """Since when it is screened."""
    by: str
    approved_by: str
    designation: Designation
    end: InterimEnd | None = None

    @property
    def list(self) -> str:
        """The list whose file is to carry it."""
        return self.designation.entry.list

    @property
    def ref(self) -> str:
        """Its reference: `INTERIM-2026-1`."""
        return self.designation.entry.ref


def interim_remark(entry: Entry) -> str:
    """Give what must be said of an entry that stands in no file yet; else nothing."""
    if not entry.ref.startswith(PREFIX):
        return ""
    remarks = (remark for act in entry.legal_acts for remark in act.remarks)
    return next(remarks, "entered by hand; the list's file does not carry it yet")
