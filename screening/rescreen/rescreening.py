"""How is a portfolio screened again, no more than needed and as exactly as if it were wholly?

Only customers are compared that changed, or beside which something changed: an entry that is
new or amended and that their search can come upon, a dismissed alert whose time is over. Each
is compared with every entry, by the same steps as in a file of customers.
"""

from collections.abc import Sequence
from dataclasses import replace

from db.records.alert import StepKind
from db.records.rescreening import Rescreening, Screened
from db.records.screening import ListUsed
from db.store import customers as kept
from db.store import rescreenings
from db.store.rescreenings import Written
from screening.batch import Run
from screening.report import json
from screening.rescreen.concerned import remember
from screening.rescreen.reconcile import Outcome, reconcile
from screening.rescreen.searching import Hit, hits
from screening.rescreen.state import everything
from screening.rescreen.wanted import Desk, Plan, plan
from screening.service import Wish
from screening.version import __version__

ATTEMPTS = 3
"""So often a portfolio is screened anew where somebody else did meanwhile."""


class RescreenError(Exception):
    """A portfolio could not be screened; nothing of it was changed."""


def rescreen(desk: Desk, portfolio: str, *, is_full: bool = False) -> Screened:
    """Screen a portfolio as far as something changed, or wholly.

    Raises `RescreenError` where others screen it again and again meanwhile.
    """
    for _ in range(ATTEMPTS):
        expected = rescreenings.count(desk.store, portfolio)
        planned = plan(desk, portfolio, is_full=is_full)
        found = list(hits(_run(desk), planned.searched.customers.values()))
        result = _written(desk, portfolio, planned, found, expected)
        if result is not None:
            searched = planned.searched
            later = searched.new | searched.changed
            remember(planned.active, later, desk.probes_of(portfolio))
            return result
    raise RescreenError(f"{portfolio} is being screened by somebody else; try again later")


def rescreen_all(desk: Desk, *, is_full: bool = False) -> list[Screened]:
    """Screen every portfolio, one after the other."""
    return [rescreen(desk, name, is_full=is_full) for name in kept.portfolios(desk.store)]


def unusable(desk: Desk) -> list[ListUsed]:
    """Give the lists whose condition withholds *no match* from whoever has no alert."""
    return [used for used in _run(desk).about().lists if used.withholds_no_match]


def _run(desk: Desk) -> Run:
    return Run(desk.session, Wish(scope=desk.terms.scope), desk.at, desk.by)


def _written(
    desk: Desk, portfolio: str, planned: Plan, found: Sequence[Hit], expected: int
) -> Screened | None:
    """Write what a screening means; `None` where somebody else wrote meanwhile."""
    outcomes: list[Outcome] = []
    entries = {str(one.key): one for one in everything(desk.session.index)}

    def made(first: int) -> Written:
        outcome = reconcile(
            found,
            planned.alerts,
            planned.searched,
            entries,
            first_number=first,
            portfolio=portfolio,
            at=desk.at,
        )
        outcomes.append(outcome)
        return Written(tuple(outcome.alerts), tuple(outcome.steps))

    done = _done(desk, portfolio, planned)
    document = planned.state.document()
    written = rescreenings.record(desk.store, done, document, made, expected)
    if written is None:
        return None
    kinds = [step.kind for _, step in written.steps]
    return Screened(
        replace(done, alerts=len(written.alerts)),
        written.alerts,
        kinds.count(StepKind.SEEN_AGAIN),
        kinds.count(StepKind.GONE),
        tuple(outcomes[-1].confirmed),
    )


def _done(desk: Desk, portfolio: str, planned: Plan) -> Rescreening:
    versions = {"engine": __version__, "rules": desk.session.conditions.rules_digest}
    lists = [json.list_used(used) for used in _run(desk).about().lists]
    return Rescreening(
        run_id=desk.run_id,
        at=desk.at,
        by=desk.by,
        portfolio=portfolio,
        because=planned.because,
        is_full=planned.is_full,
        scope=desk.terms.scope.value,
        customers=len(planned.active),
        compared=len(planned.searched.customers),
        alerts=0,
        last_version=planned.last_version,
        state="",
        lists=json.encoded(lists),
        versions=json.encoded(versions),
    )
