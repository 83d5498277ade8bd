"""What has waited too long for a person: designations of a journal, alerts, rules?"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from db.records.alert import Alert
from db.store.alerts import alerts
from screening.interim.overdue import ALLOWED, Overdue, overdue
from screening.nightly.changing import keep
from screening.nightly.night import Night, Trouble
from screening.notices.notice import Notice, NoticeKind
from screening.review.rules_agreed import rules_problem

RULES = "rules"
_MOST = 50
"""So many alerts are named in a notice; how many there are is said."""


def waited(night: Night) -> None:
    """Keep a notice a day of what waits too long, and say where rules want a second person."""
    now = night.world.now()
    if late := [one for one in overdue(night.store, now) if one.is_waiting]:
        keep(night, _overdue(night, late, now))
    days = night.settings.operations.limits.alert_days
    if days and (old := list(_old(night, now, timedelta(days=days)))):
        keep(night, _queue(night, old, now, days))
    night.looked_at.add(RULES)
    if problem := rules_problem(night.settings):
        night.troubles.append(Trouble(RULES, "the rules in use", "not-agreed", problem))


def _overdue(night: Night, late: list[Overdue], now: datetime) -> Notice:
    oldest = min(one.designation.published_at for one in late)
    return Notice(
        NoticeKind.OVERDUE,
        f"overdue/{now.astimezone(UTC):%Y-%m-%d}",
        now,
        {
            "run": night.run.run_id,
            "count": len(late),
            "days": ALLOWED.days,
            "oldest": _day(oldest),
            "designations": tuple(map(_told, late[:_MOST])),
        },
    )


def _told(one: Overdue) -> str:
    name, act = one.designation.entry.name, one.designation.act
    return f"{name}, {act}: proposal {one.proposal}, {one.hours:.0f} hours"


def _old(night: Night, now: datetime, allowed: timedelta) -> Iterator[Alert]:
    return (a for a in alerts(night.store) if a.status.is_open and now - a.at > allowed)


def _queue(night: Night, old: list[Alert], now: datetime, days: float) -> Notice:
    return Notice(
        NoticeKind.QUEUE,
        f"queue/{now.astimezone(UTC):%Y-%m-%d}",
        now,
        {
            "run": night.run.run_id,
            "count": len(old),
            "days": f"{days:g}",
            "oldest": _day(min(alert.at for alert in old)),
            "alerts": tuple(f"alert {alert.id}, {alert.subject}" for alert in old[:_MOST]),
        },
        {"customers": tuple(f"{a.portfolio}:{a.customer_id}" for a in old[:_MOST])},
    )


def _day(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d}"
