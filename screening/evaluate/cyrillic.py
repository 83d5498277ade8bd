"""How do Russian papers write a Korean name, and how do Russian passports turn it back?

Kontsevich's system of 1966, the press that writes Чен, Ен, Хек for what he writes Чон, Ён, Хёк,
and the Latin letters that ICAO 9303 gives for these.
"""

from random import Random

from screening.evaluate.hangul import (
    INITIALS,
    MEDIALS,
    VOICING_FINALS,
    KoreanName,
    Syllable,
    spelt,
    syllables,
)

_INITIALS = spelt(INITIALS, "к кк н т тт р м п пп с сс - ч чч чх кх тх пх х")
_VOICED = {"ㄱ": "г", "ㄷ": "д", "ㅂ": "б", "ㅈ": "дж"}
_MEDIALS = spelt(MEDIALS, "а э я йя о е ё е о ва вэ ве ё у во ве ви ю ы и и")
_BARE = {"ㅔ": "э", "ㅖ": "е", "ㅢ": "ый"}
"""Vowels written otherwise where no consonant stands before them."""
_FINALS = {" ": "", "ㄱ": "к", "ㄴ": "н", "ㄷ": "т", "ㄹ": "ль", "ㅁ": "м", "ㅂ": "п"}
_FINALS |= {"ㅅ": "т", "ㅇ": "н"}
_PRESS_SURNAMES = {
    "최": ("Цой", "Чхве", "Чвэ"),
    "리": ("Ли", "Ри", "И"),
    "류": ("Лю", "Рю"),
    "림": ("Лим", "Рим"),
    "정": ("Чен", "Чон"),
    "전": ("Чон", "Тен"),
    "신": ("Син", "Шин"),
    "백": ("Пэк", "Бэк"),
    "박": ("Пак",),
}
_PASSPORT = spelt(
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y - e iu ia",
)


def kontsevich(name: KoreanName, *, is_joined: bool = True) -> str:
    """Write a name in Kontsevich's system, the given name joined: Ким Ёнчхоль."""
    surname = _text(name.surname).capitalize()
    if is_joined:
        return f"{surname} {_text(name.given).capitalize()}"
    return " ".join((surname, *(_text(s).capitalize() for s in name.given)))


def _text(text: str) -> str:
    written, before = "", ""
    for syllable in syllables(text):
        is_bare = syllable.initial == "ㅇ"
        if is_bare and before == "ㄹ":
            written = written.removesuffix("ль") + "р"
        written += _syllable(syllable, is_voiced=before != "" and before in VOICING_FINALS)
        before = syllable.final
    return written


def _syllable(syllable: Syllable, *, is_voiced: bool = False) -> str:
    initial = _INITIALS[syllable.initial]
    if is_voiced:
        initial = _VOICED.get(syllable.initial, initial)
    vowel = _MEDIALS[syllable.medial]
    if not initial:
        vowel = _BARE.get(syllable.medial, vowel)
    return initial + vowel + _FINALS.get(syllable.final, "т")


def press(random: Random, name: KoreanName) -> str:
    """Write a name as Russian papers do, each syllable apart: Ким Чен Ын, Цой Рен Хэ."""
    given = (_press(random, s).capitalize() for s in name.given)
    return " ".join((press_surname(random, name.surname), *given))


def press_surname(random: Random, surname: str) -> str:
    """Write a surname as papers and Koreans of Russia do."""
    usual = (_press(random, surname).capitalize(),)
    return random.choice(_PRESS_SURNAMES.get(surname, usual))


def _press(random: Random, text: str) -> str:
    return "".join(_press_syllable(random, syllable) for syllable in syllables(text))


def _press_syllable(random: Random, syllable: Syllable) -> str:
    written = _syllable(syllable).replace("ё", "е")
    if syllable.medial == "ㅓ" and syllable.final == "ㅇ" and syllable.initial in "ㅅㅈㅊ":
        written = written.replace("о", "е")
    if syllable.final == "ㄹ" and random.random() < 0.35:
        written = written.removesuffix("ль") + "р"
    if syllable.initial == "ㅊ" and random.random() < 0.25:
        written = written.replace("чх", "ч")
    return written


def passport(cyrillic: str) -> str:
    """Turn Cyrillic into the Latin letters of a Russian passport: Chkhol, Chen, Yn."""
    letters = (_PASSPORT.get(c, c) for c in cyrillic.casefold())
    return " ".join(word.capitalize() for word in "".join(letters).split(" "))
