"""How fresh and whole are the lists, and does every listed name find itself?"""

from typing import TYPE_CHECKING, Annotated

import typer

from screening.cli.options import (
    AsOf,
    Format,
    KnownAt,
    ListNames,
    MaxAge,
    ReportFormat,
    as_of_date,
    known_at_moment,
    max_age_days,
)

if TYPE_CHECKING:
    from screening.session import Session
    from screening.settings import Settings


def lists(
    self_test: Annotated[
        bool,
        typer.Option("--self-test", help="Screen every listed name and number as printed."),
    ] = False,
    list_: ListNames = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    max_age: MaxAge = None,
    looks_since: Annotated[
        str | None,
        typer.Option(
            "--looks-since",
            metavar="DATE",
            help="Print instead every look at the publishers since this day, with its event in "
            "the log: the proof that a list was checked, also where nothing had changed.",
        ),
    ] = None,
    format_: ReportFormat = Format.TABLE,
) -> int:
    """Show state, age, counts and digest of each list, and what is new in its source.

    With --self-test every name and number of every entry in force is screened as printed, and
    must find its own entry; the exit code is then 0 only if all did.
    """
    from screening import settings  # noqa: PLC0415
    from screening.cli.consoles import note_console, report_console  # noqa: PLC0415
    from screening.cli.options import check_lists  # noqa: PLC0415
    from screening.condition import now, used  # noqa: PLC0415
    from screening.past import end_of  # noqa: PLC0415
    from screening.report import asked  # noqa: PLC0415
    from screening.report import json as as_documented  # noqa: PLC0415
    from screening.review.rules_agreed import rules_problem  # noqa: PLC0415
    from screening.session import open_session  # noqa: PLC0415

    here = settings.load()
    if looks_since is not None:
        return _looks(here, list_, looks_since, format_)
    day, known = as_of_date(as_of), known_at_moment(known_at)
    session = open_session(here, day, known)
    chosen = check_lists(list_, [found.list for found in session.conditions.lists])
    if self_test:
        return _self_tested(here, session, chosen, format_)
    moment, age = now(), max_age_days(max_age)
    moment = min(moment, end_of(day) if day else moment, known or moment)
    shown = [c for c in session.conditions.lists if not chosen or c.list in chosen]
    found = [(condition, used(condition, moment, age)) for condition in shown]
    if format_ is Format.JSON:
        rows = [as_documented.condition(c, u, moment) for c, u in found]
        print(as_documented.pretty(asked.told(rows, day, known)))
    else:
        from screening.report import lists as report  # noqa: PLC0415

        console = report_console()
        console.print(report.render(found, moment, console))
        if day or known:
            console.print(asked.line(day, known))
    if problem := rules_problem(here):
        note_console().print(f"sanctions: {problem}", soft_wrap=True, markup=False)
    return 3 if problem or any(u.withholds_no_match for _, u in found) else 0


def _self_tested(
    here: "Settings", session: "Session", chosen: tuple[str, ...], format_: Format
) -> int:
    from screening.cli.consoles import note_console, report_console  # noqa: PLC0415
    from screening.report import self_tested  # noqa: PLC0415
    from screening.selftest import self_test as run  # noqa: PLC0415

    with self_tested.progress(note_console()) as advance:
        result = run(here, session, chosen, advance)
    self_tested.render(result, report_console(), as_json=format_ is Format.JSON)
    return 0 if result.is_passed else 3


def _looks(here: "Settings", names: list[str] | None, since: str, format_: Format) -> int:
    from datetime import UTC, date, datetime, time  # noqa: PLC0415

    from db.store.engine import open_store  # noqa: PLC0415
    from db.store.looks import looks  # noqa: PLC0415
    from feeds.registry import manifests  # noqa: PLC0415
    from screening.cli.consoles import report_console  # noqa: PLC0415
    from screening.cli.options import check_lists  # noqa: PLC0415
    from screening.report import looks as report  # noqa: PLC0415
    from screening.report.json import pretty  # noqa: PLC0415

    day = as_of_date(since, "--looks-since")
    chosen = check_lists(names, list(manifests())) or tuple(manifests())
    begin = datetime.combine(day or date.min, time(), UTC)
    with open_store(here.database_url) as store:
        found = [one for name in chosen for one in looks(store, name, begin)]
    if format_ is Format.JSON:
        print(pretty([report.documented(one) for one in found]))
    else:
        report.render(found, report_console())
    return 0 if all(one.is_whole for one in found) else 3
