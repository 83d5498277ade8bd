"""A notice of every kind, each value told apart from all others."""

from dataclasses import replace
from datetime import UTC, datetime

from screening.notices.notice import Notice, NoticeKind, Value

AT = datetime(2026, 11, 23, 2, 10, tzinfo=UTC)
CUSTOMERS = ("C-70117 Anna Beispiel", "C-70118 Kim Min-ji")
FACTS: dict[NoticeKind, dict[str, Value]] = {
    NoticeKind.CHANGES: {
        "run": "run-41",
        "lists": ("un of 2026-11-21", "eu of 2026-11-22"),
        "added": 1201,
        "amended": 1302,
        "removed": 1403,
        "held": 1504,
        "parties": ("un KPi.033 added", "eu EU.4094.64 amended"),
    },
    NoticeKind.AFFECTED: {
        "run": "run-42",
        "lists": ("un",),
        "compared": 50017,
        "affected": 1602,
        "alerts": 1703,
    },
    NoticeKind.FAILURE: {
        "run": "run-43",
        "step": "refresh un",
        "problem": "scsanctions.un.org answered 503",
        "last_good": "2026-11-20",
    },
    NoticeKind.RECOVERED: {"run": "run-44", "step": "refresh eu", "since": "2026-11-19"},
    NoticeKind.STALE: {"run": "run-45", "lists": ("un: 4 days old, 2 are allowed",)},
    NoticeKind.LATE: {
        "run": "run-49",
        "list": "eu",
        "hours": 2409,
        "published": "2026-11-20 06:00 UTC",
        "looked": "2026-11-20 02:31 UTC",
        "active": "2026-11-22 02:32 UTC",
        "lasted": "44.5 hours",
    },
    NoticeKind.OVERDUE: {
        "run": "run-46",
        "count": 1804,
        "days": 1905,
        "oldest": "2026-10-01",
        "designations": ("eu interim-7, published 2026-10-01",),
    },
    NoticeKind.QUEUE: {
        "run": "run-47",
        "count": 2006,
        "days": 2107,
        "oldest": "2026-09-02",
        "alerts": ("alert 901", "alert 902"),
    },
    NoticeKind.AUDIT: {
        "run": "run-48",
        "checked": 2208,
        "problem": "event 17 does not follow event 16",
    },
}
PERSONAL: dict[NoticeKind, dict[str, Value]] = {
    NoticeKind.AFFECTED: {"customers": CUSTOMERS},
    NoticeKind.QUEUE: {"customers": CUSTOMERS},
}


def notice(kind: NoticeKind, **facts: Value) -> Notice:
    """Give the sample of a kind, some of its facts replaced."""
    return Notice(
        kind, f"{kind}/2026-11-23", AT, FACTS[kind] | facts, dict(PERSONAL.get(kind, {}))
    )


def failure(problem: str) -> Notice:
    """Give a notice of a failure whose problem is said so."""
    return replace(notice(NoticeKind.FAILURE, problem=problem), key="failure/made-up")


def texts(value: Value) -> tuple[str, ...]:
    """Give what a value must be seen as."""
    return value if isinstance(value, tuple) else (str(value),)
