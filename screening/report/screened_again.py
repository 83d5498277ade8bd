"""What did screening the portfolios again find?"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from db.records.rescreening import Screened
from db.records.screening import ListUsed
from screening.report.alerts import alert_json, listing

WITHHELD = (
    "Whoever raised no alert was not screened against these lists: "
    "no alert says nothing about them."
)


def render(found: Sequence[Screened], unusable: Sequence[ListUsed], console: Console) -> None:
    """Say, portfolio by portfolio, who was compared and which alerts are new."""
    for one in found:
        done = one.done
        how = "every customer" if done.is_full else f"{done.compared:,} of them"
        console.print(
            Text(
                f"{done.portfolio}: {done.customers:,} customers, {how} compared "
                f"({done.because}); {_counts(one)}"
            ),
            soft_wrap=True,
        )
        if one.alerts:
            console.print(listing(one.alerts, done.at))
        if one.confirmed:
            numbers = ", ".join(map(str, one.confirmed))
            console.print(f"changed beside a confirmed match: alert {numbers}")
    if not found:
        console.print("no portfolio is kept; take one in with: sanctions customers import")
    for used in unusable:
        console.print(Text(f"list {used.list} is {used.state}: {used.because}"), soft_wrap=True)
    if unusable:
        console.print(WITHHELD, soft_wrap=True)


def _counts(one: Screened) -> str:
    why = Counter(alert.why.value.replace("_", " ") for alert in one.alerts)
    told = ", ".join(f"{count} {word}" for word, count in why.most_common())
    new = f"{len(one.alerts)} new alerts" + (f" ({told})" if told else "")
    return f"{new}, {one.seen_again} seen again, {one.gone} alike no longer"


def told(found: Sequence[Screened], unusable: Sequence[ListUsed]) -> dict[str, Any]:
    """Give the same for a program."""
    return {
        "portfolios": [
            {
                "portfolio": one.done.portfolio,
                "customers": one.done.customers,
                "compared": one.done.compared,
                "is_full": one.done.is_full,
                "because": one.done.because,
                "alerts": [alert_json(alert) for alert in one.alerts],
                "seen_again": one.seen_again,
                "gone": one.gone,
                "confirmed": list(one.confirmed),
            }
            for one in found
        ],
        "unusable_lists": [
            {"list": used.list, "state": used.state, "because": used.because}
            for used in unusable
        ],
    }
