"""What is a Korean syllable made of, and how does the south write a northern one?"""

from dataclasses import dataclass

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
MEDIALS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_FIRST, _LAST = 0xAC00, 0xD7A3
_IOTISED = frozenset("ㅑㅒㅕㅖㅛㅠㅣ")
"""Vowels before which the south drops an initial ㄹ or ㄴ, as in 리 > 이."""
VOICING_FINALS = frozenset(" ㄴㄹㅁㅇ")
"""After these a plain consonant is voiced, and after no final at all."""


@dataclass(frozen=True, slots=True)
class Syllable:
    """One syllable, taken apart."""

    initial: str
    medial: str
    final: str
    """A blank where there is none."""

    def __str__(self) -> str:
        """Put it together again."""
        parts = INITIALS.index(self.initial), MEDIALS.index(self.medial)
        return chr(_FIRST + (parts[0] * 21 + parts[1]) * 28 + FINALS.index(self.final))


@dataclass(frozen=True, slots=True)
class KoreanName:
    """A name in hangul."""

    surname: str
    given: str

    def __str__(self) -> str:
        """Write it as Koreans do."""
        return self.surname + self.given

    @property
    def southern(self) -> "KoreanName":
        """The name as the south writes it: the rule is for the beginnings of both parts."""
        given = southern(self.given[0]) + self.given[1:] if self.given else ""
        return KoreanName(southern(self.surname[0]) + self.surname[1:], given)

    @property
    def key(self) -> str:
        """What two names share that the south would take for one."""
        south = self.southern
        return south.surname + south.given[:1] + south.given[1:].translate(_INSIDE)


_INSIDE = str.maketrans("렬률룡", "열율용")
"""Inside a name these alone are often written as at its beginning."""


def spelt(order: str, spellings: str) -> dict[str, str]:
    """Give each letter of `order` its spelling; a hyphen is no letter at all."""
    written = ("" if s == "-" else s for s in spellings.split())
    return dict(zip(order, written, strict=True))


def is_hangul(text: str) -> bool:
    """Whether a text is hangul syllables and blanks, and nothing else."""
    letters = text.replace(" ", "")
    return bool(letters) and all(_FIRST <= ord(c) <= _LAST for c in letters)


def syllables(text: str) -> tuple[Syllable, ...]:
    """Take a text in hangul apart."""
    return tuple(_apart(character) for character in text if character != " ")


def _apart(character: str) -> Syllable:
    number = ord(character) - _FIRST
    if not 0 <= number <= _LAST - _FIRST:
        raise ValueError(f"{character!r} is no hangul syllable")
    return Syllable(INITIALS[number // 588], MEDIALS[number % 588 // 28], FINALS[number % 28])


def southern(character: str) -> str:
    """Apply the initial-sound rule: 리 > 이, 류 > 유, 녀 > 여, 로 > 노, 라 > 나."""
    part = _apart(character)
    if part.initial in "ㄹㄴ" and part.medial in _IOTISED:
        return str(Syllable("ㅇ", part.medial, part.final))
    if part.initial == "ㄹ":
        return str(Syllable("ㄴ", part.medial, part.final))
    return character
