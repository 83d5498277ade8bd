"""How does a file of decisions come into its place, whole or not at all?"""

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from db.records.screening import Decision
from screening.report import BATCH_FORMATS


class Writer(Protocol):
    """Writes decisions in the order in which they come."""

    def add(self, decision: Decision) -> None:
        """Write one decision."""

    def close(self) -> None:
        """Write what comes last."""


class MakeWriter(Protocol):
    """A format's `Writer`."""

    def __call__(self, path: Path, title: str, about: Decision, /) -> Writer:
        """Begin a file; `about` is what a query of nothing was answered on the same terms."""


def write_whole(
    decisions: Iterable[Decision], path: Path, suffix: str, *, title: str, about: Decision
) -> None:
    """Write a file of a format that is not written line by line."""
    module = import_module(f"screening.report.{BATCH_FORMATS[suffix]}")
    make = cast("MakeWriter", module.Writer)
    writer = make(path, title, about)
    try:
        for decision in decisions:
            writer.add(decision)
    finally:
        writer.close()


def write_text(path: Path, text: str) -> None:
    """Write a page to its place, whole or not at all."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        temporary.write_text(text, encoding="utf-8")
        put_in_place(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def put_in_place(temporary: Path, path: Path) -> str:
    """Rename the whole file to its name, and give its digest."""
    with temporary.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        os.fsync(file.fileno())
    temporary.chmod(_mode(path))
    temporary.replace(path)
    with suppress(OSError):  # not every file system lets a folder be opened
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    return digest


def _mode(path: Path) -> int:
    """Give the rights of the file that is replaced, else those of a new file."""
    with suppress(OSError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
