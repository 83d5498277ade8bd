"""Which thresholds decide, what was measured of each, and what does each accept to miss?"""

from collections.abc import Iterator

from rules import duties
from rules.loader import checked
from rules.model import Decisions, When
from screening.pack.ground import Ground
from screening.report.sheet import Section, Table, fields, row

_ORDER = (
    "The first rule whose conditions all hold decides; the strongest outcome of all matches is "
    "that of the query. Names less similar than the table allows to be compared are no match."
)


def thresholds(ground: Ground) -> Section:
    """Give every rule of decisions with its measurements and what it accepts to miss."""
    table = checked(Decisions, "decision.toml", ground.rules.text("decision.toml"))
    accepted = {one.rule: one for one in duties.assurance(ground.rules).accepted}
    rows = []
    for place, rule in enumerate(table.rule, 1):
        said = accepted[rule.id]
        rate = None if said.miss_rate is None else round(100 * said.miss_rate, 2)
        score, conditions = rule.when.min_score or None, "; ".join(_conditions(rule.when))
        outcome = f"{rule.outcome.value.replace('_', ' ')}{', shown' if rule.shown else ''}"
        what = (place, rule.id, outcome, score, conditions)
        rows.append(row(*what, rule.because, rule.measured, rate, said.rationale))
    numbers = ("place", "similarity from", "accepted to miss in %")
    heads = fields(
        "place", "rule", "outcome", "similarity from", "besides", "because", "measured",
        "accepted to miss in %", "why that is accepted", numbers=numbers,
    )  # fmt: skip
    title = "Every rule, in the order in which they are asked"
    source = (
        f"decision.toml {table.version}, compared from {table.compare_from:g}; assurance.toml "
        f"{duties.assurance(ground.rules).version}; rules {ground.rules.digest[:10]}"
    )
    found = Table("thresholds", title, heads, tuple(rows))
    return Section(
        "thresholds", "Thresholds and their reasons", (_ORDER,), (), (found,), source
    )


def _conditions(when: When) -> Iterator[str]:
    """Say what else a rule asks, in words."""
    lists = (
        ("agree", when.needs),
        ("don't contradict", when.unless),
        ("one contradicts", when.contradicted_by_any),
        ("kind", when.types),
        ("compared by", when.manners),
        ("category", when.categories),
    )
    for word, values in lists:
        if values:
            yield f"{word}: {', '.join(str(value).replace('_', ' ') for value in values)}"
    if when.in_scope is not None:
        yield f"{'inside' if when.in_scope else 'outside'} the scope"
    if when.weak_alias is not None:
        yield "weak alias" if when.weak_alias else "no weak alias"
    if when.min_words:
        yield f"at least {when.min_words} words"
