"""How do French and German papers and passports write a Korean name?

French: ou for u, eu for ŏ and ŭ, dj and tch (*Djang Tcheul*). German: dsch and tsch, j for y,
sch before i (*Dschong*, *Tschol*).
"""

from random import Random
from typing import Protocol

from screening.evaluate.hangul import INITIALS, MEDIALS, KoreanName, Syllable, spelt, syllables
from screening.evaluate.romanise import final

_FRENCH = (
    spelt(INITIALS, "k kk n t tt r m p pp s ss - dj tch tch k t p h"),
    spelt(MEDIALS, "a ai ya yai eu e yeu ye o wa wai oi yo ou weu we wi you eu eui i"),
)
_GERMAN = (
    spelt(INITIALS, "k kk n t tt r m p pp s ss - dsch tsch tsch k t p h"),
    spelt(MEDIALS, "a ä ja jä o e jo je o wa wä ö jo u wo we wi ju u ui i"),
)
_WELL_KNOWN = {"김": "kim", "박": "pak", "리": "ri"}
"""Surnames that hardly any paper spells in its own way."""


def french(random: Random, name: KoreanName) -> str:
    """Write a name as French papers do."""
    return _name(name, lambda syllable: _french(random, syllable))


def german(random: Random, name: KoreanName) -> str:
    """Write a name as German papers do."""
    return _name(name, lambda syllable: _german(random, syllable))


def _name(name: KoreanName, spell: "_Spell") -> str:
    surname = _WELL_KNOWN.get(name.surname) or "".join(map(spell, syllables(name.surname)))
    given = (spell(syllable).capitalize() for syllable in syllables(name.given))
    return " ".join((surname.capitalize(), *given))


def _french(random: Random, syllable: Syllable) -> str:
    initial, medial = _FRENCH[0][syllable.initial], _FRENCH[1][syllable.medial]
    if syllable.medial == "ㅕ" and random.random() < 0.4:
        medial = "you" if syllable.final == "ㄴ" else "yo"
    if syllable.medial == "ㅓ" and random.random() < 0.3:
        medial = "o"
    if syllable.medial == "ㅐ" and random.random() < 0.6:
        medial = "ae"
    return initial + medial + final(syllable)


def _german(random: Random, syllable: Syllable) -> str:
    initial, medial = _GERMAN[0][syllable.initial], _GERMAN[1][syllable.medial]
    if syllable.initial == "ㅅ" and syllable.medial == "ㅣ":
        initial = "sch"
    if medial == "ä" and random.random() < 0.7:
        medial = "ae"
    return initial + medial + final(syllable)


class _Spell(Protocol):
    """Spells one syllable."""

    def __call__(self, syllable: Syllable, /) -> str:
        """Spell it."""
