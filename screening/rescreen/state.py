"""What has changed in the index since a portfolio was last screened?"""

import hashlib
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

from db.records.screening import ROSTER, IndexedEntry
from screening.index import FORMAT, Index
from screening.version import __version__


@dataclass(frozen=True, slots=True)
class State:
    """An index as far as a screening can tell: every entry, and what concerns all of them."""

    entries: Mapping[str, str]
    """By entry, as `un:KPi.033`: the digest of all that the index has of it."""
    whole: str
    """The digest of what no single entry has: rules, criteria, engine, form of the index."""

    def document(self) -> bytes:
        """Write it down."""
        return zlib.compress(msgspec.json.encode(self, order="sorted"))


def read(document: bytes) -> State:
    """Read what was written down."""
    return msgspec.json.decode(zlib.decompress(document), type=State)


@dataclass(frozen=True, slots=True)
class Changed:
    """What is otherwise in an index than it was."""

    new: frozenset[str] = frozenset()
    amended: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    is_whole: bool = False
    """Everything must be compared again."""
    entries: tuple[IndexedEntry, ...] = field(default=(), repr=False)
    """The new and the amended ones."""

    @property
    def touched(self) -> frozenset[str]:
        """The new and the amended ones by their keys."""
        return self.new | self.amended


def everything(index: Index) -> list[IndexedEntry]:
    """Give every entry, records of the roster too."""
    return [*index.entries(), *index.entries([ROSTER])]


def state_of(index: Index) -> State:
    """Digest an index."""
    entries = {
        str(one.key): hashlib.sha256(msgspec.json.encode(one)).hexdigest()[:32]
        for one in everything(index)
    }
    whole = hashlib.sha256(f"{FORMAT} {__version__} {index.dprk_terms}".encode())
    for part in (index.decisions, index.catalogue):
        whole.update(msgspec.json.encode(part, order="deterministic"))
    return State(entries, whole.hexdigest())


def changed(before: State | None, now: State, index: Index) -> Changed:
    """Say what is new, amended and gone since an earlier state."""
    if before is None:
        return Changed(new=frozenset(now.entries), is_whole=True)
    new = now.entries.keys() - before.entries.keys()
    amended = {
        key
        for key in now.entries.keys() & before.entries.keys()
        if now.entries[key] != before.entries[key]
    }
    return Changed(
        frozenset(new),
        frozenset(amended),
        frozenset(before.entries.keys() - now.entries.keys()),
        before.whole != now.whole,
        tuple(one for one in everything(index) if str(one.key) in new | amended),
    )
