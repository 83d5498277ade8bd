"""How many alerts were there, how long did they wait, and how many were true matches?"""

from collections import Counter
from collections.abc import Sequence

from db.records.alert import Alert, Status
from screening.pack import standing
from screening.pack.ground import Ground, minute
from screening.pack.standing import Month
from screening.report.charts import Bar, bars
from screening.report.sheet import Picture, Section, Table, Value, fields, row

_AGES = ((1, "up to a day"), (7, "up to a week"), (30, "up to 30 days"), (90, "up to 90 days"))
_OLDER = "older"
_MOST_BARS = 13
"""More would write their months over one another; the table holds all."""
_STANDS = {
    Status.CONFIRMED: "true match",
    Status.SUPPRESSED: "false positive",
    Status.OPEN: "open",
    Status.PROPOSED: "waits for a second person",
    Status.ESCALATED: "escalated",
    Status.WAITING: "waits for information",
}


def alerts(ground: Ground) -> Section:
    """Give volumes, ageing, decisions and the hit rate with its trend."""
    found = standing.standing(ground)
    ours = [one for one in found if ground.period.has(one.at)]
    made = standing.decisions(found, ground.period)
    trend = standing.months(found, ground.period, min(ground.at, ground.period.end))
    said = (_said(ours, trend), _COUNTED)
    tables = (_months(trend), _volumes(ours), _ageing(found, ground), _open(found, ground))
    shown = tuple(one for one in (*tables, _decisions(made, ground)) if one.rows)
    return Section("alerts", "Alerts, their age and hit rate", said, _pictures(trend), shown)


_COUNTED = (
    "The hit rate is the share of true matches among alerts decided as true match or false "
    "positive in the month. Alerts whose time was up are erased, and count no longer."
)


def _said(ours: Sequence[Alert], trend: Sequence[Month]) -> str:
    matches = sum(one.true_matches for one in trend)
    others = sum(one.false_positives for one in trend)
    rate = (
        f", a hit rate of {100 * matches / (matches + others):.1f} %"
        if matches + others
        else ""
    )
    return (
        f"{len(ours)} alerts were raised; {matches + others} were decided, {matches} as true "
        f"match{rate}."
    )


def _pictures(trend: Sequence[Month]) -> tuple[Picture, ...]:
    last = trend[-_MOST_BARS:]
    if not last:
        return ()
    raised = [Bar(one.name, {"raised": one.raised}) for one in last]
    counts = [
        Bar(
            one.name,
            {"true match": one.true_matches, "false positive": one.false_positives},
        )
        for one in last
    ]
    series = ("true match", "false positive")
    titles = ("Alerts raised, by month", "Alerts decided, by month")
    return (
        Picture(titles[0], bars("raised", titles[0], ("raised",), raised)),
        Picture(titles[1], bars("decided", titles[1], series, counts)),
    )


def _months(trend: Sequence[Month]) -> Table:
    numbers = (
        "raised", "true matches", "false positives", "sent on", "hit rate in %",
        "median days to decide", "open at the end",
    )  # fmt: skip
    rows = tuple(
        row(
            one.name,
            one.raised,
            one.true_matches,
            one.false_positives,
            one.sent_on,
            one.hit_rate,
            one.median_days,
            one.open_at_end,
        )
        for one in trend
    )
    heads = fields("month", *numbers, numbers=numbers, keys=("month",))
    return Table("months", "Alerts by month", heads, rows)


def _volumes(ours: Sequence[Alert]) -> Table:
    by = Counter(
        (one.portfolio, _lists(one), one.why.value.replace("_", " "), one.outcome)
        for one in ours
    )
    rows = tuple(row(*key, count) for key, count in sorted(by.items()))
    heads = fields("portfolio", "list", "why", "outcome", "alerts", numbers=("alerts",))
    return Table("volumes", "Alerts raised, by portfolio, list and reason", heads, rows)


def _lists(one: Alert) -> str:
    names = dict.fromkeys(key.partition(":")[0] for key in one.entries)
    return ", ".join(names) or "the customer's own ties"


def _ageing(found: Sequence[Alert], ground: Ground) -> Table:
    left = standing.open_ones(found)
    words = [*(word for _, word in _AGES), _OLDER]
    stands = [word for status, word in _STANDS.items() if status.is_open]
    counts = Counter((_age(one, ground)[0], _STANDS[one.status]) for one in left)
    rows = tuple(row(age, *(counts[age, stand] for stand in stands)) for age in words if left)
    heads = fields("age", *stands, numbers=stands)
    return Table("ageing", f"Age of the alerts open on {ground.period.until}", heads, rows)


def _age(one: Alert, ground: Ground) -> tuple[str, float]:
    end = min(ground.at, ground.period.end)
    days = (end - one.at).total_seconds() / 86400
    return next((word for most, word in _AGES if days <= most), _OLDER), round(days, 1)


def _open(found: Sequence[Alert], ground: Ground) -> Table:
    whom = ("portfolio", "customer") if ground.has_names else ()
    rows = []
    for one in standing.open_ones(found):
        gone = "no longer alike" if one.is_gone else ""
        told = (one.id, minute(one.at), _age(one, ground)[1], _STANDS[one.status], gone)
        what = (one.subject, one.outcome, round(one.score, 4), one.assignee)
        rows.append(row(*told, *what, *_whom(one, ground)))
    numbers = ("alert", "days", "score")
    heads = fields(
        "alert", "raised (UTC)", "days", "stands", "note", "party", "outcome", "score",
        "assigned to", *whom, numbers=numbers, keys=("raised (UTC)", "party"),
    )  # fmt: skip
    return Table("open", f"Alerts open on {ground.period.until}", heads, tuple(rows))


def _decisions(made: Sequence[standing.Decided], ground: Ground) -> Table:
    whom = ("portfolio", "customer", "comment") if ground.has_names else ()
    rows = []
    for one in made:
        verdict = one.step.verdict.value.replace("_", " ") if one.step.verdict else ""
        told = (one.alert.id, minute(one.step.at), one.step.by, verdict, one.step.reason)
        more = (*_whom(one.alert, ground), one.step.text) if ground.has_names else ()
        rows.append(row(*told, round(one.days, 1), one.alert.subject, *more))
    heads = fields(
        "alert", "at (UTC)", "by", "decision", "reason", "days", "party", *whom,
        numbers=("alert", "days"), keys=("at (UTC)", "party"),
    )  # fmt: skip
    return Table("decisions", "Every decision", heads, tuple(rows))


def _whom(one: Alert, ground: Ground) -> tuple[Value, ...]:
    return (one.portfolio, one.customer_id) if ground.has_names else ()
