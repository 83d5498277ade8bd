"""How does an officer read one listed party in full?"""

from typing import TYPE_CHECKING, Annotated

import typer

from screening.cli.options import (
    AsOf,
    Format,
    KnownAt,
    ReportFormat,
    as_of_date,
    known_at_moment,
)

if TYPE_CHECKING:
    from db.records.screening import IndexedEntry
    from screening.index import Index
    from screening.report.entry import Shown


def show(
    ref: Annotated[str, typer.Argument(help="The publisher's reference: KPi.033, EU.4094.64.")],
    as_of: AsOf = None,
    known_at: KnownAt = None,
    format_: ReportFormat = Format.TABLE,
) -> int:
    """Print everything a list says about one party, beside what other lists say of it.

    With --as-of as the list read on that day, with --known-at as it was active here then.
    """
    from screening import settings  # noqa: PLC0415
    from screening.report import asked, entry, json  # noqa: PLC0415
    from screening.session import NotReadyError, open_session  # noqa: PLC0415

    day, known = as_of_date(as_of), known_at_moment(known_at)
    session = open_session(settings.load(), day, known)
    found = session.index.find(ref.strip())
    if not found:
        lists = ", ".join(c.list for c in session.conditions.lists if c.sha256)
        if not lists:
            raise NotReadyError("no list is loaded; run sanctions refresh")
        raise typer.BadParameter(
            f"no entry in force has the reference {ref!r}; lists here: {lists}"
        )
    shown = [_with_party(session.index, indexed) for indexed in found]
    if format_ is Format.JSON:
        print(json.pretty(asked.told(entry.documented(shown), day, known)))
    else:
        from screening.cli.consoles import report_console  # noqa: PLC0415

        console = report_console()
        entry.render(shown, console)
        if day or known:
            console.print(asked.line(day, known))
    return 0


def _with_party(index: "Index", indexed: "IndexedEntry") -> "Shown":
    from screening.report.entry import Shown  # noqa: PLC0415

    subject = index.subject(indexed.subject)
    if subject is None:
        return Shown(indexed)
    keys = dict.fromkeys((*subject.members, *(doubt.other for doubt in subject.doubts)))
    beside = (one for key in keys if key != indexed.key for one in index.find(key.ref))
    return Shown(indexed, subject, tuple(one for one in beside if one.key in keys))
