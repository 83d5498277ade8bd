"""Who holds what of whom, and who controls whom, above one body on one day? Pure."""

from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from db.records.ownership import Chain, Control, Holding

MOST = 12
"""So many chains, names and remarks are shown."""

Edges = Mapping[str, Mapping[str, object]]
"""By name of who is below: whoever is right above."""


@dataclass(frozen=True, slots=True)
class Stake:
    """All that one party has of one body, its own and through nominees."""

    owner: str
    known: float
    is_unknown: bool
    """Whether it has a share of unknown size, besides what is known."""
    joint: frozenset[str]
    """With whom any of it is held jointly."""
    nominees: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is in force on the day; names are keys, and `printed` gives their spelling."""

    body: str
    on: date
    printed: Mapping[str, str]
    listed: frozenset[str]
    """On the day, the body itself left out: its own listing says nothing of its owners."""
    stakes: Mapping[str, Mapping[str, Stake]]
    """By the body they are of, and by owner."""
    controls: Mapping[str, Mapping[str, str]]
    """By who is controlled: who controls it, and how."""
    above: tuple[str, ...]
    """Whoever is above the body, those furthest up first as far as that can be."""

    def rest(self, name: str) -> float:
        """How much of a body is not known to be anybody's."""
        return max(0.0, 100 - self.total(name))

    def total(self, name: str) -> float:
        """How much of a body is known to be somebody's."""
        return sum(stake.known for stake in self.stakes.get(name, {}).values())


def key(name: str) -> str:
    """Give a name as it is compared."""
    return " ".join(name.casefold().split())


def first_days(listed: Mapping[str, date | None]) -> dict[str, date]:
    """Give the first day of each listed party, the first day of all for *always*."""
    since: dict[str, date] = {}
    for name, day in listed.items():
        since[key(name)] = min(since.get(key(name), date.max), day or date.min)
    return since


def facts(
    body: str,
    holdings: Sequence[Holding],
    controls: Sequence[Control],
    since: Mapping[str, date],
    on: date,
) -> Facts:
    """Put together what holds on the day; `since` is what `first_days` gives."""
    named = [body, *(name for one in holdings for name in (one.holder, one.owner, one.owned))]
    named += [name for one in controls for name in (one.controller, one.controlled)]
    stakes = _stakes([one for one in holdings if one.is_in_force(on)])
    power = _power([one for one in controls if one.is_in_force(on)])
    return Facts(
        key(body),
        on,
        {key(name): " ".join(name.split()) for name in reversed(named)},
        frozenset(name for name, day in since.items() if day <= on and name != key(body)),
        stakes,
        power,
        _from_above(key(body), (stakes, power)),
    )


def _stakes(holdings: Sequence[Holding]) -> dict[str, dict[str, Stake]]:
    principals = {(key(h.owned), key(h.owner)): key(h.holder) for h in holdings}
    parcels: defaultdict[tuple[str, str], list[Holding]] = defaultdict(list)
    for one in holdings:
        parcels[key(one.owned), key(one.holder)].append(one)
    found: defaultdict[str, dict[str, Stake]] = defaultdict(dict)
    for (owned, owner), held in parcels.items():
        joint = [key(name) for one in held for name in one.jointly_with]
        found[owned][owner] = Stake(
            owner,
            sum(one.share for one in held if one.share is not None),
            any(one.share is None for one in held),
            frozenset(principals.get((owned, name), name) for name in joint),
            tuple(dict.fromkeys(key(one.owner) for one in held if one.nominee_for)),
        )
    return dict(found)


def _power(controls: Iterable[Control]) -> dict[str, dict[str, str]]:
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for one in controls:
        ways = found[key(one.controlled)]
        said = (ways.get(key(one.controller), ""), one.how.strip(" ."))
        ways[key(one.controller)] = "; ".join(filter(None, said))
    return dict(found)


def _from_above(body: str, edges: Collection[Edges]) -> tuple[str, ...]:
    """Walk up from the body and give whoever is met, each after those above it."""
    seen, order = {body}, list[str]()
    walk = [(body, _right_above(body, edges))]
    while walk:
        name, waiting = walk[-1]
        if (above := next((one for one in waiting if one not in seen), None)) is not None:
            seen.add(above)
            walk.append((above, _right_above(above, edges)))
        else:
            order.append(name)
            walk.pop()
    return tuple(order[:-1])


def _right_above(name: str, edges: Iterable[Edges]) -> Iterator[str]:
    return iter([above for edge in edges for above in edge.get(name, ())])


def chains(facts: Facts, through: Collection[str]) -> tuple[Chain, ...]:
    """Give the shortest paths from listed owners to the body through some parties.

    A path ends at the first listed owner. Each party is passed a few times at most, so that
    a net of holdings doesn't take for ever.
    """
    waiting: deque[tuple[str, ...]] = deque([(facts.body,)])
    passed: Counter[str] = Counter()
    found: list[Chain] = []
    while waiting and len(found) < MOST:
        path = waiting.popleft()
        for owner in facts.stakes.get(path[0], {}):
            if owner in facts.listed:
                found.append(_chain(facts, (owner, *path)))
            elif owner in through and passed[owner] < MOST and owner not in path:
                passed[owner] += 1
                waiting.append((owner, *path))
    return tuple(found[:MOST])


def _chain(facts: Facts, path: tuple[str, ...]) -> Chain:
    held = [facts.stakes[below][above] for above, below in pairwise(path)]
    return Chain(
        tuple(facts.printed[name] for name in path),
        tuple(None if stake.is_unknown else round(stake.known, 6) for stake in held),
    )
