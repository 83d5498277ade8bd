"""What must a person enter of a designation, on the command line or in a file?"""

import tomllib
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
)

from db.records.entry import IdentifierKind, PartyType
from feeds.countries import country
from feeds.registry import manifests
from screening import birth_dates

LARGEST = 2_000_000
"""Bytes of a file; a larger one is no list of designations."""
_GENDERS = ("F", "M")


class InterimError(Exception):
    """Nothing was entered or changed; the message says why."""


def _list(name: str) -> str:
    if name not in manifests():
        raise ValueError(f"no list is named {name!r}; there are {', '.join(manifests())}")
    return name


def _kind(kind: PartyType) -> PartyType:
    if kind is PartyType.UNKNOWN:
        raise ValueError("it is person, organisation or vessel")
    return kind


def _text(text: str) -> str:
    plain = " ".join(text.split())
    if not plain or not plain.isprintable():
        raise ValueError("it is empty, or holds what can't be printed")
    return plain


def _name(text: str) -> str:
    if not any(letter.isalnum() for letter in text):
        raise ValueError(f"{text!r} is no name")
    return text


def _url(text: str) -> str:
    scheme, _, place = text.partition("://")
    if scheme not in {"http", "https"} or not place:
        raise ValueError(f"{text!r} is no address that begins with https://")
    return text


def _moment(value: object) -> object:
    """Read a moment; of a day its beginning, and without a zone UTC."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime.combine(value, time())
    if isinstance(value, datetime):
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    raise ValueError("it takes YYYY-MM-DDTHH:MM:SS with a zone, or YYYY-MM-DD")


def _day(value: object) -> object:
    if isinstance(value, str):
        value = date.fromisoformat(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise ValueError("it takes YYYY-MM-DD")


def _born(text: str) -> str:
    birth_dates.read(text, today=datetime.now(UTC).date())
    return text


def _country(text: str) -> str:
    if not country(text):
        raise ValueError(f"{text!r} names no country; give a code such as KP")
    return text


def _gender(text: str) -> str:
    if text not in _GENDERS:
        raise ValueError("it is F or M")
    return text


def _number(text: str) -> str:
    kind, _, number = text.partition(":")
    if kind not in set(IdentifierKind) or not any(c.isalnum() for c in number):
        raise ValueError(f"{text!r} is not KIND:NUMBER, of {', '.join(IdentifierKind)}")
    return text


Text = Annotated[str, AfterValidator(_text)]
NameText = Annotated[Text, AfterValidator(_name)]
Moment = Annotated[datetime, BeforeValidator(_moment)]
Day = Annotated[date, BeforeValidator(_day)]


class _Strict(BaseModel):
    """A frozen table in which a misspelt key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Party(_Strict):
    """One party that an act designates; the first of its names is shown for it."""

    type: Annotated[PartyType, AfterValidator(_kind)]
    name: Annotated[tuple[NameText, ...], Field(min_length=1)]
    weak_name: tuple[NameText, ...] = ()
    """Names that the act marks as too common or too poor to act on alone."""
    birth_date: tuple[Annotated[Text, AfterValidator(_born)], ...] = ()
    birth_place: tuple[Text, ...] = ()
    nationality: tuple[Annotated[Text, AfterValidator(_country)], ...] = ()
    identifier: tuple[Annotated[Text, AfterValidator(_number)], ...] = ()
    """Each as `passport:AB1234567`."""
    gender: Annotated[str, AfterValidator(_gender)] | None = None
    statement: tuple[Text, ...] = ()
    """Offices and reasons, in the words of the act."""


class Form(_Strict):
    """An act and whom it designates."""

    list: Annotated[str, AfterValidator(_list)]
    act: Text
    url: Annotated[Text, AfterValidator(_url)]
    published: Moment
    """When the journal was published."""
    in_force: Day
    programme: Text | None = None
    """The list's own code, such as `PRK`."""
    entry: Annotated[tuple[Party, ...], Field(min_length=1)]


def checked(table: Mapping[str, Any], name: str, now: datetime) -> Form:
    """Check what was entered; messages call it by the name.

    Raises `InterimError` with everything that is wrong with it.
    """
    try:
        form = Form.model_validate(table)
    except ValidationError as error:
        told = "; ".join(
            f"{'.'.join(map(str, one['loc']))}: {one['msg'].removeprefix('Value error, ')}"
            for one in error.errors()
        )
        raise InterimError(f"{name}: {told}") from error
    if form.published > now:
        raise InterimError(f"{name}: published: {form.published:%Y-%m-%d %H:%M} is yet to come")
    return form


def read_form(path: Path, now: datetime) -> Form:
    """Read an act with its designations from a file in TOML.

    Raises `InterimError` with everything that is wrong with it.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise InterimError(f"{path}: is larger than {LARGEST // 1_000_000} MB")
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InterimError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InterimError(f"{path}: is not TOML in UTF-8: {error}") from error
    return checked(table, str(path), now)
