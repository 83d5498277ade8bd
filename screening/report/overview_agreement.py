"""How far do the lists agree, what does each do alone, and what did another not follow?"""

from screening.report.matrix import CAVEAT, STATE_HEADS
from screening.report.sheet import Section, Table, fields, row
from screening.tracking.comparison import Comparison

NO_REMOVAL = (
    "Of the files loaded here no later one lacks a party that another list has still; a list "
    "of which there is one file only can show no removal."
)


def agreement(found: Comparison, versions: str) -> Section:
    """Give the section about how far the lists agree."""
    removals = _removals(found)
    tables = (_coverage(found), _lists(found), *((removals,) if removals.rows else ()))
    none = () if removals.rows else (NO_REMOVAL,)
    title = "How far the lists agree"
    return Section("agreement", title, (CAVEAT, *none), (), tables, versions)


def _coverage(found: Comparison) -> Table:
    heads = ("parties", *STATE_HEADS.values(), "share in %")
    rows = []
    for one in found.measures.coverage:
        counts = (one.counts.get(state, 0) for state in STATE_HEADS)
        share = None if one.share is None else round(100 * one.share, 1)
        rows.append(row(one.of, one.on, one.parties, *counts, share))
    title = "How much of one list another one has"
    named = fields("of the parties on", "on", *heads, numbers=heads)
    return Table("coverage", title, named, tuple(rows))


def _lists(found: Comparison) -> Table:
    counts = ("parties", "no entry elsewhere", "nothing found there")
    heads = (*counts, "median lag in days", "lags known", "lags unknown")
    rows = []
    for one in found.measures.lists:
        alone = None if one.autonomous is None else len(one.autonomous)
        lags = one.median_lag, len(one.lags), one.undated
        rows.append(row(one.list, one.parties, alone, one.nothing_found, *lags))
    return Table(
        "lists",
        "What each list does alone, and how late it follows",
        fields("list", *heads, numbers=heads),
        tuple(rows),
        "No entry elsewhere: none of another authority that a rule joins to the party, which "
        "may be part of what is listed there, or possible. A lag is the days after the first "
        "listing anywhere, of parties of which two authorities have an exact day.",
    )


def _removals(found: Comparison) -> Table:
    rows = []
    for one in found.removals:
        still = ", ".join(f"{entry.list} {entry.ref}" for entry in one.event.elsewhere)
        gone = f"{one.event.publication.published_on}"
        rows.append(row(one.list, one.event.ref, one.event.entry.name, gone, still))
    heads = fields("list", "reference", "name", "gone since", "still on")
    return Table("removals", "Removed from one list, still on another", heads, tuple(rows))
