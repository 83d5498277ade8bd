"""How does an officer read a decision in a terminal, in one look?

First the answer, then who and why, then what it rests on. Nothing is told by colour
alone, and 80 columns are enough.
"""

from collections.abc import Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from db.records.publication import ListState
from db.records.screening import Bearing, Decision, Match, Outcome
from screening.decide import OFFICER_DECIDES
from screening.past import end_of
from screening.question import Question, next_question
from screening.report.categories import hint_line, lines
from screening.report.figures import fact_name, score
from screening.report.lists import lists_used, sample_banner
from screening.report.parties import Party, alerted, parties
from screening.report.terminal_match import HEADINGS, SIGNS, panel

NO_BREAK = "\u00a0"


_ABOUT = "About the party you ask for, apart from any listed one"


def render(decision: Decision, console: Console) -> None:
    """Print a decision."""
    if any(used.state == ListState.SAMPLE for used in decision.lists):
        console.print(sample_banner())
    console.print(_answer(decision))
    found = parties(decision)
    if len(decision.matches) > 1:
        console.print(_overview(found))
    for party in found:
        console.print(panel(party))
    if told := [*lines(decision.about)]:
        console.print(Panel(Group(*map(Text, told)), title=_ABOUT, title_align="left"))
    if decision.about.hints:
        said = [Text(hint_line(hint), style="dim") for hint in decision.about.hints]
        console.print(Padding(Group(*said), (0, 2)))
    if decision.discounted:
        console.print(_discounted(decision.discounted))
    if (question := next_question(decision)) is not None:
        console.print(_question(question))
    console.print(_ground(decision))


def _answer(decision: Decision) -> RenderableType:
    word, style = HEADINGS[decision.outcome]
    asked = decision.query.name or ", ".join(decision.query.identifiers)
    alerts = alerted(decision)
    count = f"  {len(alerts)} listed {'party' if len(alerts) == 1 else 'parties'}"
    entries = sum(len(party.matches) for party in alerts)
    count += f" in {entries} entries" if entries > len(alerts) else ""
    lines = [
        Text.assemble((word, style), "  ", (asked, "bold"), count if alerts else ""),
        Text.assemble(decision.because, (f" [{decision.rule}]", "dim")),
    ]
    lines += [Text.assemble(("! ", "bold yellow"), problem) for problem in decision.problems]
    return Panel(Group(*lines), border_style=style.split()[-1] if " " in style else "default")


def _overview(found: Sequence[Party]) -> RenderableType:
    """Give all matches in one look, a line each; those of one party below one another."""
    table = Table(box=None, pad_edge=False, expand=True, show_edge=False)
    table.add_column("outcome", no_wrap=True)
    table.add_column("listed party", ratio=1)
    table.add_column("score", justify="right", no_wrap=True)
    table.add_column("evidence", ratio=1)
    table.add_column("list", no_wrap=True)
    table.add_column("since", no_wrap=True)
    for match, first in ((match, one.matches[0]) for one in found for match in one.matches):
        word, style = HEADINGS[match.outcome]
        is_told = match is not first and match.outcome is first.outcome
        table.add_row(
            Text("" if is_told else word, style=style),
            Text(_named(match) if match is first else f"same party: {_named(match)}"),
            Text(score(match.score)),
            _for_and_against(match),
            Text(f"{match.entry.list} {match.entry.ref}"),
            Text(str(match.entry.listed_on or "not stated")),
        )
    return Padding(table, (0, 2))


def _for_and_against(match: Match) -> Text:
    found = Text()
    for evidence in match.evidence:
        sign, style = SIGNS[evidence.bearing]
        if evidence.bearing is not Bearing.NEUTRAL:
            found.append(
                f"{sign}{fact_name(evidence.feature).replace(' ', NO_BREAK)} ", style=style
            )
    return found


def _discounted(matches: Sequence[Match]) -> RenderableType:
    """Give what a rule took for no alert, so that an officer may think otherwise."""
    lines: list[RenderableType] = [Text(f"Discounted, no alert: {len(matches)}", style="bold")]
    for match in matches:
        where = f"{match.entry.list} {match.entry.ref}, score {score(match.score)}"
        lines.append(Text.assemble(f"{_named(match, ' ')}  ", (where, "dim")))
        reasons = [*map(Text, _contradicting(match))]
        reasons.append(Text.assemble(match.because, (f" [{match.rule}]", "dim")))
        lines.append(Padding(Group(*reasons), (0, 0, 0, 3)))
    return Padding(Group(*lines), (0, 2))


def _contradicting(match: Match) -> Iterator[str]:
    """Say which facts contradict, with both values."""
    for found in match.evidence:
        if found.bearing is Bearing.CONTRADICTS:
            yield f"- {fact_name(found.feature)}: asked {found.query}, listed {found.listed}"


def _named(match: Match, before_alias: str = "\n") -> str:
    """Name a listed party, and the alias that was matched."""
    if match.matched_name == match.entry.name:
        return match.entry.name
    return f"{match.entry.name}{before_alias}as {match.matched_name}"


def _question(question: Question) -> RenderableType:
    settles = f"Bears on {question.separates} of {question.of}. {question.why}"
    table = Table.grid(padding=(0, 2))
    table.add_row(Text("next question", style="bold"), Text(question.ask))
    table.add_row("", Text(settles, style="dim"))
    return Padding(table, (0, 2))


def _ground(decision: Decision) -> RenderableType:
    """Say which lists, as of when, in which scope, and that no match is no clearance."""
    moment = end_of(decision.as_of) if decision.as_of else decision.known_at or decision.at
    scope = (
        "all entries"
        if decision.scope.value == "all"
        else "DPRK-related entries; exact names and identifiers of all others"
    )
    as_of = f" As of {decision.as_of}." if decision.as_of else ""
    if decision.known_at:
        as_of += f" As known here at {decision.known_at:%Y-%m-%d %H:%M} UTC."
    lines: list[RenderableType] = [
        lists_used(decision.lists, moment),
        Text(
            f"Scope: {scope}.{as_of} Screened {decision.at:%Y-%m-%d %H:%M} UTC by "
            f"{decision.by}, id {decision.screening_id}, engine {decision.engine_version}, "
            f"rules {decision.rules_digest[:10]}.",
            style="dim",
        ),
    ]
    if decision.outcome is not Outcome.NO_MATCH:
        lines.append(Text(OFFICER_DECIDES, style="dim"))
    return Group(*lines)
