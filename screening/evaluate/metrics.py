"""What do the answers to many cases amount to?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from db.records.entry import PartyType
from screening.evaluate.asking import Answer
from screening.evaluate.cases import Case, Group
from screening.evaluate.shares import Share, share


@dataclass(frozen=True, slots=True)
class Measured:
    """A case, our answer to it, and the baselines' in their order."""

    case: Case
    answer: Answer
    others: tuple[Answer, ...] = ()

    def by(self, system: int) -> Answer:
        """Give the answer of one system: 0 is ours, then the baselines."""
        return self.others[system - 1] if system else self.answer


def cut(scores: Sequence[float], false_alerts: float) -> float:
    """Give the score above which at most this share of the unlisted lies.

    A case counts as found where it scores higher, not as high: the unlisted name on the line
    would be an alert too. Of too few names to make up the share, none may lie above.
    """
    ordered = sorted(scores, reverse=True)
    allowed = int(false_alerts * len(ordered))
    return ordered[allowed] if allowed < len(ordered) else 0.0


@dataclass(frozen=True, slots=True)
class Recall:
    """How one class of cases fares with one system."""

    at_bands: Share | None
    """Found as the system is shipped; `None` for a baseline without a threshold."""
    at_one_percent: Share | None
    """`None` where there are no unlisted names to hold the class against."""
    at_one_in_thousand: Share | None
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
    """How often one class of unlisted names raises an alert."""

    group: Group
    kind: str
    at_bands: Share
    dated: Share | None
    """The same once the dates of birth are known; `None` where nobody has one."""
    others: tuple[Share | None, ...] = ()
    """Of the baselines, as they are shipped; `None` for one without a threshold."""


@dataclass(frozen=True, slots=True)
class System:
    """What answers the cases: this tool, or a baseline."""

    name: str
    about: str
    """What it is, and of which version."""
    has_bands: bool
    """Whether it is shipped with a line of its own between alert and no alert."""


def class_rows(
    measured: Sequence[Measured], cuts: "Cuts", systems: Sequence[System]
) -> tuple[ClassRow, ...]:
    """Give a row for each class of listed parties' cases, in order of first appearance."""
    return tuple(
        ClassRow(
            group,
            kind,
            len(found),
            tuple(
                _recall(found, cuts.of(found[0].case, place), place, system)
                for place, system in enumerate(systems)
            ),
        )
        for (group, kind), found in grouped(measured).items()
        if group.is_positive
    )


def _recall(found: Sequence[Measured], cut: "Cut | None", place: int, system: System) -> Recall:
    answers = [one.by(place) for one in found]
    scores = [answer.right for answer in answers]
    return Recall(
        at_bands=share(a.is_alert for a in answers) if system.has_bands else None,
        at_one_percent=share(s > cut.one_percent for s in scores) if cut else None,
        at_one_in_thousand=share(s > cut.one_in_thousand for s in scores) if cut else None,
        first=share(a.rank == 1 for a in answers),
        alone=share(a.rank == 1 and a.is_alone for a in answers),
        reciprocal_rank=sum(1 / a.rank for a in answers if a.rank) / max(1, len(answers)),
    )


def alert_rows(measured: Sequence[Measured], systems: Sequence[System]) -> tuple[AlertRow, ...]:
    """Give a row for each class of unlisted names."""
    return tuple(
        _alert_row(group, kind, found, systems)
        for (group, kind), found in grouped(measured).items()
        if not group.is_positive
    )


def _alert_row(
    group: Group, kind: str, found: Sequence[Measured], systems: Sequence[System]
) -> AlertRow:
    at_bands, *others = (
        share(one.by(place).is_alert for one in found) if system.has_bands else None
        for place, system in enumerate(systems)
    )
    dated = [one.answer.is_dated_alert for one in found if one.case.born]
    ours = at_bands or Share(0, 0)
    return AlertRow(group, kind, ours, share(dated) if dated else None, tuple(others))


def grouped(measured: Iterable[Measured]) -> dict[tuple[Group, str], list[Measured]]:
    """Put cases of one class together."""
    found: dict[tuple[Group, str], list[Measured]] = {}
    for one in measured:
        found.setdefault((one.case.group, one.case.kind), []).append(one)
    return found


@dataclass(frozen=True, slots=True)
class Cut:
    """At which scores a system makes 1 % and 0.1 % false alerts among some unlisted names."""

    kind: str
    """Of the unlisted names."""
    size: int
    """How many of them there are."""
    one_percent: float
    one_in_thousand: float


@dataclass(frozen=True, slots=True)
class Cuts:
    """The lines of every system.

    Persons are held against South Koreans, organisations against companies and ships against
    ships: against the unlisted names that are hardest to tell from them.
    """

    known: tuple[tuple[Cut, ...], ...]
    """Those of each system."""

    def of(self, case: Case, system: int) -> Cut | None:
        """Give the line that a case is held against; `None` where nothing is."""
        kind = against(case)
        return next((cut for cut in self.known[system] if cut.kind == kind), None)


_OF_GROUP = {
    Group.PERSON: "south_korean",
    Group.ORGANISATION: "company",
    Group.VESSEL: "ship",
}
_OF_TYPE = {
    PartyType.PERSON: "south_korean",
    PartyType.ORGANISATION: "company",
    PartyType.VESSEL: "ship",
    PartyType.UNKNOWN: "company",
}


def against(case: Case) -> str:
    """Name the kind of unlisted names that a case is held against.

    Empty for persons of whom more is known than the name: a score is one of names alone, and
    what a date or a nationality settles shows at the bands.
    """
    return _OF_TYPE[case.type] if case.type is not None else _OF_GROUP.get(case.group, "")


def cuts(measured: Sequence[Measured], systems: int) -> Cuts:
    """Find the lines from the unlisted names; homonyms and near misses are no part of it."""
    unlisted = {
        kind: found
        for (group, kind), found in grouped(measured).items()
        if group is Group.UNLISTED and kind in _OF_TYPE.values()
    }
    return Cuts(
        tuple(
            tuple(
                _cut(kind, [one.by(system).top for one in found])
                for kind, found in unlisted.items()
            )
            for system in range(systems)
        )
    )


def _cut(kind: str, scores: Sequence[float]) -> Cut:
    return Cut(kind, len(scores), cut(scores, 0.01), cut(scores, 0.001))
