"""How may a listed ship, or a party whose entry names a ship, be asked for?"""

import re
from collections.abc import Iterator, Sequence
from random import Random

from db.records.entry import Entry, IdentifierKind, PartyType
from screening.evaluate import noise
from screening.evaluate.cases import Case, Group
from screening.evaluate.parties import Party

_NUMBER = re.compile(r"\d+")
_SHIPS = frozenset({IdentifierKind.IMO_SHIP, IdentifierKind.IMO})


def ship_cases(
    chosen: Sequence[Party], entries: Sequence[Entry], *, seed: int
) -> Iterator[Case]:
    """Give the cases of ships, and of the numbers of ships in the entries of their owners."""
    random = Random(f"{seed} ships")  # noqa: S311 - cases must come again the same
    owners = {key: party for party in chosen for key in party.entries}
    for entry in entries:
        party = owners.get((entry.list, entry.ref))
        if party is None:
            continue
        is_ship = party.type is PartyType.VESSEL
        kind = "by_imo" if is_ship else "imo_in_owners_entry"
        for identifier in entry.identifiers:
            if identifier.kind in _SHIPS:
                text = random.choice(("IMO {}", "{}", "IMO{}", "IMO No. {}"))
                number = text.format(identifier.number)
                yield Case(Group.VESSEL, kind, number, (party.id,), entry.name)
        if is_ship:
            yield from _named(random, party, entry)


def _named(random: Random, party: Party, entry: Entry) -> Iterator[Case]:
    for name in entry.names:
        text = name.text
        yield Case(Group.VESSEL, "ship_name", text.upper(), (party.id,), text)
        prefix = random.choice(("M/V", "MV", "M/T", "vessel"))
        yield Case(Group.VESSEL, "ship_prefixed", f"{prefix} {text}", (party.id,), text)
        joined = "".join(text.split()).upper()
        if joined != text:
            yield Case(Group.VESSEL, "ship_joined", joined, (party.id,), text)
        if spoilt := noise.typo(random, text):
            yield Case(Group.VESSEL, "ship_typo", spoilt, (party.id,), text)


def other_numbers(entries: Sequence[Entry], *, seed: int) -> Iterator[Case]:
    """Give ships that are called as a listed one but for the number: others of the fleet."""
    random = Random(f"{seed} ship numbers")  # noqa: S311 - cases must come again the same
    names = {name.text.upper() for entry in entries for name in entry.names}
    for name in sorted(names):
        if found := _NUMBER.search(name):
            number = str(int(found[0]) + random.randrange(10, 40))
            text = f"{name[: found.start()]}{number}{name[found.end() :]}"
            if text not in names:
                yield Case(Group.NEAR_MISS, "ship_number", text, made_from=name)
