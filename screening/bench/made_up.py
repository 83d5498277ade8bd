"""What would be on the lists if they were several times as long?

To the entries of the DPRK scope that are in force, made-up ones are added round by round: each
has a listed entry for its model, and like it a kind, so many names, dates of birth, numbers and
words of prose, but names, dates and numbers of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from random import Random

from db.records.entry import (
    BirthDate,
    DatePrecision,
    Entry,
    Identifier,
    Name,
    PartialDate,
    PartyType,
    Statement,
)
from db.records.screening import IndexedEntry, NexusReason
from screening.bench.made_names import Namer
from screening.evaluate.bearers import bearers
from screening.evaluate.korean_negatives import a_birth_date
from screening.evaluate.parties import not_read, parties
from screening.features.ships import named_ships

Listed = tuple[Entry, tuple[NexusReason, ...]]
"""An entry, and why it has to do with the DPRK: what an index is built from."""


def grown(indexed: Sequence[IndexedEntry], *, times: int, seed: int) -> Iterator[Listed]:
    """Give the entries in scope and, for each further time, as many made-up ones.

    A list that is ten times as long begins with the one that is five times as long.
    """
    random = Random(f"{seed} made up")  # noqa: S311 - the same must come again
    models = [one for one in indexed if one.is_in_scope]
    entries = [one.entry for one in models]
    known = [bearer.name for bearer in bearers(parties(entries), not_read())]
    namer = Namer(random, known, {name.text for entry in entries for name in entry.names})
    yield from ((one.entry, one.nexus) for one in models)
    for number in range(1, times):
        for one in models:
            ref = f"MADE.{number}.{one.entry.ref}"
            yield _like(one.entry, ref, namer, random), one.nexus


def _like(model: Entry, ref: str, namer: Namer, random: Random) -> Entry:
    return replace(
        model,
        ref=ref,
        names=_names(model, namer),
        birth_dates=tuple(_born(born, random) for born in model.birth_dates),
        identifiers=tuple(_number(one, random) for one in model.identifiers),
        statements=_statements(model, namer),
        references=(),
    )


def _names(model: Entry, namer: Namer) -> tuple[Name, ...]:
    texts = namer.names(model.type, [name.script == "Hang" for name in model.names])
    return tuple(
        replace(name, text=text, parts=(), part_of="")
        for name, text in zip(model.names, texts, strict=True)
    )


def _born(model: BirthDate, random: Random) -> BirthDate:
    printed = a_birth_date(random)
    day = date.fromisoformat(printed)
    return replace(model, date=PartialDate(printed, DatePrecision.DAY, day, day), fields=())


def _number(model: Identifier, random: Random) -> Identifier:
    return replace(
        model,
        number=_other_digits(model.number, random),
        latin_number=_other_digits(model.latin_number, random),
    )


def _other_digits(text: str, random: Random) -> str:
    return "".join(str(random.randrange(10)) if c.isdecimal() else c for c in text)


def _statements(model: Entry, namer: Namer) -> tuple[Statement, ...]:
    """Give the prose with other ships in it, as these are found by their names too."""
    found = model.statements
    for ship in named_ships(model):
        (other,) = namer.names(PartyType.VESSEL, [False])
        other = other.upper() if ship.isupper() else other
        found = tuple(replace(one, text=one.text.replace(ship, other)) for one in found)
    return found
