"""What do the answers to many cases amount to, and how sure are the figures?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from screening.evaluate.asking import Answer
from screening.evaluate.cases import Case, Group

Z = 1.96
"""Standard errors to either side for an interval of 95 %."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A case, our answer to it, and the baselines' in their order."""

    case: Case
    answer: Answer
    others: tuple[Answer, ...] = ()

    def by(self, system: int) -> Answer:
        """Give the answer of one system: 0 is ours, then the baselines."""
        return self.others[system - 1] if system else self.answer


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many, with Wilson's interval of 95 %."""

    hits: int
    size: int

    @property
    def value(self) -> float:
        """The share; 0 of nothing."""
        return self.hits / self.size if self.size else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Where the share of all such cases lies, with 95 % certainty."""
        return interval(self.value, self.size)


def interval(value: float, size: float) -> tuple[float, float]:
    """Give Wilson's interval of 95 % for a share found in so many cases."""
    if not size:
        return 0.0, 1.0
    middle = value + Z * Z / (2 * size)
    spread = Z * sqrt(value * (1 - value) / size + Z * Z / (4 * size * size))
    below = 1 + Z * Z / size
    return max(0.0, (middle - spread) / below), min(1.0, (middle + spread) / below)


def share(hits: Iterable[bool]) -> Share:
    """Count."""
    found = list(hits)
    return Share(sum(found), len(found))


def cut(scores: Sequence[float], false_alerts: float) -> float:
    """Give the score above which at most this share of the unlisted lies.

    A case counts as found where it scores higher, not as high: the unlisted name on the line
    would be an alert too.
    """
    ordered = sorted(scores, reverse=True)
    allowed = int(false_alerts * len(ordered))
    return ordered[allowed] if allowed < len(ordered) else 0.0


@dataclass(frozen=True, slots=True)
class Recall:
    """How one class of cases fares with one system."""

    at_bands: Share | None
    """Found at the shipped bands; `None` for a baseline, which has none."""
    at_one_percent: Share
    at_one_in_thousand: Share
    first: Share
    """No other party scored higher than the right one."""
    alone: Share
    """All others scored lower."""
    reciprocal_rank: float


@dataclass(frozen=True, slots=True)
class ClassRow:
    """One class of cases, with every system."""

    group: Group
    kind: str
    size: int
    systems: tuple[Recall, ...]


@dataclass(frozen=True, slots=True)
class AlertRow:
    """How often one class of unlisted names raises an alert, with the bands and at a score."""

    group: Group
    kind: str
    at_bands: Share
    dated: Share
    """The same once the dates of birth are known."""


def class_rows(
    measured: Sequence[Measured], cuts: "Cuts", systems: int
) -> tuple[ClassRow, ...]:
    """Give a row for each class of listed parties' cases, in order of first appearance."""
    return tuple(
        ClassRow(
            group,
            kind,
            len(found),
            tuple(_recall(found, cuts, group, system) for system in range(systems)),
        )
        for (group, kind), found in grouped(measured).items()
        if group.is_positive
    )


def _recall(found: Sequence[Measured], cuts: "Cuts", group: Group, system: int) -> Recall:
    answers = [one.by(system) for one in found]
    one, thousandth = cuts.of(group, system)
    return Recall(
        at_bands=None if system else share(a.is_alert for a in answers),
        at_one_percent=share(a.right > one for a in answers),
        at_one_in_thousand=share(a.right > thousandth for a in answers),
        first=share(a.rank == 1 for a in answers),
        alone=share(a.rank == 1 and a.is_alone for a in answers),
        reciprocal_rank=sum(1 / a.rank for a in answers if a.rank) / max(1, len(answers)),
    )


def alert_rows(measured: Sequence[Measured]) -> tuple[AlertRow, ...]:
    """Give a row for each class of unlisted names."""
    return tuple(
        AlertRow(
            group,
            kind,
            share(one.answer.is_alert for one in found),
            share(one.answer.is_dated_alert for one in found),
        )
        for (group, kind), found in grouped(measured).items()
        if not group.is_positive
    )


def grouped(measured: Iterable[Measured]) -> dict[tuple[Group, str], list[Measured]]:
    """Put cases of one class together."""
    found: dict[tuple[Group, str], list[Measured]] = {}
    for one in measured:
        found.setdefault((one.case.group, one.case.kind), []).append(one)
    return found


@dataclass(frozen=True, slots=True)
class Cuts:
    """At which scores each system makes 1 % and 0.1 % false alerts.

    Persons are held against South Koreans, organisations against companies and ships against
    ships: against the unlisted names that are hardest to tell from them.
    """

    known: dict[tuple[str, int], tuple[float, float]]
    """By kind of unlisted names and system."""

    def of(self, group: Group, system: int) -> tuple[float, float]:
        """Give the scores for 1 % and for 0.1 %; 1.0 where nothing was held against it."""
        return self.known.get((AGAINST[group], system), (1.0, 1.0))


AGAINST = {
    Group.PERSON: "south_korean",
    Group.REAL: "south_korean",
    Group.CORROBORATED: "south_korean",
    Group.ORGANISATION: "company",
    Group.VESSEL: "ship",
}
"""The kind of unlisted names that a group is held against."""


def cuts(measured: Sequence[Measured], systems: int) -> Cuts:
    """Find the lines from the unlisted names; homonyms and near misses are no part of it."""
    known: dict[tuple[str, int], tuple[float, float]] = {}
    for (group, kind), found in grouped(measured).items():
        if group is Group.UNLISTED:
            for system in range(systems):
                scores = [one.by(system).top for one in found]
                known[kind, system] = cut(scores, 0.01), cut(scores, 0.001)
    return Cuts(known)
