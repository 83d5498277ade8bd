"""Which cases does an evaluation consist of?"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from db.records.entry import Entry, PartyType
from db.records.screening import IndexedEntry
from screening.evaluate import noise
from screening.evaluate.bearers import Bearer, bearers, homonyms
from screening.evaluate.cases import Case
from screening.evaluate.corroborated import corroborated_cases
from screening.evaluate.korean_negatives import korean_negatives
from screening.evaluate.near_misses import near_names, near_organisations
from screening.evaluate.organisation_cases import organisation_cases
from screening.evaluate.parties import Half, Party, half_of, not_read, parties
from screening.evaluate.person_cases import person_cases
from screening.evaluate.readings import keys
from screening.evaluate.real_cases import not_listed, real_cases
from screening.evaluate.ship_cases import other_numbers, ship_cases
from screening.evaluate.world_negatives import world_negatives

OTHERS_SHARE = 4
"""For so many South Koreans there is one name of each other kind."""


PER_CLASS = 200
NEGATIVES = 20_000
"""What an evaluation of record has at least: with fewer the intervals say little."""


class NoSuchClassError(ValueError):
    """A class was asked for of which there is no case."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an officer asked to have measured."""

    half: Half = Half.HELD_OUT
    seed: int = 1
    per_class: int = PER_CLASS
    negatives: int = NEGATIVES
    """South Koreans made up for both halves together."""
    classes: tuple[str, ...] = ()
    """Only these classes; all where there are none."""
    baselines: tuple[str, ...] = ()
    searched: int = 0
    """So many random names, and every case, are compared with every entry besides."""

    @property
    def falls_short(self) -> str:
        """Why this is no evaluation of record, to be shown to a supervisor; empty if it is."""
        if self.half is Half.TUNING:
            return "it measures the half on which the rules were tuned"
        if self.classes:
            return "it measures some classes only"
        if self.per_class < PER_CLASS or self.negatives < NEGATIVES:
            return f"it has fewer than {PER_CLASS} cases a class or {NEGATIVES:,} South Koreans"
        return ""


def cases_of(indexed: Sequence[IndexedEntry], plan: Plan) -> tuple[Case, ...]:
    """Give every case of the plan, from all entries in and outside the DPRK scope.

    Raises `NoSuchClassError` where a class asked for has no case.
    """
    entries = [one.entry for one in indexed if one.is_in_scope]
    listed = parties(entries)
    chosen = [party for party in listed if plan.half in {Half.ALL, party.half}]
    known = bearers(listed, not_read())
    made = chain(
        person_cases(
            chosen, known, seed=plan.seed, per_class=plan.per_class, classes=plan.classes
        ),
        organisation_cases(
            chosen, seed=plan.seed, per_class=plan.per_class, classes=plan.classes
        ),
        ship_cases(chosen, entries, seed=plan.seed),
        real_cases(chosen),
        corroborated_cases(chosen, entries, known, seed=plan.seed, count=plan.per_class),
    )
    wanted = [case for case in made if not plan.classes or case.kind in plan.classes]
    if missing := set(plan.classes) - {case.kind for case in wanted}:
        every = cases_of(indexed, replace(plan, classes=(), per_class=1, negatives=0))
        kinds = dict.fromkeys(case.kind for case in every if case.group.is_positive)
        said = ", ".join(sorted(missing))
        raise NoSuchClassError(f"no case is of the class {said}; there are {', '.join(kinds)}")
    names = [name.text for one in indexed for name in one.entry.names]
    return (*wanted, *_unlisted(entries, _borne(names, homonyms(listed)), listed, known, plan))


def _borne(names: Collection[str], same: Collection[str]) -> Callable[[str], bool]:
    """Say of a name whether a listed party bears it: its words, its letters or its syllables.

    `Green Light` is the ship `Greenlight`; a Chinese Yong Kang is spelt as the South spells
    Kang Ryong.
    """
    listed = {key for name in names for key in (noise.words(name), noise.folded(name))}

    def is_borne(text: str) -> bool:
        is_listed = not listed.isdisjoint((noise.words(text), noise.folded(text)))
        return is_listed or any(key in same for key in keys(text))

    return is_borne


def _unlisted(
    entries: Sequence[Entry],
    is_listed: Callable[[str], bool],
    listed: Sequence[Party],
    known: Sequence[Bearer],
    plan: Plan,
) -> Iterator[Case]:
    """Give the names of those who are on no list; one half has half of what is made."""
    same = homonyms(listed)
    chosen = [party for party in listed if plan.half in {Half.ALL, party.half}]
    ids = {party.id for party in chosen}
    own = [bearer for bearer in known if bearer.party.id in ids]
    ships = [entry for entry in entries if entry.type is PartyType.VESSEL]
    several = plan.negatives // OTHERS_SHARE
    drawn = chain(
        korean_negatives(same, seed=plan.seed, count=plan.negatives),
        world_negatives(is_listed, seed=plan.seed, count=several),
        other_numbers(ships, seed=plan.seed),
    )
    yield from (c for c in drawn if plan.half in {Half.ALL, half_of(c.made_from)})
    yield from near_names(own, same, seed=plan.seed, count=several // 2)
    yield from near_organisations(chosen, seed=plan.seed)
    yield from not_listed(same, plan.half)
