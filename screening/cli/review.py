"""How does an officer work through alerts, and a second person agree?"""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from db.records.alert import Status, Verdict
from screening.cli.options import Format, ReportFormat
from screening.review.queue import Order

app = typer.Typer(
    no_args_is_help=True,
    help="Work through alerts: the queue, both sides of one, decisions, a second person.",
)
Number = Annotated[int, typer.Argument(metavar="ALERT", help="The number of an alert.")]
Portfolio = Annotated[
    str, typer.Option("--portfolio", metavar="NAME", help="Only of this one.")
]
List = Annotated[str, typer.Option("--list", metavar="L", help="Only about this list.")]
Assignee = Annotated[
    str | None, typer.Option("--assignee", metavar="NAME", help="Only of NAME; '' of nobody.")
]
By = Annotated[Order, typer.Option("--order", help="What comes first.")]


@app.command("queue")
def queue(
    portfolio: Portfolio = "",
    list_: List = "",
    assignee: Assignee = None,
    status: Annotated[
        Status | None, typer.Option(help="Only these; all that are open unless set.")
    ] = None,
    min_score: Annotated[float, typer.Option(metavar="S", min=0, max=1)] = 0.0,
    order: By = Order.URGENCY,
    format_: ReportFormat = Format.TABLE,
) -> int:
    """Show the alerts that wait for a decision; ends with 1 where there are any."""
    from db.store.alerts import alerts  # noqa: PLC0415
    from screening.cli.consoles import report_console  # noqa: PLC0415
    from screening.cli.workplace import workplace  # noqa: PLC0415
    from screening.condition import now  # noqa: PLC0415
    from screening.report import alerts as report  # noqa: PLC0415
    from screening.report import json  # noqa: PLC0415
    from screening.review.queue import Wanted  # noqa: PLC0415
    from screening.review.queue import queue as ordered  # noqa: PLC0415

    with workplace() as at:
        wanted = Wanted(portfolio, list_, assignee, status, min_score)
        found = ordered(alerts(at.store), wanted, order)
    if format_ is Format.JSON:
        print(json.pretty([report.alert_json(one) for one in found]))
    elif found:
        report_console().print(report.listing(found, now()))
    else:
        print("no alert waits")
    return int(bool(found))


@app.command("show")
def show(number: Number, format_: ReportFormat = Format.TABLE) -> int:
    """Show one alert: both sides beside each other, what was compared, what happened since."""
    from screening.cli.consoles import report_console  # noqa: PLC0415
    from screening.cli.review_work import shown  # noqa: PLC0415
    from screening.cli.workplace import workplace  # noqa: PLC0415
    from screening.report import alerts as report  # noqa: PLC0415
    from screening.report import json  # noqa: PLC0415
    from screening.review.deciding import ReviewError, find  # noqa: PLC0415

    with workplace() as at:
        try:
            found = find(at.store, number)
            if format_ is Format.JSON:
                print(json.pretty(report.alert_json(found)))
            else:
                report_console().print(shown(at, at.reviewer(), found))
        except ReviewError as error:
            raise typer.BadParameter(str(error)) from error
    return 0


@app.command("decide")
def decide(
    number: Number,
    verdict: Annotated[Verdict, typer.Option(help="What you decide.")],
    reason: Annotated[
        str, typer.Option(metavar="CODE", help="Why; see `sanctions review reasons`.")
    ],
    comment: Annotated[str, typer.Option(metavar="TEXT", help="In your own words.")] = "",
    evidence: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="A file to keep with the decision. Repeatable."),
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DATE", help="The last day of a false positive.")
    ] = None,
) -> int:
    """Decide an alert. Where the policy wants a second person it waits for that.

    A false positive suppresses this customer and this party alone, until its last day and as
    long as neither record changes in a field that is compared.
    """
    from screening.cli.workplace import workplace  # noqa: PLC0415
    from screening.review import deciding  # noqa: PLC0415

    wish = deciding.Wish(verdict, reason, comment, tuple(evidence or ()), _day(until))
    with workplace() as at:
        try:
            step, proposal = deciding.decide(at.reviewer(), number, wish)
        except deciding.ReviewError as error:
            raise typer.BadParameter(str(error)) from error
    word = verdict.value.replace("_", " ")
    if proposal is not None:
        print(f"alert {number}: {word} is proposal {proposal} and waits for a second person")
    else:
        until_ = f" until {step.expires_on}" if step.expires_on else ""
        print(f"alert {number}: {word}{until_}, as {step.by} decided ({reason})")
        if verdict is Verdict.TRUE_MATCH:
            next_steps(number)
    return 0


@app.command("next-steps")
def next_steps(number: Number, format_: ReportFormat = Format.TABLE) -> int:
    """Show what is owed to which authority, and by when, if an alert is a true match.

    From rules/next_steps.toml: facts, and no legal advice.
    """
    from rules import duties, loader  # noqa: PLC0415
    from screening.cli.consoles import report_console  # noqa: PLC0415
    from screening.cli.workplace import workplace  # noqa: PLC0415
    from screening.report import json  # noqa: PLC0415
    from screening.report import next_steps as report  # noqa: PLC0415
    from screening.review.deciding import ReviewError, find  # noqa: PLC0415

    with workplace() as at:
        table = duties.next_steps(loader.read(at.settings.rules_folder))
        try:
            found = find(at.store, number)
        except ReviewError as error:
            raise typer.BadParameter(str(error)) from error
    if format_ is Format.JSON:
        print(json.pretty(report.documented(found, table)))
    else:
        report.render(found, table, report_console())
    return 0


@app.command("assign")
def assign(
    number: Number,
    to: Annotated[str, typer.Option(metavar="NAME", help="Who is to look at it; '' nobody.")],
) -> int:
    """Say who looks at an alert."""
    from screening.cli.workplace import workplace  # noqa: PLC0415
    from screening.review import deciding  # noqa: PLC0415

    with workplace() as at:
        try:
            deciding.assign(at.reviewer(), number, to.strip())
        except deciding.ReviewError as error:
            raise typer.BadParameter(str(error)) from error
    print(f"alert {number}: {f'with {to}' if to.strip() else 'with nobody'}")
    return 0


@app.command("reasons")
def reasons(format_: ReportFormat = Format.TABLE) -> int:
    """Show the reasons that each decision can have."""
    from rules import loader  # noqa: PLC0415
    from screening.report import json  # noqa: PLC0415
    from screening.settings import load  # noqa: PLC0415

    table = loader.review(loader.read(load().rules_folder))
    found = {
        verdict.value: {one.id: one.title for one in table.reasons_for(verdict)}
        for verdict in Verdict
    }
    if format_ is Format.JSON:
        print(json.pretty(found))
        return 0
    for verdict, known in found.items():
        print(verdict)
        for code, title in known.items():
            print(f"  {code:22} {title}")
    return 0


@app.command("proposals")
def proposals(
    every: Annotated[bool, typer.Option("--all", help="Those too that are settled.")] = False,
    format_: ReportFormat = Format.TABLE,
) -> int:
    """Show what waits for a second person; ends with 1 where something does."""
    from db.store.proposals import proposals as kept  # noqa: PLC0415
    from screening.cli.consoles import report_console  # noqa: PLC0415
    from screening.cli.workplace import workplace  # noqa: PLC0415
    from screening.report import alerts as report  # noqa: PLC0415
    from screening.report import json  # noqa: PLC0415

    with workplace() as at:
        found = kept(at.store, only_open=not every)
    if format_ is Format.JSON:
        print(json.pretty([report.proposal_json(one) for one in found]))
    elif found:
        report_console().print(report.proposals(found))
    else:
        print("nothing waits for a second person")
    return int(any(one.approval is None for one in found))


@app.command("agree")
def agree(
    proposal: Annotated[int, typer.Argument(metavar="PROPOSAL")],
    reason: Annotated[str, typer.Option(metavar="TEXT", help="What you looked at.")],
    refuse: Annotated[bool, typer.Option("--refuse", help="Do not agree.")] = False,
) -> int:
    """Agree to what somebody else proposed, or refuse it; never to your own."""
    from screening.cli.workplace import workplace  # noqa: PLC0415
    from screening.review.agreeing import settle_at_once  # noqa: PLC0415
    from screening.review.deciding import ReviewError  # noqa: PLC0415

    with workplace() as at:
        try:
            found = settle_at_once(
                at.settings, at.reviewer(), proposal, is_approved=not refuse, reason=reason
            )
        except ReviewError as error:
            raise typer.BadParameter(str(error)) from error
        word = "refused" if refuse else "agreed to"
        print(f"proposal {proposal} ({found.kind} {found.about}) is {word} by {at.by}")
    if not refuse and found.payload.get("verdict") == Verdict.TRUE_MATCH:
        next_steps(int(found.payload["alert"]))
    return 0


@app.command("propose-rules")
def propose_rules(
    reason: Annotated[str, typer.Option(metavar="TEXT", help="What changed, and why.")],
) -> int:
    """Propose the rules in use, where the policy wants a second person to agree to rules."""
    from screening.cli.workplace import workplace  # noqa: PLC0415
    from screening.review import rules_agreed  # noqa: PLC0415
    from screening.review.deciding import ReviewError  # noqa: PLC0415

    with workplace() as at:
        try:
            number, digest = rules_agreed.propose_rules(at.settings, at.store, reason, by=at.by)
        except ReviewError as error:
            raise typer.BadParameter(str(error)) from error
    print(f"the rules {digest[:10]} are proposal {number} and wait for a second person")
    return 0


@app.command("work")
def work(
    portfolio: Portfolio = "",
    list_: List = "",
    assignee: Assignee = None,
    order: By = Order.URGENCY,
) -> int:
    """Go through the queue alert by alert, with a key for each decision."""
    from screening.cli.review_work import work_through  # noqa: PLC0415
    from screening.cli.workplace import workplace  # noqa: PLC0415
    from screening.review.queue import Wanted  # noqa: PLC0415

    with workplace() as at:
        return work_through(at, Wanted(portfolio, list_, assignee), order)


def _day(text: str | None) -> date | None:
    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"--until takes YYYY-MM-DD, not {text!r}") from None
