"""What stands beside a person's name: titles, further names, an organisation?

For names of persons only. What is taken off is kept: a rank or an office is a fact about
the party. The name as asked is always compared too, so that a wrong cut loses no hit.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from screening.names import title_cuts
from screening.names.fold import fold
from screening.names.title_cuts import (
    Cut,
    Title,
    Words,
    is_enough,
    names_organisation,
    words_of,
)
from screening.names.title_table import LONGEST_PHRASE, TitleKind, table

MOST_OTHERS = 40
"""Further names are counted up to here, so that comparisons have a bound."""
MOST_WORDS = 60
"""Longer pieces are no names of persons, and stay as they are."""
_ANY_NAME = "A B"
_LETTERS = "[A-Za-z\u00c0-\u017f]+"
_PLAIN_NAME = re.compile(f"{_LETTERS}(?:[ -]{_LETTERS})*(?:, {_LETTERS}(?:[ -]{_LETTERS})*)?")
"""As most names are written: nothing stands beside it but words that the table has."""
_BETWEEN_WORDS = re.compile(", |[ -]")
_BRACKETS = re.compile(r"[(\[（]([^()\[\]（）]*)[)\]）]")
_BRACKET = re.compile(r"[()\[\]（）]")
_BETWEEN = "and or und oder et ou"
_BETWEEN_NAMES = re.compile(r"\s*[;|]\s*|\s+/\s+")
_BETWEEN_PERSONS = re.compile(rf"\s+(?:&|\+|и|{_BETWEEN.replace(' ', '|')})\s+", re.IGNORECASE)
_WAYS = (
    title_cuts.office_behind,
    title_cuts.office_before,
    title_cuts.before,
    title_cuts.behind,
    title_cuts.joined,
    title_cuts.bodies,
)
_ACRONYM = re.compile(r"[A-Z][A-Z&]{2,9}")


@dataclass(frozen=True, slots=True)
class Stripped:
    """A name and what stood beside it."""

    name: str
    """The name alone; as given where nothing could be taken off."""
    titles: tuple[Title, ...] = ()
    others: tuple[str, ...] = ()
    """Further names of the same party: behind `a.k.a.`, in brackets."""
    organisations: tuple[str, ...] = ()
    """What the party is said to belong to or to act for."""


def strip(name: str) -> Stripped:
    """Take off what is no part of a person's name.

    Two words of a name, or two syllables in hangul or Chinese, are always left.
    Stripping the name given back changes nothing.
    """
    if _PLAIN_NAME.fullmatch(name) and _is_of_no_title(name):
        return Stripped(name)
    found = Stripped(name)
    while (again := _once(found.name)).name != found.name:
        found = Stripped(
            again.name,
            found.titles + again.titles,
            found.others + again.others,
            found.organisations + again.organisations,
        )
    others = tuple(o for o in dict.fromkeys(found.others) if o != found.name)
    return Stripped(found.name, found.titles, others[:MOST_OTHERS], found.organisations)


def _is_of_no_title(name: str) -> bool:
    """Whether no word of a name, written with or without accents, is one of the tables."""
    words = _BETWEEN_WORDS.split(name.lower())
    folded = () if name.isascii() else map(fold, words)
    return _telling().isdisjoint((*words, *folded))


@cache
def _telling() -> frozenset[str]:
    """Give the words of all titles, marks and bodies, and those between two persons."""
    known = table()
    bodies = known.organisation_words
    marks = (*known.alias_marks, *known.accented_marks)
    phrases = (*known.kinds, *marks, *known.modifiers, *bodies, _BETWEEN)
    return frozenset(word for phrase in phrases for word in phrase.replace("-", " ").split())


def _once(name: str) -> Stripped:
    outside, insides = _brackets_apart(name)
    pieces = [
        piece
        for part in _BETWEEN_NAMES.split(outside)
        for person in _persons(part)
        for piece in _between_marks(person)
        if piece
    ]
    cuts = [_cut_down(piece) for piece in pieces]
    heads = [cut for cut in cuts if is_enough(cut.rest)]
    if not heads:
        return Stripped(name)
    head = heads[0]
    inside = [cut for text in insides for cut in _of_a_bracket(text)]
    everything = (*cuts, *inside)
    return Stripped(
        head.rest,
        tuple(title for cut in everything for title in cut.titles),
        tuple(cut.rest for cut in everything if cut is not head and cut.rest),
        tuple(text for cut in everything for text in cut.organisations),
    )


def _persons(text: str) -> list[str]:
    """Part `John Smith and Mary Smith`; a body may have *and* in its name."""
    names = _BETWEEN_PERSONS.split(text)
    are_whole = len(names) > 1 and all(map(is_enough, names))
    return names if are_whole and not names_organisation(words_of(text)) else [text]


def _brackets_apart(text: str) -> tuple[str, list[str]]:
    insides = [inside for inside in _BRACKETS.findall(text) if inside.strip()]
    outside = _BRACKET.sub(" ", _BRACKETS.sub(" ", text))
    return " ".join(outside.split()), insides


def _between_marks(text: str) -> Iterator[str]:
    """Give the names before, between and behind the marks `a.k.a.`, `alias`, `né`."""
    words = words_of(text)
    begun = at = 0
    while at < len(words.printed):
        if (end := _mark_at(words, at)) is None:
            at += 1
            continue
        yield words.text(begun, at)
        begun = at = end
    yield words.text(begun) if begun else text.strip()


def _mark_at(words: Words, start: int) -> int | None:
    printed = words.printed[start].casefold().strip(" ,;:.")
    if printed in table().accented_marks:
        return start + 1
    for length in range(LONGEST_PHRASE, 0, -1):
        if " ".join(words.folded[start : start + length]) in table().alias_marks:
            return min(start + length, len(words.printed))
    return None


def _of_a_bracket(text: str) -> Iterator[Cut]:
    """Read a bracket: a title, an acronym of a body, or further names of two words."""
    for piece in _between_marks(text):
        cut = title_cuts.segments(f"{_ANY_NAME}, {piece}")
        if cut is not None and cut.rest == _ANY_NAME:
            yield Cut("", cut.titles, cut.organisations)
        elif _ACRONYM.fullmatch(piece):
            yield Cut("", (), (piece,))
        elif is_enough(piece):
            yield _cut_down(piece)


def _cut_down(piece: str) -> Cut:
    """Cut until nothing more can be cut."""
    found = Cut(piece)
    if len(piece.split()) > MOST_WORDS:
        return found
    while (cut := _first_cut(found.rest)) is not None:
        found = Cut(
            cut.rest, found.titles + cut.titles, found.organisations + cut.organisations
        )
    return found


def _first_cut(text: str) -> Cut | None:
    if (cut := title_cuts.segments(text)) is not None:
        return cut
    words = words_of(text)
    return next((cut for way in _WAYS if (cut := way(words)) is not None), None)


__all__ = ["Stripped", "Title", "TitleKind", "strip"]
