"""What do facts that somebody states say in the vocabulary of the criteria?

A case file, the roster and an officer state facts in words; here they get the terms by which
the rulebook knows them. A fact that the vocabulary doesn't know keeps its words and meets
nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from db.records.entry import PartyType
from db.records.fact import Fact, FactKind, Manner
from rules.catalogue import FLAG, LISTED_SHIP, Catalogue, shows
from screening.statements.bodies import Bodies
from screening.statements.phrases import Stated, folded, has, stated
from screening.statements.roles import Offices

_WHOLE_SHARE = (
    "wholly owned", "subsidiary", "parent company", "majority", "owned and controlled",
    "owned or controlled",
)  # fmt: skip
"""Words by which an ownership is one without a figure."""
_OF_WORDS = frozenset({FactKind.ACT, FactKind.SHIPMENT, FactKind.SERVICE, FactKind.CHARGE})
"""What is done, and with which body, stands in their text."""
_NOT_OF_TABLES = frozenset(
    {
        FactKind.FAMILY_TIE,
        FactKind.RED_FLAG,
        FactKind.RANK,
        FactKind.PROGRAMME,
        FactKind.REBUTTAL,
    }
)
"""No table has words for what they state."""
_NEVER_DENIED = frozenset({FactKind.REBUTTAL, FactKind.RED_FLAG})
"""Their text may say of something else that it isn't so."""
_NOT = re.compile(
    r"^(?:not(?! only)|no|neither)\b|\b(?:is|was|has|had|does|did) not\b(?! only)|"
    r"\b(?:never|denied|denies)\b"
)
_CLAUSE = re.compile(r"[.;,]")
_NEAR = 4
"""Words between a denial and what it denies, or the beginning."""
_COUNTRY = "KP"
_SHOWN = shows("", "").partition("/")[0]


@dataclass(frozen=True)
class StatedFacts:
    """Gives stated facts the terms of the vocabulary."""

    catalogue: Catalogue
    bodies: Bodies

    @cached_property
    def _stated(self) -> Stated:
        return stated(self.catalogue)

    @cached_property
    def _offices(self) -> Offices:
        return Offices(self.catalogue)

    def read(
        self, facts: Sequence[Fact], party: PartyType, nationalities: Sequence[str]
    ) -> list[Fact]:
        """Give facts with their terms; one that states a rank besides an office is two."""
        return [found for fact in facts for found in self._read(fact, party, nationalities)]

    def _read(
        self, fact: Fact, party: PartyType, nationalities: Sequence[str]
    ) -> Iterator[Fact]:
        fact = self._as_said(fact)
        words = " ".join((fact.role, fact.organisation, fact.text))
        is_dprk = self._is_dprk(words, nationalities)
        terms = self._named(fact, is_dprk=is_dprk)
        roles = self._offices.terms(fact.role or _only_text(fact))
        terms += [t for t in roles if is_dprk or not t.startswith("post:")]
        said = folded(words)
        if fact.kind is FactKind.FAMILY_TIE:
            terms += self._offices.kin(fact.role or fact.text, fact.organisation or fact.text)
        elif fact.kind is FactKind.RED_FLAG:
            terms += self._flags(said)
        elif fact.kind is FactKind.PROGRAMME:
            terms += [f"programme:{word.upper()}" for word in said.split()]
        elif fact.kind not in _NOT_OF_TABLES and (is_dprk or terms or not nationalities):
            terms += self._stated.terms(said, said, party.value)
        if fact.kind is FactKind.OWNERSHIP and not has(_WHOLE_SHARE, said):
            terms = [t for t in terms if t == LISTED_SHIP or t.startswith(_SHOWN)]
        yield from self._ranked(fact, tuple(dict.fromkeys(terms)), words, nationalities)

    def _as_said(self, fact: Fact) -> Fact:
        """Give a fact as denied whose text, or all words quoted for it, deny what it states."""
        if fact.manner not in {Manner.STATED, Manner.REPORTED} or fact.kind in _NEVER_DENIED:
            return fact
        quotes = [source.quote for source in fact.sources if source.quote]
        is_denied = self._denies(fact.text, fact) or (
            bool(quotes) and all(self._denies(quote, fact) for quote in quotes)
        )
        return replace(fact, manner=Manner.DENIED) if is_denied else fact

    def _denies(self, text: str, fact: Fact) -> bool:
        """Whether words begin by denying what a fact states: `He was never a director`."""
        begun = _CLAUSE.split(text)[0]
        clause = folded(begun)
        if not (denial := _NOT.search(clause)):
            return False
        rest = clause[denial.end() :]
        named = [folded(one) for one in (fact.role, fact.organisation) if one]
        if named:
            places = [place for one in named if (place := rest.find(one)) >= 0]
            return bool(places) and rest.count(" ", 0, min(places)) <= _NEAR
        is_kin = fact.kind is FactKind.FAMILY_TIE
        is_soon = clause.count(" ", 0, denial.start()) <= _NEAR
        return is_soon and (is_kin or bool(self.bodies.named(begun)))

    def _is_dprk(self, words: str, nationalities: Sequence[str]) -> bool:
        """Whether it is evident that bodies of the DPRK are meant."""
        if has(self.catalogue.reading.countries, folded(words)):
            return True
        return _COUNTRY in nationalities

    def _named(self, fact: Fact, *, is_dprk: bool) -> list[str]:
        texts = [fact.organisation, fact.role]
        texts.append(fact.text if fact.kind in _OF_WORDS else _only_text(fact))
        parties = [party for text in texts if text for party in self.bodies.named(text)]
        return [
            term
            for party in dict.fromkeys(parties)
            for term in self.bodies.terms(party, is_dprk=is_dprk)
        ]

    def _flags(self, said: str) -> list[str]:
        words = said.replace(" ", "_")
        return [f"{FLAG}:{flag}" for flag in self.catalogue.flags if flag in words]

    def _ranked(
        self, fact: Fact, terms: tuple[str, ...], words: str, nationalities: Sequence[str]
    ) -> Iterator[Fact]:
        """Give the fact, and the rank it states where the army is the DPRK's."""
        is_office = fact.kind in {FactKind.OFFICE, FactKind.MEMBERSHIP}
        if fact.kind is not FactKind.RANK and not is_office:
            yield replace(fact, terms=terms)
            return
        said = fact.role or fact.text
        if self._offices.is_head_of_institute(said, words):
            yield replace(fact, kind=FactKind.OFFICE, terms=(*terms, "role:director"))
            return
        countries = self.catalogue.reading.countries
        is_named = has(countries, folded(fact.organisation))
        is_foreign = bool(nationalities) and _COUNTRY not in nationalities and not is_named
        context = f"{words} DPRK" if _COUNTRY in nationalities else words
        order = self._offices.stated_rank(said, words if is_office else context)
        is_army = has(countries, folded(context)) and not is_foreign
        rank = (f"rank:{order}", "group:C3") if order is not None and is_army else ()
        if fact.kind is FactKind.RANK:
            yield replace(fact, terms=(*terms, *rank))
            return
        yield replace(fact, terms=terms)
        if rank and self._offices.is_bare_rank(said):
            yield replace(fact, kind=FactKind.RANK, terms=rank)


def _only_text(fact: Fact) -> str:
    """Give the text of a fact that states neither a role nor a body apart from it."""
    return "" if fact.role or fact.organisation else fact.text
