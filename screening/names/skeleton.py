"""Under which bare forms do the Latin spellings of one foreign name meet?

A Russian or Arabic name reaches a document through English, German or French spelling:
Wladimir, Vladimir; Poutine, Putin; Nikolajewitsch, Nikolaevitch. A word is read under each
of the three, as the same letters stand for different sounds in them, and every reading is
brought to one form. Words that share a form are likely one name: a hint, weaker than letters.
"""

import re
from functools import lru_cache

Rules = tuple[tuple[str, str], ...]

LONGEST = 60
"""A longer word is no word of a name."""
_SYLLABLES = re.compile(r"[aeiouy]+[^aeiouy]+[aeiouy]+")
"""Two groups of vowels: in shorter words (Chang, Shang, Zhang) every letter tells."""
_DOUBLE = re.compile(r"([a-z])\1")
_GERMAN_VOICED_S = re.compile("(?<=[aeiouy])s(?=[aeiouynmbdglrw])")

# `^` and `$` stand for a word's two ends; capitals for sounds written with several letters:
# X shch, C ch as in church, S sh, Z zh, H kh, J j as in John.
_ENGLISH: Rules = (
    ("shtch", "X"), ("shch", "X"), ("tch", "C"), ("sch", "S"), ("sh", "S"), ("zh", "Z"),
    ("ch", "C"), ("kh", "H"), ("dj", "J"), ("j", "J"), ("ee", "i"), ("oo", "u"),
    # Old endings: Romanoff.
    ("off$", "ov$"), ("eff$", "ev$"),
)  # fmt: skip
_FRENCH: Rules = (
    ("chtch", "X"), ("tch", "C"), ("sch", "S"), ("ch", "S"), ("dj", "J"), ("j", "Z"),
    ("kh", "H"), ("ou", "u"), ("gue", "ge"), ("gui", "gi"), ("que", "ke"), ("qui", "ki"),
    ("ine$", "in$"), ("off$", "ov$"), ("eff$", "ev$"),
)  # fmt: skip
_GERMAN: Rules = (
    ("schtsch", "X"), ("dsch", "J"), ("tsch", "C"), ("sch", "S"), ("sh", "Z"), ("ch", "H"),
    # Swedish and Danish patronymics: Nikolajevitj.
    ("itj$", "iC$"),
    ("tz", "z"), ("z", "ts"), ("ß", "z"), ("j", "y"), ("ae", "a"), ("oe", "o"), ("ue", "u"),
)  # fmt: skip
# German writes both sounds `sch`: Schukow is Zhukov, Schuwalow is Shuvalov.
_GERMAN_SOFT: Rules = (("schtsch", "X"), ("dsch", "J"), ("tsch", "C"), ("sch", "Z"), *_GERMAN)

_COMMON: Rules = (
    ("ph", "f"), ("th", "t"), ("dh", "d"), ("gh", "g"), ("ck", "k"), ("x", "ks"), ("q", "k"),
    ("w", "v"), ("cz", "C"), ("tz", "ts"),
    ("nico", "niko"), ("vict", "vikt"), ("alec", "alek"), ("mihail", "miHail"),
    # What follows a hushing sound: Gorbachev, Gorbatschow.
    ("Xov", "Xev"), ("Cov", "Cev"),
    # Dimitri is Dmitry, Alexander Aleksandr.
    ("der$", "dr$"), ("dar$", "dr$"), ("^dimit", "^dmit"), ("y", "i"), ("ii", "i"), ("ii", "i"),
    # The letter ё: Fyodor, Fedor.
    ("^pio", "^pe"), ("^fio", "^fe"), ("^artio", "^arte"), ("^semio", "^seme"),
    # The i before an e: Yeltsin, Eltsine; Sergeyevich, Sergeevich.
    ("ie", "e"), ("ee", "e"),
)  # fmt: skip
# One name in Ukrainian and Russian.
_UKRAINIAN: Rules = (
    ("^oleks", "^aleks"), ("^volodim", "^vladim"), ("^mikola", "^nikola"), ("^serh", "^serg"),
    ("^olena$", "^elena$"), ("^pavlo$", "^pavel$"), ("^miHailo", "^miHail"),
)  # fmt: skip
# Arabic names whose vowels each country writes in its own way.
_ARABIC: Rules = (
    ("^moham", "^muham"), ("^muhamed$", "^muhamad$"), ("^muhamid$", "^muhamad$"),
    ("^ahmed$", "^ahmad$"), ("^hos", "^hus"), ("husein$", "husain$"), ("^oma", "^uma"),
    ("^osama", "^usama"), ("^otman", "^utman"), ("^iosef$", "^usuf$"), ("^iusef$", "^usuf$"),
    ("^iusuf$", "^usuf$"), ("^abdel", "^abdul"), ("^abdol", "^abdul"), ("^mostaf", "^mustaf"),
    ("^sol", "^sul"), ("^sulei", "^sulai"), ("^Haled$", "^Halid$"),
)  # fmt: skip
_SOUNDS: Rules = (
    ("X", "shch"), ("C", "ch"), ("S", "sh"), ("Z", "zh"), ("H", "kh"), ("J", "j"),
    ("^", ""), ("$", ""),
)  # fmt: skip


@lru_cache(maxsize=20_000)
def skeletons(word: str) -> tuple[str, ...]:
    """Give the bare forms of one folded Latin word, four at most.

    A word of one syllable, or not in Latin letters, is its own form.
    """
    is_a_name = word.isascii() and word.isalpha() and len(word) <= LONGEST
    if not is_a_name or not _SYLLABLES.search(word):
        return (word,)
    marked = f"^{word}$"
    voiced = _GERMAN_VOICED_S.sub("ß", marked)
    readings = (
        _written(marked, _ENGLISH),
        _written(marked, _FRENCH),
        _written(voiced, _GERMAN),
        _written(voiced, _GERMAN_SOFT),
    )
    return tuple(dict.fromkeys(_bare(reading) for reading in readings))


def share_a_skeleton(one: str, other: str) -> bool:
    """Whether two folded words are likely spellings of one name."""
    return not set(skeletons(one)).isdisjoint(skeletons(other))


def _bare(reading: str) -> str:
    single = _DOUBLE.sub(r"\1", reading)
    for rules in (_COMMON, _UKRAINIAN, _ARABIC, _SOUNDS):
        single = _written(single, rules)
    return single


def _written(text: str, rules: Rules) -> str:
    for find, put in rules:
        if find in text:
            text = text.replace(find, put)
    return text
