"""How many entries do the categories explain by the entries' own words, and which are left?

What is derived from a listing's own text explains that listing. It is no independent evidence,
and a share of it says how much of the lists the rulebook can read, not whether anybody belongs
to a category.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from db.records.assessment import Assessment, CategoryOutcome
from db.records.fact import FactKind
from db.records.screening import IndexedEntry
from rules.catalogue import Catalogue, Reading
from screening.statements.manner import is_silent

_BARE = frozenset({FactKind.NATURE, FactKind.PROGRAMME})
"""Facts that a name or a programme states, without a word of the text."""
_SENTENCE_ENDS = re.compile(r"[.;](?:\s+|$)|\n")

Read = tuple[IndexedEntry, tuple[Assessment, ...]]
"""An entry, and the categories that its own words meet."""


@dataclass(frozen=True, slots=True)
class ListCoverage:
    """How many entries of one list the categories explain."""

    list: str
    entries: int
    unread: int
    """Not DPRK-related, so that no category is looked for; they are in no other figure."""
    stating: int
    """Whose text states a reason of any kind."""
    explained: int
    """Of those that state a reason."""
    by_name: int
    """Of those explained: by the name or the programme only, and by no word of the reason."""
    silent: int
    """Whose text states no reason, or which have no text."""
    silent_explained: int
    """Of those that state no reason: by the name or the programme."""


@dataclass(frozen=True, slots=True)
class CategoryCoverage:
    """How many entries one category explains."""

    id: str
    title: str
    by_list: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Unexplained:
    """An entry that no category explains."""

    indexed: IndexedEntry
    states_reason: bool
    otherwise: tuple[Assessment, ...]
    """Categories that its words meet with another outcome: what ended before the anchor."""

    @property
    def elsewhere(self) -> tuple[str, ...]:
        """The categories that another entry of its party shows."""
        return tuple(
            one.id
            for one in self.indexed.categories
            if one.outcome is CategoryOutcome.EXPLAINED_BY_LISTING
        )


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the categories explain, and what they don't."""

    lists: tuple[ListCoverage, ...]
    categories: tuple[CategoryCoverage, ...]
    unexplained: tuple[Unexplained, ...]
    """Those that state a reason first: the gaps of the rulebook itself."""


def coverage(read: Iterable[Read], lists: Sequence[str], catalogue: Catalogue) -> Coverage:
    """Count what the categories explain of the entries of some lists."""
    by_list: dict[str, list[Read]] = {name: [] for name in lists}
    for indexed, assessments in read:
        by_list[indexed.entry.list].append((indexed, assessments))
    reading = catalogue.reading
    left = [
        Unexplained(indexed, _states_reason(indexed, found, reading), found)
        for some in by_list.values()
        for indexed, found in some
        if indexed.is_in_scope and not explaining(found)
    ]
    return Coverage(
        tuple(_of_list(name, some, reading) for name, some in by_list.items()),
        tuple(
            CategoryCoverage(
                one.id,
                one.title,
                tuple((name, _count(one.id, some)) for name, some in by_list.items()),
            )
            for one in catalogue.categories
        ),
        tuple(sorted(left, key=lambda one: not one.states_reason)),
    )


def explaining(found: Iterable[Assessment]) -> tuple[Assessment, ...]:
    """Give the categories that explain a listing by its own words."""
    return tuple(one for one in found if one.outcome is CategoryOutcome.EXPLAINED_BY_LISTING)


def _of_list(name: str, read: Sequence[Read], reading: Reading) -> ListCoverage:
    """Count the entries of one list."""
    in_scope = [one for one in read if one[0].is_in_scope]
    stating = [found for one, found in in_scope if _states_reason(one, found, reading)]
    silent = [found for one, found in in_scope if not _states_reason(one, found, reading)]
    explained = [found for found in stating if explaining(found)]
    return ListCoverage(
        name,
        entries=len(read),
        unread=len(read) - len(in_scope),
        stating=len(stating),
        explained=len(explained),
        by_name=sum(_is_by_name(found) for found in explained),
        silent=len(silent),
        silent_explained=sum(bool(explaining(found)) for found in silent),
    )


def _states_reason(
    indexed: IndexedEntry, found: Iterable[Assessment], reading: Reading
) -> bool:
    """Whether a sentence of an entry's text states a reason, or words of it explain the entry.

    Sentence by sentence, as what begins with a gender or a number may go on with a reason.
    """
    if not _is_by_name(found):
        return True
    sentences = (s for one in indexed.entry.statements for s in _SENTENCE_ENDS.split(one.text))
    return any(not is_silent(sentence, reading) for sentence in sentences)


def _is_by_name(found: Iterable[Assessment]) -> bool:
    """Whether nothing but names and programmes explains a listing, if anything does."""
    return all(
        fact.kind in _BARE
        for assessment in explaining(found)
        for reason in assessment.reasons
        if reason.outcome is CategoryOutcome.EXPLAINED_BY_LISTING
        for fact in reason.facts
    )


def _count(category: str, read: Iterable[Read]) -> int:
    """Count the entries that a category explains."""
    return sum(any(one.category == category for one in explaining(found)) for _, found in read)
