"""How does a supervisor read an evaluation, on one page that can be printed?

The page needs nothing besides itself and runs nothing. Every text that is not ours is escaped.
"""

from collections.abc import Iterable, Sequence
from importlib import resources
from itertools import groupby

from screening.evaluate.cases import Group
from screening.evaluate.curves import Curve
from screening.evaluate.evaluation import Evaluation
from screening.evaluate.metrics import AlertRow, ClassRow, Measured, Share
from screening.evaluate.record import Due
from screening.report import evaluation_svg
from screening.report.evaluation import figure, interval
from screening.report.html_text import bdi, element, text

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE = """
svg { max-width: 100%; height: auto; } svg text { fill: currentColor; font-size: 11px; }
svg .title { font-size: 13px; font-weight: 600; } svg .grid { stroke: var(--line); fill: none; }
svg .line { stroke: currentColor; stroke-width: 2; fill: none; }
svg .bar { stroke: currentColor; } svg circle { fill: currentColor; }
.curves { display: flex; flex-wrap: wrap; gap: 1rem; } .curves svg { break-inside: avoid; }
"""
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


def page(result: Evaluation, due: Due) -> str:
    """Give the whole page."""
    style = resources.files("screening.report").joinpath("page.css").read_text("utf-8")
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f"<title>Evaluation of name matching</title><style>\n{style}{_STYLE}</style></head>"
        f"<body><main>{_head(result, due)}{_lists(result)}{_curves(result)}"
        f"{_classes(result)}{_alerts(result.alerts)}"
        f"{_cases('Just below the line', result.below)}"
        f"{_cases('False alerts', result.false_alerts[:200])}</main></body></html>\n"
    )


def _head(result: Evaluation, due: Due) -> str:
    plan = result.plan
    said = (
        f"Measured {result.at:%Y-%m-%d %H:%M} UTC on the {plan.half} half of the DPRK-related "
        f"parties ({result.parties}), seed {plan.seed}, in {result.seconds:.0f} s. Engine "
        f"{result.engine_version}, rules {result.rules_version} ({result.rules_digest[:10]})."
    )
    last = f"{due.last:%Y-%m-%d}" if due.last else "never"
    next_due = f"Measured before: {last}. Next due: {due.on:%Y-%m-%d}. {due.because}"
    how = (
        "Bands: found at the shipped bands. 1 % and 0.1 %: found at a score that this share of "
        "unlisted names exceeds: South Koreans for persons, companies for organisations, ships "
        "for ships. First: no other party scored higher; alone: all others scored lower. "
        "Intervals are Wilson's, 95 %."
    )
    paragraphs = "".join(element("p", text(said), "quiet") for said in (said, next_due, how))
    return f"<h1>How well listed parties are found</h1>{paragraphs}"


def _lists(result: Evaluation) -> str:
    rows = (
        (text(c.list), f"{c.published_at:%Y-%m-%d}" if c.published_at else "-", text(c.sha256))
        for c in result.lists
    )
    return "<h2>Lists</h2>" + _table(("List", "Published", "SHA-256"), rows)


def _curves(result: Evaluation) -> str:
    drawn = ""
    for group, found in groupby(result.curves, key=_group):
        curves = list(found)
        if any(one.points for one in curves):
            drawn += evaluation_svg.curve(TITLES[group], curves, result.systems)
    if result.calibration:
        drawn += evaluation_svg.calibration(result.calibration)
    return f"<h2>Curves</h2><div class=curves>{drawn}</div>" if drawn else ""


def _group(one: Curve | ClassRow | AlertRow) -> Group:
    return one.group


def _classes(result: Evaluation) -> str:
    heads = ["Class", "Cases", "Bands", "Interval", "1 %", "0.1 %", "First", "Alone", "MRR"]
    for name in result.systems[1:]:
        heads += [f"{name} 1 %", "0.1 %", "First"]
    written = ""
    for group, rows in groupby(sorted(result.classes, key=_order), key=_group):
        written += f"<h2>{text(TITLES[group])}</h2>{_table(heads, map(_class_row, rows))}"
    return written


_ORDER = tuple(TITLES)


def _order(row: ClassRow | AlertRow) -> int:
    return _ORDER.index(row.group)


def _class_row(row: ClassRow) -> tuple[str, ...]:
    ours, *others = row.systems
    cells = [text(row.kind), str(row.size)]
    cells += [figure(ours.at_bands.value), interval(ours.at_bands)] if ours.at_bands else "--"
    shares = [ours.at_one_percent, ours.at_one_in_thousand, ours.first, ours.alone]
    cells += [*_figures(shares), figure(ours.reciprocal_rank)]
    for other in others:
        cells += _figures([other.at_one_percent, other.at_one_in_thousand, other.first])
    return tuple(cells)


def _figures(shares: Sequence[Share]) -> list[str]:
    return [figure(found.value) for found in shares]


def _alerts(rows: Sequence[AlertRow]) -> str:
    heads = ("Names", "Number", "Alerts", "In 1,000", "Interval", "With birth dates, in 1,000")
    written = "<h2>Alerts on names that are not listed</h2>"
    for group, found in groupby(sorted(rows, key=_order), key=_group):
        written += f"<h3>{text(TITLES[group])}</h3>{_table(heads, map(_alert_row, found))}"
    return written


def _alert_row(row: AlertRow) -> tuple[str, ...]:
    low, high = row.at_bands.interval
    return (
        text(row.kind),
        str(row.at_bands.size),
        str(row.at_bands.hits),
        f"{1000 * row.at_bands.value:.2f}",
        f"{1000 * low:.2f} to {1000 * high:.2f}",
        f"{1000 * row.dated.value:.2f}",
    )


def _cases(title: str, found: Sequence[Measured]) -> str:
    heads = ("Class", "Asked", "Made from", "Right party", "Score", "Best party")
    rows = (
        (
            text(f"{one.case.group} {one.case.kind}"),
            bdi(one.case.text),
            bdi(one.case.made_from),
            text(one.case.party or "none"),
            f"{one.answer.right if one.case.party else one.answer.top:.3f}",
            text(one.answer.top_party),
        )
        for one in found
    )
    return f"<h2>{text(title)}</h2>{_table(heads, rows)}" if found else ""


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(element("th", text(name), scope="col") for name in heads)
    body = "".join(f"<tr>{''.join(element('td', cell) for cell in row)}</tr>" for row in rows)
    return (
        f"<div class=wide><table><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>\n"
    )
