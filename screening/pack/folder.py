"""How does a pack come into its folder, whole or not at all, with a manifest of every file?"""

import csv
import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import asdict, replace
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import msgspec

from db.audit import moment
from screening.audit.verification import Verified
from screening.pack import accuracy
from screening.pack.ground import Ground
from screening.report.flat import safe
from screening.report.report_html import page
from screening.report.sheet import Report, Section, Table
from screening.version import __version__

MANIFEST, PAGE = "manifest.json", "index.html"
_DIGEST, _SHOWN = "SHA-256", 12
_MARK = "\ufeff"
"""By which a spreadsheet knows that a file is UTF-8."""


class PackError(Exception):
    """Nothing was written; the message says why."""


def check(folder: Path) -> None:
    """Refuse a folder that can't be made, or in which something is. Raises `PackError`."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise PackError(f"{folder} is there already, and not empty")
    if not folder.absolute().parent.is_dir():
        raise PackError(f"there is no folder {folder.absolute().parent}")


def write(folder: Path, told: Report, ground: Ground, verified: Verified) -> str:
    """Write the pack and give the SHA-256 of its manifest.

    Raises `PackError` where something is in the folder; what was there before stays then.
    """
    check(folder)
    beside = folder.absolute().with_name(f".{folder.name}.{uuid4().hex}")
    beside.mkdir()
    try:
        files = dict(_files(told, ground.settings.home))
        for name, body in files.items():
            (beside / name).write_bytes(body)
        manifest = _manifest(files, ground, verified)
        (beside / MANIFEST).write_bytes(manifest)
        beside.replace(folder.absolute())
    except OSError as error:
        raise PackError(f"{folder}: {error.strerror or error}") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return hashlib.sha256(manifest).hexdigest()


def _files(told: Report, home: Path) -> Iterator[tuple[str, bytes]]:
    shown = replace(told, sections=tuple(map(_for_page, told.sections)))
    yield PAGE, page(shown).encode()
    for section in told.sections:
        for table in section.tables:
            yield file_name(table), _csv(table).encode()
    measured = accuracy.report(home)
    if measured is not None:
        yield "accuracy.json", msgspec.json.format(msgspec.json.encode(measured), indent=1)


def file_name(table: Table) -> str:
    """Name the file of a table."""
    return f"{table.id.replace(' ', '-')}.csv"


def _for_page(section: Section) -> Section:
    """Shorten digests, which the files hold in full."""
    return replace(section, tables=tuple(map(_shortened, section.tables)))


def _shortened(table: Table) -> Table:
    places = [n for n, field in enumerate(table.fields) if field.heading == _DIGEST]
    if not places:
        return table
    (place,) = places
    heads = [
        replace(field, heading=f"{_DIGEST} begins") if n == place else field
        for n, field in enumerate(table.fields)
    ]
    rows = (
        (*row[:place], str(row[place] or "")[:_SHOWN], *row[place + 1 :]) for row in table.rows
    )
    return replace(table, fields=tuple(heads), rows=tuple(rows))


def _csv(table: Table) -> str:
    """Give a table with its headings; no cell can be taken for a formula."""
    written = StringIO()
    lines = csv.writer(written, lineterminator="\r\n")
    lines.writerow([field.heading for field in table.fields])
    lines.writerows(["" if one is None else safe(one) for one in row] for row in table.rows)
    return f"{_MARK}{written.getvalue()}"


def _manifest(files: dict[str, bytes], ground: Ground, verified: Verified) -> bytes:
    head = verified.head
    told: dict[str, Any] = {
        "made_at": moment(ground.at),
        "by": ground.by,
        "engine": __version__,
        "rules": ground.rules.digest,
        "since": f"{ground.period.since}" if ground.period.since else None,
        "until": f"{ground.period.until}",
        "has_names": ground.has_names,
        "verified": verified.is_whole,
        "head": None if head is None else {k: v for k, v in asdict(head).items() if v},
        "files": {
            name: {"sha256": hashlib.sha256(body).hexdigest(), "bytes": len(body)}
            for name, body in sorted(files.items())
        },
    }
    return msgspec.json.format(msgspec.json.encode(told), indent=1) + b"\n"
