"""How does a designation read as an entry of its list?"""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain

from db.records.entry import (
    BirthDate,
    BirthPlace,
    Entry,
    EntryDate,
    EntryDateKind,
    Identifier,
    IdentifierKind,
    LegalAct,
    Name,
    NameKind,
    Nationality,
    Place,
    Statement,
    StatementKind,
)
from db.records.interim import Designation
from feeds.countries import country
from feeds.identifiers import imo_kind, numbers_in
from feeds.names import script, with_parts
from screening import birth_dates
from screening.interim.form import Form, Party

KIND = "interim"
"""The kind of the act, where publishers write `amendment` or `regulation`."""


def designation(form: Form, party: Party, ref: str) -> Designation:
    """Give one party of an act under a reference."""
    in_force = form.in_force.isoformat()
    programmes = (form.programme,) if form.programme else ()
    act = LegalAct(
        number=form.act,
        kind=KIND,
        published_on=form.published.date().isoformat(),
        in_force_from=in_force,
        url=form.url,
        programme=form.programme or "",
    )
    entry = Entry(
        list=form.list,
        ref=ref,
        type=party.type,
        names=_names(party),
        programmes=programmes,
        birth_dates=tuple(map(_birth_date, party.birth_date)),
        birth_places=tuple(BirthPlace(Place(place=text)) for text in party.birth_place),
        nationalities=tuple(Nationality(country(t), t, t) for t in party.nationality),
        genders=(party.gender,) if party.gender else (),
        identifiers=_numbers(party),
        legal_acts=(act,),
        statements=tuple(Statement(StatementKind.REMARK, text) for text in party.statement),
        dates=(EntryDate(EntryDateKind.LISTED, in_force, form.in_force),),
    )
    return Designation(entry, form.act, form.url, form.published, form.in_force)


def vouched(found: Designation, by: str, approved_by: str, at: datetime) -> Designation:
    """Give a designation whose act says who entered it, who agreed, and why it is there.

    It is said with the act and not among the statements, which are compared and searched for
    ties: of an officer's name nothing must follow.
    """
    remark = (
        f"Interim designation, entered by hand from the official journal by {by} and agreed to "
        f"by {approved_by} on {at.astimezone(UTC):%Y-%m-%d %H:%M} UTC, as the list's file does "
        f"not carry it yet; in force from {found.in_force_from}."
    )
    acts = tuple(replace(act, remarks=(remark,)) for act in found.entry.legal_acts)
    return replace(found, entry=replace(found.entry, legal_acts=acts))


def _names(party: Party) -> tuple[Name, ...]:
    first, *others = party.name
    names = [
        Name(first, NameKind.PRIMARY, script=script(first)),
        *(Name(text, script=script(text)) for text in others),
        *(Name(text, is_weak=True, script=script(text)) for text in party.weak_name),
    ]
    found = chain.from_iterable(map(with_parts, names))
    return tuple({name.text: name for name in reversed([*found])}.values())[::-1]


def _birth_date(text: str) -> BirthDate:
    return BirthDate(birth_dates.read(text, today=datetime.now(UTC).date()))


def _numbers(party: Party) -> tuple[Identifier, ...]:
    """Give the numbers that were entered, and those that statements name."""
    own = [_number(*text.split(":", 1)) for text in party.identifier]
    named = chain.from_iterable(
        numbers_in(text, StatementKind.REMARK.value) for text in party.statement
    )
    return tuple({one.number: one for one in (*named, *own)}.values())


def _number(kind: str, number: str) -> Identifier:
    """Read a number; whether an IMO number is a ship's or a company's, it says itself."""
    number = number.strip()
    known = IdentifierKind(kind)
    if known is IdentifierKind.IMO:
        known = imo_kind(number)
    return Identifier(number, known, (kind,))
