"""What does a bank's file of customers look like?

Made up with a seed, in the shares of `MIX`: 2 % have South Korean names, one in a thousand is a
listed party spelt otherwise, and seven in a hundred stand twice, as they have two accounts.
People have a date of birth and a nationality, companies and ships have neither.
"""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from db.records.entry import PartyType
from db.records.screening import IndexedEntry
from screening.evaluate.bearers import bearers
from screening.evaluate.korean_negatives import a_birth_date, a_name, written
from screening.evaluate.organisation_cases import organisation_cases
from screening.evaluate.parties import not_read, parties
from screening.evaluate.person_cases import person_cases
from screening.evaluate.world_negatives import KINDS

HEADINGS = ("id", "name", "type", "birth_date", "nationality")
Customer = tuple[str, str, str, str]
"""Name, kind of party, date of birth, nationality."""
MIX = {
    "western": (0.45, "person", "US"),
    "russian": (0.06, "person", "RU"),
    "chinese": (0.10, "person", "CN"),
    "japanese": (0.03, "person", "JP"),
    "vietnamese": (0.04, "person", "VN"),
    "other": (0.14, "person", "IN"),
    "overseas_korean": (0.01, "person", "US"),
    "south_korean": (0.02, "person", "KR"),
    "company": (0.14, "organisation", ""),
    "ship": (0.01, "vessel", ""),
}
"""For each kind of name: its share, the kind of party, and a nationality."""
LISTED_SHARE, TWICE_SHARE = 0.001, 0.07
_REMEMBERED = 5_000
_PER_CLASS = 40


def write(path: Path, indexed: Sequence[IndexedEntry], *, seed: int, count: int) -> None:
    """Write a file of customers as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        for number, customer in enumerate(customers(indexed, seed=seed, count=count)):
            writer.writerow((f"C{number:07}", *customer))


def customers(indexed: Sequence[IndexedEntry], *, seed: int, count: int) -> Iterator[Customer]:
    """Give customers; the same ones for the same lists and seed."""
    random = Random(f"{seed} customers")  # noqa: S311 - the same must come again
    listed = _listed(indexed, seed)
    kinds, shares = list(MIX), [share for share, _, _ in MIX.values()]
    before: list[Customer] = []
    for _ in range(count):
        chance = random.random()
        if before and chance < TWICE_SHARE:
            yield random.choice(before)
            continue
        if chance > 1 - LISTED_SHARE:
            made = random.choice(listed)
        else:
            made = _unlisted(random, random.choices(kinds, shares)[0])
        if len(before) < _REMEMBERED:
            before.append(made)
        else:
            before[random.randrange(_REMEMBERED)] = made
        yield made


def _unlisted(random: Random, kind: str) -> Customer:
    _, party, nationality = MIX[kind]
    born = a_birth_date(random) if nationality else ""
    return _name(random, kind), party, born, nationality


def _name(random: Random, kind: str) -> str:
    return written(random, a_name(random)) if kind == "south_korean" else KINDS[kind](random)


def _listed(indexed: Sequence[IndexedEntry], seed: int) -> list[Customer]:
    """Give listed parties of the DPRK scope, spelt otherwise."""
    listed = parties([one.entry for one in indexed if one.is_in_scope])
    known = bearers(listed, not_read())
    persons = person_cases(listed, known, seed=seed, per_class=_PER_CLASS)
    bodies = organisation_cases(listed, seed=seed, per_class=_PER_CLASS)
    return [
        *((case.text, PartyType.PERSON.value, "", "KP") for case in persons),
        *((case.text, PartyType.ORGANISATION.value, "", "") for case in bodies),
    ]
