"""Which entries are about one party, by the rules and by what persons decided?

Joins are made in the order of their strength. Two groups of entries become one only where
nothing speaks against any pair of them, so that a chain of good joins never holds two parties
together that differ. Borne with is what a rule or a person joins all the same, and whatever
speaks against an entry that a person joined to another.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from db.records.entry import Entry
from db.records.subject import (
    EntryKey,
    Join,
    JoinDecision,
    JoinLevel,
    SharedFact,
    Subject,
    Verdict,
)
from rules.subjects import SubjectTable, decide
from screening.subjects.candidates import in_order, pairs
from screening.subjects.compare import Pair, stands_in
from screening.subjects.crowd import Crowd, crowd
from screening.subjects.decided import Decided, decided
from screening.subjects.particulars import Particulars, Reading, Regimes, listing_date

_STRENGTH = tuple(JoinLevel)


def resolve(
    entries: Iterable[Entry],
    table: SubjectTable,
    regimes: Regimes,
    decisions: Sequence[JoinDecision] = (),
) -> list[Subject]:
    """Give every subject that has more than one entry or some doubt, in the order of its id.

    An entry that no subject holds stands alone: it is its own.
    """
    reading = Reading(regimes, listing_date(table.listing_words))
    found = [reading.of(entry) for entry in entries]
    place = in_order(found)
    found.sort(key=lambda one: place[one.key])
    by_key = {one.key: one for one in found}
    said = decided([one.entry for one in found], decisions)
    around = crowd(found)
    joins = dict(_joins(found, table, around, said))
    groups = _Groups(by_key, joins, table, around, said)
    for join in sorted(joins.values(), key=lambda j: _order(j, table, place)):
        groups.add(join)
    return sorted(groups.subjects(place), key=lambda subject: place[subject.members[0]])


def _joins(
    found: Sequence[Particulars], table: SubjectTable, around: Crowd, said: Decided
) -> Iterable[tuple[frozenset[EntryKey], Join]]:
    """Give what a rule or a person says of each pair of which anything is said."""
    for one, other in pairs(found):
        if (join := judged(Pair(one, other, table, around))) is not None:
            yield frozenset({one.key, other.key}), join
    by_key = {one.key: one for one in found}
    for together in said.joined:
        decision = said.by_pair[together]
        pair = Pair(by_key[decision.one], by_key[decision.other], table, around)
        yield together, _as_decided(pair, decision)


def _as_decided(pair: Pair, decision: JoinDecision) -> Join:
    return Join(
        pair.one.key,
        pair.other.key,
        JoinLevel.DECIDED,
        "decision",
        pair.table.version,
        decision.reason,
        _facts(pair.agreeing),
        _facts(pair.contradicting),
        by=decision.by,
        at=decision.at,
    )


def judged(pair: Pair) -> Join | None:
    """Say by which rule two entries are joined, or may be; `None` where no rule holds."""
    agreeing, against = pair.agreeing, pair.contradicting
    kinds = {*against} if "name" in agreeing else {*against, "name"}
    is_within = pair.one.key.list == pair.other.key.list
    types = {pair.one.entry.type, pair.other.entry.type}
    rule = decide(pair.table.rules, types, agreeing, kinds, is_within=is_within)
    if rule is None:
        return None
    return Join(
        pair.one.key,
        pair.other.key,
        rule.level,
        rule.id,
        pair.table.version,
        rule.because,
        _facts(agreeing),
        _facts(against),
    )


def _facts(found: Mapping[str, SharedFact]) -> tuple[SharedFact, ...]:
    return tuple(dict.fromkeys(found[kind] for kind in sorted(found)))


def _order(
    join: Join, table: SubjectTable, place: dict[EntryKey, int]
) -> tuple[int, int, bool, int, int, int]:
    """Give the better founded joins first: by rule, and by what else agrees."""
    rules = [rule.id for rule in table.rules]
    rule = rules.index(join.rule) if join.rule in rules else -1
    is_first = any(fact.kind == "primary_name" for fact in join.agreeing)
    one, other = sorted((place[join.one], place[join.other]))
    return _STRENGTH.index(join.level), rule, not is_first, -len(join.agreeing), one, other


@dataclass(slots=True)
class _Groups:
    """Entries, as far as they have been put together."""

    by_key: dict[EntryKey, Particulars]
    joins: dict[frozenset[EntryKey], Join]
    table: SubjectTable
    around: Crowd
    said: Decided
    groups: dict[EntryKey, set[EntryKey]] = field(default_factory=dict)
    made: list[Join] = field(default_factory=list)
    doubts: list[Join] = field(default_factory=list)

    def add(self, join: Join) -> None:
        """Join two entries with all that they stand with, unless something speaks against."""
        decision = self.said.by_pair.get(frozenset({join.one, join.other}))
        if decision is not None and decision.verdict is Verdict.SPLIT:
            self.doubts.append(_held_apart(join, decision))
            return
        if not join.level.joins:
            self.doubts.append(join)
            return
        one, other = self._group(join.one), self._group(join.other)
        if one is other:
            self.made.append(join)
        elif because := self._against(one, other, join):
            self.doubts.append(replace(join, level=JoinLevel.POSSIBLE, because=because))
        else:
            one |= other
            self.groups.update(dict.fromkeys(other, one))
            self.made.append(join)

    def _group(self, key: EntryKey) -> set[EntryKey]:
        return self.groups.setdefault(key, {key})

    def _against(self, one: set[EntryKey], other: set[EntryKey], join: Join) -> str:
        """Say why two groups can't be of one party; empty where nothing speaks against it.

        What contradicts the join itself, and is borne with, counts for no other pair either.
        Nor does what speaks against an entry that a person joined, where a number or the
        publisher's own reference ties the one it was joined to. Where a person said that one
        list has the party twice, another may have it twice as well. An interim designation and
        an entry of its list's file may be one party.
        """
        borne = {fact.kind for fact in join.contradicting}
        is_sure = join.level in {JoinLevel.DECIDED, JoinLevel.CONFIRMED}
        vouched = self.said.vouched if is_sure else frozenset()
        is_twice = self._is_twice_on_a_list(one | other)
        for ours in sorted(one):
            for theirs in sorted(other):
                pair = frozenset({ours, theirs})
                decision = self.said.by_pair.get(pair)
                if decision is not None and decision.verdict is Verdict.SPLIT:
                    return f"{decision.by} decided that {ours} and {theirs} are two parties."
                if (other_join := self.joins.get(pair)) and other_join.level.joins:
                    continue
                if not vouched.isdisjoint(pair):
                    continue
                is_one_list = ours.list == theirs.list and not stands_in(ours, theirs)
                if is_one_list and not is_twice:
                    return f"{ours} and {theirs} stand apart on one list."
                beside = Pair(self.by_key[ours], self.by_key[theirs], self.table, self.around)
                against = sorted(beside.contradicting.items())
                for kind, fact in (pair for pair in against if pair[0] not in borne):
                    matter = kind.replace("_", " ")
                    return f"{ours} and {theirs} differ in {matter}: {fact.one}, {fact.other}."
        return ""

    def _is_twice_on_a_list(self, keys: set[EntryKey]) -> bool:
        """Whether a person joined two entries of one list among these."""
        return any(
            pair <= keys and len({key.list for key in pair}) == 1 for pair in self.said.joined
        )

    def subjects(self, place: dict[EntryKey, int]) -> Iterable[Subject]:
        """Give what came of it."""
        told = {key for join in self.doubts for key in (join.one, join.other)}
        groups = {id(g): g for g in map(self._group, sorted({*self.groups, *told}))}
        joins, doubts = _by_group(self.made, self.groups), _by_group(self.doubts, self.groups)
        for number, group in groups.items():
            members = tuple(sorted(group, key=lambda key: place[key]))
            doubted = tuple(
                join.of(key)
                for join in doubts.get(number, ())
                for key in (join.one, join.other)
                if key in group and not {join.one, join.other} <= group
            )
            if len(members) > 1 or doubted:
                made = tuple(joins.get(number, ()))
                yield Subject(str(members[0]), members, made, doubted)


def _by_group(
    joins: Iterable[Join], groups: Mapping[EntryKey, set[EntryKey]]
) -> dict[int, list[Join]]:
    """Give joins by the number of each group that has one of their entries."""
    found: dict[int, list[Join]] = {}
    for join in joins:
        for number in dict.fromkeys(id(groups[key]) for key in (join.one, join.other)):
            found.setdefault(number, []).append(join)
    return found


def _held_apart(join: Join, decision: JoinDecision) -> Join:
    return replace(
        join,
        level=JoinLevel.POSSIBLE,
        rule="decision",
        because=f"{decision.by} decided that these are two parties: {decision.reason}",
        by=decision.by,
        at=decision.at,
    )
