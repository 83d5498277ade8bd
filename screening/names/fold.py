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
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ħ": "h",
        "ı": "i",
        "ŋ": "n",
        "ŧ": "t",
        "ĸ": "k",
        "ə": "a",
        "ј": "j",
    }
)
# Also the signs that stand for a breve or a glottal stop beside a letter: `CHO˘L`, `ʻAli`.
_APOSTROPHES = re.compile("['’‘‛＇`´′\u02b9-\u02cf˘\u0384\u055a\u05f3\ua78c]")
_HYPHENS = frozenset("-\u058a\u05be\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u30fb\u00b7")
# The Hebrew hyphen (05BE) stands among the points and is none.
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670\u06d6-\u06ed]"
)
_INVISIBLE = frozenset({"Cf", "Cc", "Co", "Cs"})
# Letters and marks that nobody sees: fillers of Hangul syllables, choices among glyphs.
_UNSEEN = re.compile(
    "[\u115f\u1160\u3164\uffa0\u17b4\u17b5\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
_HYPHEN_AT_AN_EDGE = re.compile(r"-+(?=\s|$)|(?<!\S)-+|-+(?=-)")


class _Characters(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _folded_character(chr(code))
        return found


def _folded_character(character: str) -> str:
    if character.isspace():
        return " "
    if unicodedata.category(character) in _INVISIBLE or _UNSEEN.match(character):
        return ""
    lower = unicodedata.normalize("NFKD", character.casefold().translate(_LETTERS))
    return "".join(_kept(c) for c in _ACCENTS.sub("", _APOSTROPHES.sub("", lower)))


def _kept(character: str) -> str:
    if character.isalnum() or unicodedata.category(character)[0] == "M":
        return character
    return "-" if character in _HYPHENS else " "


_CHARACTERS = _Characters()


def _once(text: str) -> str:
    # First, as a normal form takes an acute accent (00B4) apart into a blank and a mark.
    bare = _APOSTROPHES.sub("", text)
    folded = unicodedata.normalize("NFKD", bare).translate(_CHARACTERS)
    folded = unicodedata.normalize("NFC", folded)
    return " ".join(_HYPHEN_AT_AN_EDGE.sub(" ", folded).split())


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Give the folded form: words with single blanks, hyphens kept inside a word.

    Folding the result again changes nothing. A text with nothing to keep folds to
    itself, so that even a name of signs only can be found.
    """
    folded = _once(text)
    if not folded:
        return " ".join(text.split())
    for _ in range(3):
        if (again := _once(folded)) == folded:
            break
        folded = again
    return folded
