"""How fresh and whole are the lists, and does every listed name find itself?"""

from typing import Annotated

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


def lists(
    self_test: Annotated[
        bool,
        typer.Option("--self-test", help="Screen every listed name and number as printed."),
    ] = False,
    list_: ListNames = None,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    max_age: MaxAge = None,
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
    day, known = as_of_date(as_of), known_at_moment(known_at)
    session = open_session(here, day, known)
    chosen = check_lists(list_, [found.list for found in session.conditions.lists])
    if self_test:
        from screening.report import self_tested  # noqa: PLC0415
        from screening.selftest import self_test as run  # noqa: PLC0415

        with self_tested.progress(note_console()) as advance:
            result = run(here, session, chosen, advance)
        self_tested.render(result, report_console(), as_json=format_ is Format.JSON)
        return 0 if result.is_passed else 3
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
