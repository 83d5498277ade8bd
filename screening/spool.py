"""What of a batch is safely on the disk, so that a killed run can be gone on with?

Beside the output stands a folder with the lines written so far, the alerts to record, and a
journal that says after every few seconds how much of both is certain. What a killed run wrote
after that is cut off when it is gone on with, so that no row is lost and none stands twice.
"""

import os
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO

import msgspec
from filelock import FileLock, Timeout

SECONDS_BETWEEN = 2.0
"""So much work at most is done again after a kill, besides what was being screened."""
_LINES, _ALERTS, _JOURNAL, _LOCK, _WHOLE = "lines", "alerts", "journal", "lock", "whole"


class SpoolError(Exception):
    """A run can't be begun or gone on with; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Done:
    """How far a run is for certain."""

    rows: int = 0
    lines: int = 0
    """Bytes of the output's lines."""
    alerts: int = 0
    """Bytes of the alerts."""
    counts: dict[str, int] = field(default_factory=dict)
    code: int = 0


@dataclass(frozen=True, slots=True)
class Discarded:
    """What a run that begins anew has discarded of one that was broken off."""

    rows: int = 0
    is_same_run: bool = False
    """Whether the run could have been gone on with."""


class Spool:
    """The lines and alerts of a run, and how far they are for certain."""

    def __init__(self, folder: Path, lines: IO[bytes], alerts: IO[bytes], done: Done) -> None:
        """Go on where `done` says; the files are open at that place."""
        self.folder, self._lines, self._alerts = folder, lines, alerts
        self.rows, self.code = done.rows, done.code
        self.counts = Counter(done.counts)
        self.is_begun = done.rows > 0
        """Whether there is something to go on with."""
        self.discarded = Discarded()
        self._said_at = time.monotonic()

    def add(
        self, rows: int, lines: bytes, alerts: bytes, counts: dict[str, int], code: int
    ) -> None:
        """Take what came of the next rows."""
        self._lines.write(lines)
        self._alerts.write(alerts)
        self.rows += rows
        self.counts.update(counts)
        self.code = max(self.code, code)
        if time.monotonic() - self._said_at > SECONDS_BETWEEN:
            self.make_certain()

    def make_certain(self) -> None:
        """Bring all to the disk, and say in the journal how much it is."""
        for file in (self._lines, self._alerts):
            file.flush()
            os.fsync(file.fileno())
        counts = dict(self.counts)
        done = Done(self.rows, self._lines.tell(), self._alerts.tell(), counts, self.code)
        _note(self.folder, msgspec.json.encode(asdict(done)))
        self.is_begun = self.rows > 0
        self._said_at = time.monotonic()

    @property
    def lines_file(self) -> Path:
        """The lines written so far."""
        return self.folder / _LINES

    def whole_file(self, suffix: str) -> Path:
        """Where a file of a format that isn't written line by line comes into being."""
        return self.folder / f"{_WHOLE}{suffix}"

    def kept_lines(self) -> Iterator[bytes]:
        """Give the lines again."""
        self._lines.flush()
        return _read(self.lines_file)

    def kept_alerts(self) -> Iterator[bytes]:
        """Give the alerts again."""
        self._alerts.flush()
        return _read(self.folder / _ALERTS)


def folder_of(output: Path) -> Path:
    """Give the folder in which a run into that output keeps what it has."""
    return output.with_name(f".{output.name}.batch")


@contextmanager
def spool(output: Path, terms: dict[str, str], head: bytes, *, resume: bool) -> Iterator[Spool]:
    """Begin a run into an output, or go on with one that was killed.

    `terms` are all that the answers depend on; another run's are not gone on with. The folder
    is taken away in the end, unless the run was broken off and can be gone on with. Raises
    `SpoolError` where another run is at it, or the killed one was another.
    """
    folder = folder_of(output)
    folder.mkdir(exist_ok=True)
    lock = FileLock(folder / _LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise SpoolError(f"another run is writing {output}; wait until it is done") from error
    found: Spool | None = None
    is_done = False
    try:
        done = _done(folder, terms, output) if resume else None
        discarded = Discarded() if resume else _discarded(folder, terms)
        with _open(folder, _LINES) as lines, _open(folder, _ALERTS) as alerts:
            if done is None:
                done = _begun(folder, terms, head, lines)
            _cut(lines, done.lines)
            _cut(alerts, done.alerts)
            found = Spool(folder, lines, alerts, done)
            found.discarded = discarded
            yield found
        is_done = True
    finally:
        is_kept = not is_done and (found.is_begun if found is not None else resume)
        if not is_kept:
            shutil.rmtree(folder, ignore_errors=True)
        lock.release()


def _begun(folder: Path, terms: dict[str, str], head: bytes, lines: IO[bytes]) -> Done:
    """Begin anew, whatever stands in the folder."""
    (folder / _JOURNAL).unlink(missing_ok=True)
    _cut(lines, 0)
    lines.write(head)
    lines.flush()
    _note(folder, msgspec.json.encode(terms))
    return Done(lines=len(head))


def _done(folder: Path, terms: dict[str, str], output: Path) -> Done | None:
    """Read how far the killed run came; `None` where it came nowhere."""
    if (journal := _journal(folder)) is None:
        return None
    theirs, done = journal
    if other := [name for name in terms if terms[name] != theirs.get(name)]:
        raise SpoolError(
            f"the run into {output} that was broken off cannot be gone on with: another "
            f"{' and another '.join(other)} than then. Run it again without --resume"
        )
    return done


def _discarded(folder: Path, terms: dict[str, str]) -> Discarded:
    """Tell what is there of a run that was broken off and is not gone on with."""
    try:
        journal = _journal(folder)
    except msgspec.MsgspecError:  # damaged, or another tool's: nobody can go on with it
        return Discarded()
    if journal is None:
        return Discarded()
    theirs, done = journal
    return Discarded(done.rows, theirs == terms)


def _journal(folder: Path) -> tuple[dict[str, str], Done] | None:
    """Read the terms of the run whose folder this is, and what is certain of it."""
    lines = []
    with suppress(FileNotFoundError):
        lines = (folder / _JOURNAL).read_bytes().split(b"\n")[:-1]
    if len(lines) < 2:
        return None
    terms = msgspec.json.decode(lines[0], type=dict[str, str])
    return terms, msgspec.json.decode(lines[-1], type=Done)


def _open(folder: Path, name: str) -> IO[bytes]:
    path = folder / name
    path.touch()
    return path.open("r+b")


def _cut(file: IO[bytes], size: int) -> None:
    file.truncate(size)
    file.seek(size)


def _note(folder: Path, line: bytes) -> None:
    """Add a line to the journal; one that a kill cuts short has no end and doesn't count."""
    with (folder / _JOURNAL).open("ab") as journal:
        journal.write(line + b"\n")
        journal.flush()
        os.fsync(journal.fileno())


def _read(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from file
