"""Which facts do several statements of an entry state, each once?"""

from collections.abc import Iterable
from dataclasses import replace

from db.records.fact import Fact


def once(facts: Iterable[Fact]) -> list[Fact]:
    """Give what two statements print alike once, and an office as the one that calls it over.

    Both statements are its sources then.
    """
    first: dict[Fact, Fact] = {}
    for fact in facts:
        first.setdefault(replace(fact, sources=()), fact)
    over = {_office(fact): fact for fact in first.values() if fact.is_former and fact.role}
    told: dict[Fact, Fact] = {}
    for fact in first.values():
        former = over.get(_office(fact), fact) if fact.role else fact
        known = told.get(former, former)
        more = () if fact is former else fact.sources
        told[former] = replace(known, sources=(*known.sources, *more))
    return list(told.values())


def _office(fact: Fact) -> tuple[str, str, frozenset[str]]:
    return fact.kind, fact.role.casefold(), frozenset(fact.terms)
