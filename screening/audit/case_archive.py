"""Is the archive of a case whole, and does all of it belong to the log that it holds?

Nothing but the archive is asked: no database, no settings, no network.
"""

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar
from zipfile import BadZipFile, ZipFile

import msgspec

from db.audit import Fault, faults, root, salted, seal
from db.records.event import Event
from db.store.cases import KeptRow
from rules.loader import digest_of
from screening.audit import case_form as form
from screening.audit.errors import AuditError
from screening.audit.head import Head
from screening.audit.verification import Verified
from screening.kept_rules import RULES_CHANGED

T = TypeVar("T")
Seals = dict[int, dict[str, list[str]]]


class _Personal(msgspec.Struct):
    event_id: int
    salt: str
    document: str


def verified_archive(path: Path, kept: Head | None) -> Verified:
    """Verify an exported case.

    `kept` is a head that was exported apart; its event must be in the archive's log. Raises
    `AuditError` where the file is no such archive.
    """
    try:
        with ZipFile(path) as packed:
            return _Opened(packed).verified(kept)
    except OSError as error:
        raise AuditError(f"{path}: {error.strerror or error}") from error
    except (BadZipFile, KeyError, msgspec.MsgspecError) as error:
        raise AuditError(f"{path} is no archive of a case, or is damaged: {error}") from error


class _Opened:
    """An archive, open."""

    def __init__(self, packed: ZipFile) -> None:
        self._packed = packed
        self._about = msgspec.json.decode(packed.read(form.ABOUT), type=form.About)
        self._details: dict[int, dict[str, Any]] = {}
        self._personal: dict[int, str] = {}
        """The digest of what is personal in an event."""
        self._hashes: dict[int, str] = {}
        self._rules: dict[str, list[tuple[str, str]]] = {}
        """The files of rules by the rules' digest."""

    def verified(self, kept: Head | None) -> Verified:
        """Verify every part."""
        about = self._about
        if about.format != form.FORMAT:
            raise AuditError(
                f"the archive has form {about.format}, and this version of the tool knows "
                f"{form.FORMAT}: update dprk-sanctions"
            )
        found = [*self._whole()]
        found += faults(self._events(), (about.head.event, about.head.hash))
        found += self._headed(kept)
        rows = list(self._lines(form.ROWS, KeptRow))
        found += self._sealed(rows)
        found += self._personal_parts()
        found += self._belonging(rows)
        found += self._ruled()
        files = len(self._packed.namelist())
        return Verified(len(self._hashes), len(rows), files, 0, about.head, tuple(found))

    def _whole(self) -> Iterator[Fault]:
        """Hold every file against its digest."""
        names = self._packed.namelist()
        for name in sorted({one for one in names if names.count(one) > 1}):
            yield Fault(name, "it stands in the archive twice")
        for name in sorted(set(names) - self._about.files.keys() - {form.ABOUT}):
            yield Fault(name, "it was put in: case.json doesn't know it")
        for name, digest in self._about.files.items():
            if name not in names:
                yield Fault(name, "it is missing")
            elif (what := self._damage(name, digest)) is not None:
                yield Fault(name, what)

    def _damage(self, name: str, digest: str) -> str | None:
        try:
            found = sha256(self._packed.read(name)).hexdigest()
        except (BadZipFile, OSError, EOFError, ValueError) as error:
            return f"it can't be unpacked: {error}"
        return None if found == digest else "it was changed: case.json has another digest"

    def _events(self) -> Iterator[Event]:
        for event in self._lines(form.CHAIN, Event):
            self._hashes[event.id], self._personal[event.id] = event.hash, event.personal
            detail = msgspec.json.decode(event.detail, type=dict[str, Any])
            self._details[event.id] = detail
            if event.kind == RULES_CHANGED:
                self._rules[detail["rules"]] = detail["files"]
            yield event

    def _headed(self, kept: Head | None) -> Iterator[Fault]:
        ours = self._about.head
        if self._hashes.get(1) != ours.installation:
            yield Fault("event 1", "case.json names another one as the first of the log")
        if kept is None:
            return
        if kept.installation != ours.installation:
            yield Fault("event 1", "it is not the log whose head you hold")
        elif kept.event > ours.event:
            raise AuditError(
                f"the head you hold is of event {kept.event}, and the case was exported when "
                f"the log ended with event {ours.event}: take an earlier head"
            )
        elif self._hashes.get(kept.event) != kept.hash:
            what = "it is not as it was when the head you hold was exported"
            yield Fault(f"event {kept.event}", what)

    def _sealed(self, rows: list[KeptRow]) -> Iterator[Fault]:
        """Hold each row against its seal, and the seals against the events."""
        seals = msgspec.json.decode(self._packed.read(form.SEALS), type=Seals)
        if {row.event_id for row in rows} != set(self._about.events):
            yield Fault(form.ROWS, "it holds rows of other events than case.json names")
        for number, row in enumerate(rows, 1):
            where = f"{form.ROWS}, line {number} ({row.table}, event {row.event_id})"
            if seal(row.salt, row.table, row.values) != row.seal:
                yield Fault(where, "the row was changed")
            elif row.seal not in seals.get(row.event_id, {}).get(row.table, ()):
                yield Fault(where, "no event wrote this row")
        for event_id, by_table in seals.items():
            said = self._details.get(event_id, {}).get("rows", {})
            for name, some in by_table.items():
                told = said.get(name, {})
                if (told.get("count"), told.get("root")) != (len(some), root(some)):
                    where = f"{form.SEALS}, {name}, event {event_id}"
                    yield Fault(where, "they are not the rows that the event wrote")

    def _personal_parts(self) -> Iterator[Fault]:
        for one in self._lines(form.PERSONAL, _Personal):
            if salted(one.salt, one.document) != self._personal.get(one.event_id):
                yield Fault(f"{form.PERSONAL}, event {one.event_id}", "it was changed")

    def _belonging(self, rows: list[KeptRow]) -> Iterator[Fault]:
        """Hold files and answers against the rows that name them."""
        about = self._about
        published = {(r.values["list"], r.values["sha256"]) for r in _of(rows, "publication")}
        for name, digest in about.lists.items():
            if (name, digest) not in published:
                yield Fault(f"{form.LISTS}/{name}/{digest}", "no row says it was published")
        for path, name, digest in self._folder(form.LISTS, 2):
            if about.files[path] != digest or (name, digest) not in published:
                yield Fault(path, "it is not a file that was published")
        kept = {row.values["sha256"] for row in _of(rows, "content")}
        for path, digest, _ in self._folder(form.EVIDENCE, 1):
            if about.files[path] != digest or digest not in kept:
                yield Fault(path, "it is not a file that was kept")
        yield from self._answers(rows)

    def _answers(self, rows: list[KeptRow]) -> Iterator[Fault]:
        found = set()
        for row in _of(rows, "screening"):
            path = f"{form.DECISIONS}/{row.values['screening_id']}.json"
            found.add(path)
            told = msgspec.json.decode(row.values["decision"])
            if path not in self._about.files or self._json(path) != told:
                yield Fault(path, "it is not the answer that was recorded")
            if told["versions"]["rules"] != self._about.rules:
                yield Fault(form.ABOUT, "it names other rules than those of the answer")
        for path, _, _ in self._folder(form.DECISIONS, 1):
            if path not in found:
                yield Fault(path, "it is no answer of this case")
        if not found and not _of(rows, self._about.kind):
            yield Fault(form.ROWS, f"the {self._about.kind} {self._about.id} is not there")

    def _ruled(self) -> Iterator[Fault]:
        """Hold the rules against the event that kept them, and against their digest."""
        about = self._about
        here = {path for path in about.files if path.startswith(f"{form.RULES}/")}
        if not here:
            return
        files = self._rules.get(about.rules, [])
        if here != {f"{form.RULES}/{name}" for name, _ in files}:
            yield Fault(form.RULES, "they are not the files of rules that the log names")
            return
        for name, digest in files:
            if about.files[f"{form.RULES}/{name}"] != digest:
                yield Fault(f"{form.RULES}/{name}", "it is not the file that was kept")
        texts = [(name, self._text(f"{form.RULES}/{name}")) for name, _ in files]
        if digest_of(texts) != about.rules:
            yield Fault(form.RULES, "they are not those by which was decided")

    def _folder(self, folder: str, deep: int) -> Iterator[tuple[str, str, str]]:
        """Give the files of a folder, each with the parts of its path below it."""
        for path in self._about.files:
            first, *parts = path.split("/")
            if first == folder and len(parts) == deep:
                yield path, parts[0], parts[-1]

    def _lines(self, name: str, kind: type[T]) -> Iterator[T]:
        decode: Callable[[bytes], T] = msgspec.json.Decoder(kind).decode
        with self._packed.open(name) as file:
            yield from map(decode, file)

    def _json(self, name: str) -> Any:
        try:
            return msgspec.json.decode(self._packed.read(name))
        except (BadZipFile, KeyError, ValueError):
            return None

    def _text(self, name: str) -> str:
        try:
            return self._packed.read(name).decode(errors="replace")
        except (BadZipFile, KeyError):
            return ""


def _of(rows: list[KeptRow], name: str) -> list[KeptRow]:
    return [row for row in rows if row.table == name]
