"""What is the same in two writings of one name?

Folding removes what carries no meaning between writings: case, accents on Latin,
Greek and Cyrillic letters, apostrophes (McCune-Reischauer's breves among them), widths,
invisible characters. It keeps letters of every script and the marks without which
a script says nothing (Burmese, Devanagari).
"""

import re
import unicodedata
from functools import lru_cache

# Letters that no Unicode decomposition takes apart.
_LETTERS = str.maketrans(
    {
        "ß": "ss", "ẞ": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th",
        "ł": "l", "ħ": "h", "ı": "i", "ŋ": "n", "ŧ": "t", "ſ": "s", "ĸ": "k", "ə": "a",
        "ј": "j",
    }
)  # fmt: skip
_APOSTROPHES = re.compile("['’‘ʼʹʻʽʾʿ`´′‛＇ˈ]")
_ACCENTS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u06d6-\u06ed]")
_SEPARATORS = re.compile(r"[^\w\s-]|_")
_HYPHENS = re.compile(r"[-\u2010-\u2015\u2212\u30fb\u00b7]")


def _once(text: str) -> str:
    text = unicodedata.normalize("NFKC", text)
    text = "".join(
        c
        for c in text
        if unicodedata.category(c) not in {"Cf", "Cc", "Co", "Cs"} or c.isspace()
    )
    text = unicodedata.normalize("NFKD", text.casefold()).translate(_LETTERS)
    text = _ACCENTS.sub("", text)
    text = unicodedata.normalize("NFC", _APOSTROPHES.sub("", text))
    kept = (c if _is_kept(c) else "-" if _HYPHENS.match(c) else " " for c in text)
    return " ".join("".join(kept).split())


def _is_kept(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character)[0] == "M"


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Give the folded form: words with single blanks, hyphens kept inside a word.

    Folding the result again changes nothing. A text with nothing to keep folds to
    itself, so that even a name of signs only can be found.
    """
    folded = _once(text)
    for _ in range(3):
        again = _once(folded)
        if again == folded:
            break
        folded = again
    words = (
        word.strip("-") for word in re.sub(r"\s*-\s*(?=\s|$)|(?<=\s)-+", " ", folded).split()
    )
    return " ".join(word for word in words if word) or " ".join(text.split())
