"""How does an analyst get a page about one party: its listings, categories and evidence?"""

from pathlib import Path
from typing import Annotated

import typer

from screening.cli.options import ListNames, MaxAge, max_age_days

_FORMATS = (".html", ".md")


def dossier(
    of: Annotated[
        str, typer.Argument(metavar="REF|FILE", help="A reference: KPi.033; or a case file.")
    ],
    output: Annotated[
        Path, typer.Option("--output", metavar="FILE", help="Where it goes: .html or .md.")
    ],
    list_: ListNames = None,
    max_age: MaxAge = None,
) -> int:
    """Write a page about a listed party, a record of the roster, or the party of a case.

    It shows identity, listings, categories with facts, quotes and tests, what speaks against
    them, what is missing, and the versions of lists and rules. It asks for nothing.
    """
    from screening.cli import case  # noqa: PLC0415
    from screening.cli.options import check_lists  # noqa: PLC0415
    from screening.report import dossier_html, dossier_md  # noqa: PLC0415
    from screening.report.writing import write_text  # noqa: PLC0415

    if output.suffix.lower() not in _FORMATS:
        raise typer.BadParameter(f"--output takes {' or '.join(_FORMATS)}, not {output.name}")
    at = case.here()
    chosen = list(check_lists(list_ or [], [c.list for c in at.session.conditions.lists]))
    if of.lower().endswith(".toml") or Path(of).is_file():
        found = case.of_case(Path(of), at, chosen, max_age_days(max_age))
    else:
        found = case.of_party(of, at)
    is_html = output.suffix.lower() == ".html"
    write_text(output, dossier_html.page(found) if is_html else dossier_md.document(found))
    count = len(found.assessments)
    print(f"{output}: {found.name}, {count} {'category' if count == 1 else 'categories'}")
    return 0
