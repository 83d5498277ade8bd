"""How does what is found grow with the false alerts, and is the stated confidence true?"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from screening.evaluate.cases import Group
from screening.evaluate.metrics import Measured, against, cut
from screening.evaluate.portfolio import weights
from screening.evaluate.shares import interval, share

RATES = (0.0, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1)
"""Shares of false alerts at which a curve is drawn."""
BINS = 10
SAMPLES_A_CLASS = 4


@dataclass(frozen=True, slots=True)
class Curve:
    """What one system finds of one group, at growing shares of false alerts."""

    group: Group
    system: int
    size: int
    """Cases of all classes together."""
    points: tuple[tuple[float, float], ...]
    """False alerts and found, both as shares."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Best matches that were given about the same confidence."""

    confidence: float
    """On average, weighed by how often each kind of case occurs among customers."""
    right: float
    """The share of them that was the party meant, weighed likewise."""
    size: int
    interval: tuple[float, float]
    """Where the share lies with 95 % certainty, by the number of cases that weigh alike."""


def curves(measured: Sequence[Measured], systems: int) -> tuple[Curve, ...]:
    """Give the curves of names alone and of real spellings, for every system."""
    return tuple(
        Curve(group, system, len(found), _points(measured, found, system))
        for group in (Group.PERSON, Group.ORGANISATION, Group.VESSEL, Group.REAL)
        if (found := [one for one in measured if one.case.group is group])
        for system in range(systems)
    )


def _points(
    measured: Sequence[Measured], found: Sequence[Measured], system: int
) -> tuple[tuple[float, float], ...]:
    """Hold each case against the unlisted names that its class is held against."""
    unlisted: dict[str, list[float]] = {against(one.case): [] for one in found}
    for one in measured:
        if one.case.group is Group.UNLISTED and one.case.kind in unlisted:
            unlisted[one.case.kind].append(one.by(system).top)
    if not all(unlisted.values()):
        return ()
    points = []
    for rate in RATES:
        lines = {kind: cut(scores, rate) for kind, scores in unlisted.items()}
        hits = share(one.by(system).right > lines[against(one.case)] for one in found)
        points.append((rate, hits.value))
    return tuple(points)


def calibration(measured: Sequence[Measured]) -> tuple[Bin, ...]:
    """Compare stated confidence with how often the best match was right, by tenths.

    Each case is weighed by how often its kind occurs among customers. Only alerts count.
    """
    bins: list[list[tuple[float, float, bool]]] = [[] for _ in range(BINS)]
    for one, weight in zip(measured, weights([m.case for m in measured]), strict=True):
        confidence = one.answer.confidence
        if confidence is not None and weight:
            is_right = one.answer.top_party in one.case.parties
            bins[min(int(confidence * BINS), BINS - 1)].append((weight, confidence, is_right))
    return tuple(_bin(held) for held in bins if held)


def _bin(held: Sequence[tuple[float, float, bool]]) -> Bin:
    total = sum(weight for weight, _, _ in held)
    stated = sum(weight * confidence for weight, confidence, _ in held) / total
    right = sum(weight for weight, _, is_right in held if is_right) / total
    alike = total**2 / sum(weight**2 for weight, _, _ in held)
    return Bin(stated, right, len(held), interval(right, alike))


def just_below(measured: Sequence[Measured], count: int) -> tuple[Measured, ...]:
    """Give the listed parties missed by least, and the unlisted that nearly alerted.

    At most so many of either, and few of a class, so that one class does not hide the others.
    """
    missed = [m for m in measured if m.answer.right and not m.answer.is_alert]
    spared = [
        m
        for m in measured
        if m.case.group is Group.UNLISTED and m.answer.top and not m.answer.is_alert
    ]
    missed.sort(key=lambda m: -m.answer.right)
    spared.sort(key=lambda m: -m.answer.top)
    return (*_of_each(missed)[:count], *_of_each(spared)[:count])


def _of_each(found: Sequence[Measured]) -> list[Measured]:
    seen: Counter[tuple[Group, str]] = Counter()
    kept = []
    for one in found:
        seen[one.case.group, one.case.kind] += 1
        if seen[one.case.group, one.case.kind] <= SAMPLES_A_CLASS:
            kept.append(one)
    return kept
