"""Which column is which, however its heading is written?"""

from collections.abc import Sequence

from screening.ask import FIELDS
from screening.rows.row import HeadingError, Say

COLUMNS = ("id", "name", *FIELDS)
_SYNONYMS = {
    "name": "fullname",
    "other_names": "alias aliases aka",
    "former_names": "formername previousname previousnames maidenname birthname",
    "birth_date": "birthdate dateofbirth dob",
    "birth_place": "placeofbirth pob",
    "gender": "sex",
    "nationality": "citizenship",
    "identifier": "passport passportno passportnumber documentnumber idnumber imo imonumber "
    "bic swift",
    "organisation": "organization",
}
"""What other systems call our columns: leaving one of them unread would lose a hit."""
_PLAIN = {column.replace("_", ""): column for column in COLUMNS}
_ELSEWHERE = {word: column for column, words in _SYNONYMS.items() for word in words.split()}


def column(heading: str) -> str:
    """Give the documented column that a heading names, empty where it names none.

    Case, blanks, hyphens and underscores do not count: `Birth Date` is `birth_date`.
    """
    return _PLAIN.get(_plain(heading), "")


def named(headings: Sequence[str]) -> list[str]:
    """Give the column of each heading, empty for those that name none.

    Where no heading names a column in our word, other systems' words do: `passport` is
    an `identifier`, `Date of birth` is `birth_date`.
    """
    ours = [column(heading) for heading in headings]
    theirs = [_ELSEWHERE.get(_plain(heading), "") for heading in headings]
    return [
        one or (other if other not in ours else "")
        for one, other in zip(ours, theirs, strict=True)
    ]


def _plain(heading: str) -> str:
    return "".join(c for c in heading.casefold() if c.isalnum())


def columns(file: str, headings: Sequence[str], say: Say) -> list[str]:
    """Give the column of each heading, empty for those that are ignored, and say which.

    Raises `HeadingError` where there is no column for names, or two for one thing.
    """
    found = named(headings)
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
