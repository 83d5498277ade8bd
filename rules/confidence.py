"""How sure is it that a query and a listed party are the same?

A logistic model of a few things that a match shows, with the coefficients of
`decision.toml`: of the matches that show the same on labelled pairs, so many were of
one party. `sanctions evaluate --calibrate` works the coefficients out anew.
"""

from dataclasses import dataclass, fields
from math import exp, log10

from db.records.screening import Match

COMMONEST, RAREST = -3.0, -8.0
"""Powers of ten between which the share of bearers of a name counts."""
_NOT_KOREAN = -5.0
"""What a name counts for of which it isn't known how many bear it."""
_MEASURED_FROM = 0.8
"""Scores below are taken for this one: too few were measured."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What a match shows, in numbers; also the coefficients that weigh it."""

    always: float
    exact: float
    """1 for the same name after folding."""
    likeness: float
    """The score above 0.8, in tenths."""
    rarity: float
    """How seldom the name is: powers of ten of the share of Koreans with a name that agrees."""
    birth_day: float
    birth_date: float
    birth_contradicts: float
    nationality: float
    identifier: float
    other_contradicts: float
    """Gender or kind of party."""


def signs(match: Match) -> Signs:
    """Say what a match shows."""
    agreeing, contradicting = match.agreeing(), match.contradicting()
    power = _NOT_KOREAN if match.bearers is None else log10(max(match.bearers, 1e-12))
    return Signs(
        always=1.0,
        exact=float(match.score == 1.0),
        likeness=(max(match.score, _MEASURED_FROM) - _MEASURED_FROM) * 10,
        rarity=COMMONEST - min(max(power, RAREST), COMMONEST),
        birth_day=float("birth_day" in agreeing),
        birth_date=float("birth_date" in agreeing),
        birth_contradicts=float("birth_date" in contradicting),
        nationality=float("nationality" in agreeing),
        identifier=float("identifier" in agreeing),
        other_contradicts=float(bool({"gender", "type"} & contradicting)),
    )


NAMES = tuple(field.name for field in fields(Signs))


def numbers(found: Signs) -> tuple[float, ...]:
    """Give the numbers in the order of `NAMES`."""
    return tuple(getattr(found, name) for name in NAMES)


def confidence(match: Match, weights: Signs) -> float:
    """Give the share of such matches that are the same party, from 0 to 1."""
    pairs = zip(numbers(signs(match)), numbers(weights), strict=True)
    logit = sum(value * weight for value, weight in pairs)
    return round(1 / (1 + exp(-min(max(logit, -30.0), 30.0))), 4)
