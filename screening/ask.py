"""How do an officer's texts become a query?

An optional field that cannot be read is reported and left out; the name is screened
all the same.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from db.records.entry import DatePrecision, PartialDate, PartyType
from db.records.screening import Query
from feeds.dates import read_date

T = TypeVar("T")

_GENDERS = {"f": "F", "female": "F", "m": "M", "male": "M"}
_SPAN = re.compile(r"(\d{4})/(\d{4})")
_MAY_HOLD_SEVERAL = re.compile(r"[;(]|\ba\s?\.?k\s?\.?a\b|\balias\b|known as", re.I)
_SHIP = re.compile(r"(?:M[/.]?[VT]\.?|S[/.]?S\.?|vessel|ship)\s+(?P<name>\S.*)", re.I)
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
FIELDS = (
    "type", "other_names", "birth_date", "birth_place", "gender", "nationality", "residence",
    "address", "identifier", "role", "organisation",
)  # fmt: skip
"""The optional fields of a query, as the columns of a batch name them."""


def query(name: str, fields: Mapping[str, Sequence[str]], *, query_id: str = "") -> Query:
    """Read a query. Unknown fields are the caller's error; unreadable values are problems."""
    problems: list[str] = []
    values = {field: _texts(fields.get(field, ())) for field in FIELDS}
    types = _read("type", values["type"], _type, problems)
    genders = _read("gender", values["gender"], _gender, problems)
    return Query(
        name=" ".join(name.split()),
        id=query_id,
        type=types[0] if types else None,
        other_names=(*values["other_names"], *_names_within(name)),
        birth_dates=_read("birth_date", values["birth_date"], birth_date, problems),
        birth_places=values["birth_place"],
        gender=genders[0] if genders else "",
        nationalities=_read("nationality", values["nationality"], _country, problems),
        residences=_read("residence", values["residence"], _country, problems),
        addresses=values["address"],
        identifiers=values["identifier"],
        roles=values["role"],
        organisations=values["organisation"],
        problems=tuple(problems),
    )


def _names_within(name: str) -> tuple[str, ...]:
    """Give the names that one text holds, and a ship's name without `M/V` before it."""
    found: tuple[str, ...] = ()
    if _MAY_HOLD_SEVERAL.search(name):
        from feeds.names import several_names  # noqa: PLC0415 - loads the table of countries

        found = several_names(name)
    if ship := _SHIP.fullmatch(name.strip()):
        found = (*found, ship["name"])
    return found


def _texts(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(text for value in values if (text := " ".join(value.split())))


def _read(
    field: str, texts: Sequence[str], read: Callable[[str], T], problems: list[str]
) -> tuple[T, ...]:
    found = []
    for text in texts:
        try:
            found.append(read(text))
        except ValueError as error:
            problems.append(f"{field} {text!r} was left out: {error}")
    return tuple(found)


def _type(text: str) -> PartyType:
    asked = text.casefold()
    if asked not in {PartyType.PERSON, PartyType.ORGANISATION, PartyType.VESSEL}:
        raise ValueError("it is person, organisation or vessel")
    return PartyType(asked)


def _gender(text: str) -> str:
    if (found := _GENDERS.get(text.casefold())) is None:
        raise ValueError("it is F or M")
    return found


def _country(text: str) -> str:
    if len(text) == 2 and text.isascii() and text.isalpha():
        code = text.upper()
        if code == "KP":
            return code
    from feeds.countries import country  # noqa: PLC0415 - loads the table of all countries

    if not (found := country(text)):
        raise ValueError("it names no country; give a code such as KP or a name")
    return found


def birth_date(text: str) -> PartialDate:
    """Read `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or `YYYY/YYYY`, or a day with its month in words.

    `DD.MM.YYYY`, as German-speaking systems print it, is read too. Raises `ValueError` for
    anything else and for days that do not exist.
    """
    if span := _SPAN.fullmatch(text):
        first, last = sorted((int(span[1]), int(span[2])))
        return PartialDate(text, DatePrecision.RANGE, date(first, 1, 1), date(last, 12, 31))
    if month := _MONTH.fullmatch(text):
        return _month(text, int(month[1]), int(month[2]))
    if dotted := _DOTTED.fullmatch(text):
        day = date(int(dotted[3]), int(dotted[2]), int(dotted[1]))
        return PartialDate(text, DatePrecision.DAY, day, day)
    found = read_date(text)
    if found.precision not in {DatePrecision.DAY, DatePrecision.YEAR}:
        raise ValueError("it is YYYY, YYYY-MM, YYYY-MM-DD or YYYY/YYYY")
    return found


def _month(text: str, year: int, month: int) -> PartialDate:
    first = date(year, month, 1)
    after = date(year + month // 12, month % 12 + 1, 1)
    return PartialDate(
        text, DatePrecision.MONTH, first, date.fromordinal(after.toordinal() - 1)
    )
