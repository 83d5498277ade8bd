"""Which column is which, however its heading is written?"""

from collections.abc import Sequence

from screening.ask import FIELDS
from screening.rows.row import HeadingError, Say

COLUMNS = ("id", "name", *FIELDS)
_PLAIN = {column.replace("_", ""): column for column in COLUMNS}


def column(heading: str) -> str:
    """Give the documented column that a heading names, empty where it names none.

    Case, blanks, hyphens and underscores do not count: `Birth Date` is `birth_date`.
    """
    return _PLAIN.get("".join(c for c in heading.casefold() if c.isalnum()), "")


def columns(file: str, headings: Sequence[str], say: Say) -> list[str]:
    """Give the column of each heading, empty for those that are ignored, and say which.

    Raises `HeadingError` where there is no column for names, or two for one thing.
    """
    found = [column(heading) for heading in headings]
    shown = ", ".join(repr(heading[:40]) for heading in headings[:30]) or "none"
    if "name" not in found:
        raise HeadingError(
            f"{file} has no column 'name'; its first row must hold the headings, "
            f"and the columns found are: {shown}"
        )
    for one in dict.fromkeys(found):
        if one and found.count(one) > 1:
            raise HeadingError(f"{file} has the column {one!r} twice; its columns: {shown}")
    unknown = [h for h, one in zip(headings, found, strict=True) if not one]
    if unknown:
        listed = ", ".join(repr(heading[:40]) for heading in unknown[:30])
        say(f"{file}: columns nobody asked for are ignored: {listed}")
    if "id" not in found:
        say(f"{file} has no column 'id'; each row is named by its place in the file")
    return found
