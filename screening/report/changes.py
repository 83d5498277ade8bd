"""How does a person read what changed on a list, and the life of one entry?"""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from db.history import Change, FieldChange
from db.records.publication import Publication
from screening.removals import Removal
from screening.report.details import said
from screening.tracking.elsewhere import named
from screening.tracking.event import Event, EventKind
from screening.tracking.story import History, ListChanges

SIGNS = {
    EventKind.LISTED: ("+", "green"),
    EventKind.AMENDED: ("~", ""),
    EventKind.REKEYED: ("=", "cyan"),
    EventKind.MOVED: (">", "cyan"),
    EventKind.DIED: ("~", "magenta"),
    EventKind.REMOVED: ("-", "red"),
    EventKind.RETURNED: ("+", "green"),
}
"""Nothing is told by colour alone: the word stands beside it."""
FIELDS = {
    "type": "type", "type_printed": "type", "names": "name", "programmes": "programme",
    "birth_dates": "date of birth", "birth_places": "place of birth",
    "nationalities": "nationality", "genders": "gender", "identifiers": "number",
    "addresses": "address", "legal_acts": "act", "measures": "measure", "statements": "text",
    "dates": "date of the entry", "references": "reference", "unmapped": "new in source",
    "is_partial": "record",
}  # fmt: skip
"""What an officer calls a field of `Entry`."""
_NEAR = 4
"""So many words around a change of a long text are shown."""
_LONG = 80
"""Letters from which on only what changed of a text is shown."""


def render(found: Sequence[ListChanges], console: Console) -> None:
    """Print what changed, list by list and publication by publication."""
    for changes in found:
        console.print(_heading(changes))
        for published, events in groupby(changes.events, key=lambda event: event.publication):
            console.print(_published(published, list(events)))


def render_history(found: History, console: Console) -> None:
    """Print the life of one entry as a timeline."""
    name = found.last.name
    console.print(
        Rule(Text.assemble((name, "bold"), f" {found.list} {found.ref}"), align="left")
    )
    listed = [date.printed for date in found.born.dates if date.kind == "listed"]
    stated = f"; the list states it was listed on {listed[0]}" if listed else ""
    first = "in the first publication that is here" if found.is_first else "first seen"
    console.print(f"{_day(found.first_seen)}  {first}, as {found.born.name}{stated}")
    for event in found.events:
        console.print(Group(*_event(event, day=True)))
    last = found.publications[-1]
    now = "is on the list" if found.is_listed else "is not on the list"
    console.print(
        f"{_day(last)}  {now} in the newest of {len(found.publications)} publications"
    )


def _heading(changes: ListChanges) -> RenderableType:
    count = len(changes.publications)
    if not count:
        return Rule(f"{changes.list}: no publication in this time", align="left")
    if changes.base is None:
        first = f"{_day(changes.publications[0])}, the first there is"
    else:
        first = _day(changes.base)
    many = "1 publication" if count == 1 else f"{count} publications"
    last = _day(changes.publications[-1])
    title = f"{changes.list}: {first} to {last}, {many}, {_counted(changes.events)}"
    return Rule(title, align="left")


def _published(published: Publication, events: Sequence[Event]) -> RenderableType:
    lines: list[RenderableType] = [
        Text.assemble(
            (_day(published), "bold"),
            f"  {_counted(events)}",
            (f"  {published.sha256[:10]}", "dim"),
        )
    ]
    for event in events:
        lines += _event(event)
    return Group(*lines, Text())


def _counted(events: Sequence[Event]) -> str:
    counts = Counter(event.kind for event in events)
    return (
        ", ".join(f"{counts[kind]} {kind.value}" for kind in EventKind if counts[kind])
        or "nothing changed"
    )


def _event(event: Event, *, day: bool = False) -> list[RenderableType]:
    sign, style = SIGNS[event.kind]
    before = f"{_day(event.publication)}  " if day else "  "
    head = Text.assemble(before, (sign, style), " ", (event.kind.value, style))
    if not day:
        head.append(f" {event.ref} ")
        head.append(event.entry.name, style="bold")
    head.append(_removal(event))
    if event.earlier_ref:
        head.append(f" (was {event.earlier_ref})")
    lines: list[RenderableType] = [head]
    if event.because:
        lines.append(Padding(Text(event.because), (0, 0, 0, 6)))
    if event.elsewhere:
        there = "; ".join(named(event.elsewhere))
        still = f"Still in force: {there}. One list's act takes nobody off another."
        lines.append(Padding(Text(still, style="yellow"), (0, 0, 0, 6)))
    lines += [Padding(line, (0, 0, 0, 6)) for line in map(change_text, event.changes)]
    return lines


def _removal(event: Event) -> str:
    if event.absence is None:
        return ""
    until = f"{event.absence.until:%Y-%m-%d}" if event.absence.until else ""
    match event.absence.removal:
        case Removal.PENDING:
            return f": pending; screened until confirmed or {until}"
        case Removal.HELD:
            return ": held, as the list lost too much at once; screened until a person looks"
        case Removal.WITHDRAWN:
            return f": withdrawn, as the party came back on {until}"
        case Removal.CONFIRMED:
            return f": confirmed on {until}"
        case Removal.IN_EFFECT:
            return f": in effect since {until}"


def change_text(change: FieldChange) -> Text:
    """Say what happened to a detail."""
    field = FIELDS[change.field]
    match change.change:
        case Change.ADDED:
            return Text(f"{field} added: {said(change.after)}")
        case Change.DROPPED:
            return Text(f"{field} dropped: {said(change.before)}")
        case Change.CORRECTED:
            return Text(
                f"{field} corrected: {corrected(said(change.before), said(change.after))}"
            )


def corrected(before: str, after: str) -> str:
    """Say how a text was corrected: short ones whole, of long ones what changed."""
    if before == after:
        return f"{after} (as printed elsewhere in the record)"
    if max(len(before), len(after)) <= _LONG:
        return f"{before} → {after}"
    return " ".join(_pieces(before.split(), after.split()))


def _pieces(before: list[str], after: list[str]) -> Iterator[str]:
    """Give what was struck out in [-…-] and what was put in in {+…+}, with the words around."""
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for number, (code, a, b, c, d) in enumerate(codes):
        if code == "equal":
            same = before[a:b]
            head = same[:_NEAR] if number else []
            tail = same[-_NEAR:] if number < len(codes) - 1 else []
            if len(head) + len(tail) >= len(same):
                yield " ".join(same)
            else:
                yield " ".join([*head, "…", *tail])
            continue
        if a < b:
            yield f"[-{' '.join(before[a:b])}-]"
        if c < d:
            yield f"{{+{' '.join(after[c:d])}+}}"


def _day(published: Publication) -> str:
    return published.published_on.isoformat()
