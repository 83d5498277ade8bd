"""Which bodies of the vocabulary, and which listed parties, do words name?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from db.records.entry import Entry, Name, NameKind, PartyType
from rules.catalogue import ANY, LISTED_SHIP, Catalogue, Organisation
from screening.relations.mentions import Names, names_of
from screening.relations.tokens import words_of

VOCABULARY = "vocabulary"
"""The list under which a body stands that no list has."""
Parties = Mapping[str, Sequence[Entry]]
"""By party: its entries."""


@dataclass(frozen=True)
class Bodies:
    """Listed parties and the vocabulary's bodies under all their names."""

    catalogue: Catalogue
    names: Names
    bodies: Mapping[str, tuple[Organisation, ...]]
    """By party: the bodies of the vocabulary that it is."""
    types: Mapping[str, PartyType]
    same: Mapping[str, str] = field(default_factory=dict)
    """Parties that bear the name of another: for words they are that other one."""
    lent: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By listed party: the categories that its own listing explains and that it lends."""

    def lending(self, lent: Mapping[str, frozenset[str]]) -> "Bodies":
        """Give the same with what listed parties lend to those who serve them."""
        return replace(self, lent=lent)

    def terms(self, party: str, *, is_dprk: bool = True) -> list[str]:
        """Give the terms of a party that is named, where the DPRK is evident or isn't."""
        bodies = self.bodies.get(party, ())
        told = [body for body in bodies if is_dprk or not body.has_shared_name]
        is_listed = not party.startswith(f"{VOCABULARY}:")
        if not told and not (is_listed and (is_dprk or not bodies)):
            return []
        found = [ANY, *(f"organisation:{body.id}" for body in told)]
        found += [f"group:{group}" for body in told for group in body.groups]
        if is_listed:
            found.append(f"listed:{party}")
            found += [f"group:{group}" for group in sorted(self.lent.get(party, ()))]
        if self.types.get(party) is PartyType.VESSEL:
            found.append(LISTED_SHIP)
        return list(dict.fromkeys(found))

    def party(self, party: str) -> str:
        """Give the party that words of that one's name mean."""
        return self.same.get(party, party)

    def of(self, party: str) -> tuple[Organisation, ...]:
        """Give the bodies of the vocabulary that a party is."""
        return self.bodies.get(party, ())

    @cached_property
    def _hangul(self) -> list[tuple[str, str]]:
        """Every hangul name with its party, the longest first."""
        found = [
            (name, party)
            for party, bodies in self.bodies.items()
            for body in bodies
            for name in body.hangul
        ]
        return sorted(found, key=lambda pair: -len(pair[0]))

    @cached_property
    def _whole(self) -> dict[tuple[str, ...], str]:
        """Every name of a body of the vocabulary, with its party."""
        return {
            words: party
            for party, bodies in self.bodies.items()
            for body in bodies
            for words in _words(body)
        }

    def named(self, text: str) -> list[str]:
        """Give the parties that words name, in their order."""
        said = words_of(text)
        hangul = []
        for name, party in self._hangul:
            if name in text:
                hangul.append(party)
                text = text.replace(name, " ")  # 총정치국 is no 정치국
        if said in self._whole:
            return [self._whole[said]]  # however short: `Cabinet`, and nothing else
        found = [mention.party for mention in self.names.find(text)]
        if not found and said:
            found = [m.party for m in self.names.find(text.title())]
        return list(dict.fromkeys([*found, *hangul]))


def bodies_of(catalogue: Catalogue, parties: Parties) -> Bodies:
    """Give the bodies and parties that words may name.

    A body of the vocabulary that is listed is the listed party: what is said of one is
    said of the other.
    """
    known = {words: one for one in catalogue.organisations for words in _words(one)}
    same, merged = _merged(parties, known)
    listed = {
        party: tuple(dict.fromkeys(_known(entries, known)))
        for party, entries in merged.items()
        if entries[0].type is PartyType.ORGANISATION
    }
    party_of = {body.id: party for party, some in reversed(listed.items()) for body in some}
    names = names_of(merged)
    bodies = dict(listed)
    types = {party: entries[0].type for party, entries in merged.items()}
    for body in catalogue.organisations:
        party = party_of.get(body.id, f"{VOCABULARY}:{body.id}")
        names.add(_entry(body), party, is_told_apart=True)
        bodies.setdefault(party, (body,))
        types.setdefault(party, PartyType.ORGANISATION)
    return Bodies(catalogue, names, bodies, types, same)


def _merged(
    parties: Parties, known: Mapping[tuple[str, ...], Organisation]
) -> tuple[dict[str, str], dict[str, list[Entry]]]:
    """Put parties together that words can't tell apart, as two lists may have one body each.

    They are those that are one body of the vocabulary, and those of different lists that
    print one name first. They stay apart in everything else.
    """
    first: dict[object, str] = {}
    same: dict[str, str] = {}
    merged: dict[str, list[Entry]] = {}
    for party, entries in parties.items():
        if not entries:
            continue
        is_body = entries[0].type is PartyType.ORGANISATION
        keys: list[object] = [body.id for body in _known(entries, known)] if is_body else []
        keys += [(one.type, words_of(one.name)) for one in entries]
        owner = next((first[key] for key in keys if key in first), party)
        lists = {one.list for one in merged.get(owner, [])}
        if lists & {one.list for one in entries} and not is_body:
            owner = party
        for key in keys:
            first.setdefault(key, owner)
        same[party] = owner
        merged.setdefault(owner, []).extend(entries)
    return same, merged


def _words(body: Organisation) -> Iterable[tuple[str, ...]]:
    for name in (body.name, *body.aliases):
        if words := words_of(name):
            yield words


def _known(
    entries: Sequence[Entry], known: Mapping[tuple[str, ...], Organisation]
) -> Iterable[Organisation]:
    """Give the bodies of the vocabulary whose name an entry has."""
    for entry in entries:
        for name in entry.names:
            for text in (name.text, name.text.partition("(")[0]):
                if not name.is_weak and (body := known.get(words_of(text))):
                    yield body


def _entry(body: Organisation) -> Entry:
    names = (body.name, *body.aliases)
    return Entry(
        VOCABULARY,
        body.id,
        PartyType.ORGANISATION,
        names=tuple(Name(text, NameKind.PRIMARY) for text in names),
    )
