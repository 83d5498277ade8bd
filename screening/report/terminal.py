"""How does an officer read a decision in a terminal, in one look?

First the answer, then who and why, then what it rests on. Nothing is told by colour
alone, and 80 columns are enough.
"""

from collections.abc import Sequence
from datetime import datetime

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from db.records.entry import PartialDate, StatementKind
from db.records.publication import ListState
from db.records.screening import Bearing, Decision, Evidence, Match, Outcome
from screening.decide import OFFICER_DECIDES
from screening.past import end_of
from screening.report.figures import score
from screening.report.lists import ago, sample_banner, state_text

_HEADINGS = {
    Outcome.MATCH: ("MATCH", "bold red"),
    Outcome.REVIEW: ("REVIEW", "bold yellow"),
    Outcome.NO_MATCH: ("NO MATCH", "bold"),
    Outcome.NOT_SCREENED: ("NOT SCREENED", "bold magenta"),
}
_SIGNS = {
    Bearing.AGREES: ("+", "green"),
    Bearing.CONTRADICTS: ("-", "red"),
    Bearing.NEUTRAL: ("o", "dim"),
}
_LONGEST_TEXT = 240
NO_BREAK = "\u00a0"


def render(decision: Decision, console: Console) -> None:
    """Print a decision."""
    if any(used.state == ListState.SAMPLE for used in decision.lists):
        console.print(sample_banner())
    console.print(_answer(decision))
    if len(decision.matches) > 1:
        console.print(_overview(decision.matches))
    for match in decision.matches:
        console.print(_match(match))
    console.print(_ground(decision))


def _answer(decision: Decision) -> RenderableType:
    word, style = _HEADINGS[decision.outcome]
    asked = decision.query.name or ", ".join(decision.query.identifiers)
    alerts = sum(1 for m in decision.matches if m.outcome is not Outcome.NO_MATCH)
    count = f"  {alerts} listed {'party' if alerts == 1 else 'parties'}" if alerts else ""
    lines = [
        Text.assemble((word, style), "  ", (asked, "bold"), count),
        Text.assemble(decision.because, (f" [{decision.rule}]", "dim")),
    ]
    lines += [Text.assemble(("! ", "bold yellow"), problem) for problem in decision.problems]
    return Panel(Group(*lines), border_style=style.split()[-1] if " " in style else "default")


def _overview(matches: Sequence[Match]) -> RenderableType:
    """Give all matches in one look, a line each."""
    table = Table(box=None, pad_edge=False, expand=True, show_edge=False)
    table.add_column("outcome", no_wrap=True)
    table.add_column("listed party", ratio=1)
    table.add_column("score", justify="right", no_wrap=True)
    table.add_column("evidence", ratio=1)
    table.add_column("list", no_wrap=True)
    table.add_column("since", no_wrap=True)
    for match in matches:
        word, style = _HEADINGS[match.outcome]
        alias = "" if match.matched_name == match.entry.name else f"\nas {match.matched_name}"
        table.add_row(
            Text(word, style=style),
            Text(f"{match.entry.name}{alias}"),
            Text(score(match.score)),
            _for_and_against(match),
            Text(f"{match.entry.list} {match.entry.ref}"),
            Text(str(match.entry.listed_on or "not stated")),
        )
    return Padding(table, (0, 2))


def _for_and_against(match: Match) -> Text:
    found = Text()
    for evidence in match.evidence:
        sign, style = _SIGNS[evidence.bearing]
        if evidence.bearing is not Bearing.NEUTRAL:
            found.append(f"{sign}{evidence.feature.replace('_', NO_BREAK)} ", style=style)
    return found


def _match(match: Match) -> RenderableType:
    entry = match.entry
    word, style = _HEADINGS[match.outcome]
    title = Text.assemble(
        (word, style), " ", (entry.name, "bold"), " ", f"{entry.list} {entry.ref}", " ",
        (f"score {score(match.score)}", "dim"),
    )  # fmt: skip
    facts = Table.grid(padding=(0, 1))
    facts.add_column(style="dim", no_wrap=True)
    facts.add_column()
    for label, value in _facts(match):
        facts.add_row(label, value)
    evidence = Table(box=None, pad_edge=False, expand=True, show_edge=False)
    evidence.add_column("", width=1)
    evidence.add_column("fact", no_wrap=True)
    evidence.add_column("asked", ratio=2)
    evidence.add_column("listed", ratio=3)
    evidence.add_column("score", justify="right", no_wrap=True)
    for found in match.evidence:
        evidence.add_row(*_evidence(found))
    reason = Text.assemble(match.because, (f" [{match.rule}]", "dim"))
    return Panel(
        Group(facts, Text(), evidence, Text(), reason), title=title, title_align="left"
    )


def _facts(match: Match) -> list[tuple[str, RenderableType]]:
    entry = match.entry
    quality = f" (alias quality: {match.alias_quality})" if match.alias_quality else ""
    weak = ", weak alias" if match.is_weak_alias else ""
    listed = f"since {entry.listed_on}" if entry.listed_on else "date of listing not stated"
    facts: list[tuple[str, RenderableType]] = [
        ("matched", Text(f"{match.matched_name}{quality}{weak}")),
        ("listed", Text(f"{listed}, programme {', '.join(entry.programmes) or 'not stated'}")),
    ]
    if not match.is_in_scope:
        facts.append(("scope", Text("outside the DPRK scope", style="yellow")))
    if entry.is_partial:
        facts.append(("record", Text("could not be read whole", style="yellow")))
    if entry.measures:
        facts.append(("measures", Text("; ".join(entry.measures))))
    if entry.legal_acts:
        act = entry.legal_acts[0]
        facts.append(("act", Text(f"{act.number} {act.url}".strip(), overflow="fold")))
    births = dict.fromkeys(_born(b.date) for b in entry.birth_dates if b.date.printed)
    if births:
        facts.append(("born", Text(", ".join(births))))
    if functions := [s.text for s in entry.statements if s.kind is StatementKind.FUNCTION]:
        facts.append(("function", Text(_shortened(functions[0]))))
    return facts


def _born(date: PartialDate) -> str:
    return f"circa {date.printed}" if date.is_circa else date.printed


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_TEXT else f"{text[: _LONGEST_TEXT - 1]}…"


def _evidence(found: Evidence) -> tuple[RenderableType, ...]:
    sign, style = _SIGNS[found.bearing]
    return (
        Text(sign, style=style),
        Text(found.feature.replace("_", " ")),
        Text(found.query),
        Text(found.listed),
        Text(score(found.score)),
    )


def _ground(decision: Decision) -> RenderableType:
    """Say which lists, as of when, in which scope, and that no match is no clearance."""
    moment = end_of(decision.as_of) if decision.as_of else decision.at
    table = Table.grid(padding=(0, 2))
    for used in decision.lists:
        table.add_row(
            Text(used.list, style="bold"),
            state_text(used.state),
            Text(f"published {_day(used.published_at)}"),
            Text(f"checked {ago(used.checked_at, moment)}"),
            Text(used.sha256[:10], style="dim"),
        )
    scope = (
        "all entries"
        if decision.scope.value == "all"
        else "DPRK-related entries; exact names and identifiers of all others"
    )
    as_of = f" As of {decision.as_of}." if decision.as_of else ""
    lines: list[RenderableType] = [
        table,
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


def _day(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d}" if moment else "never"
