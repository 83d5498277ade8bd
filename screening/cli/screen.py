"""How does an officer ask about one party?"""

from typing import Annotated

import typer

from db.records.screening import Scope
from screening.cli.options import (
    AsOf,
    Format,
    ListNames,
    MaxAge,
    ReportFormat,
    as_of_date,
    check_lists,
    max_age_days,
)

Texts = list[str] | None


def screen(
    name: Annotated[
        str, typer.Argument(help="The name as it stands on the document, in any script.")
    ] = "",
    type_: Annotated[
        str | None,
        typer.Option("--type", metavar="TYPE", help="person, organisation or vessel."),
    ] = None,
    other_name: Annotated[
        Texts, typer.Option(metavar="N", help="Another name of the same party. Repeatable.")
    ] = None,
    birth_date: Annotated[
        Texts, typer.Option(metavar="D", help="YYYY, YYYY-MM, YYYY-MM-DD or YYYY/YYYY.")
    ] = None,
    birth_place: Annotated[Texts, typer.Option(metavar="P", help="Place of birth.")] = None,
    gender: Annotated[str | None, typer.Option(metavar="F|M", help="F or M.")] = None,
    nationality: Annotated[
        Texts, typer.Option(metavar="CC", help="Country code or name. Repeatable.")
    ] = None,
    residence: Annotated[
        Texts, typer.Option(metavar="CC", help="Country of residence. Repeatable.")
    ] = None,
    address: Annotated[Texts, typer.Option(metavar="A", help="An address. Repeatable.")] = None,
    identifier: Annotated[
        Texts,
        typer.Option(metavar="ID", help="Passport, IMO, BIC or another number. Repeatable."),
    ] = None,
    role: Annotated[Texts, typer.Option(metavar="T", help="An office or title.")] = None,
    organisation: Annotated[
        Texts, typer.Option(metavar="T", help="An organisation the party belongs to.")
    ] = None,
    as_of: AsOf = None,
    list_: ListNames = None,
    scope: Annotated[
        Scope, typer.Option(help="Compare by similarity with DPRK-related entries, or all.")
    ] = Scope.DPRK,
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
    from screening import ask, settings  # noqa: PLC0415
    from screening.cli.answer import exit_code, shown_and_recorded  # noqa: PLC0415
    from screening.condition import now  # noqa: PLC0415
    from screening.service import Wish, answer  # noqa: PLC0415
    from screening.session import open_session  # noqa: PLC0415

    if not name.strip() and not identifier:
        raise typer.BadParameter("give a NAME or an --identifier")
    fields = {
        "type": [type_] if type_ else [],
        "other_names": other_name or [],
        "birth_date": birth_date or [],
        "birth_place": birth_place or [],
        "gender": [gender] if gender else [],
        "nationality": nationality or [],
        "residence": residence or [],
        "address": address or [],
        "identifier": identifier or [],
        "role": role or [],
        "organisation": organisation or [],
    }
    age, day = max_age_days(max_age), as_of_date(as_of)
    here = settings.load()
    session = open_session(here, day)
    chosen = check_lists(list_, [found.list for found in session.conditions.lists])
    wish = Wish(chosen, scope, age, min_score, limit, day)
    decision = answer(ask.query(name, fields), session, wish, at=now(), by=here.user)
    is_recorded = shown_and_recorded(decision, here, as_json=format_ is Format.JSON)
    return exit_code([decision], is_recorded=is_recorded)
