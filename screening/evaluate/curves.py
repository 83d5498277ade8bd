"""How does what is found grow with the false alerts, and is the stated confidence true?"""

from collections.abc import Sequence
from dataclasses import dataclass

from screening.evaluate.cases import Group
from screening.evaluate.metrics import AGAINST, Measured, Share, cut, share

RATES = (0.0, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1)
"""Shares of false alerts at which a curve is drawn."""
BINS = 10


@dataclass(frozen=True, slots=True)
class Curve:
    """What one system finds of one group, at growing shares of false alerts."""

    group: Group
    system: int
    points: tuple[tuple[float, float], ...]
    """False alerts and found, both as shares."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Best matches that were given about the same confidence."""

    confidence: float
    """On average."""
    right: Share
    """How many of them were the party that was meant."""


def curves(measured: Sequence[Measured], systems: int) -> tuple[Curve, ...]:
    """Give the curves of persons, organisations and real spellings, for every system."""
    return tuple(
        Curve(group, system, _points(measured, group, system))
        for group in (Group.PERSON, Group.ORGANISATION, Group.REAL)
        for system in range(systems)
    )


def _points(
    measured: Sequence[Measured], group: Group, system: int
) -> tuple[tuple[float, float], ...]:
    unlisted = [
        one.by(system).top
        for one in measured
        if one.case.group is Group.UNLISTED and one.case.kind == AGAINST[group]
    ]
    found = [one.by(system).right for one in measured if one.case.group is group]
    if not unlisted or not found:
        return ()
    lines = ((rate, cut(unlisted, rate)) for rate in RATES)
    return tuple((rate, share(score > line for score in found).value) for rate, line in lines)


def calibration(measured: Sequence[Measured]) -> tuple[Bin, ...]:
    """Compare stated confidence with how often the best match was right, by tenths.

    Empty where the tool states none. The share holds for the mix of these cases, in which
    listed parties are far more frequent than among customers.
    """
    stated = [
        (one.answer.confidence, one.answer.top_party in one.case.parties)
        for one in measured
        if one.answer.confidence is not None
    ]
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, is_right in stated:
        bins[min(int(confidence * BINS), BINS - 1)].append((confidence, is_right))
    return tuple(
        Bin(sum(c for c, _ in held) / len(held), share(right for _, right in held))
        for held in bins
        if held
    )


def just_below(measured: Sequence[Measured], count: int) -> tuple[Measured, ...]:
    """Give the listed parties missed by least, and the unlisted that nearly alerted."""
    missed = [m for m in measured if m.case.party and not m.answer.is_alert]
    spared = [
        m
        for m in measured
        if m.case.group is Group.UNLISTED and m.answer.top and not m.answer.is_alert
    ]
    missed.sort(key=lambda m: -m.answer.right)
    spared.sort(key=lambda m: -m.answer.top)
    return (*missed[:count], *spared[:count])
