"""How does an officer read one match in a terminal: who is listed, and why it was found?

Nothing is told by colour alone, and 80 columns are enough.
"""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from db.records.entry import PartialDate, StatementKind
from db.records.interim import interim_remark
from db.records.screening import Bearing, Evidence, Match, Outcome, Part
from db.records.subject import EntryKey
from screening.report.categories import listed_line
from screening.report.figures import confidence, fact_name, score
from screening.report.parties import (
    Party,
    differences,
    how,
    key_of,
    removal_text,
    reservations,
)

HEADINGS = {
    Outcome.MATCH: ("MATCH", "bold red"),
    Outcome.REVIEW: ("REVIEW", "bold yellow"),
    Outcome.NO_MATCH: ("NO MATCH", "bold"),
    Outcome.NOT_SCREENED: ("NOT SCREENED", "bold magenta"),
}
SIGNS = {
    Bearing.AGREES: ("+", "green"),
    Bearing.CONTRADICTS: ("-", "red"),
    Bearing.NEUTRAL: ("o", "dim"),
}
_LONGEST_TEXT, _LONGEST_PIECE = 240, 16


def panel(party: Party) -> RenderableType:
    """Give one listed party: who it is, what was compared, the rule, its other entries."""
    match = party.matches[0]
    entry = match.entry
    word, style = HEADINGS[match.outcome]
    title = Text.assemble(
        (word, style), " ", (entry.name, "bold"), " ", f"{entry.list} {entry.ref}", " ",
        (f"score {score(match.score)}", "dim"),
    )  # fmt: skip
    facts = Table.grid(padding=(0, 1))
    facts.add_column(style="dim", no_wrap=True)
    facts.add_column()
    for label, value in _facts(match):
        facts.add_row(label, value)
    reason = Text.assemble(match.because, (f" [{match.rule}]", "dim"))
    return Panel(
        Group(
            facts,
            Text(),
            evidence_table(match.evidence),
            *parts(match),
            Text(),
            reason,
            *_others(party),
        ),
        title=title,
        title_align="left",
    )


def _others(party: Party) -> list[RenderableType]:
    """Give the other entries about the party: how they match, how they were joined."""
    if party.subject is None:
        return []
    table = Table(box=None, pad_edge=False, show_edge=False, show_header=False, expand=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for match in party.matches[1:]:
        told = Text(f"{match.matched_name}, score {score(match.score)}", overflow="fold")
        for evidence in match.evidence:
            sign, style = SIGNS[evidence.bearing]
            if evidence.bearing is not Bearing.NEUTRAL:
                told.append(f"  {sign}{fact_name(evidence.feature)}", style=style)
        for reservation in reservations(match):
            told.append(f"\n{reservation}", style="yellow")
        told.append(f"\n{_joined(party, key_of(match))}", style="dim")
        table.add_row(Text(f"{match.entry.list} {match.entry.ref}"), told)
    for key in party.unmatched:
        told = Text(f"no alert by itself\n{_joined(party, key)}", style="dim")
        table.add_row(Text(f"{key.list} {key.ref}"), told)
    return [Text(), Text(f"The same party ({party.id}) in other entries:"), table]


def _joined(party: Party, key: EntryKey) -> str:
    """Say how an entry was joined to the party, and what it differs in."""
    joins = party.joins_of(key)
    told = [f"{how(join)} ({join.other})" for join in joins[:1]]
    told += [f"differs: {found}" for join in joins if (found := differences(join))][:1]
    return "; ".join(told)


def evidence_table(found: Sequence[Evidence]) -> Table:
    """Give what was compared, a fact a row."""
    table = Table(box=None, pad_edge=False, expand=True, show_edge=False)
    table.add_column("", width=1)
    table.add_column("fact", no_wrap=True)
    table.add_column("asked", ratio=2)
    table.add_column("listed", ratio=3)
    table.add_column("score", justify="right", no_wrap=True)
    for evidence in found:
        table.add_row(*_evidence(evidence))
    return table


def parts(match: Match) -> list[RenderableType]:
    """Give the pieces of the names, and why each agrees; nothing where there are none."""
    names = [found for found in match.evidence if found.feature == "name" and found.parts]
    return [block for name in names for block in (Text(), parts_of(name.because, name.parts))]


def parts_of(because: str, pieces: Sequence[Part]) -> RenderableType:
    """Give a line for each piece of two names: asked, listed, why."""
    table = Table(box=None, pad_edge=False, show_edge=False, show_header=False, expand=True)
    table.add_column(no_wrap=True, max_width=_LONGEST_PIECE)
    table.add_column(no_wrap=True, max_width=_LONGEST_PIECE)
    table.add_column(no_wrap=True, overflow="ellipsis", ratio=1, style="dim")
    for piece in pieces:
        table.add_row(Text(piece.query or "-"), Text(piece.listed or "-"), Text(piece.because))
    return Padding(Group(Text(because), table), (0, 0, 0, 3))


def _facts(match: Match) -> list[tuple[str, RenderableType]]:
    entry = match.entry
    quality = f" (alias quality: {match.alias_quality})" if match.alias_quality else ""
    weak = ", weak alias" if match.is_weak_alias else ""
    listed = f"since {entry.listed_on}" if entry.listed_on else "date of listing not stated"
    facts: list[tuple[str, RenderableType]] = [
        ("matched", Text(f"{match.matched_name}{quality}{weak}")),
        ("listed", Text(f"{listed}, programme {', '.join(entry.programmes) or 'not stated'}")),
    ]
    if match.confidence is not None and match.outcome is not Outcome.NO_MATCH:
        facts.append(("confidence", Text(confidence(match.confidence))))
    if not match.is_in_scope:
        facts.append(("scope", Text("outside the DPRK scope", style="yellow")))
    if entry.is_partial:
        facts.append(("record", Text("could not be read whole", style="yellow")))
    if remark := interim_remark(entry):
        facts.append(("interim", Text(remark, style="yellow")))
    if match.removal is not None:
        facts.append(("removal", Text(removal_text(match.removal), style="yellow")))
    if entry.measures:
        facts.append(("measures", Text("; ".join(entry.measures))))
    if entry.legal_acts:
        act = entry.legal_acts[0]
        facts.append(("act", Text(f"{act.number} {act.url}".strip(), overflow="fold")))
    births = dict.fromkeys(_born(b.date) for b in entry.birth_dates if b.date.printed)
    if births:
        facts.append(("born", Text(", ".join(births))))
    if match.categories:
        said = listed_line(match.categories)
        facts.append(("category", Text(f"the listed party is {said}", overflow="fold")))
    if functions := [s.text for s in entry.statements if s.kind is StatementKind.FUNCTION]:
        facts.append(("function", Text(_shortened(functions[0]))))
    return facts


def _born(date: PartialDate) -> str:
    return f"circa {date.printed}" if date.is_circa else date.printed


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_TEXT else f"{text[: _LONGEST_TEXT - 1]}…"


def _evidence(found: Evidence) -> tuple[RenderableType, ...]:
    sign, style = SIGNS[found.bearing]
    return (
        Text(sign, style=style),
        Text(fact_name(found.feature)),
        Text(found.query),
        Text(found.listed),
        Text(score(found.score)),
    )
