"""How soon was each publication of a list active here, and whole?"""

from collections.abc import Sequence
from statistics import median

from db.store.update_log import Update, updates
from screening.pack.ground import Ground, minute
from screening.report.sheet import Section, Table, fields, row

_LATE = (
    "Hours to active count from the date inside the publisher's file. A file that was loaded "
    "from an archive shows the years since; hours here count from when it was fetched."
)


def lists(ground: Ground) -> Section:
    """Give the log of updates, and how soon they were active."""
    found = [one for one in updates(ground.store) if ground.period.has(one.activated_at)]
    said = (f"{len(found)} publications became active {ground.period}.", _LATE)
    tables = (_by_list(found), _updates(found)) if found else ()
    return Section("lists", "Updates of the lists", said, (), tables)


def _by_list(found: Sequence[Update]) -> Table:
    numbers = (
        "updates",
        "median hours to active",
        "longest",
        "median hours here",
        "longest here",
    )
    rows = []
    for name in sorted({one.list for one in found}):
        ours = [one for one in found if one.list == name]
        hours, here = [one.hours for one in ours], [one.hours_here for one in ours]
        figures = (median(hours), max(hours), median(here), max(here))
        rows.append(row(name, len(ours), *(round(one, 2) for one in figures)))
    heads = fields("list", *numbers, numbers=numbers, keys=("list",))
    return Table("lists", "From publication to active, by list", heads, tuple(rows))


def _updates(found: Sequence[Update]) -> Table:
    times = ("published (UTC)", "fetched (UTC)", "active (UTC)")
    counts = ("hours to active", "hours here", "entries", "unreadable")
    rows = tuple(
        row(
            one.list,
            one.published_on or f"{one.generated_at:%Y-%m-%d}",
            *map(minute, (one.generated_at, one.fetched_at, one.activated_at)),
            one.hours,
            one.hours_here,
            one.entry_count,
            one.unreadable_count,
            one.accepted_by,
            _condition(one),
            one.sha256,
        )
        for one in found
    )
    keys = ("list", "publisher's day", *times)
    heads = fields(
        *keys, *counts, "accepted by", "condition", "SHA-256", numbers=counts, keys=keys
    )
    return Table(
        "updates", "Every update, in the order in which they became active", heads, rows
    )


def _condition(one: Update) -> str:
    sample = "the built-in sample" if one.is_sample else ""
    held = f"removals held: {one.held_because}" if one.held_because else ""
    return "; ".join(filter(None, (sample, one.incomplete_because, held)))
