"""Who is called almost as a listed party is, and is another?"""

from collections.abc import Collection, Iterator, Sequence
from random import Random

from db.records.entry import PartyType
from screening.evaluate.bearers import Bearer
from screening.evaluate.cases import Case, Group
from screening.evaluate.customary import customary, joined
from screening.evaluate.hangul import KoreanName
from screening.evaluate.korean_negatives import a_birth_date, group_of
from screening.evaluate.parties import Party
from screening.evaluate.romanise import DPRK, dprk, write
from screening.evaluate.tables import choices, pick, table


def near_names(
    bearers: Sequence[Bearer], homonyms: Collection[str], *, seed: int, count: int
) -> Iterator[Case]:
    """Change one given syllable to another that sounds otherwise."""
    random = Random(f"{seed} near names")  # noqa: S311 - cases must come again the same
    seen: set[str] = set()
    for _ in range(count * 10):
        if not bearers or len(seen) == count:
            return
        listed = random.choice(bearers).name
        name = _changed(random, listed)
        is_customary = random.random() < 0.5
        text = _customary(random, name) if is_customary else dprk(name)
        if text in seen or group_of(name, text, homonyms) is not Group.UNLISTED:
            continue
        seen.add(text)
        kind = "near_name_customary" if is_customary else "near_name_dprk"
        made_from = f"{name}, not {listed}"
        yield Case(Group.NEAR_MISS, kind, text, (), made_from, a_birth_date(random))


def _changed(random: Random, name: KoreanName) -> KoreanName:
    place = random.randrange(len(name.given))
    other = pick(random, choices("korean_names", "second" if place else "first"))
    return KoreanName(name.surname, name.given[:place] + other + name.given[place + 1 :])


def _customary(random: Random, name: KoreanName) -> str:
    surname, given = customary(random, name)
    return f"{surname.capitalize()} {joined(random, given)}"


def near_organisations(chosen: Sequence[Party], *, seed: int) -> Iterator[Case]:
    """Change the one telling word of a name to another Korean word."""
    random = Random(f"{seed} near organisations")  # noqa: S311 - the same again
    generic = set(table("organisations")["generic"])
    for party in chosen:
        if party.type is not PartyType.ORGANISATION:
            continue
        words = party.names[0].text.split()
        places = [n for n, word in enumerate(words) if word.casefold() not in generic]
        if len(words) < 3 or len(places) != 1:
            continue
        words[places[0]] = _a_word(random)
        made_from = party.names[0].text
        yield Case(Group.NEAR_MISS, "near_organisation", " ".join(words), (), made_from)


def _a_word(random: Random) -> str:
    return "".join(write(DPRK, random.choice(_WORDS))).capitalize()


_WORDS = (
    "백두",
    "은하",
    "평화",
    "승리",
    "한라",
    "진달래",
    "무지개",
    "보람",
    "해바라기",
    "두만",
)
