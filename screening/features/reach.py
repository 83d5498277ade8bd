"""Which entries can a query raise no alert on, seen without comparing all of them with it?

An entry is left out only if it is proven that no rule can hold: no number or ship of it is
asked for, and no name of it is as much like a name asked as a rule demands. Most names are
seen to be unlike at once (`screening.names.unlike`), and only the others are compared.
"""

from dataclasses import dataclass

from db.records.entry import Entry, PartyType
from db.records.screening import Outcome, Query
from rules.decision import Conditions, DecisionTable
from screening.features.asked import asked_names
from screening.features.identifiers import asked_keys, asked_numbers, listed_keys
from screening.features.ships import named_ship, named_ships
from screening.names.comparison import Comparison, Manner
from screening.names.likeness import compare
from screening.names.unlike import UNLIKE_BELOW, asked_marks, listed_marks

_LOOKED_UP = frozenset({"identifier", "named_number", "named_ship"})
_OF_BIRTH = frozenset({"birth_day", "birth_date", "birth_near", "birth_decade"})
_NO_SCORE = 2.0
_KEPT = 2_048


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
    rules = [
        rule.when
        for rule in table.rules
        if (rule.shown or rule.outcome is not Outcome.NO_MATCH) and _may_hold(rule.when, query)
    ]
    manners = (Manner.SYLLABLES.value,)
    asked = [_NO_SCORE if min_score is None else min_score]
    return Least(
        min(asked + [when.min_score for when in rules if when.manners != manners]),
        min(asked + [when.min_score for when in rules]),
    )


def _may_hold(when: Conditions, query: Query) -> bool:
    """Whether a rule may hold for the facts of a query, if no number or ship agrees."""
    needs = set(when.needs)
    return (
        needs.isdisjoint(_LOOKED_UP)
        and (bool(query.birth_dates) or needs.isdisjoint(_OF_BIRTH))
        and (bool(query.nationalities) or "nationality" not in needs)
    )


class Reach:
    """What a query can reach: whether an entry may matter to it."""

    def __init__(self, query: Query, wanted: Least) -> None:
        self._query = query
        self._least = wanted
        self._names = [(asked.text, asked_marks(asked.text)) for asked in asked_names(query)]
        numbers = asked_numbers(query)
        self._numbers = frozenset(key for text in numbers for key in asked_keys(text))

    def may_matter(self, entry: Entry) -> bool:
        """Whether a rule may hold that alerts on the entry or shows it."""
        listed = _prepared(entry)
        if self._least.by_words < UNLIKE_BELOW or not self._numbers.isdisjoint(listed.numbers):
            return True
        for asked, marks in self._names:
            if not marks.isdisjoint(listed.marks) and self._is_alike(asked, marks, listed):
                return True
            if (
                listed.ships
                and not marks.isdisjoint(listed.ships)
                and named_ship(self._query, entry)
            ):
                return True
        return False

    def _is_alike(self, asked: str, marks: frozenset[str], listed: "_Listed") -> bool:
        return any(
            self._least.is_reached(compare(asked, name, listed.type))
            for name, theirs in listed.names
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
    ships: frozenset[str]
    """Those of the ships that its text names."""


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
    texts = dict.fromkeys(name.text for name in entry.names)
    names = tuple((text, listed_marks(text, entry.type)) for text in texts)
    ships = (listed_marks(ship, PartyType.VESSEL) for ship in named_ships(entry))
    return _Listed(
        entry,
        entry.type,
        frozenset(key for number in entry.identifiers for key in listed_keys(number)),
        names,
        frozenset[str]().union(*(marks for _, marks in names)),
        frozenset[str]().union(*ships),
    )
