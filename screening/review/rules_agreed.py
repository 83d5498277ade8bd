"""Have two persons agreed to the rules that are in use, where the policy wants it?

The rules in use when the policy is first asked are the ones to begin with; any others, a newer
version of the tool's own too, want a second person's agreement.
"""

from sqlalchemy import Connection

from db.errors import StoreError
from db.records.event import Happening
from db.store.engine import Store, open_store
from db.store.ledger import Ledger, append, events
from db.store.proposals import of_kind, propose
from rules import loader
from rules.review_model import Deed
from screening import condition
from screening.identity import actor
from screening.review.deciding import ReviewError
from screening.review.second import is_wanted
from screening.settings import Settings

FIRST = "first rules"
"""The kind of the event that keeps the digest of the rules to begin with."""


def rules_problem(settings: Settings) -> str:
    """Say that nobody agreed to the rules in use; empty where all is well.

    The first call under such a policy keeps the digest of the rules in use.
    """
    if not is_wanted(settings, Deed.RULES):
        return ""
    digest = loader.read(settings.rules_folder).digest
    with open_store(settings.database_url) as store:
        if _is_known(store, digest, actor(store, settings.identity)):
            return ""
    return (
        f"the rules in use ({digest[:10]}) are not those that two persons agreed to: "
        "sanctions review propose-rules --reason TEXT, and another person agrees"
    )


def propose_rules(settings: Settings, store: Store, reason: str, *, by: str) -> tuple[int, str]:
    """Propose the rules in use; gives the number of the proposal and their digest.

    Raises `ReviewError` where they were agreed to, or wait already.
    """
    digest = loader.read(settings.rules_folder).digest
    if not reason.strip():
        raise ReviewError("--reason: say what changed in the rules")
    at = condition.now()
    try:
        with store.writing() as connection:
            ledger = Ledger(connection)
            if digest in _agreed(connection):
                raise ReviewError(f"the rules {digest[:10]} were agreed to already")
            number = propose(ledger, Deed.RULES, digest, {}, reason.strip(), by=by, at=at)
            told = {"proposal": number, "kind": Deed.RULES.value}
            ledger.close(Happening("act proposed", by, at, digest, told))
    except StoreError as error:
        raise ReviewError(str(error)) from error
    return number, digest


def _is_known(store: Store, digest: str, by: str) -> bool:
    with store.reading() as connection:
        known = _agreed(connection) | _first(connection)
    if known:
        return digest in known
    with store.writing() as connection:
        if not (known := _agreed(connection) | _first(connection)):
            append(connection, Happening(FIRST, by, condition.now(), digest))
            return True
    return digest in known


def _agreed(connection: Connection) -> set[str]:
    found = of_kind(connection, Deed.RULES)
    return {one.about for one in found if one.approval and one.approval.is_approved}


def _first(connection: Connection) -> set[str]:
    return {event.about for event in events(connection, [FIRST])}
