"""Which relations does the text of an entry state?"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from db.records.entry import Entry, PartyType, Statement
from db.records.relation import Relation
from db.records.subject import EntryKey
from screening.relations.grammar import MENTIONED, OFFICE, Grammar, Tie
from screening.relations.mentions import Mention, Names, names_of, orders
from screening.relations.tokens import words_of

_END = re.compile(r"[.;!?]['’”\"]?\s+(?=[A-Z‘“\"'(])")
_ABBREVIATED = re.compile(r"\b(?:co|corp|inc|ltd|no|nos|st|dr|mr|gen|jr|m|v)\.$", re.IGNORECASE)

_SILENT = frozenset({"the", "of", "and", "for", "in"})

_AROUND = 600
"""So many characters before and behind a name are read to say what it is to the party."""
_AT_THE_BEGINNING = {(), ("the",), ("a",), ("an",)}

Parties = Mapping[str, Sequence[Entry]]
"""By party: its entries."""


@dataclass(frozen=True, slots=True)
class _About:
    """The party whose entry is read."""

    party: str
    type: PartyType
    own_words: frozenset[str]
    """Of its names."""
    own_names: frozenset[tuple[str, ...]]
    """Its names, each as its words, a person's in either order."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an entry's text."""

    statement: Statement
    text: str
    start: int
    """Where it begins in the statement."""
    mentions: tuple[Mention, ...]
    """Of parties, the party itself among them."""
    others: tuple[Mention, ...]
    """Those of other ones."""
    is_about_another: bool


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads what the texts of parties say of other ones."""

    names: Names
    types: Mapping[str, PartyType]
    grammar: Grammar

    def relations(self, entry: Entry, party: str) -> list[Relation]:
        """Give what an entry's texts say of other parties, each kind of tie once.

        What one text calls over is over, whichever text comes first. A party that is only
        mentioned is left out where another tie to it is stated.
        """
        about = self._about(entry, party)
        found: dict[tuple[str, str, str, str], Relation] = {}
        for statement in entry.statements:
            for one in self._stated(entry, statement, about):
                key = one.source, one.target, one.kind, one.role
                if one.is_former or key not in found:
                    found[key] = one
        told = {other for r in found.values() if r.kind != MENTIONED for other in r.parties}
        return [r for r in found.values() if r.kind != MENTIONED or r.target not in told]

    def sentences(self, entry: Entry, party: str) -> Iterator[Sentence]:
        """Give the sentences of an entry's texts, each with whether it is about another one."""
        about = self._about(entry, party)
        for statement in entry.statements:
            mentions = self._named(statement.text, about)
            for start, end in sentences(statement.text, mentions):
                said = statement.text[start:end]
                here = tuple(m for m in mentions if start <= m.start < end)
                is_others = self._speaks_of_another(said, start, here, about)
                others = tuple(m for m in here if m.party != party)
                told = (statement, said, start, here, others)
                yield Sentence(*told, is_about_another=is_others)

    def _about(self, entry: Entry, party: str) -> _About:
        said = [words_of(name.text) for name in entry.names]
        own_words = frozenset(word for name in said for word in name) - _SILENT
        own_names = {row for name in said for row in orders(name, entry.type)}
        return _About(party, entry.type, own_words, frozenset(own_names))

    def _named(self, text: str, about: _About) -> list[Mention]:
        """Give the parties that a text names; by a name of its entry it means its own party.

        Another list may print that name first, of a person of its own.
        """
        return [
            replace(found, party=about.party)
            if words_of(found.text) in about.own_names
            else found
            for found in self.names.find(text)
        ]

    def _stated(self, entry: Entry, statement: Statement, about: _About) -> Iterator[Relation]:
        text = statement.text
        mentions = self._named(text, about)
        for start, end in sentences(text, mentions):
            here = [m for m in mentions if start <= m.start < end]
            for mention, tie in self._ties(text[start:end], start, here, about):
                ends = (about.party, mention.party)
                source, target = reversed(ends) if tie.is_turned else ends
                yield Relation(
                    source,
                    target,
                    tie.kind,
                    EntryKey(entry.list, entry.ref),
                    statement.kind.value,
                    text[start:end].strip(),
                    mention.text,
                    mention.start,
                    tie.role,
                    tie.is_former,
                )

    def _ties(
        self, said: str, offset: int, mentions: Sequence[Mention], about: _About
    ) -> Iterator[tuple[Mention, Tie]]:
        """Give how the party stands to each other one that a sentence names."""
        is_others = self._speaks_of_another(said, offset, mentions, about)
        last: tuple[Mention, Tie] | None = None
        for mention in (m for m in mentions if m.party != about.party):
            before = said[: mention.start - offset][-_AROUND:]
            between = said[last[0].end - offset : mention.start - offset] if last else ""
            if last and self.grammar.is_list(between):
                tie = last[1]
            elif is_others:
                tie = self._of_others(said, offset, mention, mentions, about)
            elif self.grammar.is_of_another(before, about.type, about.own_words):
                tie = Tie(MENTIONED)
            else:
                after = said[mention.end - offset :][:_AROUND]
                kind = self.types[mention.party]
                tie = self.grammar.tie(before, after, about.type, kind, mention.text)
                if last and tie.kind != OFFICE and _is_apposed(between):
                    tie = Tie(MENTIONED)
            last = mention, tie
            yield mention, tie

    def _speaks_of_another(
        self, said: str, offset: int, mentions: Sequence[Mention], about: _About
    ) -> bool:
        """Whether a sentence is about another party than the one whose entry it stands in."""
        first = mentions[0] if mentions else None
        if first is None or words_of(said[: first.start - offset]) not in _AT_THE_BEGINNING:
            return self.grammar.speaks_of_another(said, about.own_words)
        last = first
        for mention in mentions[1:]:
            if self.grammar.is_list(said[last.end - offset : mention.start - offset]):
                last = mention
        is_own = first.party == about.party
        return not is_own and self.grammar.goes_on_with_a_verb(said[last.end - offset :])

    def _of_others(
        self,
        said: str,
        offset: int,
        mention: Mention,
        mentions: Sequence[Mention],
        about: _About,
    ) -> Tie:
        """Give the tie of a party of which the sentence says how it stands to this one."""
        own = next((m for m in mentions if m.party == about.party), None)
        if own is None or own.start < mention.start:
            return Tie(MENTIONED)
        between = said[mention.end - offset : own.start - offset]
        return self.grammar.between(between) or Tie(MENTIONED)


def _is_apposed(between: str) -> bool:
    """Whether the words before a name are said of the name before them: `, a branch of`."""
    is_said_of_it = re.match(r",? (?:a|an|the|which|its)\b", between) is not None
    return is_said_of_it and " who " not in between


def reader(parties: Parties, grammar: Grammar) -> Reader:
    """Give what reads the texts of parties."""
    types = {party: entries[0].type for party, entries in parties.items() if entries}
    return Reader(names_of(parties), types, grammar)


def relations(parties: Parties, grammar: Grammar) -> list[Relation]:
    """Give every relation that the texts of the parties' entries state between them."""
    reads = reader(parties, grammar)
    return [
        relation
        for party, entries in parties.items()
        for entry in entries
        for relation in reads.relations(entry, party)
    ]


def sentences(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Give where each sentence begins and ends; none ends within a name."""
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        is_within = any(m.start < end < m.end for m in mentions)
        if is_within or _ABBREVIATED.search(text[start : match.start() + 1]):
            continue
        yield start, end
        start = end
    if start < len(text):
        yield start, len(text)
