"""Which cases does an evaluation consist of?"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
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
from screening.evaluate.real_cases import not_listed, real_cases
from screening.evaluate.ship_cases import other_numbers, ship_cases
from screening.evaluate.world_negatives import world_negatives

OTHERS_SHARE = 4
"""For so many South Koreans there is one name of each other kind."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an officer asked to have measured."""

    half: Half = Half.HELD_OUT
    seed: int = 1
    per_class: int = 200
    negatives: int = 20_000
    """South Koreans made up for both halves together."""
    classes: tuple[str, ...] = ()
    """Only these classes; all where there are none."""
    baselines: tuple[str, ...] = ()
    searched: int = 0
    """So many random names, and every case, are compared with every entry besides."""


def cases_of(indexed: Sequence[IndexedEntry], plan: Plan) -> tuple[Case, ...]:
    """Give every case of the plan, from all entries in and outside the DPRK scope."""
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
    wanted = (case for case in made if not plan.classes or case.kind in plan.classes)
    everybody = {noise.words(name.text) for one in indexed for name in one.entry.names}
    return (*wanted, *_unlisted(entries, everybody, listed, known, plan))


def _unlisted(
    entries: Sequence[Entry],
    everybody: Collection[str],
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
        world_negatives(everybody, seed=plan.seed, count=several),
        other_numbers(ships, seed=plan.seed),
    )
    yield from (c for c in drawn if plan.half in {Half.ALL, half_of(c.made_from)})
    yield from near_names(own, same, seed=plan.seed, count=several // 2)
    yield from near_organisations(chosen, seed=plan.seed)
    yield from not_listed(same, plan.half)
