"""How does a page show what was found of each class, what alerted, and single cases?"""

from collections.abc import Iterable, Sequence
from itertools import groupby

from screening.evaluate.cases import Group
from screening.evaluate.evaluation import Evaluation
from screening.evaluate.metrics import AlertRow, ClassRow, Measured, Recall, System
from screening.evaluate.shares import Share
from screening.report.evaluation import figure
from screening.report.evaluation_words import held_back, spelt_out
from screening.report.html_text import bdi, element, text

TITLES = {
    Group.PERSON: "Persons, name alone",
    Group.ORGANISATION: "Organisations, name alone",
    Group.VESSEL: "Ships",
    Group.REAL: "Other publishers' spellings, and names across lists",
    Group.CORROBORATED: "Persons, with a date of birth or DPRK nationality",
    Group.UNLISTED: "Unlisted",
    Group.HOMONYM: "Homonyms of listed names: the floor",
    Group.HOMOGRAPH: "Written so that a listed name may be meant",
    Group.NEAR_MISS: "One meaningful piece away from a listed name",
}
_ORDER = tuple(TITLES)
_RATES = ("as shipped", "1 %", "0.1 %", "first")
_BEHIND = "▾ "
"""Stands before a share of ours that another tool exceeds."""


def glance(result: Evaluation) -> str:
    """Show each group as a whole: what is found as shipped, and how many alert."""
    listed = [
        (text(TITLES[group]), *_whole(row.systems[0].at_bands for row in rows))
        for group, rows in groupby(sorted(result.classes, key=_place), key=_group)
    ]
    unlisted = [
        (text(TITLES[group]), *_whole(row.at_bands for row in rows))
        for group, rows in groupby(sorted(result.alerts, key=_place), key=_group)
    ]
    how = (
        "Every case counts alike, whatever its class; the tables below tell the classes apart."
    )
    return (
        f"<h2>At a glance</h2>{element('p', how, 'quiet')}"
        f"{table(('Listed parties', 'Cases', 'Found'), listed, numbers_from=1)}"
        f"{table(('Not listed', 'Names', 'Alert'), unlisted, numbers_from=1)}"
    )


def _whole(shares: Iterable[Share | None]) -> tuple[str, str]:
    found = [share for share in shares if share is not None]
    whole = Share(sum(one.hits for one in found), sum(one.size for one in found))
    return str(whole.size), _with_interval(whole, digits=4)


def class_tables(result: Evaluation) -> str:
    """Show each class: what is found, and beside other tools."""
    written = ""
    for group, found in groupby(sorted(result.classes, key=_place), key=_group):
        rows = list(found)
        heads = ("Class", "Cases", "As shipped", "At 1 %", "At 0.1 %", "First", "Alone", "MRR")
        shown = table(heads, map(_class_row, rows), numbers_from=1)
        written += f"<h2>{text(TITLES[group])}</h2>{shown}"
        if len(result.systems) > 1:
            written += _beside(rows, result.systems)
    return written


def _group(row: ClassRow | AlertRow) -> Group:
    return row.group


def _place(row: ClassRow | AlertRow) -> int:
    return _ORDER.index(row.group)


def _kind(kind: str) -> str:
    """Name a class, and as `--class` takes it; say why the rules hold it back, if they do."""
    why = held_back(kind)
    said = f"<small>{text(why)}</small>" if why else ""
    return f"{text(spelt_out(kind))}<small>{text(kind)}</small>{said}"


def _class_row(row: ClassRow) -> tuple[str, ...]:
    ours = row.systems[0]
    shares = (*_shares(ours), ours.alone)
    return (
        _kind(row.kind),
        str(row.size),
        *map(_with_interval, shares),
        figure(ours.reciprocal_rank),
    )


def _shares(recall: Recall) -> tuple[Share | None, ...]:
    """Give the shares in the order of `_RATES`."""
    return recall.at_bands, recall.at_one_percent, recall.at_one_in_thousand, recall.first


def _with_interval(found: Share | None, digits: int = 2) -> str:
    if found is None:
        return "-"
    low, high = found.interval
    return f"{figure(found.value)}<small>{low:.{digits}f}–{high:.{digits}f}</small>"


def _beside(rows: Sequence[ClassRow], systems: Sequence[System]) -> str:
    """Put the shares of all tools side by side, leaving out what none or one of them has."""
    shipped = [place for place, system in enumerate(systems) if system.has_bands]
    columns = [(place, 0) for place in shipped if len(shipped) > 1]
    columns += [
        (place, rate)
        for rate in (1, 2, 3)
        for place in range(len(systems))
        if any(_shares(row.systems[place])[rate] is not None for row in rows)
    ]
    heads = ("Class", "Cases", *(f"{systems[p].name}, {_RATES[rate]}" for p, rate in columns))
    cells = ((_kind(row.kind), str(row.size), *_side_by_side(row, columns)) for row in rows)
    how = f"Beside other tools; {_BEHIND.strip()} where another finds more"
    return f"<h3>{how}</h3>{table(heads, cells, numbers_from=1)}"


def _side_by_side(row: ClassRow, columns: Iterable[tuple[int, int]]) -> Iterable[str]:
    for place, rate in columns:
        shares = [_shares(recall)[rate] for recall in row.systems]
        found = shares[place]
        is_behind = place == 0 and any(
            found and other and other.value > found.value for other in shares[1:]
        )
        yield (_BEHIND if is_behind else "") + _with_interval(found)


def alert_tables(result: Evaluation) -> str:
    """Show how many of those who are not listed raise an alert."""
    others = [system for system in result.systems[1:] if system.has_bands]
    heads = ["Names", "Number", "Alerts", "In 1,000", "With birth dates, in 1,000"]
    heads += [f"{system.name} as shipped, in 1,000" for system in others]
    written = "<h2>Alerts on names that are not listed</h2>"
    for group, found in groupby(sorted(result.alerts, key=_place), key=_group):
        shown = table(heads, map(_alert_row, found), numbers_from=1)
        written += f"<h3>{text(TITLES[group])}</h3>{shown}"
    return written


def _alert_row(row: AlertRow) -> tuple[str, ...]:
    return (
        _kind(row.kind),
        str(row.at_bands.size),
        str(row.at_bands.hits),
        _in_thousand(row.at_bands),
        _in_thousand(row.dated) if row.dated else "-",
        *(_in_thousand(other) for other in row.others if other is not None),
    )


def _in_thousand(found: Share) -> str:
    low, high = found.interval
    return f"{1000 * found.value:.2f}<small>{1000 * low:.2f}–{1000 * high:.2f}</small>"


def case_table(title: str, found: Sequence[Measured]) -> str:
    """Show single cases, or nothing where there are none."""
    heads = ("Class", "Asked", "Made from", "Right party", "Score", "Best party")
    rows = (
        (
            f"{text(spelt_out(one.case.kind))}<small>{text(one.case.group.value)}</small>",
            bdi(one.case.text),
            bdi(one.case.made_from),
            text(one.case.party or "none"),
            f"{one.answer.right if one.case.party else one.answer.top:.3f}",
            text(one.answer.top_party),
        )
        for one in found
    )
    return f"<h2>{text(title)}</h2>{table(heads, rows)}" if found else ""


def table(
    heads: Sequence[str], rows: Iterable[Sequence[str]], *, numbers_from: int | None = None
) -> str:
    """Write a table; cells are escaped already, and numbers stand to the right."""
    css = [
        "number" if numbers_from is not None and place >= numbers_from else ""
        for place in range(len(heads))
    ]
    head = "".join(
        element("th", text(name), kind, scope="col")
        for name, kind in zip(heads, css, strict=True)
    )
    body = "".join(
        f"<tr>{''.join(element('td', c, kind) for c, kind in zip(row, css, strict=True))}</tr>"
        for row in rows
    )
    return (
        f"<div class=wide><table><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>\n"
    )
