"""Is a number of the query a number of the entry?"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from db.records.entry import Entry, Identifier, IdentifierKind, PartyType
from db.records.screening import Bearing, Evidence, Query

_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
_BETWEEN_WORDS = re.compile(r"[\s,;:#=№°()]+")
_BETWEEN_NUMBERS = re.compile(r"[\s,;:#=№°()./]+")
_DIGIT = re.compile(r"\d")
_LABEL = re.compile(r"^(?:IMO|PASSPORT|NUMBER|NO|NR|N)+(?=\d{5})")
_BIC = re.compile(r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_LABELLED_BIC = re.compile(
    r"\b(?:SWIFT|BIC)\b[\W_]*(?:(?:BIC|CODE|NO)\b[\W_]*)*([A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)\b"
)
_LETTERS_ALONE = re.compile("[A-Za-z]+(?:(?:-| |, )[A-Za-z]+)*")
"""As most names are, which may be numbers as well."""
_LABELS = frozenset({"SWIFT", "BIC"})
_PLACEHOLDERS = frozenset({"", "NA", "NONE", "UNKNOWN"})
SHORTEST_PART = 5
"""A piece of a longer text counts as a number from this many characters on."""


def normal(number: str) -> str:
    """Give a number in capitals without blanks and signs; empty for a placeholder."""
    found = _NOT_ALPHANUMERIC.sub("", unicodedata.normalize("NFKC", number).upper())
    return "" if found in _PLACEHOLDERS else found


@lru_cache(maxsize=10_000)
def identifier_keys(printed: str) -> tuple[str, ...]:
    """Give every key under which a printed number may be asked for.

    `Diplomatic passport no. D00000898` is found as a whole and as `D00000898`, and a bank's
    eleven-character code also as its first eight; `SWIFT/BIC: FTBDKPPY` as `FTBDKPPY`.
    """
    whole = normal(printed)
    unlabelled = _LABEL.sub("", whole)
    words = (word for word in _BETWEEN_WORDS.split(printed) if _DIGIT.search(word))
    parts = (_LABEL.sub("", normal(word)) for word in words)
    found = [whole, unlabelled, *(part for part in parts if len(part) >= SHORTEST_PART)]
    for code in bank_codes(printed):
        found += [code, code[:8]]
    return tuple(key for key in dict.fromkeys(found) if key)


@lru_cache(maxsize=2_000)
def asked_keys(text: str) -> tuple[str, ...]:
    """Give every key to look up for a text asked for.

    They are those of a printed number and, as people type several numbers and labels in
    one field, every run of six characters or more with a digit in it, and every word that
    has the form of a bank's code.
    """
    if _LETTERS_ALONE.fullmatch(text):
        letters = text.upper().replace("-", "").replace(",", "").split()
        if _LABELS.isdisjoint(letters):
            return _keys_of_letters(letters)
    words = [normal(word) for word in _BETWEEN_NUMBERS.split(text)]
    runs = (_LABEL.sub("", word) for word in words if _DIGIT.search(word))
    numbers = (run for run in runs if len(run) > SHORTEST_PART)
    codes = (key for word in words if _BIC.fullmatch(word) for key in (word, word[:8]))
    return tuple(dict.fromkeys((*identifier_keys(text), *numbers, *codes)))


def _keys_of_letters(words: list[str]) -> tuple[str, ...]:
    """Give the keys of capital letters: of all together, and what may be a bank's code."""
    whole = "".join(words)
    if whole in _PLACEHOLDERS:
        return ()
    codes = (
        key for word in (whole, *words) if _BIC.fullmatch(word) for key in (word, word[:8])
    )
    return tuple(dict.fromkeys((whole, *codes)))


def asked_numbers(query: Query) -> tuple[str, ...]:
    """Give the texts of the query that may be numbers, the name among them."""
    return tuple(text for text in (*query.identifiers, *query.names) if text)


def bank_codes(text: str) -> tuple[str, ...]:
    """Give what has the form of a bank's BIC (ISO 9362): the whole text, or after a label."""
    capitals = unicodedata.normalize("NFKC", text).upper()
    found = (normal(text), *_LABELLED_BIC.findall(capitals))
    return tuple(dict.fromkeys(code for code in found if _BIC.fullmatch(code)))


def bank_country(code: str) -> str:
    """Give the country of a bank's code; empty for what has not its form."""
    return code[4:6] if _BIC.fullmatch(code) else ""


def identifier(query: Query, entry: Entry) -> Evidence | None:
    """Compare every number asked for with every number the list gives the party.

    Blanks, hyphens and case do not count; nothing else may differ. A number typed in
    place of a name is compared too. Returns `None` when no number agrees: another
    number is no contradiction, as a party may have many.
    """
    own = (listed for listed in entry.identifiers if not is_of_another(listed, entry))
    return _same(query, own, "identifier", "The numbers are the same.")


def named_number(query: Query, entry: Entry) -> Evidence | None:
    """Compare the numbers asked for with those of others that a party's entry names.

    The text of an owner or operator names the IMO numbers of its ships, and that of a
    bank's representative may name the bank's code: such a number finds the party, but is
    not the party's own.
    """
    because = "The entry's text names this number, of a ship or of a company."
    named = (listed for listed in entry.identifiers if is_of_another(listed, entry))
    return _same(query, named, "named_number", because)


def is_of_another(listed: Identifier, entry: Entry) -> bool:
    """Whether a number in the text of an entry is that of somebody else: a ship, a bank."""
    if not listed.found_in:
        return False
    is_ship = listed.kind is IdentifierKind.IMO_SHIP
    return entry.type is PartyType.PERSON or (is_ship and entry.type is PartyType.ORGANISATION)


def _same(
    query: Query, numbers: Iterable[Identifier], feature: str, because: str
) -> Evidence | None:
    asked = [(text, frozenset(asked_keys(text))) for text in asked_numbers(query)]
    for listed in numbers:
        found = listed_keys(listed)
        for text, wanted in asked:
            if not wanted.isdisjoint(found):
                return Evidence(feature, text, _shown(listed), 1.0, Bearing.AGREES, because)
    return None


@lru_cache(maxsize=50_000)
def listed_keys(listed: Identifier) -> tuple[str, ...]:
    """Give the keys of a listed number and of its Latin form."""
    return (*identifier_keys(listed.number), *identifier_keys(listed.latin_number))


def _shown(listed: Identifier) -> str:
    kind = ", ".join(dict.fromkeys((listed.kind.value.replace("_", " "), *listed.kind_printed)))
    warnings = [label for label, printed in listed.flags if printed == "true"]
    where = f"; in the list's {listed.found_in}" if listed.found_in else ""
    note = f"; {listed.note}" if listed.note else ""
    return f"{listed.number} ({kind}{where}{note}{''.join(f'; {w}' for w in warnings)})"
