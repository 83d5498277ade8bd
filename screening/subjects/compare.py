"""What do two entries have in common, and what speaks against one party?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from db.records.entry import PartyType
from db.records.screening import Bearing, Evidence, Query
from db.records.subject import SharedFact
from rules.subjects import SubjectTable
from screening.features import facts
from screening.names.keys import keys, similarity
from screening.names.korean_listed import is_korean
from screening.names.likeness import compare
from screening.subjects.particulars import Particulars, offices, telling

_AGAINST = (facts.birth_date, facts.gender)
"""What may contradict, each once for a pair."""
_WORTH_COMPARING = 0.6
"""Names with a smaller share of their letters in common are not alike, unless Korean."""
_KINDS = {
    "birth_day": "birth_day",
    "birth_date": "birth_date",
    "birth_near": "birth_date",
    "birth_decade": "birth_date",
    "gender": "gender",
}
"""As what a rule knows a feature."""


@dataclass(frozen=True)
class Pair:
    """Two entries side by side; what they have in common is worked out when it is asked for."""

    one: Particulars
    other: Particulars
    table: SubjectTable

    @cached_property
    def contradicting(self) -> dict[str, SharedFact]:
        """What speaks against one party, by kind; the names aside."""
        found = {fact.kind: fact for fact in self._facts(Bearing.CONTRADICTS)}
        ours, theirs = self.one.entry.type, self.other.entry.type
        if ours is not theirs and PartyType.UNKNOWN not in {ours, theirs}:
            found["type"] = SharedFact("type", ours.value, theirs.value)
        return found

    @cached_property
    def agreeing(self) -> dict[str, SharedFact]:
        """What they have in common, by kind."""
        found = {fact.kind: fact for fact in self._facts(Bearing.AGREES)}
        if (day := found.get("birth_day")) is not None:
            found["birth_date"] = day
            if not (self.one.birth_days and self.other.birth_days):
                del found["birth_day"]  # 1 January, which stands for an unknown day
        for fact in self._shared():
            found.setdefault(fact.kind, fact)
        if (alike := self._alike(found)) is not None:
            found["name"] = alike
            found.update((fact.kind, fact) for fact in self._offices())
        return found

    def _facts(self, bearing: Bearing) -> Iterator[SharedFact]:
        for one in self._evidence:
            if one.bearing is bearing:
                yield SharedFact(_KINDS[one.feature], one.query, one.listed, one.because)

    @cached_property
    def _evidence(self) -> list[Evidence]:
        ours, theirs = self.one.entry, self.other.entry
        query = Query(
            name=ours.name,
            type=ours.type,
            birth_dates=tuple(birth.date for birth in ours.birth_dates),
            gender=ours.genders[0] if len(ours.genders) == 1 else "",
        )
        found = (fact(query, theirs) for fact in _AGAINST)
        return [evidence for evidence in found if evidence is not None]

    def _shared(self) -> Iterator[SharedFact]:
        one, other = self.one, self.other
        yield from self._names()
        yield from _cited(one, other)
        for (family, key), printed in one.numbers.items():
            if (family, key) in other.numbers:
                yield SharedFact(family, printed, other.numbers[family, key])
        for day in one.listed.keys() & other.listed.keys():
            yield SharedFact("listing_date", one.listed[day], other.listed[day])
        for regime in one.regimes.keys() & other.regimes.keys():
            yield SharedFact("regime", one.regimes[regime], other.regimes[regime])
        yield from self._statements()

    def _names(self) -> Iterator[SharedFact]:
        """Give the names that are the same: the first ones, one, a second one, a whole one."""
        one, other = self.one, self.other
        same: dict[str, tuple[str, str]] = {}
        for key in sorted(one.name_keys.keys() & other.name_keys.keys()):
            ours, theirs = one.name_keys[key], other.name_keys[key]
            if compare(ours, theirs, one.entry.type).score == 1.0:
                same.setdefault(_words_of(ours), (ours, theirs))
        if not same:
            return
        pairs = sorted(same.values(), key=lambda pair: (-self._firsts(pair), pair))
        if self._firsts(pairs[0]) == 2:
            yield SharedFact("primary_name", *pairs[0])
        yield SharedFact("exact_name", *pairs[0])
        for pair in pairs[1:]:
            if not _is_piece(pair[0], pairs[0][0]):
                yield SharedFact("second_name", *pair)
        if one.entry.type is PartyType.ORGANISATION:
            for pair in pairs:
                if self._firsts(pair) and len(_words_of(pair[0]).split()) > 1:
                    yield SharedFact("whole_name", *pair)

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
        kind = self.one.entry.type
        pairs = (
            (compare(ours, theirs, kind), ours, theirs)
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
                if len(words & others) >= least:
                    yield SharedFact("statement", ours.text, theirs.text)

    def _offices(self) -> Iterator[SharedFact]:
        """Give the offices at the head of a body that both hold or held."""
        ours, theirs = (
            offices(side, self.table.heads, self.table.least_words)
            for side in (self.one, self.other)
        )
        for office in ours.keys() & theirs.keys():
            yield SharedFact("office", ours[office], theirs[office])


def _cited(one: Particulars, other: Particulars) -> Iterator[SharedFact]:
    if one.key.list == other.key.list:
        return
    if other.key.ref in one.cited:
        yield SharedFact("reference", f"cites {other.key.ref}", other.key.ref)
    if one.key.ref in other.cited:
        yield SharedFact("reference", one.key.ref, f"cites {one.key.ref}")


def _words_of(name: str) -> str:
    return keys(name).by_word[0]


def _is_piece(one: str, other: str) -> bool:
    """Whether all words of one name stand in the other, as a part of it or a short form."""
    ours, theirs = set(_words_of(one).split()), set(_words_of(other).split())
    return ours <= theirs or theirs <= ours
