"""What is measured, on what, and what came of it?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from screening.condition import ListCondition, now
from screening.evaluate.bearers import bearers, homonyms
from screening.evaluate.cases import Case
from screening.evaluate.korean_negatives import korean_negatives
from screening.evaluate.metrics import (
    AlertRow,
    ClassRow,
    Cuts,
    Measured,
    alert_rows,
    class_rows,
    cuts,
)
from screening.evaluate.parties import Half, Party, half_of, not_read
from screening.evaluate.person_cases import person_cases
from screening.evaluate.run import listed_parties, measure
from screening.session import Session
from screening.settings import Settings
from screening.version import __version__

SHOWN_MISSES = 12
"""So many missed cases a class are kept; the file of misses has all."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an officer asked to have measured."""

    half: Half = Half.HELD_OUT
    seed: int = 1
    per_class: int = 200
    negatives: int = 20_000
    classes: tuple[str, ...] = ()
    """Only these classes; all where there are none."""
    baselines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What one run measured, with everything needed to run it again."""

    at: datetime
    seconds: float
    engine_version: str
    rules_digest: str
    rules_version: str
    lists: tuple[ListCondition, ...]
    plan: Plan
    parties: int
    """Listed parties in the half that was measured."""
    systems: tuple[str, ...]
    """Ours, then the baselines."""
    classes: tuple[ClassRow, ...]
    alerts: tuple[AlertRow, ...]
    cuts: Cuts
    misses: tuple[Measured, ...]
    false_alerts: tuple[Measured, ...]


def evaluate(
    settings: Settings, session: Session, plan: Plan, advance: Callable[[int, int], None]
) -> tuple[Evaluation, tuple[Measured, ...]]:
    """Measure; give the result, and every case with its answers."""
    begun = now()
    listed = listed_parties(session.index)
    cases = cases_of(listed, plan)
    path = settings.index_folder / session.conditions.index
    measured = measure(path, cases, plan.baselines, advance)
    seconds = (now() - begun).total_seconds()
    return _summary(session, plan, listed, measured, seconds), measured


def cases_of(listed: Sequence[Party], plan: Plan) -> tuple[Case, ...]:
    """Give every case of the plan."""
    chosen = [party for party in listed if plan.half in {Half.ALL, party.half}]
    known = bearers(listed, not_read())
    positives = person_cases(
        chosen, known, seed=plan.seed, per_class=plan.per_class, classes=plan.classes
    )
    return tuple(positives) + _unlisted(listed, plan)


def _unlisted(listed: Sequence[Party], plan: Plan) -> tuple[Case, ...]:
    same = homonyms(listed, not_read())
    # Twice as many are made as are wanted of one half: the other half is left out.
    factor = 1 if plan.half is Half.ALL else 2
    made = korean_negatives(same, seed=plan.seed, count=plan.negatives * factor)
    return tuple(case for case in made if plan.half in {Half.ALL, half_of(case.made_from)})


def _summary(
    session: Session,
    plan: Plan,
    listed: Sequence[Party],
    measured: Sequence[Measured],
    seconds: float,
) -> Evaluation:
    lines = cuts(measured, 1 + len(plan.baselines))
    missed = [m for m in measured if m.case.party and not m.answer.is_alert]
    alerted = [m for m in measured if not m.case.party and m.answer.is_alert]
    return Evaluation(
        at=now(),
        seconds=seconds,
        engine_version=__version__,
        rules_digest=session.conditions.rules_digest,
        rules_version=session.index.decisions.version,
        lists=session.conditions.lists,
        plan=plan,
        parties=sum(plan.half in {Half.ALL, party.half} for party in listed),
        systems=("this tool", *plan.baselines),
        classes=class_rows(measured, lines, 1 + len(plan.baselines)),
        alerts=alert_rows(measured),
        cuts=lines,
        misses=tuple(missed),
        false_alerts=tuple(alerted),
    )
