"""How does an officer read an assessment in a terminal: categories, tests, what is missing?"""

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from db.records.assessment import Assessment, CategoryOutcome, Reason
from db.records.dossier import Dossier
from db.records.fact import Fact, Level, Source
from db.records.ownership import OwnershipFinding
from db.records.screening import Decision, Outcome
from screening.report.categories import ORIGINS, WORDS
from screening.report.figures import score

CAVEAT = (
    "It informs: correspondence to a category is no listing, no finding and no advice. Only "
    "the annex of an act lists a party; an officer decides."
)
_STYLES = {
    CategoryOutcome.SUPPORTED: "bold red",
    CategoryOutcome.CONTESTED: "bold yellow",
    CategoryOutcome.INDICATED: "bold yellow",
    CategoryOutcome.EXPLAINED_BY_LISTING: "bold yellow",
    CategoryOutcome.REBUTTED: "bold",
    CategoryOutcome.NO_CATEGORY: "bold",
}
_LISTED = {
    Outcome.NO_MATCH: "no match in the lists below",
    Outcome.REVIEW: "something to review",
    Outcome.MATCH: "matches a listed party",
    Outcome.NOT_SCREENED: "not screened",
}


def render(found: Dossier, console: Console) -> None:
    """Print an assessment: listing status, identity, categories, ownership, other facts."""
    console.print(_head(found))
    for one in found.assessments:
        console.print(_category(one))
    if found.ownership:
        console.print(_ownership(found))
    if found.other_facts:
        console.print(_others(found.other_facts))
    policies = ", ".join(f"{label} {value}" for label, value in found.criteria)
    console.print(Text(f"{policies}, rules {found.rules_digest[:10]}. {CAVEAT}", style="dim"))


def _head(found: Dossier) -> RenderableType:
    told = [Text.assemble(("Listed: ", "dim"), line) for line in _listing(found)]
    sure = f"{found.identity} that the facts are about this party"
    why = f": {found.identity_because}" if found.identity_because else ""
    told.append(Text.assemble(("Identity: ", "dim"), f"{sure}{why}"))
    if not found.assessments:
        told.append(Text("No fact on file meets all elements of a category."))
    title = Text.assemble((found.name, "bold"), f" ({found.type})")
    return Panel(Group(*told), title=title, title_align="left")


def _listing(found: Dossier) -> Iterator[str]:
    for one in found.listings:
        since = f"since {one.listed_on}" if one.listed_on else "date of listing not stated"
        yield f"{one.list} {one.ref}, {since}, programme {one.programme or 'not stated'}"
    if found.screening is not None:
        yield from _screened(found.screening)


def _screened(decision: Decision) -> Iterator[str]:
    lists = ", ".join(
        f"{used.list} of {used.published_at:%Y-%m-%d} ({used.state})"
        for used in decision.lists
        if used.published_at
    )
    yield f"{_LISTED[decision.outcome]}: {lists or 'no list is loaded'}"
    if decision.outcome is Outcome.NOT_SCREENED or not decision.matches:
        yield f"{decision.because} [{decision.rule}]"
    for match in decision.matches:
        entry = match.entry
        yield (
            f"{match.outcome.replace('_', ' ')}: {entry.name}, {entry.list} {entry.ref}, score "
            f"{score(match.score)} [{match.rule}]"
        )


def _category(found: Assessment) -> RenderableType:
    word = WORDS[found.outcome]
    said = Text.assemble(
        f"Facts on file correspond to category {found.category} at level ",
        (word, _STYLES[found.outcome]),
        ".",
    )
    if found.outcome in {CategoryOutcome.NO_CATEGORY, CategoryOutcome.REBUTTED}:
        said = Text.assemble((word.capitalize(), _STYLES[found.outcome]), ".")
    blocks: list[RenderableType] = [said, Text(found.because)]
    if found.policy:
        blocks.append(Text(f"Policy used: {found.policy}.", style="dim"))
    for reason in found.reasons:
        blocks += [Text(), *_reason(reason)]
    for rebuttal in found.rebuttals:
        blocks.append(
            Text.assemble(("Against: ", "bold"), f"{rebuttal.fact.text}. {rebuttal.because}")
        )
    for missing in found.missing:
        blocks.append(Text.assemble(("Missing for supported: ", "dim"), missing))
    origin = ORIGINS[found.origin]
    title = Text.assemble((f"{found.category} {found.title}", "bold"), (f" ({origin})", "dim"))
    return Panel(Group(*blocks), title=title, title_align="left")


def _reason(found: Reason) -> Iterator[RenderableType]:
    yield Text.assemble((found.ground, "bold"), f": {WORDS[found.outcome]}")
    for one in found.facts:
        yield Padding(Group(*_fact(one)), (0, 0, 0, 2))
    table = Table.grid(padding=(0, 1))
    table.add_column(width=1)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for test in found.tests:
        sign, word, style = ("+", "holds", "green") if test.holds else ("-", "fails", "red")
        table.add_row(
            Text(sign, style=style),
            test.name.value,
            Text(word, style=style),
            Text(test.because),
        )
    yield Padding(table, (0, 0, 0, 2))


def _fact(found: Fact) -> Iterator[RenderableType]:
    when = " to ".join(one.printed for one in (found.start, found.end) if one is not None)
    notes = [when, "former" if found.is_former else "", found.manner.value]
    told = ", ".join(note for note in notes if note and note != "stated")
    yield Text.assemble(found.text, (f" ({told})" if told else "", "dim"))
    for source in found.sources:
        yield Padding(_source(source), (0, 0, 0, 2))


def _source(found: Source) -> Text:
    if found.level is Level.E0:
        return Text("stated, unevidenced", style="dim")
    day = found.published_on.isoformat() if found.published_on else "no date"
    where = ", ".join(filter(None, (found.publisher, day, found.locator)))
    basis = found.basis.value.replace("_", " ")
    public = "" if found.is_public else ", not public"
    return Text(f"{found.level}, {basis}{public}: {where}", style="dim")


def _ownership(found: Dossier) -> RenderableType:
    table = Table(box=None, pad_edge=False, show_edge=False, expand=True)
    for heading, ratio in (("regime", None), ("owned", None), ("controlled", None), ("why", 1)):
        table.add_column(heading, no_wrap=ratio is None, ratio=ratio)
    for one in found.ownership:
        table.add_row(*map(Text, _owned(one)))
    return Panel(
        table, title="Ownership and control, by each regime's test", title_align="left"
    )


def _owned(found: OwnershipFinding) -> tuple[str, ...]:
    controlled = found.controlled.replace("_", " ") if found.controlled else "no test"
    verified = "" if found.is_verified else " (test unverified)"
    return (
        found.regime,
        found.owned.replace("_", " "),
        controlled,
        f"{found.because}{verified}",
    )


def _others(facts: tuple[Fact, ...]) -> RenderableType:
    lines = [block for one in facts for block in _fact(one)]
    return Panel(Group(*lines), title="On file, and meeting no category", title_align="left")
