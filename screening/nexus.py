"""Does an entry have to do with the DPRK, and why?"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from db.records.entry import Entry, StatementKind
from db.records.screening import NexusReason
from rules.model import Nexus, NexusRule
from screening.features.identifiers import bank_codes, bank_country
from screening.names.terms import alternatives, plain, stem, whole_words

LONGEST_QUOTE = 300
_END_OF_SENTENCE = re.compile(r"(?<=[.;!?])\s+")
_TIE_DISTANCE = 6
"""How many words may stand between a tie and a term."""


@dataclass(frozen=True, slots=True)
class NexusReader:
    """The rules of the DPRK nexus, ready to be asked of many entries."""

    rules: tuple[NexusRule, ...]
    patterns: dict[str, re.Pattern[str]]
    """For each rule that looks for terms: what finds them in a folded text."""
    stems: re.Pattern[str]
    """One of these stands in every text in which a pattern can be found."""

    def reasons(self, entry: Entry) -> tuple[NexusReason, ...]:
        """Give every reason that holds for the entry.

        A text that speaks of a tie is not reported as a mention besides.
        """
        found = [reason for rule in self.rules if (reason := self._reason(rule, entry))]
        if any(not reason.is_mention for reason in found):
            found = [reason for reason in found if not reason.is_mention]
        return tuple(found)

    def _reason(self, rule: NexusRule, entry: Entry) -> NexusReason | None:
        if rule.lists and entry.list not in rule.lists:
            return None
        if rule.only_without_other_country and _has_other_country(entry):
            return None
        for value in _FIELDS[rule.field](entry):
            if value in rule.values or any(piece in value.upper() for piece in rule.contains):
                return NexusReason(rule.id, rule.mention, rule.because, value)
            if rule.id in self.patterns and self._finds(rule.id, value):
                quote = self._sentence(rule.id, value)
                return NexusReason(rule.id, rule.mention, rule.because, quote)
        return None

    def _sentence(self, rule: str, text: str) -> str:
        """Give the sentence that the rule met, or the beginning of the text."""
        sentences = _END_OF_SENTENCE.split(text)
        met = (sentence for sentence in sentences if self._finds(rule, sentence))
        return next(met, text)[:LONGEST_QUOTE]

    def _finds(self, rule: str, text: str) -> bool:
        folded = _plain_with_stem(text, self.stems)
        return bool(folded) and self.patterns[rule].search(folded) is not None


@lru_cache(maxsize=4096)
def _plain_with_stem(text: str, stems: re.Pattern[str]) -> str:
    """Give the plain text if a stem stands in it; rules ask for the same text in turn."""
    folded = plain(text)
    return folded if stems.search(folded) else ""


def reader(table: Nexus) -> NexusReader:
    """Make the table ready for use."""
    patterns = {}
    for rule in table.rule:
        if rule.terms:
            expression = _expression(table, rule.terms)
            if rule.tie:
                ties = "|".join(re.escape(plain(words)) for words in table.ties.words)
                breaks = "|".join(re.escape(word) for word in table.ties.breaks)
                between = rf"(?: (?!{breaks})\S+){{0,{_TIE_DISTANCE}}}"
                expression = rf"(?:{ties}){between} (?:{expression})"
            patterns[rule.id] = re.compile(whole_words(expression))
    every = chain.from_iterable(chain.from_iterable(t.values()) for t in table.terms.values())
    stems = {stem(term) for term in every}
    shortest = (one for one in stems if not any(o in one for o in stems if o != one))
    any_stem = re.compile("|".join(map(re.escape, sorted(shortest))))
    return NexusReader(table.rule, patterns, any_stem)


def country_pattern(table: Nexus) -> str:
    """Give the pattern that finds a name of the DPRK or its capital in a folded text."""
    return whole_words(_expression(table, ("country", "capital")))


def _expression(table: Nexus, kinds: tuple[str, ...]) -> str:
    terms = chain.from_iterable(
        chain.from_iterable(table.terms[kind].values()) for kind in kinds
    )
    return alternatives(terms)


def _has_other_country(entry: Entry) -> bool:
    countries = {n.country for n in entry.nationalities} | {
        a.place.country for a in entry.addresses
    }
    return bool(countries - {"", "KP"})


def _documents(entry: Entry) -> Iterator[str]:
    for identifier in entry.identifiers:
        yield identifier.country
        yield from map(bank_country, bank_codes(identifier.number))


def _address_texts(entry: Entry) -> Iterator[str]:
    for address in entry.addresses:
        place = address.place
        yield from (
            place.city,
            place.street,
            place.region,
            place.state,
            place.place,
            address.note,
        )


_TEXTS = (StatementKind.TITLE, StatementKind.FUNCTION, StatementKind.REMARK)

_FIELDS: dict[str, Callable[[Entry], Iterator[str]]] = {
    "programme": lambda entry: iter(entry.programmes),
    "nationality": lambda entry: (n.country for n in entry.nationalities),
    "address": lambda entry: (a.place.country for a in entry.addresses),
    "birth_place": lambda entry: (b.place.country for b in entry.birth_places),
    "document": _documents,
    "name": lambda entry: (name.text for name in entry.names),
    "address_text": _address_texts,
    "text": lambda entry: (s.text for s in entry.statements if s.kind in _TEXTS),
}
