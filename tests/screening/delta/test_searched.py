"""Does the delta find every pair that a full screening finds, of all scripts and spellings?"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

import pytest

from db.records.entry import (
    BirthDate,
    DatePrecision,
    Entry,
    Identifier,
    IdentifierKind,
    Nationality,
    PartialDate,
    PartyType,
    Statement,
    StatementKind,
)
from db.records.screening import Query, Scope
from screening.index import Index
from tests import factories
from tests.screening.delta.pairs import by_delta, in_full
from tests.screening.indexes import Indexes

PERSONS = (
    "KIM Yong Chol|김영철",
    "RI Je-son|Ri Che Son",
    "Ryu Jin|류진",
    "Son Mun San",
    "CHOE Song-il",
    "김정은|Kim Jong Un",
    "Ким Чен Ын",
    "王伟|Wang Wei",
    "Aleksandr KOZHEMYAKA|Александр Кожемяка",
    "Mohamed Ben Said AL-DJASEM",
    "محمد الجاسم",
    "Steven LEE",
    "J. K. Smith",
    "Tsang Yung Yuan|Neil Tsang",
    "Ri",
    "Vladimir Putin",
    "Juan de la Cruz y García",
    "Müller-Lüdenscheidt",
)
BODIES = (
    "Korea Ryonbong General Corporation|KRGC|조선련봉총회사",
    "Tanchon Commercial Bank|Changgwang Credit Bank",
    "Green Pine Associated",
    "Korea Mining Development Trading Corporation|KOMID",
    "Munitions Industry Department",
    "沈忠國際海運有限公司|Shen Zhong International Shipping",
    "Chang An Shipping & Technology",
    "Second Academy of Natural Sciences",
    "Foreign Trade Bank|FTB",
    "OOO Северная Звезда",
)
SHIPS = ("DONG FENG 6", "JI SONG 8", "Ul Ji Bong 6", "HAO FAN 2", "PAEK MA", "Chon Ma San")
NUMBERS = ("8606173", "D00000898", "FTBDKPPY", "654320045", "IMO 9009085")
UNLISTED = (
    *("Anna Lange", "Patrick Lee", "Elizabeth Williams", "Kim Min-jun", "박지성", "Lee Hye Gu"),
    *("Nguyen Thi Minh", "Иван Петров", "赖志超", "Blue Ocean Trading", "Steel Bank"),
    *("Ahmed Hassan", "Song Yong Nam", "O Brien", "河野幸子"),
)
LETTERS = "aeiouklmngrs김철ыの "


def _born(random: Random) -> PartialDate:
    year = random.randint(1958, 1964)
    if random.random() < 0.5:
        return PartialDate(
            str(year), DatePrecision.YEAR, date(year, 1, 1), date(year, 12, 31), False
        )
    day = date(year, random.randint(1, 12), random.randint(1, 28))
    return PartialDate(day.isoformat(), DatePrecision.DAY, day, day, False)


def _entries(random: Random) -> Iterator[tuple[Entry, str]]:
    """Give entries that have some of these names, each with its part of the index."""
    kinds = (
        (PartyType.PERSON, PERSONS),
        (PartyType.ORGANISATION, BODIES),
        (PartyType.VESSEL, SHIPS),
        (PartyType.UNKNOWN, (*PERSONS[:4], *BODIES[:2])),
    )
    for kind, names in kinds:
        for number, listed in enumerate(names):
            is_person = kind is PartyType.PERSON
            is_owner = kind is PartyType.ORGANISATION and random.random() < 0.5
            remark = f"Owner of the vessel {random.choice(SHIPS)}, IMO {NUMBERS[0]}."
            chosen = random.choice(NUMBERS) if random.random() < 0.3 else ""
            yield (
                factories.entry(
                    f"{kind}.{number}",
                    listed.split("|"),
                    type=kind,
                    birth_dates=(BirthDate(_born(random)),) if is_person else (),
                    nationalities=(Nationality("KP", "KP"),) * (random.random() < 0.3),
                    identifiers=(Identifier(chosen, IdentifierKind.OTHER),) if chosen else (),
                    statements=(Statement(StatementKind.REMARK, remark),) if is_owner else (),
                ),
                random.choice(("related", "related", "others", "mentions")),
            )


def _respelt(random: Random, name: str) -> str:
    """Write a name otherwise: words swapped, joined, cut to initials, with slips."""
    words = name.split()
    if random.random() < 0.4:
        random.shuffle(words)
    if random.random() < 0.2:
        words = [word[:1] if random.random() < 0.4 else word for word in words]
    if random.random() < 0.2:
        words.append(random.choice(("Kim", "General", "Ltd", "Maria", "Jr", "Bank", "6")))
    if random.random() < 0.15 and len(words) > 1:
        words.pop(random.randrange(len(words)))
    text = random.choice((" ", " ", " ", "-", "", ", ")).join(words)
    for _ in range(random.choice((0, 0, 1, 1, 2))):
        at = random.randrange(len(text)) if text else 0
        text = text[:at] + random.choice(LETTERS) + text[at + random.randint(0, 2) :]
    return random.choice((text, text, text.upper(), text.title()))


def _query(random: Random, number: int) -> Query:
    names = "|".join((*PERSONS, *BODIES, *SHIPS)).split("|")
    asked = [
        random.choice(UNLISTED) if random.random() < 0.1 else _respelt(random, one)
        for one in random.choices(names, k=random.choice((1, 1, 1, 2)))
    ]
    if random.random() < 0.05:
        asked.append(random.choice(NUMBERS))
    if random.random() < 0.05:
        asked[0] = f"General {asked[0]}, Ministry of Defence"
    kinds = (None, PartyType.PERSON, PartyType.ORGANISATION, PartyType.VESSEL)
    return Query(
        asked[0],
        str(number),
        random.choice(kinds),
        tuple(asked[1:]),
        (_born(random),) if random.random() < 0.5 else (),
        nationalities=("KP",) if random.random() < 0.3 else (),
        identifiers=(random.choice(NUMBERS),) if random.random() < 0.1 else (),
    )


@pytest.fixture
def index_of(tmp_path: Path) -> Iterator[Indexes]:
    made = Indexes(tmp_path)
    yield made
    made.close()


def _index(random: Random, index_of: Indexes) -> Index:
    parts: dict[str, list[Entry]] = {"related": [], "others": [], "mentions": []}
    for entry, part in _entries(random):
        parts[part].append(entry)
    return index_of(parts["related"], parts["others"], parts["mentions"])


@pytest.mark.parametrize("scope", list(Scope))
@pytest.mark.parametrize("seed", range(4))
def test_the_delta_finds_what_a_full_screening_finds(
    seed: int, scope: Scope, index_of: Indexes, tmp_path: Path
) -> None:
    random = Random(f"{seed} delta")
    index = _index(random, index_of)
    queries = [_query(random, number) for number in range(700)]
    entries = list(index.entries())
    changed = random.sample(entries, len(entries) // 3)

    found = by_delta(index, queries, changed, scope, tmp_path)

    assert len(found) > 100
    assert found == in_full(index, queries, changed, scope)


@pytest.mark.parametrize("scope", list(Scope))
def test_each_entry_is_found_alone(scope: Scope, index_of: Indexes, tmp_path: Path) -> None:
    random = Random("alone")
    index = _index(random, index_of)
    queries = [_query(random, number) for number in range(250)]

    found = {
        one.key: by_delta(index, queries, [one], scope, tmp_path) for one in index.entries()
    }

    every = in_full(index, queries, list(index.entries()), scope)
    assert set().union(*found.values()) == every
    assert all(pair[1] == key for key, pairs in found.items() for pair in pairs)


def test_a_query_that_was_not_gathered_is_searched(index_of: Indexes, tmp_path: Path) -> None:
    index = index_of([factories.entry(names=["KIM Yong Chol"])])
    queries = [Query("Kim Yong Chol"), Query("\ud800 Kim Yong Chol")]
    changed = list(index.entries())

    found = by_delta(index, queries, changed, Scope.DPRK, tmp_path)

    assert {place for place, *_ in found} == {0, 1}
    assert found == in_full(index, queries, changed, Scope.DPRK)
