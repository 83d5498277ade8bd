"""What are South Koreans called who are on no list, and which of them are homonyms?

Names are made by the shares of surnames in the census and by how frequent syllables are in
given names, and written as their bearers write them. Each keeps its hangul, as that alone
tells whether a listed name can be the same.
"""

from collections.abc import Collection, Iterator
from random import Random

from screening.evaluate.cases import Case, Group
from screening.evaluate.customary import customary, joined
from screening.evaluate.hangul import KoreanName, is_hangul
from screening.evaluate.readings import keys
from screening.evaluate.romanise import revised
from screening.evaluate.tables import choices, pick, table

KIND = "south_korean"


def korean_negatives(homonyms: Collection[str], *, seed: int, count: int) -> Iterator[Case]:
    """Give that many different names of South Koreans, each written in one way."""
    random = Random(f"{seed} {KIND}")  # noqa: S311 - cases must come again the same
    seen: set[str] = set()
    while len(seen) < count:
        name = a_name(random)
        text = written(random, name)
        if text not in seen:
            seen.add(text)
            yield Case(
                group_of(name, text, homonyms),
                KIND,
                text,
                made_from=str(name),
                born=a_birth_date(random),
            )


def a_name(random: Random) -> KoreanName:
    """Make up a name as parents do."""
    known = table("korean_names")
    surname = pick(random, choices("korean_names", "surnames"))
    chance = random.random()
    if chance < known["one_syllable_share"]:
        return KoreanName(surname, pick(random, choices("korean_names", "single")))
    if chance < known["one_syllable_share"] + known["native_share"]:
        return KoreanName(surname, pick(random, choices("korean_names", "native")))
    if random.random() < known["whole_share"]:
        return KoreanName(surname, pick(random, choices("korean_names", "whole")))
    first = second = ""
    while first == second:
        first = pick(random, choices("korean_names", "first"))
        second = pick(random, choices("korean_names", "second"))
    return KoreanName(surname, first + second)


def a_birth_date(random: Random) -> str:
    """Make up a date of birth: customers are between 18 and 85."""
    year, month = random.randrange(1940, 2007), random.randrange(1, 13)
    return f"{year}-{month:02}-{random.randrange(1, 29):02}"


def written(random: Random, name: KoreanName) -> str:
    """Write a name mostly by habit, now and then officially or in hangul."""
    way = random.choices(("customary", "revised", "hangul"), (70, 15, 15))[0]
    if way == "hangul":
        return str(name)
    if way == "revised":
        surname, given = revised(name).split(maxsplit=1)
        given = joined(random, tuple(given.lower().split("-")))
    else:
        surname, parts = customary(random, name)
        given = joined(random, parts)
    surname = surname.capitalize()
    text = f"{surname} {given}" if random.random() < 0.55 else f"{given} {surname}"
    return random.choices((text, text.upper()), (70, 30))[0]


def group_of(name: KoreanName, text: str, homonyms: Collection[str]) -> Group:
    """Say whether a listed name can be this one, or can be meant by this spelling."""
    if name.key in homonyms:
        return Group.HOMONYM
    if not is_hangul(text) and any(key in homonyms for key in keys(text)):
        return Group.HOMOGRAPH
    return Group.UNLISTED
