"""How do the published systems write a Korean name in Latin letters?

Written from the systems themselves, letter by letter, and from nothing that the matcher uses:
what is measured must not be made by what measures. The systems are the DPRK's of 1992,
McCune-Reischauer of 1939, the Revised Romanisation of 2000 and Yale's.
"""

from dataclasses import dataclass

from screening.evaluate.hangul import (
    FINALS,
    INITIALS,
    MEDIALS,
    VOICING_FINALS,
    KoreanName,
    Syllable,
    spelt,
    syllables,
)

_SOUNDS = "ㄱㄱㄱㄴㄴㄴㄷㄹㄱㅁㄹㄹㄹㅂㄹㅁㅂㅂㄷㄷㅇㄷㄷㄱㄷㅂㄷ"
_FINAL_SOUND = dict(zip(FINALS[1:], _SOUNDS, strict=True)) | {" ": " "}
"""The seven sounds that end a syllable, whatever is written there."""
_ENDS = {" ": "", "ㄱ": "k", "ㄴ": "n", "ㄷ": "t", "ㄹ": "l", "ㅁ": "m", "ㅂ": "p", "ㅇ": "ng"}


@dataclass(frozen=True, slots=True)
class System:
    """One system: what each letter becomes."""

    initials: dict[str, str]
    medials: dict[str, str]
    voiced: dict[str, str]
    """What a plain initial becomes after a vowel, n, m, ng or l."""

    def syllable(self, syllable: Syllable, *, is_voiced: bool = False) -> str:
        """Write one syllable."""
        initial = self.initials[syllable.initial]
        if is_voiced:
            initial = self.voiced.get(syllable.initial, initial)
        return initial + self.medials[syllable.medial] + final(syllable)


def final(syllable: Syllable) -> str:
    """Write the sound that ends a syllable; the three systems agree on it."""
    return _ENDS[_FINAL_SOUND[syllable.final]]


_MR_INITIALS = "k kk n t tt r m p pp s ss - ch tch ch' k' t' p' h"
_MR_MEDIALS = "a ae ya yae ŏ e yŏ ye o wa wae oe yo u wŏ we wi yu ŭ ŭi i"
_VOICED = {"ㄱ": "g", "ㄷ": "d", "ㅂ": "b", "ㅈ": "j"}
MCCUNE_REISCHAUER = System(spelt(INITIALS, _MR_INITIALS), spelt(MEDIALS, _MR_MEDIALS), _VOICED)
DPRK = System(
    spelt(INITIALS, "k kk n t tt r m p pp s ss - j jj ch kh th ph h"),
    spelt(MEDIALS, "a ae ya yae o e yo ye o wa wae oe yo u wo we wi yu u ui i"),
    {"ㄱ": "g", "ㄷ": "d", "ㅂ": "b"},
)
REVISED = System(
    spelt(INITIALS, "g kk n d tt r m b pp s ss - j jj ch k t p h"),
    spelt(MEDIALS, "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i"),
    {},
)
YALE = System(
    spelt(INITIALS, "k kk n t tt l m p pp s ss - c cc ch kh th ph h"),
    spelt(MEDIALS, "a ay ya yay e ey ye yey o wa way oy yo wu we wey wi yu u uy i"),
    {},
)
_LABIALS = frozenset("ㅁㅂㅃㅍ")


def write(system: System, text: str, *, is_voicing: bool = False) -> tuple[str, ...]:
    """Write hangul syllable by syllable; `is_voicing` voices inside the text."""
    written: list[str] = []
    before = ""
    for syllable in syllables(text):
        is_voiced = is_voicing and before != "" and before in VOICING_FINALS
        written.append(system.syllable(syllable, is_voiced=is_voiced))
        before = _FINAL_SOUND[syllable.final]
    return tuple(written)


def dprk(name: KoreanName) -> str:
    """Write a name as the DPRK's agencies do: Kim Yong Chol."""
    return " ".join((_capital(write(DPRK, name.surname)), *_capitals(write(DPRK, name.given))))


def mccune_reischauer(name: KoreanName, *, is_voicing: bool = True) -> str:
    """Write a name with breves and apostrophes, the given name hyphenated: Kim Yŏng-ch'ŏl."""
    surname = _capital(write(MCCUNE_REISCHAUER, name.surname, is_voicing=True))
    given = write(MCCUNE_REISCHAUER, name.given, is_voicing=is_voicing)
    return f"{surname} {'-'.join(given).capitalize()}"


def revised(name: KoreanName) -> str:
    """Write a name in the south's official system: Gim Yeong-cheol."""
    return f"{_capital(write(REVISED, name.surname))} {_hyphened(REVISED, name.given)}"


def yale(name: KoreanName) -> str:
    """Write a name as linguists do: Kim Yeng-chel; ㅜ is u after labials."""
    surname = "".join(_yale(s) for s in syllables(name.surname)).capitalize()
    return f"{surname} {'-'.join(_yale(s) for s in syllables(name.given)).capitalize()}"


def _yale(syllable: Syllable) -> str:
    written = YALE.syllable(syllable)
    if syllable.initial in _LABIALS and syllable.medial == "ㅜ":
        return written.replace("wu", "u")
    return written


def _hyphened(system: System, given: str) -> str:
    return "-".join(write(system, given)).capitalize()


def _capital(parts: tuple[str, ...]) -> str:
    return "".join(parts).capitalize()


def _capitals(parts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part.capitalize() for part in parts)
