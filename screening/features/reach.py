"""Which entries can a query raise no alert on, seen without comparing all of them with it?

An entry is left out only if it is proven that no rule can hold: no number or ship of it is
asked for, and no name of it is as much like a name asked as a rule demands. Most names are
seen to be unlike at once (`screening.names.unlike`), and only the others are compared.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from db.records.entry import Entry, PartyType
from db.records.screening import Outcome, Query
from rules.decision import Conditions, DecisionTable
from screening.features.asked import asked_names
from screening.features.identifiers import asked_keys, asked_numbers, listed_keys
from screening.features.ships import ALIKE, named_ships
from screening.names.comparison import Comparison, Manner
from screening.names.likeness import compare
from screening.names.unlike import UNLIKE_BELOW, asked_marks, listed_marks

_LOOKED_UP = frozenset({"identifier", "named_number", "named_ship"})
_OF_BIRTH = frozenset({"birth_day", "birth_date", "birth_near", "birth_decade"})
_NO_SCORE = 2.0
_KEPT = 2_048
_NOTHING = frozenset[str]()


@dataclass(frozen=True, slots=True)
class Least:
    """How much alike names must be for a rule to hold that alerts or shows the match."""

    by_words: float
    by_syllables: float
    """Where they are compared as Korean names."""

    def is_reached(self, found: Comparison) -> bool:
        """Whether a comparison scores as much."""
        is_korean = found.manner is Manner.SYLLABLES
        return found.score >= (self.by_syllables if is_korean else self.by_words)


def least(table: DecisionTable, query: Query, min_score: float | None) -> Least:
    """Give the least scores that matter to a query, of which `min_score` is one if given."""
    rules = [when for when in _of_names(table) if _may_hold(when, query)]
    asked = [_NO_SCORE if min_score is None else min_score]
    return Least(
        min(asked + [when.min_score for when in rules if not _is_by_syllables(when)]),
        min(asked + [when.min_score for when in rules]),
    )


def facts_by_words(table: DecisionTable, least_alone: float) -> tuple[bool, bool]:
    """Whether a date of birth, and a nationality, make a name matter that scores less alone."""
    needs = {
        need
        for when in _of_names(table)
        if when.min_score < least_alone and not _is_by_syllables(when)
        for need in when.needs
    }
    return not needs.isdisjoint(_OF_BIRTH), "nationality" in needs


def _of_names(table: DecisionTable) -> Iterator[Conditions]:
    """Give when the rules hold that alert or show a match, if no number or ship agrees."""
    for rule in table.rules:
        speaks = rule.shown or rule.outcome is not Outcome.NO_MATCH
        if speaks and _LOOKED_UP.isdisjoint(rule.when.needs):
            yield rule.when


def _is_by_syllables(when: Conditions) -> bool:
    return when.manners == (Manner.SYLLABLES.value,)


def _may_hold(when: Conditions, query: Query) -> bool:
    """Whether a rule may hold for the facts of a query."""
    return (bool(query.birth_dates) or _OF_BIRTH.isdisjoint(when.needs)) and (
        bool(query.nationalities) or "nationality" not in when.needs
    )


class Reach:
    """What a query can reach: whether an entry may matter to it."""

    def __init__(self, query: Query, wanted: Least) -> None:
        self._query = query
        self._least = wanted
        self._is_provable = wanted.by_words >= UNLIKE_BELOW

    @cached_property
    def _names(self) -> list[tuple[str, frozenset[str]]]:
        """Every name asked with its marks, once there is an entry to look at."""
        return [(name.text, asked_marks(name.text)) for name in asked_names(self._query)]

    @cached_property
    def _numbers(self) -> frozenset[str]:
        texts = asked_numbers(self._query)
        return frozenset(key for text in texts for key in asked_keys(text))

    def may_matter(self, entry: Entry) -> bool:
        """Whether a rule may hold that alerts on the entry or shows it."""
        if not self._is_provable:
            return True
        listed = _prepared(entry)
        if not self._numbers.isdisjoint(listed.numbers):
            return True
        return any(
            (not marks.isdisjoint(listed.marks) and self._is_alike(asked, marks, listed))
            or (not marks.isdisjoint(listed.ship_marks) and self._is_ship(asked, marks, listed))
            for asked, marks in self._names
        )

    def _is_alike(self, asked: str, marks: frozenset[str], listed: "_Listed") -> bool:
        return any(
            self._least.is_reached(compare(asked, name, listed.type))
            for name, theirs in listed.names
            if not marks.isdisjoint(theirs)
        )

    def _is_ship(self, asked: str, marks: frozenset[str], listed: "_Listed") -> bool:
        return self._query.type is not PartyType.PERSON and any(
            compare(asked, ship, PartyType.VESSEL).score >= ALIKE
            for ship, theirs in listed.ships
            if not marks.isdisjoint(theirs)
        )


@dataclass(frozen=True, slots=True)
class _Listed:
    """An entry, prepared for seeing at once what it is unlike."""

    entry: Entry
    type: PartyType
    numbers: frozenset[str]
    names: tuple[tuple[str, frozenset[str]], ...]
    """Each with its marks."""
    marks: frozenset[str]
    """Those of all its names."""
    ships: tuple[tuple[str, frozenset[str]], ...]
    """Those that its text names, each with its marks."""
    ship_marks: frozenset[str]
    """Those of all these ships."""


_LISTED: dict[int, _Listed] = {}
"""By the identity of the entry, which the value holds on to."""


def _prepared(entry: Entry) -> _Listed:
    found = _LISTED.get(id(entry))
    if found is None:
        if len(_LISTED) >= _KEPT:
            _LISTED.clear()
        found = _LISTED[id(entry)] = _prepare(entry)
    return found


def _prepare(entry: Entry) -> _Listed:
    names = _marked((name.text for name in entry.names), entry.type)
    ships = _marked(named_ships(entry), PartyType.VESSEL)
    return _Listed(
        entry,
        entry.type,
        frozenset(key for number in entry.identifiers for key in listed_keys(number)),
        names,
        _NOTHING.union(*(marks for _, marks in names)),
        ships,
        _NOTHING.union(*(marks for _, marks in ships)),
    )


def _marked(texts: Iterable[str], kind: PartyType) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((text, listed_marks(text, kind)) for text in dict.fromkeys(texts))
