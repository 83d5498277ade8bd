"""What does one unattended run do, from taking its turn to leaving its record?

Only one run is done at a time, on any machine that works on the same database. Every step may
be done again: a run that died is completed by the next one.
"""

import os
import secrets
import socket
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from db.errors import StoreError
from db.records.run import EndedRun, Run, RunKind, RunResult
from db.store import runs
from db.store.engine import Store, open_store
from db.store.turn import Turn, turn
from feeds.errors import FeedError
from rules.loader import RulesError
from screening.identity import actor
from screening.logs import LOG, of_run
from screening.nightly.night import Night, NightReport, Skipped, Trouble, World
from screening.nightly.refreshing import withheld
from screening.nightly.steps import STEPS, Step
from screening.nightly.telling import told
from screening.refresh import RefreshError
from screening.rescreen.rescreening import RescreenError
from screening.session import NotReadyError
from screening.settings import Settings

TURN = "nightly"
PATIENCE = 1800.0
"""Seconds for which a nightly run waits while a poll, or another one, is done."""
_OURS = (StoreError, FeedError, RefreshError, RulesError, NotReadyError, RescreenError)
"""Errors whose text is meant to be read, and names no customer."""


def run(
    settings: Settings,
    kind: RunKind,
    world: World,
    *,
    due: datetime | None = None,
    patience: float | None = None,
) -> NightReport | Skipped:
    """Do a run, unless another process does or has done its work.

    With `due`, the moment since which the run is due, one that began since then and ended has
    done it. A nightly run waits for its turn, a poll doesn't. Raises `StoreError` where the
    database can't be had at all; whatever else goes wrong stands in the report.
    """
    wait = PATIENCE if kind is RunKind.NIGHTLY else 0.0
    with open_store(settings.database_url) as store:
        before = runs.last_ended(store, _doing(kind), runs.DID_THE_WORK)
        with turn(store, TURN, wait if patience is None else patience) as ours:
            if ours is None:
                return Skipped(_who(store))
            if (done := _done(store, kind, due, before)) is not None:
                return Skipped(
                    f"the run {done.run.run_id} on {done.run.host} has done the work already"
                )
            return _run(settings, store, kind, world, ours)


def _doing(kind: RunKind) -> tuple[RunKind, ...]:
    """Give the kinds of run that do the work of one."""
    return (RunKind.NIGHTLY,) if kind is RunKind.NIGHTLY else tuple(RunKind)


def _who(store: Store) -> str:
    going_on = runs.died(store)
    if not going_on:
        return "another run is just beginning"
    last = going_on[-1]
    return (
        f"another run has the turn: {last.run_id} on {last.host}, begun "
        f"{last.at:%Y-%m-%d %H:%M} UTC"
    )


def _done(
    store: Store, kind: RunKind, due: datetime | None, before: EndedRun | None
) -> EndedRun | None:
    """Give the run that did the work of this one: since it was due, or while it waited."""
    last = runs.last_ended(store, _doing(kind), runs.DID_THE_WORK)
    if last is None:
        return None
    is_due_done = due is not None and last.run.at >= due
    is_other = before is None or before.run.run_id != last.run.run_id
    return last if is_due_done or is_other else None


def _run(
    settings: Settings, store: Store, kind: RunKind, world: World, ours: Turn
) -> NightReport:
    by, at = actor(store, settings.identity), world.now()
    number = f"{kind.value}-{at.astimezone(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"
    begun = Run(number, kind, at, by, f"{socket.gethostname()}, process {os.getpid()}")
    died = tuple(runs.died(store))
    last = runs.last_ended(store)
    runs.begin(store, begun)
    mark = last.detail["seen_to"] if last else runs.first_event(store)
    night = Night(settings, store, begun, world, by, mark, died)
    night.told |= {"died": [one.run_id for one in died], "seen_to": mark}
    with of_run(number):
        LOG.info("the %s run begins", kind.value)
        try:
            return _ended(night, _worked(night, ours))
        finally:
            night.close()


def _worked(night: Night, ours: Turn) -> bool:
    """Do the steps; says whether it came to the last of them."""
    _note_dead(night)
    steps: dict[str, str] = {}
    night.told["steps"] = steps
    for step in STEPS:
        if night.world.is_stopping():
            return False
        if not ours.is_held():
            _failed(night, step, StoreError(f"{night.store.place}: the turn was lost"))
            return False
        if step.is_wanted(night):
            LOG.info("%s", step.title)
            steps[step.name] = "begun"
            night.looked_at.add(step.name)
            try:
                step.work(night)
                steps[step.name] = "done"
            except Exception as error:  # the steps after it are no less wanted
                steps[step.name] = "failed"
                _failed(night, step, error)
    return True


def _note_dead(night: Night) -> None:
    night.looked_at.add("run")
    if night.died:
        first = night.died[0]
        names = ", ".join(one.run_id for one in night.died)
        problem = (
            f"it never ended: {names}. The process was killed or the machine stopped; this run "
            "does what was left to do"
        )
        night.troubles.append(Trouble("run", "an earlier run", "died", problem, first.at))


def _failed(night: Night, step: Step, error: Exception) -> None:
    night.is_whole = False
    cause = type(error).__name__
    night.troubles.append(Trouble(step.name, step.title, cause, explained(error)))
    LOG.debug("%s", error, exc_info=error)


def explained(error: Exception) -> str:
    """Say what went wrong; of an error that isn't ours only where: it may name a customer."""
    if isinstance(error, _OURS):
        return str(error)
    if isinstance(error, OSError):
        return f"{error.strerror or type(error).__name__}: {error.filename or 'no file'}"
    frames: Sequence[traceback.FrameSummary] = traceback.extract_tb(error.__traceback__)
    where = f"{Path(frames[-1].filename).name}, line {frames[-1].lineno}" if frames else "-"
    return f"the tool itself failed ({type(error).__name__}; {where}); please report it"


def _ended(night: Night, is_whole: bool) -> NightReport:
    """Leave the record of the run, with what could not be told any more."""
    problems = [f"{one.step}: {one.problem}" for one in night.troubles]
    problems += [
        f"list {name} is {state}: {because}"
        for name, state, because in withheld(night)
        if not any(because in problem for problem in problems)
    ]
    result = _result(night, is_wrong=bool(problems), is_whole=is_whole)
    night.told["problems"] = problems
    ended = EndedRun(night.run, night.world.now(), result, dict(night.told))
    try:
        if night.told["steps"].get("tell") == "done":
            told(night)  # what went wrong after that step
        runs.end(night.store, ended)
    except StoreError as error:
        problems.append(f"the record of the run: {error}")
        ended = EndedRun(night.run, ended.at, RunResult.FAILED, ended.detail)
    for problem in problems:
        LOG.warning("%s", problem)
    LOG.info("the run ended: %s", ended.result.value)
    return NightReport(ended, tuple(problems))


def _result(night: Night, *, is_wrong: bool, is_whole: bool) -> RunResult:
    if not is_whole and night.world.is_stopping():
        return RunResult.STOPPED
    if not (night.is_whole and is_whole):
        return RunResult.FAILED
    if is_wrong:
        return RunResult.ATTENTION
    return RunResult.REVIEW if night.is_to_review else RunResult.GOOD
