"""Which records do tests begin with? Name only what the test is about."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from db.records.entry import Entry, Name, NameKind, PartyType
from db.records.publication import Draft

DAY_ONE = datetime(2024, 1, 1, tzinfo=UTC)


def entry(
    ref: str = "X.1",
    names: Sequence[str | Name] = ("Ana Example",),
    **changes: Any,
) -> Entry:
    """Make an entry of the list `x`; the first name given as a text is the primary one."""
    made = tuple(
        name
        if isinstance(name, Name)
        else Name(name, NameKind.ALIAS if position else NameKind.PRIMARY)
        for position, name in enumerate(names)
    )
    plain = Entry(list="x", ref=ref, type=PartyType.PERSON, names=made)
    return replace(plain, **changes)


def draft(day: int = 0, **changes: Any) -> Draft:
    """Make a publication of the list `x`, generated on the given day."""
    at = DAY_ONE + timedelta(days=day)
    plain = Draft(
        list="x",
        sha256=sha256(f"file {day}".encode()).hexdigest(),
        content_sha256=sha256(f"content {day}".encode()).hexdigest(),
        generated_at=at,
        fetched_at=at + timedelta(hours=6),
        source=f"x-{day}.xml",
        size=1000,
    )
    return replace(plain, **changes)
