"""What might a party of the DPRK be called that is on no list?

Korean names are put together anew from the syllables of listed persons, and written as lists
write them; a few parties are Chinese or Russian, as on the lists. Bodies are not named as those
among the customers are: they have so few words that far too many would be alike by chance.
"""

from collections.abc import Callable, Collection, Sequence
from functools import cache
from random import Random

from db.records.entry import PartyType
from screening.evaluate.cyrillic import passport
from screening.evaluate.hangul import KoreanName
from screening.evaluate.korean_negatives import a_name
from screening.evaluate.romanise import (
    DPRK,
    MCCUNE_REISCHAUER,
    REVISED,
    dprk,
    mccune_reischauer,
    revised,
    write,
)
from screening.evaluate.tables import choices, pick, table
from screening.evaluate.world_negatives import KINDS

Spell = Callable[[bool], str]
"""Writes one name, each time as it comes; in hangul if so asked and if it is Korean."""
_KOREAN = {PartyType.PERSON: 0.93, PartyType.VESSEL: 0.65}
_KOREAN_BODIES = 0.75
"""How many of the listed parties have Korean names: guessed from the lists of February 2026."""
_FROM_SOUTH = 0.2
"""So many given names have syllables that perhaps no listed person has."""
_ATTEMPTS = 12
"""A name has hardly more spellings than that, so another one is taken."""
_TRADES = (
    *(
        "Trading",
        "General Trading",
        "Shipping",
        "Shipping & Marine",
        "Ship Management",
        "Mining",
    ),
    *("Machinery", "Export and Import", "Development", "Insurance", "Technology", "Munitions"),
    *("Chemical", "Construction", "Oil", "Equipment", "Joint Venture", "Credit Development"),
)
_TAILS = ("Corporation", "Company", "Co.", "Co., Ltd.", "Bank", "Bureau", "Group", "Limited")
_PLAIN = str.maketrans("ŏŭ", "ou")


class Namer:
    """Makes up names, and none of them twice."""

    def __init__(
        self, random: Random, listed: Sequence[KoreanName], taken: Collection[str]
    ) -> None:
        """`listed` gives the syllables; no name made up is among `taken`."""
        self._random = random
        self._listed = listed
        self._taken = set(taken)
        self._borne = set(listed)

    def names(self, kind: PartyType, in_hangul: Sequence[bool]) -> list[str]:
        """Give as many names of one party as it is said of which ones whether they are hangul.

        They are spellings of one name as far as there are, and then of another, as the
        aliases on a list are.
        """
        found: list[str] = []
        spell, attempts = self._name(kind), 0
        for is_in_hangul in in_hangul:
            while (text := spell(is_in_hangul)) in self._taken:
                attempts += 1
                if attempts % _ATTEMPTS == 0:
                    spell = self._name(kind)
            self._taken.add(text)
            found.append(text)
        return found

    def _name(self, kind: PartyType) -> Spell:
        is_korean = self._random.random() < _KOREAN.get(kind, _KOREAN_BODIES)
        match kind:
            case PartyType.PERSON:
                return self._korean_person() if is_korean else self._foreigner()
            case PartyType.VESSEL:
                return self._korean_ship() if is_korean else self._foreign_ship()
            case PartyType.ORGANISATION | PartyType.UNKNOWN:
                return self._korean_body() if is_korean else self._foreign_body()

    def _korean_person(self) -> Spell:
        name = self._new()

        def spell(is_in_hangul: bool) -> str:
            return str(name) if is_in_hangul else _as_listed(self._random, name)

        return spell

    def _new(self) -> KoreanName:
        """Put a name together that nobody has yet."""
        while True:
            name = a_name(self._random)
            if self._listed and self._random.random() > _FROM_SOUTH:
                one, two, three = (self._random.choice(self._listed) for _ in range(3))
                name = KoreanName(one.surname, two.given[0] + three.given[1:])
            if name not in self._borne:
                self._borne.add(name)
                return name

    def _foreigner(self) -> Spell:
        make = KINDS[self._random.choice(("chinese", "chinese", "russian"))]
        return lambda _: make(self._random)

    def _korean_ship(self) -> Spell:
        syllables = self._word() + self._random.choice(("", "", "산", "봉", "강"))
        number = self._random.choice(("", f" {self._random.randrange(1, 100)}"))

        def spell(is_in_hangul: bool) -> str:
            if is_in_hangul:
                return syllables + number
            parts = write(self._random.choice((DPRK, DPRK, MCCUNE_REISCHAUER)), syllables)
            text = (
                self._random.choice((" ", "")).join(parts).translate(_PLAIN).replace("'", "")
                + number
            )
            return self._random.choice((text.upper(), text.title()))

        return spell

    def _foreign_ship(self) -> Spell:
        english = self._random.choice(_words("heads", "ships"))
        chinese = f"{self._pinyin()} {self._pinyin()}"
        text = (
            f"{self._random.choice((english, chinese, chinese))} {self._random.randrange(100)}"
        )
        return lambda _: self._random.choice((text, text.upper()))

    def _korean_body(self) -> Spell:
        word, trade = self._word(), self._random.choice(_TRADES)
        in_hangul = self._random.choice(("무역회사", "총회사", "은행", "해운회사", "연구소"))

        def spell(is_in_hangul: bool) -> str:
            if is_in_hangul:
                return self._random.choice(("조선", "")) + word + in_hangul
            system = self._random.choice((DPRK, DPRK, DPRK, MCCUNE_REISCHAUER, REVISED))
            korean = "".join(write(system, word, is_voicing=True)).capitalize()
            head = self._random.choice(("Korea ", "Korea ", "Choson ", ""))
            text = f"{head}{korean} {trade} {self._random.choice(_TAILS)}"
            return self._random.choice((text, text.upper()))

        return spell

    def _foreign_body(self) -> Spell:
        russian = passport(self._random.choice(_words("surnames", "russian"))).capitalize()
        word = self._random.choice((russian, f"{self._pinyin()}{self._pinyin().lower()}"))
        trade = self._random.choice(_TRADES)
        return lambda _: f"{word} {trade} {self._random.choice(_TAILS)}"

    def _word(self) -> str:
        """Put two syllables together, as the names of Korean bodies and ships are."""
        return "".join(
            pick(self._random, choices("korean_names", place)) for place in ("first", "second")
        )

    def _pinyin(self) -> str:
        return self._random.choice(_words("given", "chinese")[1::2]).capitalize()


def _as_listed(random: Random, name: KoreanName) -> str:
    """Write a person's name as the UN, the EU and their sources do."""
    spell = random.choices((dprk, mccune_reischauer, revised), (75, 18, 7))[0]
    surname, *parts = spell(name).translate(_PLAIN).split()
    given = " ".join(parts)
    if spell is dprk:
        joint = random.choice((" ", " ", "-", ""))
        given = given if joint == " " else joint.join(parts).capitalize()
    surname = random.choice((surname, surname.upper()))
    text = f"{surname} {given}" if random.random() < 0.6 else f"{given} {surname}"
    return random.choices((text, text.upper()), (70, 30))[0]


@cache
def _words(key: str, section: str) -> tuple[str, ...]:
    text: str = table("world_names")[section][key]
    return tuple(word.replace("\u00a0", " ") for word in text.split(" "))
