"""What waits for a second person, and what did that person say?"""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, func, select

from db.audit import canonical
from db.errors import StoreError
from db.records.proposal import Approval, Proposal
from db.store.engine import Store
from db.store.ledger import Ledger
from db.tables.review import ApprovalRow, ProposalRow
from db.tables.row import table

_proposal, _approval = table(ProposalRow), table(ApprovalRow)


class SamePersonError(StoreError):
    """Somebody wanted to agree to what they had proposed themselves."""


def propose(
    ledger: Ledger,
    kind: str,
    about: str,
    payload: dict[str, Any],
    reason: str,
    *,
    by: str,
    at: datetime,
) -> int:
    """Keep a proposal and give its number.

    Raises `StoreError` where the same thing is proposed already.
    """
    connection = ledger.connection
    for other in _read(connection, only_open=True):
        if (other.kind, other.about) == (kind, about):
            raise StoreError(f"{kind} {about} waits already, as proposal {other.id}")
    number = (connection.execute(select(func.max(_proposal.c.id))).scalar() or 0) + 1
    values = {
        "id": number,
        "at": at,
        "by": by,
        "kind": kind,
        "about": about,
        "payload": canonical(payload).decode(),
        "reason": reason,
    }
    ledger.add(ProposalRow, [values])
    return number


def say(ledger: Ledger, number: int, said: Approval) -> Proposal:
    """Keep what the second person says of a proposal, and give the proposal.

    Raises `SamePersonError` for the person who proposed it, `StoreError` where there is no such
    proposal or somebody has spoken already.
    """
    found = next((p for p in _read(ledger.connection) if p.id == number), None)
    if found is None:
        raise StoreError(f"there is no proposal {number}")
    if found.approval is not None:
        raise StoreError(f"proposal {number} was settled by {found.approval.by} already")
    if found.by == said.by:
        raise SamePersonError(
            f"proposal {number} is {said.by}'s own: a second person must agree to it"
        )
    values = {
        "proposal_id": number,
        "at": said.at,
        "by": said.by,
        "is_approved": said.is_approved,
        "reason": said.reason,
    }
    ledger.add(ApprovalRow, [values])
    return found


def proposals(store: Store, *, only_open: bool = False) -> list[Proposal]:
    """Give every proposal, or those that wait."""
    with store.reading() as connection:
        return _read(connection, only_open=only_open)


def of_kind(connection: Connection, kind: str) -> list[Proposal]:
    """Give every proposal of a kind as one state of the store has them."""
    return [one for one in _read(connection) if one.kind == kind]


def _read(connection: Connection, *, only_open: bool = False) -> list[Proposal]:
    statement = (
        select(
            _proposal,
            _approval.c.at.label("said_at"),
            _approval.c.by.label("said_by"),
            _approval.c.is_approved,
            _approval.c.reason.label("said"),
        )
        .join(_approval, _approval.c.proposal_id == _proposal.c.id, isouter=True)
        .order_by(_proposal.c.id)
    )
    if only_open:
        statement = statement.where(_approval.c.id.is_(None))
    return [_made(row) for row in connection.execute(statement)]


def _made(row: Row[Any]) -> Proposal:
    is_open = row.said_by is None
    said = None if is_open else Approval(row.said_at, row.said_by, row.is_approved, row.said)
    payload = msgspec.json.decode(row.payload)
    return Proposal(row.id, row.at, row.by, row.kind, row.about, payload, row.reason, said)
