"""How does one case leave the house, so that anybody can verify it elsewhere?"""

import os
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import msgspec
from sqlalchemy import Connection

from db.audit import canonical
from db.store.cases import (
    KeptRow,
    bodies,
    personal_parts,
    rows_of_contents,
    rows_of_publications,
    seals,
)
from db.store.engine import Store
from db.store.ledger import events
from feeds.archive import Archive
from feeds.errors import FeedError
from rules.loader import RuleFiles
from screening.audit import case_form as form
from screening.audit.cases import Case, find_case
from screening.audit.head import Head, head
from screening.kept_rules import rules_of
from screening.report.writing import put_in_place
from screening.version import __version__

_PRIVATE = 0o600 << 16
"""Of files that are unpacked: nobody else may read them."""


def export(
    store: Store,
    archive: Archive,
    number: str,
    output: Path,
    *,
    now: datetime,
    by: str,
    with_lists: bool = True,
) -> tuple[form.About, str]:
    """Write the archive of a case; gives what it is about, and its SHA-256.

    Raises `AuditError` where there is no such case.
    """
    temporary = output.with_name(f".{output.name}.{os.getpid()}")
    try:
        with store.reading() as connection, ZipFile(temporary, "x", ZIP_DEFLATED) as packed:
            case = find_case(connection, number)
            rules = rules_of(store, case.rules)
            pack = _Pack(packed, now)
            pack.rules(case, rules)
            pack.raw_files(case, archive if with_lists else None)
            rows = _rows(connection, case, rules)
            pack.rows(connection, case, rows)
            about = pack.about(case, head(connection, now), rows, by)
        return about, put_in_place(temporary, output)
    finally:
        temporary.unlink(missing_ok=True)


def _rows(connection: Connection, case: Case, rules: RuleFiles | None) -> list[KeptRow]:
    """Give the rows of the case, and of what it rests on."""
    texts = () if rules is None else rules.texts
    files = [sha256(text.encode()).hexdigest() for _, text in texts]
    return [
        *case.rows,
        *rows_of_publications(connection, case.files),
        *rows_of_contents(connection, [*files, *case.evidence]),
    ]


class _Pack:
    """An archive being written."""

    def __init__(self, packed: ZipFile, now: datetime) -> None:
        self._packed, self._now = packed, now
        self._files: dict[str, str] = {}
        self._left_out: list[str] = []

    def rules(self, case: Case, rules: RuleFiles | None) -> None:
        """Write the rules by which was decided."""
        if rules is None:
            self._left_out.append(f"the rules {case.rules}: they were not kept")
            return
        for name, text in rules.texts:
            self._write(f"{form.RULES}/{name}", text.encode())

    def raw_files(self, case: Case, archive: Archive | None) -> None:
        """Write the publishers' files."""
        for name, digest in case.files:
            if archive is None:
                self._left_out.append(f"the file {digest} of the list {name}: not asked for")
                continue
            try:
                self._write(f"{form.LISTS}/{name}/{digest}", archive.read(name, digest))
            except FeedError as error:
                self._left_out.append(f"the file {digest} of the list {name}: {error}")

    def rows(self, connection: Connection, case: Case, rows: list[KeptRow]) -> None:
        """Write rows, seals, personal parts, evidence, answers and the whole chain."""
        self._lines(form.ROWS, (msgspec.json.encode(asdict(one)) for one in rows))
        self._write(form.SEALS, msgspec.json.encode(seals(connection, rows)))
        parts = personal_parts(connection, sorted({one.event_id for one in rows}))
        self._lines(
            form.PERSONAL,
            (
                canonical({"event_id": number, "salt": salt, "document": document})
                for number, (salt, document) in parts.items()
            ),
        )
        for digest, body in bodies(connection, case.evidence).items():
            self._write(f"{form.EVIDENCE}/{digest}", body)
        for one in rows:
            if one.table == "screening":
                name = f"{form.DECISIONS}/{one.values['screening_id']}.json"
                document = one.values["decision"].encode()
                self._write(name, msgspec.json.format(document, indent=2))
        self._lines(form.CHAIN, (msgspec.json.encode(one) for one in events(connection)))

    def about(self, case: Case, end: Head, rows: list[KeptRow], by: str) -> form.About:
        """Write what the archive is about, and how to verify it."""
        without = ", but for those that case.json names as left out" if self._left_out else ""
        day = f"{self._now:%Y-%m-%d}"
        text = form.TEXT.format(kind=case.kind, id=case.id, day=day, by=by, without=without)
        self._write(form.README, text.encode())
        about = form.About(
            form.FORMAT,
            case.kind,
            case.id,
            self._now,
            by,
            __version__,
            end,
            tuple(sorted({one.event_id for one in rows})),
            case.rules,
            dict(case.files),
            dict(self._files),
            tuple(self._left_out),
        )
        document = msgspec.json.format(msgspec.json.encode(about), indent=2)
        self._packed.writestr(self._named(form.ABOUT), document, ZIP_DEFLATED)
        return about

    def _lines(self, name: str, lines: Iterable[bytes]) -> None:
        digest = sha256()
        with self._packed.open(self._named(name), "w", force_zip64=True) as file:
            for line in lines:
                digest.update(line + b"\n")
                file.write(line + b"\n")
        self._files[name] = digest.hexdigest()

    def _write(self, name: str, content: bytes) -> None:
        self._files[name] = sha256(content).hexdigest()
        self._packed.writestr(self._named(name), content, ZIP_DEFLATED)

    def _named(self, name: str) -> ZipInfo:
        info = ZipInfo(name, self._now.timetuple()[:6])
        info.external_attr, info.compress_type = _PRIVATE, ZIP_DEFLATED
        return info
