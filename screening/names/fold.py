"""What is the same in two writings of one name?

Folding removes what carries no meaning between writings: case, accents on Latin,
Greek and Cyrillic letters, apostrophes (McCune-Reischauer's breves among them), widths,
invisible characters, letters of another writing that only look like those of their word.
It keeps letters of every script and the marks without which a script says nothing
(Burmese, Devanagari). Hangul typed letter by letter becomes syllables.
"""

import re
import unicodedata
from functools import lru_cache

from screening.names.lookalikes import resolve

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
        "ɡ": "g",
        "ɑ": "a",
        # Kinds of one letter that Arabic, Persian and Urdu keyboards give.
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
        "ة": "ه",
        "ۀ": "ه",
        "ہ": "ه",
        "ـ": "",
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
# `ħ` with its stroke, and small capitals: their Unicode names say which letter they are.
_LATIN_NAME = re.compile(
    r"LATIN (?:SMALL )?LETTER (?:SMALL CAPITAL |DOTLESS )?([A-Z])(?: WITH .*)?"
)
# A consonant behind an open syllable closes it, unless a vowel follows; not every one can.
_OPEN_SYLLABLE = re.compile(
    "([\u1100-\u1112][\u1161-\u1175])([\u1100-\u1103\u1105-\u1107\u1109-\u110c\u110e-\u1112])"
    "(?![\u1161-\u1175])"
)
_FINALS = dict(
    zip(
        "\u1100\u1101\u1102\u1103\u1105\u1106\u1107\u1109\u110a\u110b\u110c\u110e\u110f\u1110\u1111\u1112",
        "\u11a8\u11a9\u11ab\u11ae\u11af\u11b7\u11b8\u11ba\u11bb\u11bc\u11bd\u11be\u11bf\u11c0\u11c1\u11c2",
        strict=True,
    )
)
_PLAIN = re.compile("[A-Za-z]+(?:[ -][A-Za-z]+)*")
"""As most names are written; only case is left to fold."""
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
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if character.isalnum():
        return character if character.isascii() else _plain_latin(character)
    if unicodedata.category(character)[0] == "M":
        return character
    return "-" if character in _HYPHENS else " "


def _plain_latin(letter: str) -> str:
    named = _LATIN_NAME.fullmatch(unicodedata.name(letter, ""))
    return named[1].lower() if named else letter


_CHARACTERS = _Characters()


def _once(text: str) -> str:
    # First, as a normal form takes an acute accent (00B4) apart into a blank and a mark.
    bare = _APOSTROPHES.sub("", text)
    folded = unicodedata.normalize("NFKD", bare).translate(_CHARACTERS)
    folded = _OPEN_SYLLABLE.sub(lambda found: found[1] + _FINALS[found[2]], folded)
    folded = resolve(unicodedata.normalize("NFC", folded))
    return " ".join(_HYPHEN_AT_AN_EDGE.sub(" ", folded).split())


@lru_cache(maxsize=5_000)
def fold(text: str) -> str:
    """Give the folded form: words with single blanks, hyphens kept inside a word.

    Folding the result again changes nothing. A text with nothing to keep folds to
    itself, so that even a name of signs only can be found.
    """
    if _PLAIN.fullmatch(text):
        return text.lower()
    folded = _once(text)
    if not folded:
        return " ".join(text.split())
    for _ in range(4):
        if (again := _once(folded)) == folded:
            break
        folded = again
    return folded
