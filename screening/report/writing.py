"""How does a file of decisions come into being, whole or not at all?"""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
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


@dataclass(slots=True)
class Output:
    """A file that is being written."""

    writer: Writer
    sha256: str = ""
    """Known once the file is in its place."""


@contextmanager
def output(path: Path, title: str, about: Decision) -> Iterator[Output]:
    """Write to a file beside the target, and put it in place when all went well.

    After an error the target is as it was before.
    """
    module = import_module(f"screening.report.{BATCH_FORMATS[path.suffix.lower()]}")
    make = cast("MakeWriter", module.Writer)
    handle, name = tempfile.mkstemp(path.suffix, f".{path.stem[:50]}.", path.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        writer = make(temporary, title, about)
        found = Output(writer)
        try:
            yield found
        finally:
            writer.close()
        found.sha256 = _put_in_place(temporary, path)
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()


def _put_in_place(temporary: Path, path: Path) -> str:
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
