"""Which customers lie just below the line, of a sample that anybody can draw again?"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from db.records.customer import Customer
from db.records.screening import Match, Outcome
from db.store import customers as kept
from rules import duties
from rules.assurance_model import AssuranceTable
from screening.pack.ground import Ground
from screening.portfolio.record import query
from screening.report.sheet import Section, Table, Value, fields, row
from screening.service import Wish, answer
from screening.session import Session

_STEP = 0.05
"""The width of the intervals of similarity within which drawn customers are counted."""
_TITLE = "Samples below the line"


@dataclass(frozen=True, slots=True)
class Near:
    """A customer without an alert, beside the listed party that is most like it."""

    customer: Customer
    match: Match


@dataclass(frozen=True, slots=True)
class Sample:
    """Customers drawn at random, and what they were nearest to."""

    drawn: int
    of: int
    seed: int
    alerting: int
    """Of those drawn: how many have an alert, and so lie above the line."""
    near: tuple[Near, ...]
    """The others that are like a listed party at all, the most similar first."""


def below(ground: Ground) -> Section:
    """Draw customers in force, and show those nearest to the line without an alert."""
    if ground.session is None:
        return Section("below", _TITLE, ("Nothing can be screened: no list is loaded.",))
    table = duties.assurance(ground.rules)
    found = sample(ground, ground.session, table)
    said = (
        f"{found.drawn:,} of {found.of:,} customers in force were drawn with seed {found.seed} "
        f"and compared with the lists of today; {found.alerting} have an alert. Of the others "
        f"those most similar to a listed party stand here, {table.shown} at most, for somebody "
        "to look at: the share of true matches among them says what the line costs.",
        "The same seed, customers and lists draw the same sample; with --names it says who "
        "they are.",
    )
    if not found.drawn:
        return Section("below", _TITLE, ("There is no customer in force to draw.",))
    return Section(
        "below",
        _TITLE,
        said,
        (),
        (_bands(found, table.least), _shown(found, ground, table.shown)),
    )


def sample(ground: Ground, session: Session, table: AssuranceTable) -> Sample:
    """Draw customers, and give what each is nearest to."""
    seed = table.seed if ground.seed is None else ground.seed
    there = [
        (portfolio, customer.id)
        for portfolio in kept.portfolios(ground.store)
        for customer in kept.customers(ground.store, portfolio)
        if not customer.is_retired
    ]
    drawn = random.Random(seed).sample(there, min(table.sample, len(there)))  # noqa: S311 - no secret
    near, alerting = [], 0
    for customer in _customers(ground, drawn):
        match = _nearest(ground, session, customer, table.least)
        if isinstance(match, Match):
            near.append(Near(customer, match))
        alerting += match is Outcome.REVIEW
    near.sort(key=lambda one: (-one.match.score, one.customer.portfolio, one.customer.id))
    return Sample(len(drawn), len(there), seed, alerting, tuple(near))


def _customers(ground: Ground, drawn: Sequence[tuple[str, str]]) -> Iterator[Customer]:
    for portfolio in dict.fromkeys(portfolio for portfolio, _ in drawn):
        ids = [customer_id for name, customer_id in drawn if name == portfolio]
        yield from kept.customers(ground.store, portfolio, ids=ids)


def _nearest(
    ground: Ground, session: Session, customer: Customer, least: float
) -> Match | Outcome:
    """Give what a customer is nearest to below the line, or how it came out."""
    wish = Wish(scope=ground.settings.customers.scope, min_score=least, limit=1)
    found = answer(query(customer), session, wish, at=ground.at, by=ground.by)
    if found.outcome in {Outcome.MATCH, Outcome.REVIEW}:
        return Outcome.REVIEW
    matches = (one for one in (*found.matches, *found.discounted) if one.score >= least)
    return max(matches, key=lambda one: one.score, default=Outcome.NO_MATCH)


def _bands(found: Sample, least: float) -> Table:
    """Count the drawn customers without an alert by how near they come."""
    scores = [one.match.score for one in found.near]
    rows: list[tuple[Value, ...]] = []
    top = 1.0
    while top > least:
        low = max(round(top - _STEP, 2), least)
        count = sum(low <= score < top or score == top == 1.0 for score in scores)
        if rows or count:
            rows.append(row(f"{low:.2f} to {top:.2f}", count))
        top = low
    rest = found.drawn - found.alerting - len(found.near)
    rows.append(row(f"less than {least:.2f}, or not compared", rest))
    heads = fields("similarity to the nearest party", "customers", numbers=("customers",))
    title = "How near the drawn customers without an alert come to a listed party"
    return Table("below counts", title, heads, tuple(rows))


def _shown(found: Sample, ground: Ground, most: int) -> Table:
    whom = ("portfolio", "customer", "customer's name") if ground.has_names else ()
    rows = []
    for number, one in enumerate(found.near[:most], 1):
        entry, score = one.match.entry, round(one.match.score, 4)
        listed = (entry.list, entry.ref, entry.name, one.match.matched_name)
        rows.append(row(number, score, one.match.rule, *listed, *_whom(one, ground)))
    heads = fields(
        "sample", "similarity", "rule", "list", "reference", "listed party",
        "alias that is like it", *whom,
        numbers=("sample", "similarity"), keys=("list", "reference"),
    )  # fmt: skip
    return Table("below", "The nearest of them", heads, tuple(rows))


def _whom(one: Near, ground: Ground) -> tuple[Value, ...]:
    if not ground.has_names:
        return ()
    names = "; ".join(one.customer.fields.get("name", ()))
    return (one.customer.portfolio, one.customer.id, names)
