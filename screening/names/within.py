"""Which Korean names stand somewhere in a longer text?

An officer pastes what another system gives: two holders in one field, a date or an address
behind the name, the line of a passport, the fields of a form, three writings side by side.
A few neighbouring words that are plainly a surname and two syllables may be a name.
"""

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from unicodedata import normalize
from urllib.parse import unquote

from screening.names.fold import fold
from screening.names.korean_reading import plain_readings

LONGEST_TEXT = 400
"""Letters of the longest text that is searched."""
MOST_WORDS = 40
MOST_NAMES = 60
_SYLLABLES = 3
_LONGEST_NAME = 3
"""In words: a surname and each syllable apart."""
_SHORTEST_JOINED = 7
"""Letters of the shortest word of Latin letters that may be a whole name."""
_LABELS = frozenset(
    ("surname", "name", "names", "given", "first", "last", "family", "middle", "fnu", "lnu")
) | frozenset(("dob", "born", "mr", "mrs", "ms"))
"""Words of forms that stand between the parts of a name; none can be a Korean syllable."""
_PASSPORT_LINE = re.compile(r"\bp[a-z<]?prk(?=[a-z]+<<)", re.IGNORECASE)
"""How the first line of a passport of the DPRK begins: ICAO Doc 9303, part 4."""
_BOOKING = re.compile(r"\b([a-z]+/[a-z]+?)(?:mrs|mr|ms)\b", re.IGNORECASE)
"""A name as airlines write it: `KIM/YONGCHOLMR`."""
_ENCODED = re.compile(r"%[0-9a-f]{2}|&#?\w{2,8};", re.IGNORECASE)
_OWNER = re.compile(r"['’]s\b")
_HIRAGANA = {ord("ぁ") + at: ord("ァ") + at for at in range(86)}
_SIGNS = "-'’‘`ʼ"
_WORD = re.compile(rf"[^\W\d_]+(?:[{_SIGNS}\u0306][^\W\d_]+)*['’‘`ʼ]?")
_NAME_ALONE = re.compile(r"[A-Za-z'-]+(?: [A-Za-z'-]+){0,2}")
"""As most names are typed: with nothing beside them."""
_SCRIPTS = (
    ("hangul", re.compile("[ᄀ-ᇿㄱ-ㆎ가-힣]")),
    ("characters", re.compile("[㐀-䶿一-鿿豈-﫿]")),
    ("kana", re.compile("[ぁ-ヿ]")),
    ("cyrillic", re.compile("[Ѐ-ӿ]")),
)


@lru_cache(maxsize=5_000)
def names_within(text: str) -> tuple[str, ...]:
    """Give the names that a text may hold beside other words; never the text itself."""
    if len(text) > LONGEST_TEXT or _NAME_ALONE.fullmatch(text):
        return ()
    words = list(_words(text))[:MOST_WORDS]
    whole = fold(text)
    found: dict[str, None] = {}
    for length in range(_LONGEST_NAME, 0, -1):
        for at in range(len(words) - length + 1):
            run = words[at : at + length]
            name = " ".join(word for word, _ in run)
            is_one_script = len({script for _, script in run}) == 1
            if is_one_script and _is_name(name, length) and fold(name) != whole:
                found[name] = None
    return tuple(found)[:MOST_NAMES]


def _is_name(text: str, words: int) -> bool:
    if words == 1 and text.isascii() and len(text) < _SHORTEST_JOINED:
        return False
    return any(len(found.syllables) == _SYLLABLES for found in plain_readings(text))


def _words(text: str) -> Iterator[tuple[str, str]]:
    """Give the words with the script of each; without numbers and the words of forms."""
    written = normalize("NFC", text)
    if _ENCODED.search(written):
        written = unquote(html.unescape(written))
    written = _PASSPORT_LINE.sub(" ", _OWNER.sub(" ", written)).translate(_HIRAGANA)
    written = _BOOKING.sub(r"\1", written)
    for found in _WORD.finditer(written):
        runs = [("latin", found[0])] if found[0].isascii() else groupby(found[0], _script)
        for script, letters in runs:
            word = "".join(letters)
            if word.casefold() not in _LABELS and word.strip(_SIGNS):
                yield word, script


def _script(letter: str) -> str:
    return next((script for script, sign in _SCRIPTS if sign.match(letter)), "latin")
