"""What of an entry may tell that another one is about the same party?"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from db.records.entry import DatePrecision, Entry, Identifier, IdentifierKind
from db.records.subject import EntryKey
from feeds.dates import read_date
from screening.features.identifiers import SHORTEST_PART, is_of_another, listed_keys
from screening.features.names import is_weak
from screening.features.words import words
from screening.names.fold import fold
from screening.names.keys import keys

_FAMILIES = {
    IdentifierKind.PASSPORT: "number",
    IdentifierKind.NATIONAL_ID: "number",
    IdentifierKind.REGISTRATION: "number",
    IdentifierKind.TAX: "number",
    IdentifierKind.OTHER: "number",
    IdentifierKind.IMO_SHIP: "imo",
    IdentifierKind.IMO_COMPANY: "imo",
    IdentifierKind.IMO: "imo",
    IdentifierKind.BIC: "bic",
}
_PLACEHOLDERS = frozenset({"na", "n a", "nil", "none", "unknown", "not available"})
_CLAUSE = re.compile(r"[,;.()]| and ")
_NUMERIC_DATE = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_PRINTED_DATE = (
    r"(\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2} [A-Za-z]{3,9}\.? \d{4})"
)

Regimes = Mapping[str, Mapping[str, str]]
"""By list and code of a programme: against which country or group it is directed."""


@dataclass(frozen=True, slots=True)
class Particulars:
    """An entry, taken apart for comparison with others."""

    key: EntryKey
    entry: Entry
    names: tuple[str, ...]
    """Without those too weak to tell anybody apart."""
    name_keys: Mapping[str, str]
    """By key: the name as printed."""
    numbers: Mapping[tuple[str, str], str]
    """By family and key: the number as printed."""
    cited: frozenset[str]
    """What may be references of other lists."""
    birth_days: frozenset[date]
    listed: Mapping[date, str]
    """By day of listing: how the entry states it."""
    regimes: Mapping[str, str]
    """By country or group: the programme as printed."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How entries are taken apart."""

    regimes: Regimes
    listing_date: re.Pattern[str]

    def of(self, entry: Entry) -> Particulars:
        """Take an entry apart."""
        names = tuple(
            dict.fromkeys(
                name.text
                for name in entry.names
                if not is_weak(name, entry) and _is_a_name(name.text)
            )
        )
        numbers = (one for one in entry.identifiers if not is_of_another(one, entry))
        return Particulars(
            EntryKey(entry.list, entry.ref),
            entry,
            names,
            {key: name for name in reversed(names) for key in keys(name).all},
            {pair: one.number for one in numbers for pair in _number_keys(one)},
            frozenset(value for _, value in entry.references if not value.isdecimal()),
            frozenset(_birth_days(entry)),
            dict(self._listed(entry)),
            dict(self._regimes(entry)),
        )

    def _regimes(self, entry: Entry) -> list[tuple[str, str]]:
        known = self.regimes.get(entry.list, {})
        return [(known.get(code, f"{entry.list} {code}"), code) for code in entry.programmes]

    def _listed(self, entry: Entry) -> list[tuple[date, str]]:
        found = [(entry.listed_on, str(entry.listed_on))] if entry.listed_on else []
        return [*found, *stated_days(entry, self.listing_date)]


def stated_days(entry: Entry, pattern: re.Pattern[str]) -> list[tuple[date, str]]:
    """Give the days of listing that an entry's texts state, each with the words for it."""
    stated = (match for one in entry.statements for match in pattern.finditer(one.text))
    return [(on, match[0]) for match in stated if (on := _day(match[1])) is not None]


def listing_date(words_before: tuple[str, ...]) -> re.Pattern[str]:
    """Give the expression that finds a day of listing behind one of these words."""
    before = "|".join(map(re.escape, words_before))
    return re.compile(rf"(?i:{before})\W{{0,4}}{_PRINTED_DATE}")


def offices(
    one: Particulars, heads: frozenset[str], least_words: int
) -> dict[frozenset[str], str]:
    """Give by its telling words each office at the head of a body, without whose it is.

    A clause must begin with it: a deputy is no head, nor who acts under one.
    """
    own = telling(" ".join(name.text for name in one.entry.names))
    found = {}
    for clause in (c for s in one.entry.statements for c in _CLAUSE.split(s.text)):
        told = [word for word in _in_order(clause) if word not in own]
        if len(set(told)) >= least_words and told[0] in heads:
            found[frozenset(told)] = clause.strip()
    return found


@lru_cache(maxsize=20_000)
def telling(text: str) -> frozenset[str]:
    """Give the words of a text that say something."""
    return frozenset(_in_order(text))


def _in_order(text: str) -> list[str]:
    told = fold(text).replace("-", " ").split()
    return [word for word in told if word not in words().silent and len(word) > 1]


def _is_a_name(text: str) -> bool:
    """Whether a text may be a name: no sign, no letter alone, no `N/A`."""
    folded = fold(text).replace("-", " ").strip()
    return sum(map(str.isalnum, folded)) > 1 and folded not in _PLACEHOLDERS


def _number_keys(one: Identifier) -> list[tuple[str, str]]:
    family = _FAMILIES.get(one.kind)
    if family is None:
        return []
    return [(family, key) for key in listed_keys(one) if len(key) >= SHORTEST_PART]


def _birth_days(entry: Entry) -> Iterator[date]:
    """Give the full days of birth; 1 January stands for an unknown day too often."""
    for birth in entry.birth_dates:
        on = birth.date.earliest
        if birth.date.precision is DatePrecision.DAY and on and (on.month, on.day) != (1, 1):
            yield on


def _day(printed: str) -> date | None:
    if numeric := _NUMERIC_DATE.fullmatch(printed):
        day, month, year = map(int, numeric.groups())
        try:
            return date(year, month, day)
        except ValueError:
            return None
    read = read_date(printed)
    return read.earliest if read.precision is DatePrecision.DAY else None
