"""Which column of the list of vessels is which?

Columns are found by their headings, in any order, and rows below a vessel by their
labels: both are compared without case, blanks and punctuation, since a converter
prints `Otherinformation`. A heading or a label that is new keeps its own words.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from feeds.errors import UnreadableListError

Row = tuple[str | None, ...]
"""The texts of a row's cells; `None` where another cell reaches over."""

NUMBER, NAME, IMO, MMSI = "#", "Vessel Name", "IMO number", "MMSI"
DATE, FLAG, CALL_SIGN, TYPE = "Date of designation", "Flag", "Call Sign", "Type"
OTHER, PICTURE = "Other information", "Picture link"
RESOURCE_OF = "Designated as economic resources of"

_LABELS = (NUMBER, NAME, IMO, MMSI, DATE, FLAG, CALL_SIGN, TYPE, OTHER, PICTURE, RESOURCE_OF)
_ALSO = {"name": NAME, "nameofvessel": NAME, "imo": IMO, "imono": IMO, "no": NUMBER}


@dataclass(frozen=True, slots=True)
class Columns:
    """What stands in each column of the table."""

    headings: tuple[str, ...]
    name: int
    value: int | None
    """The column right of the names': with theirs it makes the rows of label and value."""
    measures: frozenset[int]
    height: int
    """How many rows the headings take."""

    def at(self, row: Row, heading: str) -> str:
        """Give the text under a heading that every such table has."""
        return row[self.headings.index(heading)] or ""

    def others(self, row: Row) -> Iterator[tuple[str, str, bool]]:
        """Give heading, text and whether it is of a designation, for the columns left."""
        for column, heading in enumerate(self.headings):
            if heading not in {NUMBER, IMO} and column not in {self.name, self.value}:
                is_designation = heading == DATE or column in self.measures
                yield heading, row[column] or "", is_designation


def known(text: str) -> str:
    """Give a heading or a label in the spelling that we know it by."""
    return _BY_KEY.get(_key(text), text)


def is_header(row: Row) -> bool:
    """Whether a row holds the headings of the table of vessels."""
    return {NAME, IMO} <= {known(cell) for cell in row if cell}


def read_columns(head: Row, below: Row) -> Columns:
    """Read the headings; those of the measures stand in a second row, under a common one.

    Raises `UnreadableListError` if there is no column of numbers or of dates.
    """
    name = next(column for column, text in enumerate(head) if text and known(text) == NAME)
    imo = next(column for column, text in enumerate(head) if text and known(text) == IMO)
    has_two_rows = len(below) == len(head) and not (below[name] or below[imo]) and any(below)
    headings = []
    measures = set()
    group = ""
    for column, text in enumerate(head):
        group = group if text is None else text
        heading = known((below[column] if has_two_rows else "") or text or "")
        headings.append(heading)
        if "measures" in _key(group) or _key(heading).startswith("paragraph"):
            measures.add(column)
    for needed in (NUMBER, DATE):
        if needed not in headings:
            raise UnreadableListError(f"the table of vessels has no column {needed!r}")
    has_value = name + 1 < len(head) and head[name + 1] is None and not headings[name + 1]
    value = name + 1 if has_value else None
    named = tuple(heading or "(no heading)" for heading in headings)
    return Columns(named, name, value, frozenset(measures), 2 if has_two_rows else 1)


def _key(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum() or c == "#")


_BY_KEY = {_key(label): label for label in _LABELS} | _ALSO
