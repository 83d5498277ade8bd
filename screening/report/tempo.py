"""How does a person see what followed violations, how soon, and what is due and absent?"""

from collections.abc import Iterable
from datetime import datetime

from rich.console import Console
from rich.table import Table
from rich.text import Text

from db.records.screening import ListUsed
from rules.comparison_model import Confidence, Response
from screening.report import json
from screening.tracking.tempo import After, Due, KindTempo, Tempo, Told, Wave

CAVEAT = (
    "Descriptive: that a listing comes after an event doesn't say that it was taken because of "
    "it. What is due under a view is due under that view, and under no law."
)
CONFIDENCE = {
    Confidence.SEEN: "response seen in a stored page or list",
    Confidence.KNOWN: "well known",
    Confidence.VERIFY: "to be verified",
}
DUE_STYLES = {
    Due.TAKEN: "green",
    Due.LATE: "yellow",
    Due.ABSENT: "bold red",
    Due.OPEN: "",
    Due.NOT_RESEARCHED: "dim",
}


def documented(found: Tempo, lists: Iterable[ListUsed], at: datetime) -> json.Json:
    """Give the events with what followed, and what is counted by kind, for JSON."""
    return {
        "at": json.moment(at),
        "says": CAVEAT,
        "lists": [json.list_used(one) for one in lists],
        "preset": {
            "id": found.preset.id,
            "title": found.preset.title,
            "kinds": list(found.preset.kinds),
            "by": list(found.preset.by),
            "within_days": found.preset.within_days,
            "because": found.preset.because,
            "source": found.preset.source,
        },
        "events": [_event(one) for one in found.told],
        "kinds": [_kind(one, found.authorities) for one in found.kinds],
        "waves": [_wave(one) for one in found.waves],
    }


def _event(one: Told) -> json.Json:
    event = one.event
    return {
        "on": event.on.isoformat(),
        "kind": event.kind,
        "title": event.title,
        "confidence": event.confidence.value,
        "source": event.source,
        "researched": event.researched,
        "responses": [_response(response) for response in event.response],
        "after": {by: _after(after) for by, after in one.after.items()},
        "due": {by: due.value for by, due in one.due.items()},
    }


def _response(one: Response) -> json.Json:
    return {
        "by": one.by,
        "on": one.on.isoformat(),
        "form": one.form.value,
        "what": one.what,
        "linked": one.linked,
        "source": one.source,
    }


def _after(one: After) -> json.Json:
    return {
        "first_consequence": _response(one.first) if one.first else None,
        "days": one.days,
        "next_wave": _wave(one.wave) if one.wave else None,
        "days_to_next_wave": one.wave_days,
    }


def _wave(one: Wave) -> json.Json:
    return {
        "by": one.by,
        "on": one.on.isoformat(),
        "parties": one.parties,
        "source": one.source,
    }


def _kind(one: KindTempo, authorities: Iterable[str]) -> json.Json:
    return {
        "kind": one.id,
        "title": one.title,
        "events": one.events,
        "researched": one.researched,
        "answered": dict(one.answered),
        "days": {by: list(days) for by, days in one.days.items()},
        "median_days": {by: one.median_days(by) for by in authorities},
        "other_consequences": [_response(response) for response in one.others],
    }


def render(found: Tempo, console: Console) -> None:
    """Print the view, the kinds, and every event with what followed."""
    view = found.preset
    console.print(Text("What followed violations", style="bold"))
    asked = " and ".join(view.by)
    triggers = ", ".join(found.titles[kind].lower() for kind in view.kinds)
    console.print(Text(f"View {view.id}: {view.title}."))
    told = f"It asks the {asked} for a consequence within {view.within_days} days of: "
    console.print(Text(f"{told}{triggers}."))
    console.print(Text(f"{view.because} Source: {view.source}.", style="dim"))
    console.print()
    console.print(_kinds(found))
    console.print()
    console.print(_events(found))
    others = [response for kind in found.kinds for response in kind.others]
    if others:
        console.print()
        console.print(Text("Consequences beyond listings and measures", style="bold"))
        for one in sorted(others, key=lambda response: response.on):
            console.print(Text(f"{one.on} {one.by}, {one.form.value}: {one.what}"))
    console.print()
    marks = "; ".join(f"{one.value}: {means}" for one, means in CONFIDENCE.items())
    console.print(Text(f"{marks}. {CAVEAT}", style="dim"))


def _kinds(found: Tempo) -> Table:
    table = Table(box=None, pad_edge=False, show_edge=False)
    table.add_column("kind", ratio=1)
    for heading in ("events", *found.authorities):
        table.add_column(heading, justify="right")
    for one in found.kinds:
        told = (answered(one, by) for by in found.authorities)
        table.add_row(Text(one.title), str(one.events), *told)
    return table


def answered(one: KindTempo, authority: str) -> str:
    """Say after how many of the events an authority acted, and how soon."""
    days = one.days.get(authority, ())
    if not one.researched:
        return "not researched"
    if not days:
        return "none"
    span = f"{min(days)}" if min(days) == max(days) else f"{min(days)} to {max(days)}"
    return f"{len(days)}, {span} days"


def _events(found: Tempo) -> Table:
    table = Table(box=None, pad_edge=False, show_edge=False)
    table.add_column("day", no_wrap=True)
    table.add_column("event", ratio=2, overflow="fold")
    for by in found.authorities:
        table.add_column(by, ratio=1, overflow="fold")
    table.add_column("due", no_wrap=True)
    for one in found.told:
        cells = [Text(after_text(one.after[by])) for by in found.authorities]
        due = Text()
        for place, (by, state) in enumerate(one.due.items()):
            due.append("\n" if place else "")
            due.append(f"{by} {state.value}", style=DUE_STYLES[state])
        table.add_row(
            str(one.event.on), Text(f"{one.event.title} ({one.event.confidence})"), *cells, due
        )
    return table


def after_text(one: After) -> str:
    """Say what an authority did, and when its next listings came."""
    did = f"{one.first.what}: {one.days} days" if one.first else ""
    wave = f"next listings: {one.wave_days} days" if one.wave_days is not None else ""
    return "; ".join(text for text in (did, wave) if text) or "-"
