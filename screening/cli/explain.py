"""How does a supervisor ask why a party was found, or was not?"""

from typing import TYPE_CHECKING, Annotated

import typer

from db.records.screening import Scope
from screening.cli import facts
from screening.cli.options import (
    AsOf,
    Format,
    ListNames,
    MaxAge,
    ReportFormat,
    WantedScope,
    as_of_date,
    check_lists,
    max_age_days,
)

if TYPE_CHECKING:
    from screening.explain import Explanation


def explain(
    query: Annotated[str, typer.Argument(help=facts.NAME)],
    ref: Annotated[str, typer.Argument(help="The publisher's reference: KPi.033, EU.4094.64.")],
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
    as_of: AsOf = None,
    list_: ListNames = None,
    scope: WantedScope = Scope.DPRK,
    max_age: MaxAge = None,
    format_: ReportFormat = Format.TABLE,
) -> int:
    """Say why a query hits a listed party, or why it does not.

    Every listed name is compared and every rule tried, also where a screening finds nothing.
    This is no screening: nothing is recorded, and the exit code is 0 whatever the outcome.
    """
    from screening import ask, settings  # noqa: PLC0415
    from screening.condition import now  # noqa: PLC0415
    from screening.explain import explain as explained  # noqa: PLC0415
    from screening.service import Wish, terms_for  # noqa: PLC0415
    from screening.session import open_session  # noqa: PLC0415

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
    )
    age, day = max_age_days(max_age), as_of_date(as_of)
    here = settings.load()
    session = open_session(here, day)
    chosen = check_lists(list_, [found.list for found in session.conditions.lists])
    asked = ask.query(query, fields)
    wish = Wish(chosen, scope, age, as_of=day)
    terms = terms_for(asked, session, wish, at=now(), by=here.user)
    found = explained(asked, ref.strip(), session.index, terms)
    if not found.entries:
        raise typer.BadParameter(f"no entry in force has the reference {ref!r}")
    _show(found, as_json=format_ is Format.JSON)
    return 0


def _show(found: "Explanation", *, as_json: bool) -> None:
    if as_json:
        from screening.report import explained_json, json  # noqa: PLC0415

        print(json.pretty(explained_json.explanation(found)))
    else:
        from screening.cli.consoles import report_console  # noqa: PLC0415
        from screening.report import explained  # noqa: PLC0415

        explained.render(found, report_console())
