"""How is an interim designation proposed, or its end, for a second person to agree to?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from db.codec import encode
from db.errors import StoreError
from db.records.event import Happening
from db.records.interim import PREFIX, Designation
from db.records.proposal import Proposal
from db.store.engine import Store
from db.store.interims import read
from db.store.ledger import Ledger
from db.store.proposals import of_kind, propose
from screening.index import Index
from screening.interim.designations import designation
from screening.interim.form import Form, InterimError
from screening.names.terms import plain

ENTER, END = "interim", "interim-end"
"""The kinds of proposals."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What waits for a second person."""

    number: int
    designations: tuple[Designation, ...]


def enter(store: Store, form: Form, *, by: str, at: datetime, reason: str) -> Proposed:
    """Propose the designations of an act; they are screened once another person agrees.

    Raises `InterimError` where one of the parties is entered already from this act.
    """
    with store.writing() as connection:
        ledger = Ledger(connection)
        waiting = of_kind(connection, ENTER)
        entered = read(connection)
        known = [one.designation for one in entered if one.end is None]
        for one in waiting:
            known += designations_of(one) if one.approval is None else []
        refs = {one.entry.ref for p in waiting for one in designations_of(p)}
        number = _next(refs | {one.ref for one in entered}, at.year)
        found = tuple(
            designation(form, party, f"{PREFIX}{at.year}-{place}")
            for place, party in enumerate(form.entry, number)
        )
        _refuse_twice(found, known)
        own = [one.entry.ref for one in found]
        about = own[0] if len(own) == 1 else f"{own[0]} to {own[-1]}"
        payload = {"designations": [_written(one) for one in found]}
        waits = propose(ledger, ENTER, about, payload, reason or form.act, by=by, at=at)
        told = {"proposal": waits, "list": form.list, "act": form.act, "refs": own}
        ledger.close(Happening("interim designation proposed", by, at, about, told))
    return Proposed(waits, found)


def end(
    store: Store,
    index: Index,
    ref: str,
    *,
    carried_as: str,
    by: str,
    at: datetime,
    reason: str,
) -> int:
    """Propose that a designation ends: the list carries it, or it was entered wrongly.

    `carried_as` is empty for the latter. Gives the number of the proposal; raises
    `InterimError` where there is no such designation, or the list has no such entry.
    """
    try:
        with store.writing() as connection:
            ledger = Ledger(connection)
            found = next((one for one in read(connection) if one.ref == ref), None)
            if found is None or found.end is not None:
                raise InterimError(f"no interim designation {ref} is active")
            if carried_as:
                check_carried(index, found.list, carried_as)
            payload = {"ref": ref, "list": found.list, "carried_as": carried_as}
            waits = propose(ledger, END, ref, payload, reason, by=by, at=at)
            told = {"proposal": waits, **payload}
            ledger.close(Happening("end of interim designation proposed", by, at, ref, told))
    except StoreError as error:
        raise InterimError(str(error)) from error
    return waits


def check_carried(index: Index, name: str, ref: str) -> None:
    """Refuse a reference that the list itself doesn't have now. Raises `InterimError`."""
    found = [one.entry.ref for one in index.find(f"{name}:{ref}") if one.entry.list == name]
    if ref not in found or ref.startswith(PREFIX):
        raise InterimError(f"{name} has no entry {ref}; sanctions show {ref} must find it")


def designations_of(proposal: Proposal) -> list[Designation]:
    """Read what a proposal would put in force."""
    return msgspec.convert(proposal.payload["designations"], list[Designation])


def _written(one: Designation) -> dict[str, Any]:
    written: dict[str, Any] = msgspec.to_builtins(one)
    return {**written, "entry": msgspec.json.decode(encode(one.entry))}


def _next(refs: Iterable[str], year: int) -> int:
    """Give the first number of a year that no designation ever had, agreed to or not."""
    start = f"{PREFIX}{year}-"
    numbers = (int(ref.removeprefix(start)) for ref in refs if ref.startswith(start))
    return max(numbers, default=0) + 1


def _refuse_twice(found: Sequence[Designation], known: Sequence[Designation]) -> None:
    seen = {_identity(one): one.entry.ref for one in known}
    for one in found:
        if (other := seen.setdefault(_identity(one), one.entry.ref)) != one.entry.ref:
            raise InterimError(
                f"{one.entry.name} of {one.act} is entered already, as {other}; see "
                "sanctions interim list"
            )


def _identity(one: Designation) -> tuple[str, ...]:
    """Give by what a party of an act is known: names, dates of birth and numbers."""
    entry = one.entry
    return (
        entry.list,
        plain(one.act),
        entry.type.value,
        *sorted(plain(name.text) for name in entry.names),
        *sorted(birth.date.printed for birth in entry.birth_dates),
        *sorted(number.number for number in entry.identifiers),
    )
