"""What do two entries have in common, and what speaks against one party?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property

from db.records.entry import PartyType
from db.records.interim import PREFIX
from db.records.screening import Bearing, Evidence, Query
from db.records.subject import EntryKey, SharedFact
from rules.subjects import SubjectTable
from screening.features.dates import birth_date
from screening.names.keys import keys, similarity
from screening.names.korean_listed import is_korean
from screening.names.likeness import compare
from screening.subjects.crowd import Crowd, is_rare
from screening.subjects.particulars import Particulars, offices, telling

_ONE_DAY = timedelta(days=1)
_WORTH_COMPARING = 0.6
"""Names with a smaller share of their letters in common are not alike, unless Korean."""


@dataclass(frozen=True)
class Pair:
    """Two entries side by side; what they have in common is worked out when it is asked for."""

    one: Particulars
    other: Particulars
    table: SubjectTable
    crowd: Crowd

    @cached_property
    def contradicting(self) -> dict[str, SharedFact]:
        """What speaks against one party, by kind; the names aside."""
        return {fact.kind: fact for fact in self._against()}

    def _against(self) -> Iterator[SharedFact]:
        if all(one.bearing is Bearing.CONTRADICTS for one in self._births) and self._births:
            births = self._births[0]
            yield SharedFact("birth_date", births.query, births.listed, births.because)
            if births.feature == "birth_decade":
                yield SharedFact("birth_decade", births.query, births.listed, births.because)
        ours, theirs = (genders(side) for side in (self.one, self.other))
        if ours and theirs and ours.isdisjoint(theirs):
            yield SharedFact("gender", ", ".join(ours), ", ".join(theirs))
        kinds = self.one.entry.type, self.other.entry.type
        if kinds[0] is not kinds[1] and PartyType.UNKNOWN not in kinds:
            yield SharedFact("type", *(kind.value for kind in kinds))

    @cached_property
    def agreeing(self) -> dict[str, SharedFact]:
        """What they have in common, by kind."""
        found: dict[str, SharedFact] = {}
        for fact in (*self._born(), *self._shared()):
            found.setdefault(fact.kind, fact)
        if (alike := self._alike(found)) is not None:
            found["name"] = alike
            found.update((fact.kind, fact) for fact in self._offices())
        return found

    def _born(self) -> Iterator[SharedFact]:
        agreeing = [one for one in self._births if one.bearing is Bearing.AGREES]
        for day in sorted(self.one.birth_days):
            for other in (day, day - _ONE_DAY, day + _ONE_DAY):
                if other in self.other.birth_days:
                    yield SharedFact("birth_day", str(day), str(other))
                    yield SharedFact("birth_date", str(day), str(other))
        for one in agreeing[:1]:
            yield SharedFact("birth_date", one.query, one.listed, one.because)

    @cached_property
    def _births(self) -> list[Evidence]:
        """The dates of birth held against one another from both sides."""
        sides = ((self.one, self.other), (self.other, self.one))
        found = []
        for number, (ours, theirs) in enumerate(sides):
            dates = tuple(birth.date for birth in ours.entry.birth_dates)
            one = birth_date(Query("", birth_dates=dates), theirs.entry)
            if one is not None:
                turned = replace(one, query=one.listed, listed=one.query)
                found.append(turned if number else one)
        return found

    def _shared(self) -> Iterator[SharedFact]:
        one, other = self.one, self.other
        yield from self._names()
        yield from _cited(one, other)
        if stands_in(one.key, other.key):
            yield SharedFact("interim", one.key.ref, other.key.ref)
        for (family, key), printed in sorted(one.numbers.items()):
            if (family, key) in other.numbers:
                yield SharedFact(family, printed, other.numbers[family, key])
        for day in sorted(one.listed.keys() & other.listed.keys()):
            yield SharedFact("listing_date", one.listed[day], other.listed[day])
        for regime in sorted(one.regimes.keys() & other.regimes.keys()):
            yield SharedFact("regime", one.regimes[regime], other.regimes[regime])
        yield from self._statements()

    def _names(self) -> Iterator[SharedFact]:
        """Give the names that are the same: the first ones, one, a second one, a whole one."""
        one, other = self.one, self.other
        same: dict[str, tuple[str, str]] = {}
        for key in sorted(one.name_keys.keys() & other.name_keys.keys()):
            ours, theirs = one.name_keys[key], other.name_keys[key]
            if compare(ours, theirs, self._kind).score == 1.0:
                same.setdefault(_words_of(ours), (ours, theirs))
        if not same:
            return
        pairs = sorted(same.values(), key=lambda pair: (-self._firsts(pair), pair))
        if self._firsts(pairs[0]) == 2:
            yield SharedFact("primary_name", *pairs[0])
            yield from self._sole(pairs[0])
        yield SharedFact("exact_name", *pairs[0])
        for pair in pairs[1:]:
            if not _is_piece(pair[0], pairs[0][0]):
                yield SharedFact("second_name", *pair)
        if self._kind is PartyType.ORGANISATION:
            for pair in pairs:
                if self._firsts(pair) and len(_words_of(pair[0]).split()) > 1:
                    yield SharedFact("whole_name", *pair)

    @cached_property
    def _kind(self) -> PartyType:
        """As what names are compared: a kind that one list doesn't know is the other's."""
        ours, theirs = self.one.entry.type, self.other.entry.type
        return theirs if ours is PartyType.UNKNOWN else ours

    def _sole(self, pair: tuple[str, str]) -> Iterator[SharedFact]:
        """Say where nobody else on either list has a name, and few Koreans."""
        key = f"w:{_words_of(pair[0])}"
        if self.crowd.is_sole(self.one, self.other, key):
            yield SharedFact("only_bearer", *pair)
            if all(is_rare(name, self.table.rare) for name in pair):
                yield SharedFact("sole_name", *pair)

    def _firsts(self, pair: tuple[str, str]) -> int:
        """Count on how many sides a name is the one that the list prints first."""
        first = self.one.entry.name, self.other.entry.name
        return sum(_words_of(a) == _words_of(b) for a, b in zip(pair, first, strict=True))

    def _alike(self, found: Mapping[str, SharedFact]) -> SharedFact | None:
        """Give names that are alike, where it matters whether they are."""
        if (exact := found.get("exact_name")) is not None:
            return SharedFact("name", exact.one, exact.other, "The same name after folding.")
        kinds = {*found, "name"}
        if not any("name" in r.needs and r.needs <= kinds for r in self.table.rules):
            return None
        pairs = (
            (compare(ours, theirs, self._kind), ours, theirs)
            for ours in self.one.names
            for theirs in self.other.names
            if similarity(keys(ours), keys(theirs)) >= _WORTH_COMPARING or is_korean(theirs)
        )
        best = max(pairs, key=lambda pair: pair[0].score, default=None)
        if best is None or best[0].score < self.table.alike:
            return None
        return SharedFact("name", best[1], best[2], best[0].because)

    def _statements(self) -> Iterator[SharedFact]:
        """Give what is said of both in the same words."""
        for ours in self.one.entry.statements:
            for theirs in self.other.entry.statements:
                words, others = telling(ours.text), telling(theirs.text)
                fewer = min(len(words), len(others))
                least = max(self.table.least_words, self.table.same_words * fewer)
                shared = words & others
                if len(shared) < least:
                    continue
                yield SharedFact("wording", ours.text, theirs.text)
                if self.crowd.saying(shared) <= self.table.most_saying:
                    yield SharedFact("statement", ours.text, theirs.text)

    def _offices(self) -> Iterator[SharedFact]:
        """Give the offices at the head of a body that both hold or held."""
        ours, theirs = (
            offices(side, self.table.heads, self.table.least_words)
            for side in (self.one, self.other)
        )
        for office in sorted(ours.keys() & theirs.keys(), key=sorted):
            yield SharedFact("office", ours[office], theirs[office])


def stands_in(one: EntryKey, other: EntryKey) -> bool:
    """Whether one is an interim designation and the other may be its entry in the file."""
    is_interim = (one.ref.startswith(PREFIX), other.ref.startswith(PREFIX))
    return one.list == other.list and any(is_interim) and not all(is_interim)


def _cited(one: Particulars, other: Particulars) -> Iterator[SharedFact]:
    if one.key.list == other.key.list:
        return
    if other.key.ref in one.cited:
        yield SharedFact("reference", f"cites {other.key.ref}", other.key.ref)
    if one.key.ref in other.cited:
        yield SharedFact("reference", one.key.ref, f"cites {one.key.ref}")


def genders(one: Particulars) -> frozenset[str]:
    """Give the genders that an entry states; a code that nobody knows is silence."""
    return frozenset(one.entry.genders) & {"F", "M"}


def _words_of(name: str) -> str:
    return keys(name).by_word[0]


def _is_piece(one: str, other: str) -> bool:
    """Whether all words of one name stand in the other, as a part of it or a short form."""
    ours, theirs = set(_words_of(one).split()), set(_words_of(other).split())
    return ours <= theirs or theirs <= ours
