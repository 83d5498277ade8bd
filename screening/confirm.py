"""How does a person let go of a party whose removal is pending?"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from db.errors import StoreError
from db.store.confirmations import confirm_newest
from db.store.engine import Store, open_store
from feeds.registry import manifests
from screening import condition
from screening.identity import actor
from screening.rebuild import rebuild
from screening.refresh import alone
from screening.removals import missing
from screening.settings import Settings


class ConfirmError(Exception):
    """Nothing was confirmed; the message says why."""


def confirm(settings: Settings, refs: Sequence[str], act: str) -> list[tuple[str, str]]:
    """Confirm the removal of parties by an official act, and screen them no longer.

    Gives the list and the reference of each. Raises `ConfirmError` where one of them is not
    waiting, and then confirms none.
    """
    at = condition.now()
    try:
        with alone(settings), open_store(settings.database_url) as store:
            found = dict(_waiting(store, at))
            if unknown := [ref for ref in refs if ref not in found]:
                raise ConfirmError(_not_waiting(unknown, list(found)))
            by = actor(store, settings.identity)
            for ref in refs:
                confirm_newest(store, found[ref], [ref], at=at, by=by, act=act)
            rebuild(settings, store)
    except StoreError as error:
        raise ConfirmError(str(error)) from error
    return [(found[ref], ref) for ref in refs]


def pending(settings: Settings, refs: Sequence[str]) -> dict[str, str]:
    """Give by reference the list of each party whose removal is pending, confirming none.

    Raises `ConfirmError` where one of them is not waiting.
    """
    try:
        with open_store(settings.database_url) as store:
            found = dict(_waiting(store, condition.now()))
    except StoreError as error:
        raise ConfirmError(str(error)) from error
    if unknown := [ref for ref in refs if ref not in found]:
        raise ConfirmError(_not_waiting(unknown, list(found)))
    return {ref: found[ref] for ref in refs}


def _waiting(store: Store, at: datetime) -> Iterator[tuple[str, str]]:
    """Give who is screened though the list no longer has them, and on which list."""
    for name, manifest in manifests().items():
        for one in missing(store, manifest, at):
            yield one.absence.ref, name


def _not_waiting(refs: Sequence[str], waiting: Sequence[str]) -> str:
    there = ", ".join(waiting) or "none"
    return f"no removal of {', '.join(refs)} is pending; pending are: {there}"
