"""How does an officer ask about one party?"""

from typing import Annotated

import typer

from db.records.screening import Scope
from screening.cli import facts
from screening.cli.options import (
    AsOf,
    Format,
    KnownAt,
    ListNames,
    MaxAge,
    ReportFormat,
    WantedScope,
    as_of_date,
    known_at_moment,
    max_age_days,
)


def screen(
    name: Annotated[str, typer.Argument(help=facts.NAME)] = "",
    type_: facts.Kind = None,
    other_name: facts.OtherNames = None,
    birth_date: facts.BirthDates = None,
    birth_place: facts.BirthPlaces = None,
    gender: facts.Gender = None,
    nationality: facts.Nationalities = None,
    residence: facts.Residences = None,
    address: facts.Addresses = None,
    identifier: facts.Identifiers = None,
    role: facts.Roles = None,
    organisation: facts.Organisations = None,
    source: facts.Sources = None,
    purpose: facts.Purpose = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    list_: ListNames = None,
    scope: WantedScope = Scope.DPRK,
    max_age: MaxAge = None,
    min_score: Annotated[
        float | None,
        typer.Option(
            metavar="S", min=0, max=1, help="Also show what lies below the bands, down to S."
        ),
    ] = None,
    limit: Annotated[
        int,
        typer.Option(
            metavar="N", min=0, help="How many below the bands; alerts are never cut."
        ),
    ] = 10,
    format_: ReportFormat = Format.TABLE,
) -> int:
    """Screen one party against the lists.

    A number in place of NAME is recognised as an identifier. The answer names the list entry,
    the alias, what agrees and what contradicts, and the lists with their dates. It is recorded
    after it is shown.
    """
    from screening.cli.screened import screened  # noqa: PLC0415

    if not name.strip() and not identifier:
        raise typer.BadParameter("give a NAME or an --identifier")
    fields = facts.stated(
        type=type_,
        other_names=other_name,
        birth_date=birth_date,
        birth_place=birth_place,
        gender=gender,
        nationality=nationality,
        residence=residence,
        address=address,
        identifier=identifier,
        role=role,
        organisation=organisation,
        source=source,
        purpose=purpose,
    )
    return screened(
        name,
        fields,
        scope=scope,
        as_json=format_ is Format.JSON,
        lists=list_,
        age=max_age_days(max_age),
        day=as_of_date(as_of),
        known_at=known_at_moment(known_at),
        min_score=min_score,
        limit=limit,
    )
