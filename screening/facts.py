"""What does an entry state of its party, in the vocabulary of the criteria?

Every fact quotes the words and says where they stand. It is the listing's own text: it
explains the listing and proves nothing independently.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from db.records.entry import Entry, PartyType
from db.records.fact import Fact, FactKind, Limb
from db.records.relation import Relation
from rules.catalogue import ANY, LISTED_SHIP, Catalogue
from screening.relations.grammar import OFFICE
from screening.relations.read import Reader, Sentence
from screening.statements.bodies import Bodies
from screening.statements.listing import listing_source
from screening.statements.manner import manner, manner_of_act, of_act, period, span
from screening.statements.once import once
from screening.statements.phrases import Stated, folded, has, stated
from screening.statements.roles import Offices
from screening.statements.wording import (
    ALTERNATIVES,
    BRANCH,
    CLAUSE,
    CLAUSE_OR_COMMA,
    OF_KIN,
    PART,
    SOON,
    UNFINISHED,
    WAS,
    around,
    behind,
    body_behind,
    date_before,
    head,
    is_of_others,
    period_of,
    without_names,
)

_KINDS = {
    OFFICE: FactKind.OFFICE,
    "acts_for": FactKind.AGENCY,
    "supports": FactKind.SERVICE,
    "subordinate_to": FactKind.CONTROL,
    "controlled_by": FactKind.CONTROL,
    "front_for": FactKind.CONTROL,
    "alias_of": FactKind.CONTROL,
    "owned_by": FactKind.OWNERSHIP,
    "owns_ship": FactKind.OWNERSHIP,
    "operates_ship": FactKind.CONTROL,
    "directs": FactKind.OFFICE,
    "operates": FactKind.OFFICE,
    "transfer_with": FactKind.SHIPMENT,
}
"""What a tie that a text states is as a fact about the party of the text."""
_OF_ANOTHER = frozenset({FactKind.OWNERSHIP, FactKind.AGENCY})
_OF_SHIPS = frozenset({"owns_ship", "operates_ship", "transfer_with"})
"""Ties by which a party has to do with a ship, and not the ship with the party."""


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
        party = self.bodies.party(party)
        found = [*self._natures(entry, party), *_programmes(entry)]
        for relation in self.reader.relations(entry, party):
            found += self._tie(relation, entry)
        for sentence in self.reader.sentences(entry, party):
            if entry.type is PartyType.PERSON:
                found += self._person(sentence, entry)
            found += [*self._acts(sentence, entry), *self._death(sentence, entry)]
        return once(found)

    def _natures(self, entry: Entry, party: str) -> Iterator[Fact]:
        """Say which body of the vocabulary the party is, by its name, its first one first."""
        if entry.type is not PartyType.ORGANISATION:
            return
        found = [(_name_of(entry, (b.name, *b.aliases)), b) for b in self.bodies.of(party)]
        for name, body in sorted(found, key=lambda one: one[0] != entry.name):
            terms = [ANY, f"organisation:{body.id}"]
            terms += [f"group:{group}" for group in body.groups]
            if name:
                source = listing_source(entry, "name", name, None)
                yield Fact(
                    FactKind.NATURE,
                    f"is {body.name}",
                    organisation=body.name,
                    terms=tuple(terms),
                    sources=(source,),
                )

    def _tie(self, relation: Relation, entry: Entry) -> Iterator[Fact]:
        kind = _KINDS.get(relation.kind)
        if (
            kind is None
            or str(relation.entry) == relation.target
            or OF_KIN.match(relation.quote)
        ):
            return
        if relation.role != relation.mention and self._is_of_a_part(relation):
            return
        begun, rest = around(relation, entry)
        after = behind(rest, relation.role)
        if kind is FactKind.OFFICE and PART.match(after):
            return
        role = self._role(relation, rest)
        if self._offices.is_bare_rank(role):
            return  # it is no office, and `_person` reads it
        if kind in _OF_ANOTHER and (open_words := ALTERNATIVES.search(begun)):
            kind, role = FactKind.CONTROL, " ".join(open_words[0].split()).casefold()
        terms = self._offices.terms(role)
        if relation.kind in _OF_SHIPS:
            terms.append(LISTED_SHIP)
        else:
            terms += self.bodies.terms(relation.target)
        clause = CLAUSE_OR_COMMA.split(begun)[-1]
        is_over = relation.is_former or has(self.catalogue.reading.over, folded(clause))
        start, end = period_of(begun, after, is_over=is_over)
        yield Fact(
            _kind(kind, terms),
            relation.quote,
            role=role,
            organisation=self._organisation(relation),
            terms=tuple(dict.fromkeys(terms)),
            start=start,
            end=end,
            is_former=is_over or end is not None,
            manner=manner(clause, relation.quote, self.catalogue.reading),
            sources=(listing_source(entry, relation.field, relation.quote, None),),
        )

    def _role(self, relation: Relation, rest: str) -> str:
        """Give an office whole: `First Vice-Minister`, `Chief of an overseas branch`."""
        if relation.kind in {"directs", "operates"}:
            return relation.kind
        role = " ".join(self._offices.whole(relation.role, relation.quote).split())
        part = BRANCH.match(rest)
        return f"{role} {part[1]}" if part and role.endswith(UNFINISHED) else role

    def _organisation(self, relation: Relation) -> str:
        """Give the body of an office; a minister's is the ministry."""
        if "Minister" in relation.mention.split():
            return next((b.name for b in self.bodies.of(relation.target)), relation.mention)
        return relation.mention

    def _is_of_a_part(self, relation: Relation) -> bool:
        """Whether an office is in a part of a leading body, which is named itself."""
        groups = {group for body in self.bodies.of(relation.target) for group in body.groups}
        return groups == {"C2"} and bool(self.bodies.names.find(relation.role))

    def _person(self, sentence: Sentence, entry: Entry) -> Iterator[Fact]:
        """Give ranks, posts that name their body, and family ties of a sentence."""
        if sentence.is_about_another or OF_KIN.match(sentence.text):
            return
        text = sentence.text
        for order, words, place in self._offices.ranks(text):
            army = body_behind(sentence, place + len(words))
            told = Fact(FactKind.RANK, text, words, army, (f"rank:{order}", "group:C3"))
            yield self._fact(told, sentence, entry, place)
        for role, words, place, end in self._offices.posts(text):
            body = body_behind(sentence, end)
            posts = [t for t in self._offices.terms(words) if t.startswith("post:")]
            told = Fact(FactKind.OFFICE, text, words, body, (f"role:{role}", *posts))
            yield self._fact(told, sentence, entry, place)
        for words, relative, place in self._offices.ties(text):
            terms = tuple(self._offices.kin(words, relative))
            told = Fact(FactKind.FAMILY_TIE, text, words, relative, terms)
            yield self._fact(told, sentence, entry, place)

    def _fact(self, told: Fact, sentence: Sentence, entry: Entry, place: int) -> Fact:
        """Give a fact that words at a place of a sentence state: its time, manner, source."""
        text, reading = sentence.text, self.catalogue.reading
        before = text[:place]
        start, end = period(date_before(before), CLAUSE.split(text[place:])[0])
        clause = CLAUSE_OR_COMMA.split(before)[-1]
        is_over = self.reader.grammar.is_former(clause) or has(reading.over, folded(clause))
        return replace(
            told,
            text=text.strip(),
            start=start,
            end=end,
            is_former=is_over or end is not None,
            manner=manner(clause, text, reading),
            sources=(listing_source(entry, "", text.strip(), sentence.statement),),
        )

    def _acts(self, sentence: Sentence, entry: Entry) -> Iterator[Fact]:
        """Give what a sentence says the party does, in the words of the tables.

        Names are left out: `Trading` in a body's name is no trade.
        """
        if is_of_others(sentence.text, entry):
            return
        bare = without_names(sentence)
        said = "" if sentence.is_about_another else head(sentence, bare, entry)
        terms = self._stated.terms(folded(said), folded(bare), entry.type.value)
        if not terms:
            return
        start, end = of_act(sentence.text)
        text = sentence.text.strip()
        yield Fact(
            FactKind.ACT,
            text,
            terms=tuple(terms),
            start=start,
            end=end,
            is_former=WAS.search(text) is not None or (end is not None and end != start),
            manner=manner_of_act(bare, self.catalogue.reading),
            sources=(listing_source(entry, "", text, sentence.statement),),
        )

    def _death(self, sentence: Sentence, entry: Entry) -> Iterator[Fact]:
        """Give that the party died: nobody dead is associated any more."""
        reading = self.catalogue.reading
        if sentence.is_about_another or not has(reading.dead, folded(sentence.text[:SOON])):
            return
        start, _ = span(sentence.text)
        text = sentence.text.strip()
        yield Fact(
            FactKind.REBUTTAL,
            text,
            start=start,
            limb=Limb.NOT_ASSOCIATED,
            sources=(listing_source(entry, "", text, sentence.statement),),
        )


def _kind(kind: FactKind, terms: Sequence[str]) -> FactKind:
    """Give what an office is: who facilitates for a body acts for it, and holds none there."""
    roles = {term for term in terms if term.startswith("role:")}
    if kind is not FactKind.OFFICE or not roles:
        return kind
    if roles <= {"role:member", "role:alternate_member"}:
        return FactKind.MEMBERSHIP
    return FactKind.AGENCY if roles <= {"role:facilitator", "role:agent"} else kind


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
            sources=(listing_source(entry, "programme", programme, None),),
        )


def nationalities(entries: Sequence[Entry]) -> tuple[str, ...]:
    """Give the countries of a party: its nationalities, or where it has its seat."""
    told = [one.country for e in entries for one in e.nationalities if one.country]
    if not told and any(e.type is not PartyType.PERSON for e in entries):
        told = [a.place.country for e in entries for a in e.addresses if a.place.country]
    return tuple(dict.fromkeys(told))
