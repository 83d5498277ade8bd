"""What may stand in the tables of criteria and their vocabulary? A misspelt key is an error."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from db.records.assessment import CategoryOutcome
from db.records.entry import PartyType
from db.records.fact import FactKind
from rules.catalogue import FamilyPolicy
from rules.model import Strict

Words = tuple[str, ...]
Text = Annotated[str, Field(min_length=1)]
Origin = Literal["csis", "extension"]
Country = Annotated[str, Field(pattern=r"^([A-Z]{2})?$")]
CategoryId = Annotated[str, Field(pattern=r"^C([1-9]|1[0-4])$")]


class ElementRow(Strict):
    """`[[element]]`: what a fact must state."""

    id: Text
    title: Text
    facts: Annotated[tuple[FactKind, ...], Field(min_length=1)]
    organisations: Words = ()
    """Ids of organisations, or of categories for every organisation of their group."""
    posts: Words = ()
    """Categories whose offices name their body themselves."""
    roles: Words = ()
    not_roles: Words = ()
    kin: bool = False
    programmes: Words = ()
    flags: bool = False
    by_rank: bool = False
    types: tuple[PartyType, ...] = ()
    nationality: Country = ""
    not_nationality: Country = ""
    least: Annotated[int, Field(ge=1)] = 1
    lends: bool = False
    acts: Words = ()
    objects: Words = ()
    phrases: Words = ()
    whole_sentence: bool = False

    @model_validator(mode="after")
    def _reads_both(self) -> Self:
        if bool(self.acts) != bool(self.objects):
            raise ValueError(f"element {self.id}: acts need objects, and objects acts")
        return self


class GroundRow(Strict):
    """`[[ground]]`: elements that suffice together."""

    title: Text
    needs: Annotated[Words, Field(min_length=1)]
    cap: CategoryOutcome | None = None
    cap_under: FamilyPolicy | None = None
    origin: Origin | Literal[""] = ""

    @model_validator(mode="after")
    def _caps_what_it_says(self) -> Self:
        if self.cap_under is not None and self.cap is None:
            raise ValueError(f"ground {self.title!r}: cap_under needs a cap")
        return self


class AnalogueRow(Strict):
    """`[[analogue]]`: the act or judgment it follows."""

    act: Text
    provision: str = ""
    says: Text
    verified: bool = False


class ExampleRow(Strict):
    """`[[example]]`: a worked example."""

    party: Text
    shows: Text
    because: Text


class CategoryTable(Strict):
    """One file of `rules/criteria`."""

    id: CategoryId
    title: Text
    origin: Origin
    version: Text
    summary: Text
    specific: Text
    rebuttal: Annotated[Words, Field(min_length=1)]
    red_flags: Words = ()
    anchor_date: date | None = None
    analogue: Annotated[tuple[AnalogueRow, ...], Field(min_length=1)]
    element: Annotated[tuple[ElementRow, ...], Field(min_length=1)]
    ground: Annotated[tuple[GroundRow, ...], Field(min_length=1)]
    example: tuple[ExampleRow, ...] = ()

    @model_validator(mode="after")
    def _needs_what_is_there(self) -> Self:
        ids = [row.id for row in self.element]
        if len(ids) != len(set(ids)):
            raise ValueError("two elements have the same id")
        used = {need for row in self.ground for need in row.needs}
        if used != set(ids):
            raise ValueError(
                f"grounds need {sorted(used - set(ids)) or 'all elements'}; no ground needs "
                f"{sorted(set(ids) - used)}"
            )
        return self


class OwnershipRow(Strict):
    """`[[ownership]]`: one regime's test."""

    regime: Text
    title: Text
    at_least: Annotated[float, Field(gt=0, le=100)] | None = None
    more_than: Annotated[float, Field(ge=0, lt=100)] | None = None
    aggregates: Literal["all", "joint", "none"]
    control: bool
    verified: bool = False
    source: Text

    @model_validator(mode="after")
    def _has_one_figure_at_most(self) -> Self:
        if self.at_least is not None and self.more_than is not None:
            raise ValueError(f"{self.regime}: at_least or more_than, not both")
        return self


class Mechanics(Strict):
    """`criteria/C15.toml`: what all categories share."""

    id: Literal["C15"]
    title: Text
    version: Text
    anchor_date: date
    min_rank: Text
    family_policy: FamilyPolicy
    ownership_regime: Text
    mechanics: Annotated[Words, Field(min_length=1)]
    ownership: Annotated[tuple[OwnershipRow, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _names_a_regime(self) -> Self:
        regimes = [row.regime for row in self.ownership]
        if self.ownership_regime not in regimes or len(set(regimes)) != len(regimes):
            raise ValueError(f"ownership_regime is one of {regimes}, each there once")
        return self


class OrganisationRow(Strict):
    """`[[organisation]]`."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    name: Text
    groups: Annotated[tuple[CategoryId, ...], Field(min_length=1)]
    aliases: Words = ()
    hangul: Words = ()
    references: Words = ()
    shared_name: bool = False


class Organisations(Strict):
    """`vocabulary/organisations.toml`."""

    version: Text
    organisation: tuple[OrganisationRow, ...]

    @model_validator(mode="after")
    def _has_each_once(self) -> Self:
        ids = [row.id for row in self.organisation]
        if twice := {one for one in ids if ids.count(one) > 1}:
            raise ValueError(f"organisations twice: {sorted(twice)}")
        return self


class RoleRow(Strict):
    """`[[role]]`."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9_]+$")]
    words: Annotated[Words, Field(min_length=1)]
    groups: tuple[CategoryId, ...] = ()


class Roles(Strict):
    """`vocabulary/roles.toml`."""

    version: Text
    kin: Annotated[Words, Field(min_length=1)]
    flags: Annotated[Words, Field(min_length=3)]
    role: tuple[RoleRow, ...]


class RankRow(Strict):
    """`[[rank]]`."""

    order: Annotated[int, Field(ge=1, le=15)]
    name: Text
    words: Annotated[Words, Field(min_length=1)]
    ambiguous: Words = ()


class Ranks(Strict):
    """`vocabulary/ranks.toml`."""

    version: Text
    rank: Annotated[tuple[RankRow, ...], Field(min_length=1)]


class ReadingTable(Strict):
    """`vocabulary/reading.toml`."""

    version: Text
    silent: Words
    reported: Words = ()
    suspected: Words
    alleged: Words
    denied: Words
    denied_acts: Words
    over: Words
    dead: Words
    not_an_army: Words
    countries: Words
