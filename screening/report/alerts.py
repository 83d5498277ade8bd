"""How does an officer see alerts: the queue, and one with both sides compared?"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
from rich.console import Group, RenderableType
from rich.markup import escape
from rich.panel import Panel
from rich.table import Column, Table
from rich.text import Text

from db.records.alert import Alert, Step, Verdict
from db.records.customer import Customer
from db.records.entry import Entry
from db.records.proposal import Proposal
from screening.question import Question

INFORMS = "This tool informs; an officer decides."
_SIGNS = {"agrees": ("+", "green"), "contradicts": ("-", "red"), "neutral": ("o", "dim")}
_SIDES: tuple[tuple[str, str, Callable[[Entry], list[str]]], ...] = (
    ("name", "name", lambda e: [n.text for n in e.names]),
    ("other names", "other_names", lambda _: []),
    ("earlier names", "kept_names", lambda _: []),
    ("former names", "former_names", lambda _: []),
    ("type", "type", lambda e: [e.type.value]),
    ("birth date", "birth_date", lambda e: [b.date.printed for b in e.birth_dates]),
    ("birth place", "birth_place", lambda e: [_place(b.place) for b in e.birth_places]),
    ("gender", "gender", lambda e: list(e.genders)),
    ("nationality", "nationality", lambda e: [n.country for n in e.nationalities]),
    ("residence", "residence", lambda _: []),
    ("address", "address", lambda e: [_place(a.place) for a in e.addresses]),
    ("identifier", "identifier", lambda e: [i.number for i in e.identifiers]),
    ("role", "role", lambda e: [s.text for s in e.statements]),
    ("organisation", "organisation", lambda _: []),
)  # fmt: skip
_LONGEST = 200


def _place(place: Any) -> str:
    parts = (place.street, place.city, place.region, place.country_printed or place.country)
    return ", ".join(filter(None, parts)) or place.place


def listing(alerts: Sequence[Alert], now: datetime) -> RenderableType:
    """Give a line for each alert."""
    is_one = len({alert.portfolio for alert in alerts}) == 1
    table = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("alert", justify="right")
    for heading in ("customer", "listed as", "outcome"):
        table.add_column(heading, overflow="fold", no_wrap=heading == "outcome")
    table.add_column("score", justify="right")
    table.add_column("sure", justify="right")
    table.add_column("days", justify="right")
    table.add_column("why", no_wrap=True)
    table.add_column("status")
    for alert in alerts:
        status = alert.status.value + (" (gone)" if alert.is_gone else "")
        status += f", {alert.assignee}" if alert.assignee else ""
        portfolio = "" if is_one else f"{alert.portfolio}:"
        table.add_row(
            str(alert.id),
            Text(f"{portfolio}{alert.customer_id}"),
            Text(" ".join(alert.entries) or alert.subject),
            alert.outcome,
            f"{alert.score:.2f}",
            "" if alert.confidence is None else f"{alert.confidence:.2f}",
            f"{(now - alert.at).total_seconds() / 86400:.0f}",
            alert.why.value.replace("_", " "),
            Text(status),
        )
    return table


def one(
    alert: Alert, customer: Customer, entries: Sequence[Entry], question: Question | None
) -> RenderableType:
    """Give an alert with both sides beside each other, what was compared, and what happened."""
    head = Text.assemble(
        (f"Alert {alert.id} ", "bold"),
        f"{alert.why.value.replace('_', ' ')}: {alert.because}",
    )
    parts: list[RenderableType] = [head, Text(), *(_beside(customer, e) for e in entries)]
    parts += [_compared(match) for match in msgspec.json.decode(alert.matches)]
    if question is not None:
        parts.append(Text(f"Ask next: {question.ask} {question.why}"))
    parts += [Text(), _story(alert.steps), Text(INFORMS, style="dim")]
    title = f"{alert.portfolio}:{alert.customer_id} and {alert.subject}, {alert.status.value}"
    return Panel(Group(*parts), title=Text(title), title_align="left")


def _beside(customer: Customer, entry: Entry) -> RenderableType:
    table = Table("", "customer", Column(escape(f"{entry.list}:{entry.ref}")), box=None)
    for word, field, listed in _SIDES:
        ours = "; ".join(customer.fields.get(field, ()))
        theirs = "; ".join(filter(None, listed(entry)))
        if ours or theirs:
            table.add_row(word, Text(_short(ours)), Text(_short(theirs)))
    return table


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _compared(match: Mapping[str, Any]) -> RenderableType:
    lines = [Text(f"{match['list']} {match['ref']}: {match['because']} [{match['rule']}]")]
    for evidence in match["evidence"]:
        sign, style = _SIGNS[evidence["bearing"]]
        said = f" {evidence['feature']}: {evidence['query']} / {evidence['listed']}: "
        lines.append(Text.assemble((sign, style), said, (evidence["because"], "dim")))
    return Group(*lines)


def _story(steps: Iterable[Step]) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    for step in steps:
        what = step.kind.value.replace("_", " ")
        if step.verdict is not None:
            what = f"{what}: {step.verdict.value.replace('_', ' ')} ({step.reason})"
        until = f" until {step.expires_on}" if step.expires_on else ""
        files = f" [{len(step.evidence)} files]" if step.evidence else ""
        table.add_row(
            f"{step.at:%Y-%m-%d %H:%M}", Text(step.by), Text(f"{what}{until}{files}"),
            Text(step.text),
        )  # fmt: skip
    return table


def alert_json(alert: Alert) -> dict[str, Any]:
    """Give an alert for a program."""
    return {
        "alert": alert.id,
        "at": alert.at,
        "portfolio": alert.portfolio,
        "customer": alert.customer_id,
        "customer_version": alert.customer_version,
        "subject": alert.subject,
        "entries": list(alert.entries),
        "why": alert.why.value,
        "because": alert.because,
        "outcome": alert.outcome,
        "score": alert.score,
        "confidence": alert.confidence,
        "earlier": alert.earlier,
        "status": alert.status.value,
        "is_gone": alert.is_gone,
        "assignee": alert.assignee,
        "matches": msgspec.Raw(alert.matches.encode()),
        "steps": [_step_json(step) for step in alert.steps],
    }


def _step_json(step: Step) -> dict[str, Any]:
    return {
        "at": step.at,
        "by": step.by,
        "kind": step.kind.value,
        "verdict": step.verdict.value if step.verdict else None,
        "reason": step.reason,
        "text": step.text,
        "evidence": list(step.evidence),
        "expires_on": step.expires_on,
    }


def proposals(found: Iterable[Proposal]) -> RenderableType:
    """Give what waits for a second person."""
    table = Table(box=None, pad_edge=False)
    table.add_column("proposal", justify="right")
    for heading in ("since", "by", "what", "about", "reason"):
        table.add_column(heading)
    for one_ in found:
        table.add_row(
            str(one_.id), f"{one_.at:%Y-%m-%d}", Text(one_.by), one_.kind, Text(one_.about),
            Text(one_.reason),
        )  # fmt: skip
    return table


def proposal_json(found: Proposal) -> dict[str, Any]:
    """Give a proposal for a program."""
    said = found.approval
    return {
        "proposal": found.id,
        "at": found.at,
        "by": found.by,
        "kind": found.kind,
        "about": found.about,
        "payload": found.payload,
        "reason": found.reason,
        "settled": None
        if said is None
        else {
            "at": said.at,
            "by": said.by,
            "is_approved": said.is_approved,
            "reason": said.reason,
        },
    }


VERDICTS = {
    "t": Verdict.TRUE_MATCH,
    "f": Verdict.FALSE_POSITIVE,
    "e": Verdict.ESCALATE,
    "n": Verdict.NEED_INFORMATION,
}
"""The keys by which an officer decides."""
