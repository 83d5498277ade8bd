"""How does a supervisor read an evaluation, on one page that can be printed?

The page needs nothing besides itself and runs nothing. Every text that is not ours is escaped.
"""

from importlib import resources
from itertools import groupby

from db.records.screening import Outcome
from rules.decision import Conditions
from screening.evaluate.evaluation import Evaluation
from screening.evaluate.record import Due
from screening.report import evaluation_svg
from screening.report.evaluation import figure, said
from screening.report.evaluation_tables import (
    TITLES,
    alert_tables,
    case_table,
    class_tables,
    glance,
    table,
)
from screening.report.evaluation_words import spelt_out
from screening.report.html_text import element, text

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_STYLE = """
svg { width: 100%; height: auto; } svg text { fill: currentColor; font-size: 11px; }
svg .title { font-size: 13px; font-weight: 600; } svg .grid { stroke: var(--line); fill: none; }
svg .line { stroke: currentColor; stroke-width: 2; fill: none; }
svg .bar { stroke: currentColor; } svg circle { fill: currentColor; }
.curves { display: grid; gap: 1rem;
  grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); }
.curves svg { break-inside: avoid; max-width: 34rem; }
th { vertical-align: bottom; } th.number { white-space: normal; }
small { color: var(--quiet); display: block; font-size: .75rem; }
h3 { margin: 1rem 0 .25rem; }
@media print { .curves { grid-template-columns: 1fr 1fr; } small { font-size: 7pt; }
  th, td { padding-right: .4rem; } }
"""
_SHOWN = 200
"""So many false alerts are shown; `--misses` writes them all."""


def page(result: Evaluation, due: Due) -> str:
    """Give the whole page."""
    style = resources.files("screening.report").joinpath("page.css").read_text("utf-8")
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f"<title>Evaluation of name matching</title><style>\n{style}{_STYLE}</style></head>"
        f"<body><main>{_head(result, due)}{_lists(result)}{glance(result)}"
        f"{_curves(result)}{_calibration(result)}{class_tables(result)}"
        f"{alert_tables(result)}{_bands(result)}{_lines(result)}{_samples(result)}</main></body></html>\n"
    )


def _head(result: Evaluation, due: Due) -> str:
    plan = result.plan
    warning = ""
    if plan.falls_short:
        warning = element("p", text(f"No evaluation of record: {plan.falls_short}"), "banner")
    measured = (
        f"Measured {result.at:%Y-%m-%d %H:%M} UTC, in {result.seconds:.0f} s, on the "
        f"{plan.half} half of the DPRK-related parties ({result.parties}), with at most "
        f"{plan.per_class} cases a class and {plan.negatives:,} South Koreans made up for both "
        f"halves, seed {plan.seed}. Engine {result.engine_version}, rules "
        f"{result.decisions.version} ({result.rules_digest[:10]})."
    )
    how = (
        "As shipped: an alert, by the bands below. 1 % and 0.1 %: found at a score that this "
        "share of unlisted names exceeds, the same for every tool. First: no other party "
        "scored higher; alone: all others scored lower. MRR: the mean of one divided by the "
        "rank. Under each share stands Wilson's interval of 95 %, which takes the cases as "
        "independent; several are of one party, so the truth may lie somewhat farther off."
    )
    paragraphs = [measured, said(due, result.at), how]
    if len(result.systems) > 1:
        paragraphs += [f"{one.name}: {one.about}." for one in result.systems]
    written = "".join(element("p", text(one), "quiet") for one in paragraphs)
    return f"<h1>How well listed parties are found</h1>{warning}{written}"


def _lists(result: Evaluation) -> str:
    rows = (
        (
            text(c.list),
            f"{c.published_at:%Y-%m-%d}" if c.published_at else "-",
            text(c.sha256),
        )
        for c in result.lists
    )
    return "<h2>Lists</h2>" + table(("List", "Published", "SHA-256"), rows)


def _bands(result: Evaluation) -> str:
    rows = (
        (
            text(rule.id),
            text(rule.outcome.value),
            f"{rule.when.min_score:g}" if rule.when.min_score else "any",
            text(_conditions(rule.when)),
            text(rule.because),
        )
        for rule in result.decisions.rules
        if rule.outcome is not Outcome.NO_MATCH
    )
    heads = ("Rule", "Outcome", "From score", "If", "Because")
    least = (
        f"The first rule whose conditions all hold decides. No rule asks for names less "
        f"similar than {result.decisions.compare_from:g}."
    )
    return f"<h2>Bands</h2>{element('p', least, 'quiet')}{table(heads, rows)}"


def _conditions(when: Conditions) -> str:
    parts = {
        "agree": when.needs,
        "none contradicts of": when.unless,
        "one contradicts of": when.contradicted_by_any,
        "is a": tuple(kind.value for kind in when.types),
        "compared by": when.manners,
    }
    found = [f"{what}: {', '.join(values)}" for what, values in parts.items() if values]
    if when.in_scope is not None:
        found.append("inside the scope" if when.in_scope else "outside the scope")
    if when.weak_alias is not None:
        found.append("weak alias" if when.weak_alias else "no weak alias")
    if when.min_words:
        found.append(f"at least {when.min_words} words")
    return "; ".join(found).replace("_", " ") or "-"


def _lines(result: Evaluation) -> str:
    rows = [
        (
            text(spelt_out(cut.kind)),
            text(system.name),
            str(cut.size),
            f"{cut.one_percent:.3f}",
            f"{cut.one_in_thousand:.3f}",
        )
        for system, known in zip(result.systems, result.cuts.known, strict=True)
        for cut in known
    ]
    if not rows:
        return ""
    heads = ("Unlisted names", "Tool", "Names", "Exceeded by 1 %", "Exceeded by 0.1 %")
    how = (
        "Persons are held against South Koreans, organisations against companies, ships "
        "against ships. With fewer than 1,000 names, none exceeds the score of 0.1 %."
    )
    written = table(heads, rows, numbers_from=2)
    return f"<h2>Scores at equal false alerts</h2>{element('p', how, 'quiet')}{written}"


def _curves(result: Evaluation) -> str:
    drawn = ""
    names = [system.name for system in result.systems]
    for group, found in groupby(result.curves, key=lambda curve: curve.group):
        curves = [curve for curve in found if curve.points]
        if curves:
            title = f"{TITLES[group]} ({curves[0].size} cases)"
            drawn += evaluation_svg.curve(title, curves, names)
    if result.calibration:
        drawn += evaluation_svg.calibration(result.calibration)
    return f"<h2>Curves</h2><div class=curves>{drawn}</div>" if drawn else ""


def _calibration(result: Evaluation) -> str:
    if not result.calibration:
        return ""
    rows = (
        (
            figure(found.confidence),
            f"{figure(found.right)}<small>{found.interval[0]:.3f}–{found.interval[1]:.3f}"
            "</small>",
            str(found.size),
        )
        for found in result.calibration
    )
    how = (
        "Best matches that raised an alert, by the confidence stated. Each is weighed by how "
        "often its kind of case is assumed to occur among a bank's customers."
    )
    heads = ("Confidence stated", "Were the party", "Matches")
    written = table(heads, rows, numbers_from=0)
    return f"<h2>Is the stated confidence true?</h2>{element('p', how, 'quiet')}{written}"


def _samples(result: Evaluation) -> str:
    missed = [one for one in result.below if one.case.party]
    spared = [one for one in result.below if not one.case.party]
    alerts = result.false_alerts[:_SHOWN]
    title = f"False alerts, {len(alerts)} of {len(result.false_alerts)}, homonyms included"
    return (
        case_table("Just below the line: listed parties missed by least", missed)
        + case_table("Just below the line: unlisted names that nearly alerted", spared)
        + case_table(title, alerts)
    )
