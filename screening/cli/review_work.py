"""How does an officer go through the queue with the keyboard?"""

import typer
from rich.console import Console, RenderableType

from db.records.alert import Alert, Verdict
from db.records.entry import Entry
from db.store.alerts import alerts
from screening.cli.consoles import report_console
from screening.cli.workplace import Workplace
from screening.portfolio.record import query
from screening.question import next_question
from screening.report.alerts import VERDICTS, one
from screening.review.deciding import Reviewer, ReviewError, Wish, customer_of, decide, find
from screening.review.queue import Order, Wanted, queue
from screening.service import Wish as Terms
from screening.service import answer
from screening.session import open_session

KEYS = "[t]rue match  [f]alse positive  [e]scalate  [n]eed information  [s]kip  [q]uit"
_SKIP, _QUIT = "s", "q"


def shown(at: Workplace, reviewer: Reviewer, found: Alert) -> RenderableType:
    """Give an alert with both sides as they read now, and what to ask next."""
    customer = customer_of(at.store, found)
    terms = Terms(scope=at.settings.customers.scope)
    decision = answer(
        query(customer), open_session(at.settings), terms, at=reviewer.at, by=reviewer.by
    )
    return one(found, customer, _entries(reviewer, found), next_question(decision))


def _entries(reviewer: Reviewer, found: Alert) -> list[Entry]:
    return [
        indexed.entry
        for key in found.entries
        for indexed in reviewer.index.find(key)
        if str(indexed.key) == key
    ]


def work_through(at: Workplace, wanted: Wanted, order: Order) -> int:
    """Show alert after alert and take a decision on each; ends with 1 where some are left."""
    console, reviewer = report_console(), at.reviewer()
    waiting = queue(alerts(at.store), wanted, order)
    for place, alert in enumerate(waiting, 1):
        console.print(shown(at, reviewer, alert))
        console.print(f"{place} of {len(waiting)}", KEYS, markup=False)
        if (key := _key()) == _QUIT:
            return 1
        if key != _SKIP:
            _decided(reviewer, alert, VERDICTS[key], console)
    left = queue(alerts(at.store), wanted, order)
    console.print(f"{len(left)} alerts are left" if left else "no alert waits")
    return int(bool(left))


def _key() -> str:
    while (key := typer.getchar().lower()) not in {*VERDICTS, _SKIP, _QUIT}:
        pass
    return key


def _decided(reviewer: Reviewer, alert: Alert, verdict: Verdict, console: Console) -> None:
    """Ask for the reason and a comment, and decide; a mistake leaves the alert as it was."""
    known = reviewer.policy.reasons_for(verdict)
    for number, reason in enumerate(known, 1):
        console.print(f"  {number} {reason.title}", markup=False)
    chosen = typer.prompt("reason", type=int)
    if not 1 <= chosen <= len(known):
        console.print("there is no such reason; the alert stays as it was")
        return
    comment = typer.prompt("comment", default="", show_default=False)
    wish = Wish(verdict, known[chosen - 1].id, comment)
    try:
        _, proposal = decide(reviewer, find(reviewer.store, alert.id).id, wish)
    except ReviewError as error:
        console.print(str(error), markup=False, soft_wrap=True)
        return
    said = verdict.value.replace("_", " ")
    waits = f"; proposal {proposal} waits for a second person" if proposal else ""
    console.print(f"alert {alert.id}: {said}{waits}", markup=False)
