"""How does an officer assess a case: a party with facts and what they rest on?"""

from pathlib import Path
from typing import Annotated

import typer

from screening.cli.options import Format, ListNames, MaxAge, ReportFormat, max_age_days


def assess(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A case file; see docs/case-files.md.")
    ],
    list_: ListNames = None,
    max_age: MaxAge = None,
    format_: ReportFormat = Format.TABLE,
) -> int:
    """Say to which categories the facts of a case file correspond, and how solidly.

    Each category comes with its facts, the tests they pass or fail, what speaks against it and
    what is missing. The party is screened too. It informs; an officer decides.
    """
    from screening.cli import case  # noqa: PLC0415
    from screening.cli.options import check_lists  # noqa: PLC0415
    from screening.exit_codes import case_code  # noqa: PLC0415

    at = case.here()
    chosen = list_ or []
    if chosen:
        chosen = list(check_lists(chosen, [one.list for one in at.session.conditions.lists]))
    found = case.of_case(file, at, chosen, max_age_days(max_age))
    if format_ is Format.JSON:
        from screening.report import assessment_json, json  # noqa: PLC0415

        print(json.pretty(assessment_json.documented(found)))
    else:
        from screening.cli.consoles import report_console  # noqa: PLC0415
        from screening.report import assessment  # noqa: PLC0415

        assessment.render(found, report_console())
    return case_code(found.assessments, found.screening) if found.screening else 0
