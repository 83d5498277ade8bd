"""How does an officer see which entries are about one party, and decide otherwise?"""

from typing import TYPE_CHECKING, Annotated

import typer

from db.records.screening import Scope
from screening.cli.options import (
    AsOf,
    Format,
    KnownAt,
    ReportFormat,
    WantedScope,
    as_of_date,
    known_at_moment,
)

if TYPE_CHECKING:
    from db.records.subject import Verdict
    from screening.session import Session
    from screening.settings import Settings

Pair = tuple[str, str]


def subjects(
    doubts: Annotated[
        bool, typer.Option("--doubts", help="Instead: pairs that stand apart, and why.")
    ] = False,
    scope: WantedScope = Scope.DPRK,
    as_of: AsOf = None,
    known_at: KnownAt = None,
    join: Annotated[
        Pair | None, typer.Option(metavar="REF REF", help="Decide that two are one party.")
    ] = None,
    split: Annotated[
        Pair | None, typer.Option(metavar="REF REF", help="Decide that two are two parties.")
    ] = None,
    reason: Annotated[str, typer.Option(metavar="TEXT", help="Why you decide so.")] = "",
    format_: ReportFormat = Format.TABLE,
) -> int:
    """Show which entries are about one party, across lists and inside one list, and why.

    A person's word (--join, --split) outlasts every refresh, and is kept with its reason.
    """
    from db.records.subject import Verdict  # noqa: PLC0415
    from screening import settings  # noqa: PLC0415
    from screening.report import asked  # noqa: PLC0415
    from screening.session import open_session  # noqa: PLC0415

    here = settings.load()
    day, known = as_of_date(as_of), known_at_moment(known_at)
    session = open_session(here, day, known)
    if join and split:
        raise typer.BadParameter("one decision at a time: --join or --split")
    if (pair := join or split) is not None:
        return _decided(here, session, Verdict.JOIN if join else Verdict.SPLIT, pair, reason)
    entries = {i.key: i for i in session.index.entries()}
    found = [
        subject
        for subject in session.index.subjects()
        if (subject.doubts if doubts else len(subject.members) > 1)
        and (scope is Scope.ALL or any(entries[key].is_in_scope for key in subject.members))
    ]
    plain = {key: indexed.entry for key, indexed in entries.items()}
    if format_ is Format.JSON:
        from screening.report import json  # noqa: PLC0415

        told = [json.subject(one) for one in found]
        print(json.pretty(asked.told(told, day, known)))
    else:
        from screening.cli.consoles import report_console  # noqa: PLC0415
        from screening.report import subject as report  # noqa: PLC0415

        console = report_console()
        report.listing(found, plain, console, doubts=doubts)
        if day or known:
            console.print(asked.line(day, known))
    return 0


def _decided(
    here: "Settings", session: "Session", verdict: "Verdict", pair: Pair, reason: str
) -> int:
    from rules.review_model import Deed  # noqa: PLC0415
    from screening.joining import JoiningError, decide_on, pair_of  # noqa: PLC0415
    from screening.review.second import Act, ask, use  # noqa: PLC0415

    reason = reason.strip()
    if not reason:
        raise typer.BadParameter(f"--{verdict} needs --reason: why do you decide so?")
    try:
        keys = pair_of(session.index, pair)
        about = f"{verdict} {keys[0]} {keys[1]}"
        asked = ask(here, [Act(Deed.JOINS, about, {"verdict": verdict.value}, reason)])
        if asked.waiting:
            print(asked.waiting[0].waits)
            return 3
        said = decide_on(here, session.index, verdict, pair, reason)
    except JoiningError as error:
        raise typer.BadParameter(str(error)) from error
    use(here, asked.granted)
    word = "one party" if verdict == "join" else "two parties"
    print(f"{said.one} and {said.other} are {word}, as {said.by} decided: {said.reason}")
    return 0
