"""What may stand in a case file? A misspelt key is an error.

Only the reader of case files imports this: Pydantic takes a tenth of a second to load.
"""

from collections.abc import Iterator
from datetime import date
from types import MappingProxyType
from typing import Annotated, Self

from pydantic import BaseModel, Field, PlainValidator, model_validator

from db.records.entry import PartialDate, PartyType
from db.records.fact import Basis, FactKind, Identity, Level, Limb, Manner
from rules.model import Strict
from screening import case_values as values

Text = Annotated[str, PlainValidator(values.text)]
Prose = Annotated[str, PlainValidator(values.prose)]
Needed = Annotated[str, PlainValidator(values.needed)]
Texts = Annotated[tuple[str, ...], PlainValidator(values.texts)]
Flag = Annotated[bool, PlainValidator(values.flag)]
From = Annotated[PartialDate | None, PlainValidator(values.moment), Field(alias="from")]
Until = Annotated[PartialDate | None, PlainValidator(values.moment), Field(alias="until")]
PARTIES = (PartyType.PERSON, PartyType.ORGANISATION, PartyType.VESSEL)


class RowError(ValueError):
    """Keys of one table contradict each other; an empty key stands for the table itself."""

    def __init__(self, problems: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(words for _, words in problems))
        self.problems = problems


class PartyRow(Strict):
    """`[party]`: whom the case is about."""

    name: Needed
    type: Annotated[PartyType, PlainValidator(values.one_of(*PARTIES))]
    other_names: Texts = ()
    birth_date: Annotated[Texts, PlainValidator(values.asked("birth_date"))] = ()
    birth_place: Texts = ()
    gender: Annotated[Texts, PlainValidator(values.asked("gender"))] = ()
    nationality: Annotated[Texts, PlainValidator(values.asked("nationality"))] = ()
    residence: Annotated[Texts, PlainValidator(values.asked("residence"))] = ()
    address: Texts = ()
    identifier: Texts = ()
    identity: Annotated[Identity, PlainValidator(values.one_of(*Identity))] = Identity.POSSIBLE
    identity_because: Prose = ""

    def fields(self) -> dict[str, tuple[str, ...]]:
        """Give the optional fields of the query."""
        return {
            "type": (self.type.value,),
            "other_names": self.other_names,
            "birth_date": self.birth_date,
            "birth_place": self.birth_place,
            "gender": self.gender,
            "nationality": self.nationality,
            "residence": self.residence,
            "address": self.address,
            "identifier": self.identifier,
        }


class EvidenceRow(Strict):
    """`[[fact.source]]`: one item of evidence, of one fact."""

    level: Annotated[Level, PlainValidator(values.one_of(*Level))]
    basis: Annotated[Basis, PlainValidator(values.one_of(*Basis))] = Basis.INDEPENDENT
    publisher: Text = ""
    published_on: Annotated[date | None, PlainValidator(values.day), Field(alias="date")] = None
    locator: Text = ""
    quote: Prose = ""
    url: Annotated[str, PlainValidator(values.address)] = ""
    public: Flag = True
    archived_sha256: Annotated[str, PlainValidator(values.digest)] = ""
    repeats: Text = ""
    names_party: Flag = True


class SourceRow(EvidenceRow):
    """`[[source]]`: one item of evidence, to which others refer."""

    id: Needed


class FactRow(Strict):
    """`[[fact]]`: one statement about the party."""

    kind: Annotated[FactKind, PlainValidator(values.one_of(*FactKind))]
    id: Text = ""
    text: Prose = ""
    role: Text = ""
    organisation: Text = ""
    start: From = None
    end: Until = None
    former: Flag = False
    manner: Annotated[Manner, PlainValidator(values.one_of(*Manner))] = Manner.STATED
    limb: Annotated[Limb | None, PlainValidator(values.one_of(*Limb))] = None
    against: Texts = ()
    sources: Texts = ()
    source: tuple[EvidenceRow, ...] = ()

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        _refuse([*_reversed(self.start, self.end), *self._contradictions()])
        return self

    def _contradictions(self) -> Iterator[tuple[str, str]]:
        if not (self.text or self.role or self.organisation):
            yield "", "it needs one of text, role and organisation"
        is_rebuttal = self.kind is FactKind.REBUTTAL
        limbs = ", ".join(Limb)
        if is_rebuttal and self.limb is None:
            yield "limb", f"a rebuttal needs one of {limbs}"
        if not is_rebuttal and self.limb is not None:
            yield "limb", "only a fact of the kind rebuttal has one"
        if self.against and not (is_rebuttal or self.manner is Manner.DENIED):
            yield "against", "only a rebuttal, or a fact that is denied, has it"
        if values.CATEGORY.fullmatch(self.id):
            yield "id", f"{values.shown(self.id)} is the name of a category; take another"


class HoldingRow(Strict):
    """`[[holding]]`: who holds shares of whom."""

    owner: Needed
    owned: Needed
    share: Annotated[float | None, PlainValidator(values.share)] = None
    start: From = None
    end: Until = None
    nominee_for: Text = ""
    jointly_with: Texts = ()
    sources: Texts = ()

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        _refuse([*_reversed(self.start, self.end)])
        return self


class ControlRow(Strict):
    """`[[control]]`: who has power over whom other than by shares."""

    controller: Needed
    controlled: Needed
    how: Needed
    start: From = None
    end: Until = None
    sources: Texts = ()

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> Self:
        _refuse([*_reversed(self.start, self.end)])
        return self


class ListedRow(Strict):
    """`[[listed]]`: an owner known to be listed."""

    name: Needed
    since: Annotated[PartialDate | None, PlainValidator(values.moment)] = None
    list: Text = ""
    ref: Text = ""


class RosterRow(Strict):
    """`[roster]`: under which reference the case stands in the roster."""

    ref: Needed


class CaseTable(Strict):
    """A whole case file."""

    party: PartyRow
    roster: RosterRow | None = None
    source: tuple[SourceRow, ...] = ()
    fact: tuple[FactRow, ...] = ()
    holding: tuple[HoldingRow, ...] = ()
    control: tuple[ControlRow, ...] = ()
    listed: tuple[ListedRow, ...] = ()


def checked(table: dict[str, object], today: date) -> CaseTable:
    """Check a whole case file as of `today`.

    Raises Pydantic's `ValidationError`, in which every error that isn't of the form itself
    is a `ValueError` in an officer's words or a `RowError`.
    """
    return CaseTable.model_validate(table, context={"today": today})


def _keys(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(field.alias or name for name, field in model.model_fields.items())


KEYS = MappingProxyType(
    {
        (): _keys(CaseTable),
        ("party",): _keys(PartyRow),
        ("roster",): _keys(RosterRow),
        ("source",): _keys(SourceRow),
        ("fact",): _keys(FactRow),
        ("fact", "source"): _keys(EvidenceRow),
        ("holding",): _keys(HoldingRow),
        ("control",): _keys(ControlRow),
        ("listed",): _keys(ListedRow),
    }
)
"""The keys of each table, as a case file writes them."""


def _refuse(problems: list[tuple[str, str]]) -> None:
    if problems:
        raise RowError(problems)


def _reversed(start: PartialDate | None, end: PartialDate | None) -> Iterator[tuple[str, str]]:
    """Say that a period ends before it begins, whatever days its dates can mean."""
    first = start.earliest if start else None
    last = end.latest if end else None
    if start and end and first and last and last < first:
        yield "until", f"{end.printed} lies before from, {start.printed}"
