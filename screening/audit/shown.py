"""How does a person, or a program, read what an audit found?"""

from collections import Counter
from dataclasses import asdict, dataclass
from typing import Any

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from screening.audit.replay import Replayed, Verdict
from screening.audit.verification import Verified
from screening.report.json import encoded, pretty
from screening.version import __version__

SHOWN = 50
"""So many faults are printed; the count says how many there are."""
FIELDS = 5
"""So many fields of a screening that differ are printed."""
_LONGEST = 60
"""Letters of a value that are printed."""
_STYLES = {Verdict.DIFFERS: "bold red", Verdict.CANNOT: "bold yellow"}


@dataclass(frozen=True, slots=True)
class Replay:
    """What was run again."""

    found: tuple[Replayed, ...]
    purged: int
    """Screenings that can't be run again as they were lawfully purged, of all."""
    seed: int | None = None
    """By which the sample was drawn."""

    @property
    def is_identical(self) -> bool:
        """Whether every one came out as it was recorded."""
        return all(one.verdict is Verdict.IDENTICAL for one in self.found)

    def count(self, verdict: Verdict) -> int:
        """How many came out so."""
        return Counter(one.verdict for one in self.found)[verdict]


def verified(found: Verified, console: Console) -> None:
    """Print whether everything is as it was written, and else where it isn't."""
    looked = f"{found.events:,} events, {found.rows:,} rows and {found.files:,} files verified"
    if found.is_whole:
        console.print(
            Text.assemble(("WHOLE", "bold green"), "  everything is as it was written")
        )
    else:
        count = (
            f"{len(found.faults):,} {'place is' if len(found.faults) == 1 else 'places are'}"
        )
        console.print(Text.assemble(("FAULTY", "bold red"), f"  {count} not as written"))
    console.print(looked)
    if found.purged:
        console.print(f"{found.purged:,} rows were lawfully purged: their digests are kept")
    if found.head is not None:
        line = f"The log ends with event {found.head.event}: {found.head.hash}"
        console.print(line, soft_wrap=True)
    if found.faults:
        table = Table("where", "what", box=None)
        for fault in found.faults[:SHOWN]:
            table.add_row(Text(fault.where), Text(fault.what))
        console.print(table)
        if (more := len(found.faults) - SHOWN) > 0:
            console.print(f"and {more:,} more: --format json gives all")


def verified_json(found: Verified) -> str:
    """Give what was verified as JSON."""
    told = {
        "whole": found.is_whole,
        "events": found.events,
        "rows": found.rows,
        "files": found.files,
        "purged": found.purged,
        "head": None if found.head is None else msgspec.to_builtins(asdict(found.head)),
        "faults": [{"where": fault.where, "what": fault.what} for fault in found.faults],
    }
    return pretty(told)


def replay(found: Replay, console: Console) -> None:
    """Print how many screenings came out as recorded, and the others one by one."""
    console.print(
        f"{len(found.found):,} screenings: "
        f"{found.count(Verdict.IDENTICAL):,} identical to the record, "
        f"{found.count(Verdict.DIFFERS):,} differ, "
        f"{found.count(Verdict.CANNOT):,} cannot be run again",
        soft_wrap=True,
    )
    if found.seed is not None:
        console.print(f"drawn at random; --seed {found.seed} draws the same again")
    if found.purged:
        console.print(f"{found.purged:,} lawfully purged: they cannot be run again")
    others = {one.engine for one in found.found if one.engine not in {"", __version__}}
    if others:
        versions = ", ".join(sorted(others))
        console.print(f"recorded by version {versions} of the tool; this is {__version__}")
    wrong = [one for one in found.found if one.verdict is not Verdict.IDENTICAL]
    for one in wrong[:SHOWN]:
        style = _STYLES[one.verdict]
        console.print(
            Text.assemble((one.verdict.value, style), f" {one.screening_id} {one.because}")
        )
        for field in one.differences[:FIELDS]:
            line = f"  {field.field}: {_short(field.recorded)} → {_short(field.now)}"
            console.print(Text(line), soft_wrap=True)
        if (more := len(one.differences) - FIELDS) > 0:
            console.print(f"  and {more:,} more fields")
    if (more := len(wrong) - SHOWN) > 0:
        console.print(f"and {more:,} more: --format json gives all")


def replay_json(found: Replay) -> str:
    """Give what was run again as JSON."""
    told: dict[str, Any] = {
        "identical": found.count(Verdict.IDENTICAL),
        "differ": found.count(Verdict.DIFFERS),
        "cannot": found.count(Verdict.CANNOT),
        "purged": found.purged,
        "seed": found.seed,
        "engine": __version__,
        "screenings": [
            {
                "screening_id": one.screening_id,
                "verdict": one.verdict.value,
                "because": one.because,
                "recorded_engine": one.engine or None,
                "differences": [asdict(field) for field in one.differences],
            }
            for one in found.found
        ],
    }
    return pretty(told)


def _short(value: object) -> str:
    text = encoded(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
