"""How would South Koreans spell a name on their passport?

By habit, not by system: Lee, Park, Young, Chul. The shares stand in `cases/customary.toml`; a
syllable that is not there is spelt in the Revised Romanisation.
"""

from functools import cache
from random import Random

from screening.evaluate.hangul import KoreanName
from screening.evaluate.romanise import REVISED, write
from screening.evaluate.tables import Weighted, pick, table, weighted


@cache
def surname_spellings(surname: str) -> Weighted:
    """Give the spellings of a surname as the south writes it, with their shares."""
    found = table("customary")["surnames"].get(surname)
    return weighted(found) if found else _given_joined(surname)


@cache
def given_spellings(syllable: str) -> Weighted:
    """Give the spellings of one syllable of a given name, with their shares."""
    found = table("customary")["given"].get(syllable)
    return weighted(found) if found else ((write(REVISED, syllable)[0],), (100.0,))


def _given_joined(surname: str) -> Weighted:
    return (("".join(write(REVISED, surname)),), (100.0,))


def customary(random: Random, name: KoreanName) -> tuple[str, tuple[str, ...]]:
    """Spell a name at random as often as people do: the surname, and each given syllable."""
    southern = name.southern
    given = tuple(pick(random, given_spellings(s)) for s in southern.given)
    return pick(random, surname_spellings(southern.surname)), given


def joined(random: Random, parts: tuple[str, ...]) -> str:
    """Write a given name hyphenated, apart or joined, as often as passports do."""
    style = random.choices(("-", " ", ""), (45, 25, 30))[0]
    if style == " ":
        return " ".join(part.capitalize() for part in parts)
    return style.join(parts).capitalize()
