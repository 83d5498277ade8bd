"""Which Korean names do the listed persons bear, in hangul?

Hangul is taken from the list where it prints some that fits. Elsewhere one plausible reading of
the Latin name is taken, always the same one: for a test it is true that the listed spelling can
stand for it, and no more is claimed.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from random import Random

from db.records.entry import PartyType
from screening.evaluate.hangul import KoreanName, is_hangul, southern
from screening.evaluate.parties import Party
from screening.evaluate.readings import (
    Reading,
    keys,
    likelier,
    readings,
    settled,
    surname_weight,
)
from screening.evaluate.tables import choices

_MARK = re.compile("['’‘`ŏŭ]")
_UNUSUAL = 0.3
"""The weight of a syllable that is not among the frequent ones."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A Latin spelling as the list prints it."""

    text: str
    is_surname_first: bool


@dataclass(frozen=True, slots=True)
class Bearer:
    """A listed person, and one Korean name of theirs."""

    party: Party
    name: KoreanName
    spellings: tuple[Spelling, ...]
    """The listed Latin spellings that were read so."""
    is_printed_hangul: bool
    """Whether the list prints this hangul."""


def bearers(parties: Iterable[Party], not_read: Collection[str]) -> tuple[Bearer, ...]:
    """Give every Korean name of the persons among the parties, each once a party."""
    return tuple(
        bearer
        for party in parties
        if party.type is PartyType.PERSON
        for bearer in _of_party(party, not_read)
    )


def _of_party(party: Party, not_read: Collection[str]) -> Iterator[Bearer]:
    """Read the names that say most first: hangul, then those with every mark."""
    texts = [name.text for name in party.names if name.text not in not_read]
    texts.sort(key=lambda t: (not is_hangul(t), not _MARK.search(t)))
    surnames = {
        surname
        for text in texts
        if text in party.surname_first
        for reading in readings(text)
        if reading.is_surname_first
        for surname in reading.surname
    }
    known = [r for text in texts if (r := _read(party, text, surnames)) is not None]
    named: dict[KoreanName, list[Reading]] = {}
    for reading in known:
        one = likelier(settled(reading, known))
        random = Random(f"{party.id} {sorted(one.given[0])}")  # noqa: S311 - no secret
        named.setdefault(_chosen(random, one), []).append(reading)
    for name, read in named.items():
        latin = [Spelling(r.text, r.is_surname_first) for r in read if not is_hangul(r.text)]
        yield Bearer(party, name, tuple(latin), len(latin) < len(read))


def _read(party: Party, text: str, surnames: Collection[str]) -> Reading | None:
    """Give the likeliest of a name's readings."""

    def doubts(reading: Reading) -> tuple[int, bool, bool, float, bool]:
        share = max(map(surname_weight, reading.surname))
        if text in party.surname_first:
            return len(reading.given), not reading.is_surname_first, False, -share, False
        is_other = bool(surnames) and reading.surname.isdisjoint(surnames)
        against = _is_against_capitals(reading)
        return len(reading.given), is_other, against, -share, reading.is_surname_first

    return min(readings(text), key=doubts, default=None)


def _is_against_capitals(reading: Reading) -> bool:
    """Whether only the word at the other end is in capitals, as surnames are."""
    capitals = [len(w) > 1 and w.isupper() for w in reading.text.replace("-", " ").split()]
    if reading.is_surname_first:
        return capitals[-1] and not any(capitals[:-1])
    return capitals[0] and not any(capitals[1:])


def _chosen(random: Random, reading: Reading) -> KoreanName:
    surname = max(sorted(reading.surname), key=_northern_weight)
    return KoreanName(
        surname, "".join(_syllable(random, s, n) for n, s in enumerate(reading.given))
    )


def _northern_weight(surname: str) -> float:
    is_northern = southern(surname[0]) != surname[0]
    return surname_weight(surname) * (2.0 if is_northern else 1.0)


def _syllable(random: Random, options: frozenset[str], place: int) -> str:
    known, shares = choices("korean_names", "second" if place else "first")
    weights = dict(zip(known, shares, strict=True))
    ordered = sorted(options)
    return random.choices(ordered, [weights.get(s, _UNUSUAL) for s in ordered])[0]


def homonyms(parties: Iterable[Party]) -> frozenset[str]:
    """Give the keys of all names that a listed spelling can stand for, misprints too."""
    return frozenset(
        key
        for party in parties
        if party.type is PartyType.PERSON
        for name in party.names
        for key in keys(name.text)
    )
