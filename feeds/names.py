"""What does a printed name hold: which writing, and how many names?"""

import re
import unicodedata
from functools import cache

from db.records.entry import Name, NameKind
from feeds.countries import country

_SCRIPTS = {
    "LATIN": "Latn", "CYRILLIC": "Cyrl", "GREEK": "Grek", "HANGUL": "Hang", "CJK": "Hani",
    "ARABIC": "Arab", "HEBREW": "Hebr", "KATAKANA": "Kana", "HIRAGANA": "Hira",
    "GEORGIAN": "Geor", "ARMENIAN": "Armn", "DEVANAGARI": "Deva", "THAI": "Thai",
    "MYANMAR": "Mymr", "BENGALI": "Beng", "ETHIOPIC": "Ethi",
}  # fmt: skip

_SEPARATOR = re.compile(
    r"\s*;\s*|\s+(?:a\s?\.\s?k\s?\.\s?a|f\s?\.\s?k\s?\.\s?a|n\s?\.\s?k\s?\.\s?a)\b\.?[:,]?\s*"
    r"|\s+(?:aka|AKA|A\.K\.A\.?|also known as|formerly known as|previously known as|alias)"
    r"[:,]?\s+"
    r"|\s+[b-z]\)\s+",
)
_BRACKETS = re.compile(r"\(([^()]*)\)")
_INTRODUCTION = re.compile(
    r"^(?:original script|also known as|also|alias|formerly known as|formerly|or|in \w+ script"
    r"|a\.?k\.?a\.?|f\.?k\.?a\.?)\s*:?\s+",
    re.I,
)
_DESCRIBES = re.compile(
    r"\b(?:birth name|combat name|the|branch|name|passport|born|listed as|listed under|script|"
    r"third|filiaal|afdeling|number|no)\b|\d{4}",
    re.I,
)
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&/-]{1,9}")
_NUMBER = re.compile(r"[\W\d_]+")


@cache
def _script_of(character: str) -> str:
    return _SCRIPTS.get(unicodedata.name(character, "").split(" ")[0].split("-")[0], "Zyyy")


def script(text: str) -> str:
    """Give the ISO 15924 code of the writing: `Zyyy` for several, empty for none."""
    found = {_script_of(c) for c in text if c.isalpha()}
    return found.pop() if len(found) == 1 else "Zyyy" if found else ""


def several_names(text: str) -> tuple[str, ...]:
    """Give the names that one printed field holds beside the field itself.

    Lists print `Fazel Rahim; Fazil Rahim`, `Jin Tiesan (金铁三)`, `Foreign Trade
    Bank (FTB)` and `X a.k.a. Y` in one field. A bracket that only describes the
    name (`(the Moroccan)`, `(birth name)`, a country) is no name. The whole field
    is not among the names given: it stays a name of its own.
    """
    if not (";" in text or "(" in text or ")" in text or _SEPARATOR.search(text)):
        return ()
    outside, brackets = _brackets_apart(text)
    found = dict.fromkeys(_pieces(outside))
    for bracket in brackets:
        found |= dict.fromkeys(
            name for name in _pieces(bracket) if _stands_alone(name, outside)
        )
    whole = letters(text)
    return tuple(name for name in found if letters(name) != whole)


def letters(text: str) -> str:
    """Give what is left of a text for telling whether two spell the same: letters, digits."""
    return "".join(c for c in text.casefold() if c.isalnum())


def _brackets_apart(text: str) -> tuple[str, list[str]]:
    """Give the text without its brackets and what stood in them, nested ones apart."""
    brackets: list[str] = []
    while inner := _BRACKETS.findall(text):
        brackets = inner + brackets
        text = _BRACKETS.sub(" ", text)
    return text.replace("(", " ").replace(")", " "), brackets


def _pieces(text: str) -> list[str]:
    pieces = (" ".join(piece.split()) for piece in _SEPARATOR.split(" ".join(text.split())))
    names = (_INTRODUCTION.sub("", piece).strip(" ,:–-") for piece in pieces)
    return [name for name in names if _is_a_name(name)]


def _stands_alone(name: str, outside: str) -> bool:
    if _DESCRIBES.search(name) or country(name):
        return False
    if script(name) != script(outside):
        return True
    return bool(_ACRONYM.fullmatch(name)) or (len(name.split()) > 1 and name[0].isupper())


def _is_a_name(text: str) -> bool:
    return len(text) > 1 and not _NUMBER.fullmatch(text)


def with_parts(name: Name) -> tuple[Name, ...]:
    """Give a name and, after it, the names that its field holds beside it.

    A part of one word (an acronym, mostly) is marked weak: it is too short to act on alone.
    """
    return (
        name,
        *(
            Name(
                text=part,
                kind=NameKind.PART,
                quality_printed=name.quality_printed,
                is_weak=name.is_weak or (" " not in part and script(part) == "Latn"),
                script=script(part),
                language=name.language,
                part_of=name.text,
                origin=name.origin,
            )
            for part in several_names(name.text)
        ),
    )
