"""How does a person join two entries to one party, or hold them apart?"""

from db.errors import StoreError
from db.records.entry import Entry
from db.records.subject import EntryKey, JoinDecision, Verdict
from db.store.engine import open_store
from db.store.join_decisions import add
from feeds.registry import manifests
from screening import condition
from screening.identity import actor
from screening.index import Index
from screening.rebuild import rebuild
from screening.refresh import alone
from screening.settings import Settings
from screening.subjects.decided import identity_of


class JoiningError(Exception):
    """Nothing was decided; the message says why."""


def decide_on(
    settings: Settings, index: Index, verdict: Verdict, refs: tuple[str, str], reason: str
) -> JoinDecision:
    """Keep a person's word on two entries, and build the index by it.

    A reference may be written with its list, as `un:KPi.033`. Raises `JoiningError` where
    one of them is not in force, or where both are the same.
    """
    one, other = _entries(index, refs)
    try:
        with alone(settings), open_store(settings.database_url) as store:
            said = JoinDecision(
                verdict,
                _key(one),
                _key(other),
                reason,
                by=actor(store, settings.identity),
                at=condition.now(),
                one_identity=_identity(one),
                other_identity=_identity(other),
            )
            add(store, said)
            rebuild(settings, store)
    except StoreError as error:
        raise JoiningError(str(error)) from error
    return said


def pair_of(index: Index, refs: tuple[str, str]) -> tuple[EntryKey, EntryKey]:
    """Give two entries, in the same order whichever is named first.

    Raises `JoiningError` as `decide_on` does.
    """
    one, other = sorted(_key(entry) for entry in _entries(index, refs))
    return one, other


def _entries(index: Index, refs: tuple[str, str]) -> tuple[Entry, Entry]:
    one, other = (_entry(index, ref) for ref in refs)
    if one == other:
        raise JoiningError(f"{refs[0]} and {refs[1]} are the same entry")
    return one, other


def _entry(index: Index, ref: str) -> Entry:
    found = [indexed.entry for indexed in index.find(ref.strip())]
    if not found:
        raise JoiningError(f"no entry in force has the reference {ref}")
    if len(found) > 1:
        lists = ", ".join(str(_key(entry)) for entry in found)
        raise JoiningError(f"several lists have {ref}: write one of {lists}")
    return found[0]


def _key(entry: Entry) -> EntryKey:
    return EntryKey(entry.list, entry.ref)


def _identity(entry: Entry) -> tuple[str, ...]:
    """Give the publisher's own numbers of a record, by which it is known."""
    labels = manifests()[entry.list].identity
    return tuple(identity_of(pair) for pair in entry.references if pair[0] in labels)
