"""How is a Korean word written syllable by syllable that is written as it sounds?

Where two syllables meet, their consonants become alike: 춘룡 is spoken 출룡. McCune and
Reischauer (1939) and Kontsevich write the sound, other systems the syllables.
"""

from collections.abc import Iterator

_APART = {
    "ngn": ("ngr", "kn", "kr"),
    "ngm": ("km",),
    "mn": ("mr", "pn", "pr"),
    "mm": ("pm",),
    "nn": ("nr", "tn"),
    "ll": ("nr", "ln", "lr"),
    "лл": ("нр", "лн", "лр"),
    "нн": ("нр", "кн", "кр"),
    "нм": ("км",),
    "мн": ("мр", "пн"),
}
"""What is written where syllables meet, and what they have alone."""


def unassimilated(word: str) -> Iterator[str]:
    """Give the other spellings of a folded word, each with one meeting of syllables undone."""
    for met, apart in _APART.items():
        place = word.find(met, 1)
        if place > 0:
            for written in apart:
                yield word[:place] + written + word[place + len(met) :]
