"""What may stand in the tables by which jurisdictions and responses are compared?"""

from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Text = Annotated[str, Field(min_length=1)]
Category = Annotated[str, Field(pattern=r"^C([1-9]|1[0-4])$")]
Words = tuple[str, ...]


class Strict(BaseModel):
    """A frozen table in which a misspelt key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Kind(Strict):
    """What a kind of measure, of event or of response is called."""

    id: Text
    title: Text


class Jurisdiction(Strict):
    """Who takes measures."""

    id: Text
    title: Text
    mirrors: str = ""
    """The authority whose listings count by law, where no list of its own is loaded."""
    act: str = ""
    verified: bool = False


class MeasureStatus(StrEnum):
    """Whether a measure applies."""

    IN_FORCE = "in_force"
    ENDED = "ended"


class Measure(Strict):
    """One measure of one jurisdiction."""

    jurisdiction: Text
    kind: Text
    act: Text
    provision: str = ""
    says: Text
    since: date
    until: date | None = None
    status: MeasureStatus = MeasureStatus.IN_FORCE
    source: Text
    verified: bool = False
    """Whether a person compared it with the official text."""

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.until is not None and self.until < self.since:
            raise ValueError(f"{self.act}, {self.provision}: until is before since")
        if (self.until is not None) != (self.status is MeasureStatus.ENDED):
            raise ValueError(f"{self.act}, {self.provision}: what has ended has its day")
        return self


def _ids(rows: tuple[Kind, ...] | tuple[Jurisdiction, ...]) -> set[str]:
    return {row.id for row in rows}


class MeasureRegister(Strict):
    """`measures.toml`."""

    version: Text
    kind: Annotated[tuple[Kind, ...], Field(min_length=1)]
    jurisdiction: Annotated[tuple[Jurisdiction, ...], Field(min_length=1)]
    measure: tuple[Measure, ...]

    @model_validator(mode="after")
    def _names_what_it_knows(self) -> Self:
        for one in self.measure:
            if one.kind not in _ids(self.kind):
                raise ValueError(f"{one.act}: no kind of measure is named {one.kind}")
            if one.jurisdiction not in _ids(self.jurisdiction):
                raise ValueError(f"{one.act}: no jurisdiction is named {one.jurisdiction}")
        return self


class ResponseForm(StrEnum):
    """What a response is; the first ones are consequences."""

    RESOLUTION = "resolution"
    LISTING = "listing"
    ACT = "act"
    DIPLOMATIC = "diplomatic"
    """An expulsion, a mission closed or reduced."""
    PROJECT = "project"
    """Aid or co-operation that is ended."""
    STATEMENT = "statement"
    VETOED = "vetoed"

    @property
    def is_consequence(self) -> bool:
        """Whether it changes what is forbidden or who is listed, or another relation."""
        return self not in {ResponseForm.STATEMENT, ResponseForm.VETOED}


class Confidence(StrEnum):
    """How well an event and its responses are attested, as the register of events marks it."""

    SEEN = "A"
    """The response was seen in a stored page or list."""
    KNOWN = "B"
    VERIFY = "V"


class Response(Strict):
    """What an authority did after an event."""

    by: Text
    on: date
    form: ResponseForm
    what: Text
    linked: bool = True
    """Whether it was taken because of the event, as far as its stated ground tells."""
    source: str = ""
    """Where the event's own source doesn't tell."""


class Event(Strict):
    """A violation, or an act of an authority that belongs on the line of time."""

    on: date
    """In Korean local time."""
    kind: Text
    title: Text
    source: Text
    confidence: Confidence
    researched: bool = True
    """Whether anybody has looked for responses."""
    response: tuple[Response, ...] = ()

    @model_validator(mode="after")
    def _is_answered_afterwards(self) -> Self:
        if early := [one for one in self.response if one.on < self.on]:
            raise ValueError(f"{self.on} {self.title}: a response of {early[0].on} is earlier")
        return self


class EventKind(Kind):
    """A kind of event."""

    violation: bool
    """Whether it is one of the DPRK's violations; others are responses of their own."""


class Wave(Strict):
    """A day on which an authority listed parties, where the loaded lists don't tell."""

    by: Text
    on: date
    parties: Annotated[int, Field(ge=1)] | None = None
    source: Text


class EventRegister(Strict):
    """`events.toml`."""

    version: Text
    kind: Annotated[tuple[EventKind, ...], Field(min_length=1)]
    event: tuple[Event, ...]
    wave: tuple[Wave, ...] = ()

    @model_validator(mode="after")
    def _names_what_it_knows(self) -> Self:
        for one in self.event:
            if one.kind not in _ids(self.kind):
                raise ValueError(f"{one.on} {one.title}: no kind is named {one.kind}")
        return self


class Preset(Strict):
    """One view of which events call for a consequence, of whom and how soon."""

    id: Text
    title: Text
    because: Text
    kinds: Annotated[Words, Field(min_length=1)]
    by: Annotated[Words, Field(min_length=1)]
    """Of whom: each of these authorities."""
    within_days: Annotated[int, Field(ge=1)]
    source: Text


class Triggers(Strict):
    """`triggers.toml`."""

    version: Text
    wave_days: Annotated[int, Field(ge=0)]
    """Listings so many days apart at most are one wave."""
    preset: Annotated[tuple[Preset, ...], Field(min_length=1)]


class Rung(Strict):
    """A level of seniority: the first whose categories, roles and kinds a fact shows."""

    id: Text
    title: Text
    categories: Annotated[tuple[Category, ...], Field(min_length=1)]
    roles: Words = ()
    """Of `vocabulary/roles.toml`, of which a fact must show one; empty for any."""


class Seniority(Strict):
    """`seniority.toml`: from the highest level down."""

    version: Text
    rung: Annotated[tuple[Rung, ...], Field(min_length=1)]
