"""What came of an evaluation, and on what was it run?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rules.decision import DecisionTable
from screening.condition import ListCondition, now
from screening.evaluate.cases import Case
from screening.evaluate.curves import Bin, Curve, calibration, curves, just_below
from screening.evaluate.exhaustive import SearchCheck, check_search, random_names
from screening.evaluate.metrics import (
    AlertRow,
    ClassRow,
    Cuts,
    Measured,
    System,
    alert_rows,
    class_rows,
    cuts,
)
from screening.evaluate.parties import Half, Party, parties
from screening.evaluate.plan import Plan, cases_of
from screening.evaluate.run import measure, systems
from screening.session import Session
from screening.settings import Settings
from screening.version import __version__

SAMPLES = 15
"""So many cases just below the line are shown, of either side."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What one run measured, with everything needed to run it again."""

    at: datetime
    seconds: float
    engine_version: str
    rules_digest: str
    lists: tuple[ListCondition, ...]
    plan: Plan
    parties: int
    """Listed parties in the half that was measured."""
    systems: tuple[System, ...]
    """Ours, then the baselines."""
    decisions: DecisionTable
    """The bands."""
    cuts: Cuts
    """The scores at 1 % and 0.1 % false alerts."""
    classes: tuple[ClassRow, ...]
    alerts: tuple[AlertRow, ...]
    curves: tuple[Curve, ...]
    calibration: tuple[Bin, ...]
    below: tuple[Measured, ...]
    """Listed parties missed by least, and unlisted ones that nearly alerted."""
    false_alerts: tuple[Measured, ...]
    search: SearchCheck | None
    """Whether the search lost anything; `None` where it wasn't asked for."""


def evaluate(
    settings: Settings, session: Session, plan: Plan, advance: Callable[[int, int], None]
) -> tuple[Evaluation, tuple[Measured, ...]]:
    """Measure; give the result, and every case with its answers."""
    begun = now()
    asked = systems(plan.baselines)
    indexed = list(session.index.entries())
    listed = parties(one.entry for one in indexed if one.is_in_scope)
    cases = cases_of(indexed, plan)
    path = settings.index_folder / session.conditions.index
    measured = measure(path, cases, plan.baselines, advance)
    search = _searched(path, plan, listed, cases, advance) if plan.searched else None
    seconds = (now() - begun).total_seconds()
    size = sum(plan.half in {Half.ALL, party.half} for party in listed)
    return _summary(session, plan, size, asked, measured, search, seconds), measured


def _searched(
    path: Path,
    plan: Plan,
    listed: Sequence[Party],
    cases: Sequence[Case],
    advance: Callable[[int, int], None],
) -> SearchCheck:
    names = sorted({name.text for party in listed for name in party.names})
    made = random_names(names, seed=plan.seed, count=plan.searched)
    texts = tuple(dict.fromkeys((*(case.text for case in cases), *made)))
    return check_search(path, texts, advance)


def _summary(
    session: Session,
    plan: Plan,
    size: int,
    asked: Sequence[System],
    measured: Sequence[Measured],
    search: SearchCheck | None,
    seconds: float,
) -> Evaluation:
    lines = cuts(measured, len(asked))
    alerted = [m for m in measured if not m.case.party and m.answer.is_alert]
    return Evaluation(
        at=now(),
        seconds=seconds,
        engine_version=__version__,
        rules_digest=session.conditions.rules_digest,
        lists=session.conditions.lists,
        plan=plan,
        parties=size,
        systems=tuple(asked),
        decisions=session.index.decisions,
        cuts=lines,
        classes=class_rows(measured, lines, asked),
        alerts=alert_rows(measured, asked),
        curves=curves(measured, len(asked)),
        calibration=calibration(measured),
        below=just_below(measured, SAMPLES),
        false_alerts=tuple(alerted),
        search=search,
    )
