"""How do an officer's texts become a query?

An optional field that cannot be read is reported and left out; the name is screened
all the same.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache, partial
from typing import TypeVar

from db.records.entry import PartialDate, PartyType
from db.records.screening import Query
from screening import birth_dates

T = TypeVar("T")

_GENDERS = {"f": "F", "female": "F", "m": "M", "male": "M"}
_MAY_HOLD_SEVERAL = re.compile(r"[;(]|\ba\s?\.?k\s?\.?a\b|\balias\b|known as", re.I)
LONGEST_FIELD = 2_000
"""Letters of the longest text in which several names are looked for."""
_LINES = re.compile(r"[\n\r\t]+")
"""What stands between the names of several parties in one field."""
_SHIP = re.compile(r"(?:M[/.]?[VT]\.?|S[/.]?S\.?|vessel|ship)\s+(?P<name>\S.*)", re.I)
_LOST = "\ufffd"
"""What stands in a text for a character that was lost."""
FIELDS = (
    "type", "other_names", "former_names", "birth_date", "birth_place", "gender", "nationality",
    "residence", "address", "identifier", "role", "organisation", "source", "purpose",
)  # fmt: skip
"""The optional fields of a query, as the columns of a batch name them."""
_EMPTY: dict[str, tuple[str, ...]] = dict.fromkeys(FIELDS, ())


def query(
    name: str,
    fields: Mapping[str, Sequence[str]],
    *,
    query_id: str = "",
    today: date | None = None,
) -> Query:
    """Read a query. Other fields than `FIELDS` are passed over; unreadable values are problems.

    Days are read as of `today`, by default the day of the call.
    """
    problems: list[str] = []
    name = _whole("name", name, problems)
    values = _EMPTY | {
        field: _texts(field, texts, problems)
        for field in FIELDS
        if (texts := fields.get(field))
    }
    types = _read("type", values["type"], _type, problems)
    genders = _read("gender", values["gender"], _gender, problems)
    born = partial(birth_date, today=today)
    return Query(
        name=" ".join(name.split()),
        id=query_id,
        type=types[0] if types else None,
        other_names=(*values["other_names"], *values["former_names"], *_names_within(name)),
        birth_dates=_read("birth_date", values["birth_date"], born, problems),
        birth_places=values["birth_place"],
        gender=genders[0] if genders else "",
        nationalities=_read("nationality", values["nationality"], _country, problems),
        residences=_read("residence", values["residence"], _country, problems),
        addresses=values["address"],
        identifiers=values["identifier"],
        roles=values["role"],
        organisations=values["organisation"],
        sources=_read("source", values["source"], partial(_source, today=today), problems),
        purpose="; ".join(values["purpose"]),
        problems=tuple(problems),
    )


def _whole(field: str, text: str, problems: list[str]) -> str:
    """Give a text as whole characters: a half without its other one can't even be stored."""
    if text.isascii() or text.isprintable():
        return text
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if whole.count(_LOST) > text.count(_LOST):
        problems.append(f"{field} {whole!r} holds halves of characters, which were replaced")
    return whole


def _names_within(name: str) -> tuple[str, ...]:
    """Give the names that one text holds, its lines, and a ship's name without `M/V`."""
    found: tuple[str, ...] = ()
    if len(name) <= LONGEST_FIELD and _MAY_HOLD_SEVERAL.search(name):
        from feeds.names import several_names  # noqa: PLC0415 - loads the table of countries

        found = several_names(" ".join(name.split()))
    if _LINES.search(name):
        lines = [line for part in _LINES.split(name) if (line := " ".join(part.split()))]
        if len(lines) > 1 and all(" " in line for line in lines):
            found = (*found, *lines)
    if ship := _SHIP.fullmatch(name.strip()):
        found = (*found, ship["name"])
    return found


def _texts(field: str, values: Sequence[str], problems: list[str]) -> tuple[str, ...]:
    if len(values) == 1:
        text = " ".join(_whole(field, values[0], problems).split())
        return (text,) if text else ()
    whole = [" ".join(_whole(field, value, problems).split()) for value in values]
    return tuple(filter(None, whole))


def _read(
    field: str, texts: Sequence[str], read: Callable[[str], T], problems: list[str]
) -> tuple[T, ...]:
    if not texts:  # of most fields nothing is asked
        return ()
    found = []
    for text in texts:
        try:
            found.append(read(text))
        except ValueError as error:
            problems.append(f"{field} {text!r} was left out: {error}")
    return tuple(found)


@lru_cache(maxsize=100)
def _type(text: str) -> PartyType:
    asked = text.casefold()
    if asked not in {PartyType.PERSON, PartyType.ORGANISATION, PartyType.VESSEL}:
        raise ValueError("it is person, organisation or vessel")
    return PartyType(asked)


def _gender(text: str) -> str:
    if (found := _GENDERS.get(text.casefold())) is None:
        raise ValueError("it is F or M")
    return found


def _source(text: str, today: date | None) -> str:
    from screening.stated_source import read  # noqa: PLC0415 - seldom needed

    read(text, today)
    return text


@lru_cache(maxsize=1_000)
def _country(text: str) -> str:
    if len(text) == 2 and text.isascii() and text.isalpha():
        code = text.upper()
        if code == "KP":
            return code
    from feeds.countries import country  # noqa: PLC0415 - loads the table of all countries

    if not (found := country(text)):
        raise ValueError("it names no country; give a code such as KP or a name")
    return found


def birth_date(text: str, today: date | None = None) -> PartialDate:
    """Read a date of birth as of `today`, by default the day of the call.

    Raises `ValueError` for what cannot be read and for dates on which nobody alive was born.
    """
    return birth_dates.read(text, today=today or datetime.now(UTC).date())
