"""How is it shown what is due to be erased, whose records are held, and what went?"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from db.records.retention import Hold
from rules.retention_model import Record, RetentionRule, RetentionTable, Start
from screening.retention.due import Part

NAMES = {
    Record.ALERTS: "alerts",
    Record.CONFIRMED: "confirmed matches",
    Record.CUSTOMERS: "customers",
    Record.SCREENINGS: "screenings",
    Record.BATCH_RUNS: "runs over files",
    Record.MESSAGES: "messages",
    Record.EVENTS: "details of events",
}
STARTS = {
    Start.RECORDED: "from the record",
    Start.DECIDED: "from the decision",
    Start.RELATIONSHIP_END: "from the end of the relationship",
    Start.RELEASED: "from the release of the hold",
}
UNVERIFIED = "the periods were not all compared with the official text yet"


def due(
    parts: Sequence[Part], table: RetentionTable, holds: Sequence[Hold], console: Console
) -> None:
    """Show what is due by type, how many, the oldest, under which rules, and what is held."""
    shown = Table("type of record", box=None, pad_edge=False)
    for heading in ("due", "held", "oldest"):
        shown.add_column(heading, justify="right")
    shown.add_column("kept", ratio=1)
    for part in parts:
        oldest = f"{part.oldest:%Y-%m-%d}" if part.oldest else ""
        count, held = f"{len(part.due):,}", f"{part.held:,}"
        shown.add_row(NAMES[part.record], count, held, oldest, periods(part.rules))
    console.print(shown)
    console.print(Text(f"under {', '.join(table.applies)}, by retention.toml {table.version}"))
    if any(not one.verified for part in parts for one in part.rules):
        console.print(Text(UNVERIFIED))
    for one in in_force(holds):
        whom = f"{one.portfolio} {one.customer_id}"
        said = f"held: {whom}, since {one.at:%Y-%m-%d}, by {one.by}: {one.reason}"
        console.print(Text(said), soft_wrap=True)


def periods(rules: Iterable[RetentionRule]) -> str:
    """Say how long a type of record is kept."""
    said = [f"{one.jurisdiction} {one.years} years {STARTS[one.starts]}" for one in rules]
    return "; ".join(said) or "for ever: no rule says for how long"


def in_force(words: Iterable[Hold]) -> list[Hold]:
    """Give the holds that nobody has released, of all that was said of holds."""
    last: dict[object, Hold] = {one.pair: one for one in words}
    return [one for one in last.values() if one.is_held]


def due_json(
    parts: Sequence[Part], table: RetentionTable, holds: Sequence[Hold]
) -> dict[str, Any]:
    """Give the same for a program."""
    return {
        "policy": table.version,
        "applies": list(table.applies),
        "due": [_part_json(part) for part in parts],
        "holds": [
            {
                "portfolio": one.portfolio,
                "customer": one.customer_id,
                "at": one.at,
                "by": one.by,
                "reason": one.reason,
            }
            for one in in_force(holds)
        ],
    }


def _part_json(part: Part) -> dict[str, Any]:
    return {
        "record": part.record.value,
        "due": len(part.due),
        "held": part.held,
        "newest": part.newest,
        "oldest": part.oldest,
        "rules": [
            {
                "jurisdiction": one.jurisdiction,
                "years": one.years,
                "starts": one.starts.value,
                "source": one.source,
                "verified": one.verified,
            }
            for one in part.rules
        ],
    }


def gone(parts: Sequence[Part], rows: Mapping[str, int]) -> str:
    """Say what went."""
    if not rows:
        return "nothing is due; nothing was erased"
    records = ", ".join(f"{len(one.due):,} {NAMES[one.record]}" for one in parts if one.due)
    told = ", ".join(f"{name} {count:,}" for name, count in sorted(rows.items()))
    return f"erased: {records} (rows: {told})"
