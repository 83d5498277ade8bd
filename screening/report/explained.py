"""How does a supervisor read why a party was found, or was not?

First the outcome and whether search comes upon the entry, then each name, each fact and each
rule, and at last what would make another outcome. 80 columns are enough.
"""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from db.records.screening import Outcome
from rules.decision import WORDS_FOUND_FROM
from screening.explain import EntryExplained, Explanation, FactCompared, RuleTried
from screening.past import end_of
from screening.report.figures import confidence, fact_name, score
from screening.report.lists import lists_used
from screening.report.terminal_match import HEADINGS, SIGNS, parts_of
from screening.unmet import threshold

_LONGEST_FACT = 120
NOT_RECORDED = "An explanation is no screening: it is not recorded."


def render(found: Explanation, console: Console) -> None:
    """Print an explanation."""
    for problem in (*found.query.problems, *found.terms.notes):
        console.print(Text.assemble(("! ", "bold yellow"), problem))
    for entry in found.entries:
        console.print(_entry(entry))
    if found.nexus:
        console.print(Text(f"Whoever is listed, the query itself is review: {found.nexus}."))
    console.print(_ground(found))


def _entry(found: EntryExplained) -> RenderableType:
    match = found.match
    word, style = HEADINGS[match.outcome]
    title = Text.assemble(
        (word, style), " ", (match.entry.name, "bold"), " ",
        f"{match.entry.list} {match.entry.ref}", " ", (f"score {score(match.score)}", "dim"),
    )  # fmt: skip
    lines = [Text.assemble(match.because, (f" [{match.rule}]", "dim")), _search(found)]
    if match.is_shown:
        lines.append(Text("Discounted: it is no alert, but every report shows it."))
    if match.confidence is not None and (
        match.is_shown or match.outcome is not Outcome.NO_MATCH
    ):
        lines.append(Text(f"Confidence: {confidence(match.confidence)}."))
    body: list[RenderableType] = [*lines, *_names(found), *_facts(found.facts)]
    body += [*_heading("Rules, the first that holds decides"), _rules(found.rules)]
    body += [*_heading("What would change it"), *_changes(found)]
    return Panel(Group(*body), title=title, title_align="left")


def _heading(text: str) -> tuple[Text, Text]:
    return Text(), Text(text, style="bold")


def _search(found: EntryExplained) -> Text:
    """Say whether a screening would have compared this entry at all."""
    list_ = found.match.entry.list
    if not found.is_asked:
        return Text(f"Search: list {list_} was not asked for, so a screening leaves it out.")
    if found.is_found:
        return Text("Search: it comes upon this entry, so a screening compares it.")
    if found.match.outcome is not Outcome.NO_MATCH:
        return Text(
            "Search: IT MISSES THIS ENTRY, so a screening does not show it. Report this.",
            style="bold red",
        )
    if not found.match.is_in_scope:
        return Text(
            "Search: the entry is outside the DPRK scope, where only exact names and numbers "
            "are looked up; it has none of those asked."
        )
    return Text(
        "Search: it does not come upon this entry, as no listed name is as alike as "
        f"{threshold(WORDS_FOUND_FROM)}, no Korean name agrees but for a slip, nor in part "
        "together with a year of birth or a nationality, and no number agrees. Compared here "
        "all the same."
    )


def _names(found: EntryExplained) -> Iterator[RenderableType]:
    """Give every listed name beside the name asked; the one that counts in pieces.

    Where that is a weak alias, so is the best of the others.
    """
    names = found.names
    if not names:
        yield from (*_heading("Names"), Text("The query has no name."))
        return
    asked = {name.asked for name in names}
    beside = f", beside {names[0].asked}" if len(asked) == 1 else ""
    yield from _heading(f"Names{beside}")
    table = Table(box=None, pad_edge=False, show_edge=False, expand=True)
    table.add_column("", width=1)
    table.add_column("score", justify="right", no_wrap=True)
    table.add_column("listed", ratio=2)
    if not beside:
        table.add_column("asked", ratio=2)
    table.add_column("how", ratio=3, style="dim")
    decisive = next((n for n in names if n.listed.text == found.match.matched_name), names[0])
    for name in names:
        weak = " (weak)" if name.is_weak else ""
        texts = [f"{name.listed.text}{weak}", name.asked, name.comparison.because]
        if beside:
            del texts[1]
        sign = ">" if name is decisive else ""
        table.add_row(sign, score(name.comparison.score), *map(Text, texts))
    yield table
    strong = next((name for name in names if not name.is_weak), decisive)
    for name in (decisive, strong) if strong is not decisive else (decisive,):
        if name.comparison.parts:
            heading = f"{name.asked} beside {name.listed.text}:"
            yield from (Text(), parts_of(heading, name.comparison.parts))


def _facts(facts: tuple[FactCompared, ...]) -> Iterator[RenderableType]:
    """Give what the query states beside the list, then what only the list states."""
    yield from _heading("Facts")
    asked = [fact for fact in facts if fact.asked]
    if asked:
        yield _compared(asked)
    if len(asked) < len(facts):
        yield Text("The query does not state these, so they say nothing:")
    yield _listed_only(fact for fact in facts if not fact.asked)


def _listed_only(facts: Iterable[FactCompared]) -> RenderableType:
    """Give what the list states; facts read from the same text share a line."""
    grouped: dict[str, list[str]] = {}
    for fact in facts:
        grouped.setdefault(fact.listed, []).append(fact_name(fact.feature))
    table = Table.grid(padding=(0, 2))
    for listed, names in grouped.items():
        table.add_row("", Text(", ".join(names)), Text(_shortened(listed)))
    return table


def _compared(facts: Sequence[FactCompared]) -> RenderableType:
    table = Table(box=None, pad_edge=False, show_edge=False, expand=True)
    table.add_column("", width=1)
    table.add_column("fact", no_wrap=True)
    table.add_column("asked", ratio=2)
    table.add_column("listed", ratio=2)
    table.add_column("why", ratio=3, style="dim")
    for fact in facts:
        sign, style = SIGNS[fact.bearing] if fact.bearing is not None else ("", "")
        table.add_row(
            Text(sign, style=style),
            Text(fact_name(fact.feature)),
            Text(fact.asked),
            Text(_shortened(fact.listed) or "-"),
            Text(fact.because),
        )
    return table


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_FACT else f"{text[: _LONGEST_FACT - 1]}…"


def _rules(rules: tuple[RuleTried, ...]) -> RenderableType:
    table = Table(box=None, pad_edge=False, show_edge=False, show_header=False, expand=True)
    table.add_column(width=1)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for rule in rules:
        if rule.is_deciding:
            said = Text(f"decides: {_word(rule.outcome)}", style="bold")
        elif rule.unmet:
            said = Text("; ".join(rule.unmet), style="dim")
        else:
            said = Text("holds too, but comes later", style="dim")
        sign = ">" if rule.is_deciding else ""
        table.add_row(sign, Text(rule.rule, style="bold" if rule.is_deciding else ""), said)
    return table


def _changes(found: EntryExplained) -> Iterator[Text]:
    if not found.changes:
        yield Text("Nothing that the list states, taken singly.")
    for change in found.changes:
        outcome = _word(change.outcome)
        yield Text.assemble(f"{change.what}: ", (outcome, "bold"), (f" [{change.rule}]", "dim"))


def _word(outcome: Outcome) -> str:
    return outcome.value.replace("_", " ")


def _ground(found: Explanation) -> RenderableType:
    terms = found.terms
    moment = end_of(terms.as_of) if terms.as_of else terms.at
    as_of = f" As of {terms.as_of}." if terms.as_of else ""
    said = (
        f"Scope: {terms.scope.value}.{as_of} Explained {terms.at:%Y-%m-%d %H:%M} UTC, engine "
        f"{terms.engine_version}, rules {terms.rules_digest[:10]}. {NOT_RECORDED}"
    )
    return Group(lists_used(terms.lists, moment), Text(said, style="dim"))
