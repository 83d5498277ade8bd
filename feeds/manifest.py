"""What does a publisher promise about a list, in the form of its `.toml`?"""

import tomllib
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from db.records.entry import PartyType
from feeds.errors import FeedError


class Strict(BaseModel):
    """A frozen table in which a misspelt key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Promise(Strict):
    """A count the list is known to hold, from a day on.

    A publication dated before `since` is not asked to keep it.
    """

    min_entries: Annotated[int, Field(ge=1)]
    programme: str | None = None
    """Only entries under this programme are counted."""
    since: date
    because: str


class Ignored(Strict):
    """A leaf of the source that is knowingly left out."""

    path: str
    because: str


class Manifest(Strict):
    """One list: where it is, what it covers and what it promises."""

    id: str
    title: str
    publisher: str
    authority: str = ""
    """Who decides on the listings, in short, as several lists may be of one; empty for the
    publisher."""
    url: str
    """`{token}` stands for the value of `token_setting`."""
    token_setting: str | None = None
    token_help: str = ""
    """What to tell an officer who has not set the token."""
    hosts: tuple[str, ...]
    """The only hosts a request or a redirect may go to."""
    accept: str = "application/xml, text/xml;q=0.9"
    parser: str
    """The module below `feeds.lists` that reads it."""
    covers: tuple[PartyType, ...]
    """The kinds of party of which the list is a full list."""
    cadence_hours: Annotated[int, Field(ge=1)] = 24
    max_age_days: Annotated[int, Field(ge=1)]
    """How long ago the last successful check may be."""
    max_bytes: Annotated[int, Field(ge=1)]
    """Of the uncompressed file."""
    max_loss: Annotated[float, Field(ge=0, le=1)] = 0.15
    """The share of its parties a list may lose at once before a person must look."""
    removal_days: Annotated[int, Field(ge=0)] = 120
    """A party that the list no longer has stays screened so long, unless a person confirms."""
    identity: tuple[str, ...] = ()
    """The references by which a record is known though its own one was changed."""
    regimes: dict[str, str] = {}
    """By the code of a programme: the country (ISO 3166-1) or group it is directed against."""
    base_acts: tuple[str, ...] = ()
    """Beginnings of the numbers of acts that made a regime: cited by a detail of an entry,
    they don't tell when the party was listed."""
    stamps: tuple[str, ...] = ()
    """References that count downloads, versions or sort: another one amends nothing."""
    volatile: tuple[str, ...] = ()
    """Patterns that change with every download though the list does not."""
    promise: tuple[Promise, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    codes: dict[str, tuple[str, ...]] = {}
    """For each leaf that holds a code: the codes known."""


def load(text: str, name: str) -> Manifest:
    """Read a manifest; `name` is the file's, for the error."""
    try:
        return Manifest.model_validate(tomllib.loads(text))
    except ValueError as error:
        raise FeedError(f"manifest {name}: {error}") from error
