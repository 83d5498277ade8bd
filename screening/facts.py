"""What does an entry state of its party, in the vocabulary of the criteria?

Every fact quotes the words and says where they stand. It is the listing's own text: it
explains the listing and proves nothing independently.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from db.records.entry import Entry, EntryDateKind, PartyType, Statement
from db.records.fact import Basis, Fact, FactKind, Level, Source
from db.records.relation import Relation
from rules.catalogue import ANY, LISTED_SHIP, Catalogue
from screening.relations.grammar import MENTIONED, OFFICE
from screening.relations.read import Reader, Sentence
from screening.statements.bodies import Bodies
from screening.statements.manner import manner, period, span
from screening.statements.phrases import Stated, folded, has, stated
from screening.statements.roles import Offices

_KINDS = {
    OFFICE: FactKind.OFFICE,
    "acts_for": FactKind.AGENCY,
    "supports": FactKind.SERVICE,
    "subordinate_to": FactKind.CONTROL,
    "controlled_by": FactKind.CONTROL,
    "maintained_by": FactKind.CONTROL,
    "front_for": FactKind.CONTROL,
    "alias_of": FactKind.CONTROL,
    "owned_by": FactKind.OWNERSHIP,
    "owns_ship": FactKind.OWNERSHIP,
    "operates_ship": FactKind.CONTROL,
    "directs": FactKind.OFFICE,
    "transfer_with": FactKind.SHIPMENT,
}
"""What a tie that a text states is as a fact about the party of the text."""
_OF_SHIPS = frozenset({"owns_ship", "operates_ship", "transfer_with"})
"""Ties by which a party has to do with a ship, and not the ship with the party."""
_OF_ANOTHER = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:,|–|—|-)?\s*"
    r"(?:which|whose|who\b|"
    r"(?:,|–|—|-)\s*(?:an? |the |DPRK|North Korea|Pyongyang|speciali[sz]es))"
)
"""Behind another party's name: what follows is said of that one."""
_WHICH = re.compile(r"\b(?:which|whose)\b")
_PART = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:[A-Z]\w+\s+){0,3}(?:Committee|Commission|Department|Bureau)\b"
)
"""Behind a body's name: it is a part of the body that is meant."""
_CLAUSE = re.compile(r"[.;]")
_COMMITTEE = re.compile(r"\s*(?:The|UN|United Nations)? ?(?:Security Council|Committee)\b")
_ITS = re.compile(r"\s*Its?\b")


@dataclass(frozen=True)
class FactReader:
    """Reads the facts that entries state."""

    catalogue: Catalogue
    bodies: Bodies
    reader: Reader

    @cached_property
    def _stated(self) -> Stated:
        return stated(self.catalogue)

    @cached_property
    def _offices(self) -> Offices:
        return Offices(self.catalogue)

    def of(self, entry: Entry, party: str) -> list[Fact]:
        """Give every fact that an entry states of its party."""
        found = [*self._natures(entry, party), *_programmes(entry)]
        for relation in self.reader.relations(entry, party):
            found += self._tie(relation, entry)
        for sentence in self.reader.sentences(entry, party):
            if entry.type is PartyType.PERSON:
                found += self._person(sentence, entry)
            found += self._acts(sentence, entry)
        return list(dict.fromkeys(found))

    def _natures(self, entry: Entry, party: str) -> Iterator[Fact]:
        """Say which body of the vocabulary the party is, by its name."""
        if entry.type is not PartyType.ORGANISATION:
            return
        for body in self.bodies.of(party):
            terms = [ANY, f"organisation:{body.id}"]
            terms += [f"group:{group}" for group in body.groups]
            name = _name_of(entry, (body.name, *body.aliases))
            if name:
                source = _source(entry, "name", name, None)
                yield Fact(
                    FactKind.NATURE,
                    f"is {body.name}",
                    organisation=body.name,
                    terms=tuple(terms),
                    sources=(source,),
                )

    def _tie(self, relation: Relation, entry: Entry) -> Iterator[Fact]:
        kind = _KINDS.get(relation.kind)
        if relation.kind == MENTIONED or kind is None or str(relation.entry) == relation.target:
            return
        role = self._offices.whole(relation.role, relation.quote) if relation.role else ""
        if relation.role != relation.mention and self._is_of_a_part(relation):
            return
        head, _, rest = relation.quote.partition(relation.mention)
        if kind is FactKind.OFFICE and _PART.match(rest):
            return
        role = " ".join(role.split())
        terms = self._offices.terms(role)
        if relation.kind in _OF_SHIPS:
            terms.append(LISTED_SHIP)
        else:
            terms += self.bodies.terms(relation.target)
        if "role:member" in terms and kind is FactKind.OFFICE:
            kind = FactKind.MEMBERSHIP
        start, end = period(_clause_before(head), _CLAUSE.split(rest)[0])
        yield Fact(
            kind,
            relation.quote,
            role=role,
            organisation=relation.mention,
            terms=tuple(dict.fromkeys(terms)),
            start=start,
            end=end,
            is_former=relation.is_former or end is not None,
            manner=manner(head.rpartition(",")[2], relation.quote, self.catalogue.reading),
            sources=(_source(entry, relation.field, relation.quote, None),),
        )

    def _is_of_a_part(self, relation: Relation) -> bool:
        """Whether an office is in a part of a leading body, which is named itself."""
        groups = {group for body in self.bodies.of(relation.target) for group in body.groups}
        return groups == {"C2"} and bool(self.bodies.names.find(relation.role))

    def _person(self, sentence: Sentence, entry: Entry) -> Iterator[Fact]:
        """Give ranks, posts that name their body, and family ties of a sentence."""
        if sentence.is_about_another:
            return
        text = sentence.text
        for order, words, place in self._offices.ranks(text):
            rank = (f"rank:{order}", "group:C3")
            yield self._fact(FactKind.RANK, sentence, entry, place, words, rank)
        for role, words, place, _ in self._offices.posts(text):
            posts = tuple(self._offices.terms(words))
            terms = (f"role:{role}", *(term for term in posts if term.startswith("post:")))
            yield self._fact(FactKind.OFFICE, sentence, entry, place, words, terms)
        for words, relative in self._offices.ties(text):
            yield self._fact(
                FactKind.FAMILY_TIE,
                sentence,
                entry,
                0,
                words,
                tuple(self._offices.kin(words, relative)),
                relative,
            )

    def _fact(
        self,
        kind: FactKind,
        sentence: Sentence,
        entry: Entry,
        place: int,
        role: str,
        terms: tuple[str, ...],
        organisation: str = "",
    ) -> Fact:
        """Give a fact that words at a place of a sentence state."""
        before = sentence.text[:place]
        start, end = period(_clause_before(before), _CLAUSE.split(sentence.text[place:])[0])
        former = self.reader.grammar.is_former(before.rpartition(",")[2])
        return Fact(
            kind,
            sentence.text.strip(),
            role=role,
            organisation=organisation,
            terms=terms,
            start=start,
            end=end,
            is_former=former or end is not None,
            manner=manner(before, sentence.text, self.catalogue.reading),
            sources=(_source(entry, "", sentence.text.strip(), sentence.statement),),
        )

    def _acts(self, sentence: Sentence, entry: Entry) -> Iterator[Fact]:
        """Give what a sentence says the party does, in the words of the tables."""
        is_others = sentence.is_about_another or _is_of_others(sentence.text, entry)
        head = "" if is_others else folded(_head(sentence, entry))
        terms = self._stated.terms(head, folded(sentence.text), entry.type.value)
        reading = self.catalogue.reading
        if not terms:
            return
        fact = self._fact(FactKind.ACT, sentence, entry, 0, "", tuple(terms))
        start, end = span(sentence.text)
        fact = replace(fact, start=start, end=end, is_former=end is not None)
        if has(reading.suspected, folded(sentence.text)):
            fact = replace(fact, manner=manner(sentence.text, sentence.text, reading))
        yield fact


def _is_of_others(sentence: str, entry: Entry) -> bool:
    """Whether a sentence is about a body that names others, or about a person's body."""
    if _COMMITTEE.match(sentence):
        return True
    return entry.type is PartyType.PERSON and _ITS.match(sentence) is not None


def _head(sentence: Sentence, entry: Entry) -> str:
    """Give a sentence up to where it goes on about another party."""
    text, end = sentence.text, len(sentence.text)
    for mention in sentence.mentions:
        stop = mention.end - sentence.start
        if _OF_ANOTHER.match(text[stop:]):
            end = min(end, stop)
    if entry.type is PartyType.PERSON and (which := _WHICH.search(text)):
        end = min(end, which.start())
    return text[:end]


def _clause_before(before: str) -> str:
    """Give what stands before a statement in its clause, a beginning as `Until 2018,` too."""
    told = re.split(r"[.;]", before)[-1]
    first, *others = told.split(",")
    is_date = re.match(r"\s*(?:In|Since|From|Until|Between)\b", first) is not None
    return f"{first},{others[-1]}" if is_date and others else (others or [first])[-1]


def _name_of(entry: Entry, names: Iterable[str]) -> str:
    """Give the name of an entry that is one of some names."""
    wanted = {folded(name) for name in names}
    for name in entry.names:
        if folded(name.text) in wanted or folded(name.text.partition("(")[0]) in wanted:
            return name.text
    return ""


def _programmes(entry: Entry) -> Iterator[Fact]:
    for programme in entry.programmes:
        yield Fact(
            FactKind.PROGRAMME,
            f"listed under programme {programme}",
            terms=(f"programme:{programme}",),
            sources=(_source(entry, "programme", programme, None),),
        )


def _source(entry: Entry, field: str, quote: str, statement: Statement | None) -> Source:
    """Give the listing's own text as a source."""
    where = statement.kind.value if statement is not None else field
    return Source(
        Level.E5,
        Basis.LISTING_TEXT,
        publisher=f"{entry.list} list",
        published_on=listed_as_of(entry),
        locator=f"{entry.list} {entry.ref}, {where}",
        quote=quote,
    )


def listed_as_of(entry: Entry) -> date | None:
    """Give the day as of which a listing's words stand: its newest act or amendment."""
    days = [one.on for one in entry.dates if one.kind is not EntryDateKind.DELISTED]
    days += [_day(act.published_on) for act in entry.legal_acts]
    return max((day for day in days if day is not None), default=None)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def nationalities(entries: Sequence[Entry]) -> tuple[str, ...]:
    """Give the countries of a party: its nationalities, or where it has its seat."""
    told = [one.country for e in entries for one in e.nationalities if one.country]
    if not told and any(e.type is not PartyType.PERSON for e in entries):
        told = [a.place.country for e in entries for a in e.addresses if a.place.country]
    return tuple(dict.fromkeys(told))
