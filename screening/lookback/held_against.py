"""Does a certificate agree with the log, and with what the store holds?"""

from collections.abc import Iterator

import msgspec
from sqlalchemy import Connection

from db.audit import root
from db.store import looking_back as kept
from db.store.engine import Store
from screening.lookback.form import Certificate
from screening.lookback.verify import Held

_ERASED = (
    "records of customers were erased since, so that the digest over those of {} can't be "
    "worked out again"
)


def held_against(found: Certificate, store: Store) -> Held:
    """Hold a certificate against a store: the log, the files, the versions of all records."""
    with store.reading() as connection:
        faults = [*_log(found, connection), *_files(found, connection)]
        notes: list[str] = []
        for one in found.portfolios:
            seals = kept.seals(connection, one.portfolio, one.last_version)
            if (len(seals), root(seals)) == (one.versions, one.seals):
                continue
            if len(seals) < one.versions and kept.has_purged_versions(connection):
                notes.append(_ERASED.format(one.portfolio))
            else:
                faults.append(f"the records of {one.portfolio} are not those looked at")
    return Held(tuple(faults), tuple(notes))


def _log(found: Certificate, connection: Connection) -> Iterator[str]:
    """Look for the event that the look back left, and for the one before it."""
    numbers = [
        event.id
        for event in kept.looks_back(connection)
        if msgspec.json.decode(event.detail).get("digest") == found.digest
    ]
    if not numbers:
        yield "the log holds no look back with this digest"
    elif min(numbers) <= found.log.event:
        yield "the log holds the look back before the event that it names as the last one"
    if kept.hash_of_event(connection, found.log.event) != found.log.hash:
        yield f"event {found.log.event} of the log has another hash than the certificate says"


def _files(found: Certificate, connection: Connection) -> Iterator[str]:
    for one in found.lists:
        here = kept.file_digests(connection, one.list)
        lost = [file.sha256[:10] for file in one.files if file.sha256 not in here]
        if lost:
            yield f"files of list {one.list} are not in the store: {', '.join(lost)}"
    for party in found.parties:
        name = party.party.partition(":")[0]
        known = kept.entry_digests(connection, name, party.refs)
        if any((one.ref, one.digest) not in known for one in party.readings):
            yield f"{party.party}: the store holds no entry that read so"
