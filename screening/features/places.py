"""Do places agree: where a party was born, lives, belongs?"""

import re

from db.records.entry import Entry, Place
from db.records.screening import Bearing, Evidence, Query
from screening.features.words import words
from screening.names.fold import fold

LEAST_SHARED = 2
"""An address agrees by so many words."""

# Romanisations of one Korean place: Kaesong, Gaeseong; Chongjin, Cheongjin.
_SPELT = (
    ("eo", "o"), ("eu", "u"), ("ae", "a"), ("ch", "j"), ("ph", "b"), ("th", "d"), ("kh", "g"),
    ("p", "b"), ("t", "d"), ("k", "g"), ("r", "l"),
)  # fmt: skip
_SIGNS = re.compile(r"[\d\W_]+")


def nationality(query: Query, entry: Entry) -> Evidence | None:
    """Compare nationalities by country.

    Another nationality is no contradiction: parties travel on false and foreign passports.
    """
    listed = tuple(n.country for n in entry.nationalities if n.country)
    return _countries("nationality", query.nationalities, listed)


def unstated_nationality(query: Query, entry: Entry, tied_to: str) -> Evidence | None:
    """Let the country that an entry has to do with stand for a nationality it doesn't state."""
    if entry.nationalities or not tied_to or tied_to not in query.nationalities:
        return None
    because = "The list states no nationality, but the entry has to do with this country."
    return Evidence("nationality", tied_to, "", 0.5, Bearing.AGREES, because)


def residence(query: Query, entry: Entry) -> Evidence | None:
    """Compare the country of residence with the countries of the listed addresses."""
    listed = tuple(a.place.country for a in entry.addresses if a.place.country)
    return _countries("residence", query.residences, listed)


def _countries(
    feature: str, asked: tuple[str, ...], listed: tuple[str, ...]
) -> Evidence | None:
    if not asked or not listed:
        return None
    is_shared = not set(asked).isdisjoint(listed)
    return Evidence(
        feature,
        ", ".join(asked),
        ", ".join(dict.fromkeys(listed)),
        1.0 if is_shared else 0.0,
        Bearing.AGREES if is_shared else Bearing.NEUTRAL,
        "A country is the same." if is_shared else "Other countries; this alone says nothing.",
    )


def birth_place(query: Query, entry: Entry) -> Evidence | None:
    """Compare places of birth by a town or province they share, in any romanisation.

    Another place says nothing, nor does the country alone.
    """
    for asked in query.birth_places:
        for listed in entry.birth_places:
            printed = _printed(listed.place)
            if _names(asked) & _names(printed):
                return _agrees("birth_place", asked, printed, "The places share a name.")
    return None


def address(query: Query, entry: Entry) -> Evidence | None:
    """Compare addresses by the names and numbers they share, two at least.

    Countries and words such as street or district don't count. Another address says nothing.
    """
    for asked in query.addresses:
        for listed in entry.addresses:
            printed = _printed(listed.place)
            shared = _names(asked) & _names(printed)
            if shared and len(shared | (_numbers(asked) & _numbers(printed))) >= LEAST_SHARED:
                return _agrees("address", asked, printed, "The addresses share names.")
    return None


def _agrees(feature: str, asked: str, listed: str, because: str) -> Evidence:
    return Evidence(feature, asked, listed, 1.0, Bearing.AGREES, because)


def _printed(place: Place) -> str:
    texts = (
        place.street, place.po_box, place.place, place.city, place.zip_code, place.region,
        place.state, place.country_printed,
    )  # fmt: skip
    return ", ".join(text for text in texts if text)


def _names(text: str) -> frozenset[str]:
    """Give the words that name a place, each in one spelling of those it may have."""
    table = words()
    found = (_bare(word) for word in _SIGNS.split(fold(text)))
    named = (table.known_places.get(word, word) for word in found)
    return frozenset(
        _one_spelling(word)
        for word in named
        if len(word) > 2 and word not in table.common_of_places
    )


def _bare(word: str) -> str:
    """Take off the word for city that hangul and Chinese join to the name."""
    return word.removesuffix("시").removesuffix("市") if len(word) > 2 else word


def _numbers(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\d{2,}", fold(text)))


def _one_spelling(word: str) -> str:
    for find, put in _SPELT:
        word = word.replace(find, put)
    return word
