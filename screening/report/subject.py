"""How does a person read one party with all its entries, and how they were joined?"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from db.records.entry import Entry, StatementKind
from db.records.subject import EntryKey, Join, SharedFact, Subject
from screening.names.fold import fold
from screening.names.keys import keys
from screening.report.details import said
from screening.report.parties import how

_LONGEST, _MOST_SHOWN = 160, 10
_ALIKE = (
    ("sole_name", "only_bearer", "primary_name", "whole_name", "exact_name", "name"),
    ("statement", "wording"),
    ("birth_day", "birth_date"),
)
"""Facts of which one includes the next: only the first of each row is shown."""
Entries = Mapping[EntryKey, Entry]
"""The entries of a subject, and those that stand apart from it."""


def render(subject: Subject, entries: Entries, console: Console) -> None:
    """Print a party: its entries side by side, how they were joined, what stands apart."""
    if len(subject.members) > 1:
        console.print(_side_by_side(subject, entries))
    if subject.doubts:
        console.print(_apart(subject, entries))


def _side_by_side(subject: Subject, entries: Entries) -> RenderableType:
    members = [entries[key] for key in subject.members]
    table = Table(box=None, pad_edge=False, show_edge=False, expand=True)
    table.add_column("", no_wrap=True)
    table.add_column("", no_wrap=True, style="dim")
    for entry in members:
        table.add_column(Text(f"{entry.list} {entry.ref}"), ratio=1, overflow="fold")
    for label, values, words in _fields(members):
        table.add_row(_sign(values, words), label, *map(_cell, values))
    signs = Text("= alike, ≠ they differ, blank: one of them is silent", style="dim")
    lines = [_join(join) for join in subject.joins]
    return Panel(
        Group(table, Text(), signs, Text(), *lines),
        title=Text(f"One party in {len(members)} entries: {subject.id}"),
        title_align="left",
    )


def _fields(
    members: Sequence[Entry],
) -> Iterator[tuple[str, list[list[str]], Callable[[str], object]]]:
    """Give each field that one of the entries has, and how its values are compared."""
    for label, read, words in _FIELDS:
        values = [list(dict.fromkeys(read(entry))) for entry in members]
        if any(values):
            yield label, values, words


def _cell(values: Sequence[str]) -> Text:
    """Give the values of a field; of many names those that the list prints first."""
    shown = [*values[:_MOST_SHOWN]]
    if left := len(values) - len(shown):
        shown.append(f"and {left} more")
    return Text("\n".join(shown) or "-")


def _sign(values: Sequence[Sequence[str]], words: Callable[[str], object]) -> Text:
    """Say whether all entries say the same, whatever its order, case and marks."""
    if not all(values):
        return Text(" ")
    told = [{words(value) for value in some} for some in values]
    is_same = all(one == told[0] for one in told)
    return Text("=", style="green") if is_same else Text("≠", style="yellow")


def _join(join: Join) -> RenderableType:
    lines: list[RenderableType] = [
        Text.assemble(
            f"{join.one} and {join.other}: ",
            (how(join), "bold"),
            (f" [{join.rule}, rules of {join.version}]", "dim"),
        )
    ]
    return Group(*lines, *_facts(join))


def _facts(join: Join) -> list[RenderableType]:
    """Give what agrees and what doesn't; of facts that say the same, what says most."""
    told = {fact.kind for fact in join.agreeing}
    hidden = {kind for row in _ALIKE for kind in [one for one in row if one in told][1:]}
    agreeing = [fact for fact in join.agreeing if fact.kind not in hidden]
    lines = [_shared("+", fact) for fact in agreeing]
    against = [fact for fact in join.contradicting if fact.kind != "birth_decade"]
    lines += [_shared("-", fact) for fact in against]
    return [Padding(line, (0, 0, 0, 3)) for line in lines]


def _shared(sign: str, fact: SharedFact) -> Text:
    kind = fact.kind.replace("_", " ")
    one, other = _short(fact.one), _short(fact.other)
    text = f"{sign} {kind}: {one}" if one == other else f"{sign} {kind}: {one} / {other}"
    return Text(text, style="green" if sign == "+" else "red")


def _apart(subject: Subject, entries: Entries) -> RenderableType:
    """Give the entries that have something in common with the party and stand apart."""
    lines: list[RenderableType] = []
    for doubt in subject.doubts:
        other = entries.get(doubt.other)
        name = f" {other.name}" if other else ""
        lines.append(Text.assemble((f"{doubt.other}{name}", "bold"), f" ({doubt.one})"))
        lines.append(Padding(Text(doubt.because), (0, 0, 0, 3)))
        lines += _facts(doubt)
    return Panel(
        Group(*lines),
        title="Stands apart; a person may join with sanctions subjects --join",
        title_align="left",
    )


def listing(
    found: Sequence[Subject], entries: Entries, console: Console, *, doubts: bool
) -> None:
    """Print a line for each party, or for each doubt."""
    table = Table(box=None, pad_edge=False, show_edge=False, expand=True)
    table.add_column("one" if doubts else "party", no_wrap=True)
    table.add_column("name", ratio=1)
    table.add_column("other" if doubts else "entries", ratio=1)
    table.add_column("why" if doubts else "joined by", ratio=2)
    seen: set[frozenset[EntryKey]] = set()
    for subject in found:
        for row in _doubted(subject, entries, seen) if doubts else [_row(subject, entries)]:
            table.add_row(*map(Text, row))
    console.print(table)
    console.print(f"{table.row_count} {'pairs that stand apart' if doubts else 'parties'}")


def _row(subject: Subject, entries: Entries) -> tuple[str, ...]:
    others = "\n".join(map(str, subject.members[1:]))
    rules = "\n".join(dict.fromkeys(how(join) for join in subject.joins))
    return subject.id, entries[subject.members[0]].name, others, rules


def _doubted(
    subject: Subject, entries: Entries, seen: set[frozenset[EntryKey]]
) -> Iterator[tuple[str, ...]]:
    """Give each pair once, though both its parties know of it."""
    for doubt in subject.doubts:
        if (pair := frozenset({doubt.one, doubt.other})) in seen:
            continue
        seen.add(pair)
        other = entries.get(doubt.other)
        told = f"{doubt.other} {other.name if other else ''}"
        yield str(doubt.one), entries[doubt.one].name, told, doubt.because


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _texts(entry: Entry, *kinds: StatementKind) -> list[str]:
    return [_short(s.text) for s in entry.statements if s.kind in kinds]


def _plain(text: str) -> object:
    return fold(text)


def _of_name(text: str) -> object:
    return keys(text).by_word[0]


_FIELDS: tuple[tuple[str, Callable[[Entry], list[str]], Callable[[str], object]], ...] = (
    ("name", lambda e: [e.name], _of_name),
    ("names", lambda e: [n.text for n in e.names if n.text != e.name], _of_name),
    ("born", lambda e: [b.date.printed for b in e.birth_dates if b.date.printed], _plain),
    ("born in", lambda e: [said(b) for b in e.birth_places], _plain),
    ("nationality", lambda e: [n.country for n in e.nationalities], _plain),
    ("gender", lambda e: list(e.genders), _plain),
    ("number", lambda e: [i.number for i in e.identifiers], _plain),
    ("address", lambda e: [said(a) for a in e.addresses], _plain),
    ("programme", lambda e: list(e.programmes), _plain),
    ("listed", lambda e: [str(e.listed_on)] if e.listed_on else [], _plain),
    ("office", lambda e: _texts(e, StatementKind.TITLE, StatementKind.FUNCTION), _plain),
    ("remark", lambda e: _texts(e, StatementKind.REMARK), _plain),
)
"""A field's label, its values, and the form in which they are compared."""
