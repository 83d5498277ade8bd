"""Is a body owned or controlled by listed parties, as each regime sees it? Pure.

Tier by tier: a body that passes the regime's test counts as blocked, and all that it holds
counts for the next one. Who counts is worked out from the listed parties downwards until
nothing changes, so that bodies which only hold one another block nobody; and the body asked
about never counts among its own owners. It is done twice: for what is certain, and for what
may be where a share isn't known. Between the two, the answer is *undetermined*.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from db.records.ownership import Answer, Control, Holding, OwnershipFinding
from rules import ownership_words as words
from rules.catalogue import OwnershipTest
from rules.ownership_facts import MOST, Facts, Stake, chains, facts, first_days
from rules.ownership_words import Blocked, Tally

_HALF = 50.0
"""What must be exceeded under a regime that gives no figure."""

_Group = tuple[Stake, ...]
"""Stakes in one body that a regime adds."""


def findings(
    body: str,
    holdings: Sequence[Holding],
    controls: Sequence[Control],
    listed: Mapping[str, date | None],
    tests: Sequence[OwnershipTest],
    on: date,
) -> tuple[OwnershipFinding, ...]:
    """Say for each regime whether listed parties own or control the body on that day.

    `listed` gives the day since when each party is listed, `None` for always. Names are
    compared without regard to case and to blanks. A share that nobody can have is a
    `ValueError`.
    """
    for one in holdings:
        if one.share is not None and not 0 <= one.share <= 100:
            raise ValueError(
                f"{one.owner} can't hold {one.share} % of {one.owned}: a share is 0 to 100 %"
            )
    since = first_days(listed)
    known = facts(body, holdings, controls, since, on)
    remarks = words.remarks(known, holdings, since)
    return tuple(_finding(known, test, remarks) for test in tests)


def _finding(known: Facts, test: OwnershipTest, remarks: str) -> OwnershipFinding:
    reading = _Reading(known, test)
    tally = reading.tally()
    said = [words.owned(known, test, tally)]
    controlled: Answer | None = None
    if test.has_control_test:
        controlled, because = _controlled(_Reading(known, test, by_control=True), tally.answer)
        said.append(because)
    is_cleared = tally.answer is Answer.NO
    return OwnershipFinding(
        test.regime,
        test.title,
        tally.answer,
        controlled,
        " ".join(filter(None, [*said, remarks])),
        chains(known, known.above if is_cleared else tally.maybe),
        test.is_verified,
    )


def _controlled(reading: "_Reading", owned: Answer) -> tuple[Answer, str]:
    """Say whether a party that counts controls the body, itself or through who owns it."""
    known, tally = reading.facts, reading.tally()
    ways = known.controls.get(known.body, {})
    by_shares = words.owned(known, reading.test, tally, by_control=True)
    if sure := ways.keys() & tally.sure.keys():
        return Answer.YES, words.controlled(known, tally, sorted(sure))
    if tally.answer is Answer.YES and owned is not Answer.YES:
        return Answer.YES, f"Control passes on by shares. {by_shares}"
    if maybe := ways.keys() & tally.maybe.keys():
        return Answer.UNDETERMINED, words.controlled(known, tally, sorted(maybe))
    if tally.answer is Answer.UNDETERMINED and owned is Answer.NO:
        return Answer.UNDETERMINED, f"Control may pass on by shares. {by_shares}"
    return Answer.NO, words.not_controlled(known)


@dataclass(frozen=True, slots=True)
class _Reading:
    """The facts as one regime reads them, by shares alone or by control as well."""

    facts: Facts
    test: OwnershipTest
    by_control: bool = False

    def tally(self) -> Tally:
        """Say what the shares in the body come to, and what that means."""
        body, sure, maybe = self.facts.body, self._blocked(), self._blocked(possibly=True)
        certain = max(self._groups(body, sure), key=_known, default=())
        groups = self._groups(body, maybe)
        answer, shown = Answer.NO, tuple(stake for group in groups for stake in group)
        if self._meets(certain):
            answer, shown = Answer.YES, certain
        elif any(self._may_meet(body, group) for group in groups):
            answer = Answer.UNDETERMINED
        most = max((self._most(body, group) for group in groups), default=0.0)
        return Tally(answer, shown, _known(certain), most, len(groups) > 1, sure, maybe)

    def _meets(self, group: _Group) -> bool:
        return bool(group) and self._passes(_known(group))

    def _may_meet(self, name: str, group: _Group) -> bool:
        """Whether the shares may pass; where there is no figure, any share may."""
        if self.test.at_least is None and self.test.more_than is None:
            return any(stake.known > 0 or stake.is_unknown for stake in group)
        return self._passes(self._most(name, group))

    def _most(self, name: str, group: _Group) -> float:
        """How much of a body the shares may come to."""
        is_unknown = any(stake.is_unknown for stake in group)
        return _known(group) + (self.facts.rest(name) if is_unknown else 0)

    def _passes(self, total: float) -> bool:
        if self.test.at_least is not None:
            return round(total, 6) >= self.test.at_least
        return round(total, 6) > (_HALF if self.test.more_than is None else self.test.more_than)

    def _blocked(self, *, possibly: bool = False) -> Blocked:
        """Give who counts, with the listed parties behind each: for certain, or possibly."""
        found = {name: frozenset({name}) for name in self.facts.listed}
        is_changed = True
        while is_changed:
            is_changed = False
            for name in self.facts.above:
                before = found.get(name, frozenset())
                if before and self.test.aggregates == "all":
                    continue  # who is behind it matters only where shares aren't all added
                now = before | self._behind(name, found, possibly=possibly)
                if len(now) > len(before):
                    found[name] = now
                    is_changed = True
        return found

    def _behind(self, name: str, found: Blocked, *, possibly: bool) -> frozenset[str]:
        """Give the listed parties because of whom a body counts; none where it doesn't."""
        owners = {
            stake.owner
            for group in self._groups(name, found)
            if (self._may_meet(name, group) if possibly else self._meets(group))
            for stake in group
        }
        if self.by_control:
            owners |= found.keys() & self.facts.controls.get(name, {}).keys()
        behind = frozenset[str]().union(*(found[owner] for owner in owners))
        return frozenset(sorted(behind)[:MOST]) if self.test.aggregates == "all" else behind

    def _groups(self, name: str, found: Blocked) -> list[_Group]:
        """Put those stakes in a body together that the regime adds.

        What a party has through bodies that count because of it is its own, under every
        regime. Joint are stakes of which one names the other's owner, and those of which
        one's owner controls the other's.
        """
        stakes = [s for s in self.facts.stakes.get(name, {}).values() if s.owner in found]
        if self.test.aggregates == "all" or len(stakes) < 2:
            return [tuple(stakes)] if stakes else []
        parents: dict[str, str] = {}
        for stake in stakes:
            links = set(found[stake.owner])
            if self.test.aggregates == "joint":
                links |= stake.joint & self.facts.stakes[name].keys() & found.keys()
                links |= self.facts.controls.get(stake.owner, {}).keys() & found.keys()
            for link in links:
                parents[_root(parents, link)] = _root(parents, stake.owner)
        together: defaultdict[str, list[Stake]] = defaultdict(list)
        for stake in stakes:
            together[_root(parents, stake.owner)].append(stake)
        return [tuple(group) for group in together.values()]


def _root(parents: dict[str, str], name: str) -> str:
    while (parent := parents.setdefault(name, name)) != name:
        parents[name] = name = parents[parent]
    return name


def _known(group: _Group) -> float:
    return sum(stake.known for stake in group)
