"""How long does a call take, and how much memory, its processes together?"""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_BEGIN = "from screening.cli.main import main; main()"
_EVERY = 0.2
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Measured:
    """What a call took."""

    seconds: float
    mebibytes: float
    """The most resident memory of all its processes at one time, shared pages counted once."""
    code: int
    printed: str


@dataclass(frozen=True, slots=True)
class Answered:
    """How long somebody who waits for a process waits."""

    first: float
    """Seconds until the first byte of its output is there."""
    seconds: float
    """Until it has ended."""
    code: int


def installed() -> list[str]:
    """Give the command that an officer calls, or what does the same where none is installed."""
    command = Path(sys.executable).with_name("sanctions")
    return [str(command)] if command.exists() else [sys.executable, "-c", _BEGIN]


def sanctions(*arguments: str, environment: Mapping[str, str] | None = None) -> Measured:
    """Run the command line as a process of its own; the environment is added to ours."""
    began = time.monotonic()
    with subprocess.Popen(  # noqa: S603 - our own command
        [*installed(), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=os.environ | (environment or {}),
    ) as process:
        watch = Watch(process.pid)
        printed, _ = process.communicate()
        seconds = time.monotonic() - began
    return Measured(seconds, watch.stop(), process.returncode, printed)


def answered(call: Sequence[str]) -> Answered:
    """Run a command and see when it begins to answer, and when it has ended.

    Nothing else is looked at meanwhile, as on a small machine that alone takes time.
    """
    began = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 - our own command
        call, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        output = process.stdout.fileno() if process.stdout else -1
        os.read(output, 1)
        first = time.perf_counter() - began
        while os.read(output, _CHUNK):
            pass
        process.wait()
        seconds = time.perf_counter() - began
    return Answered(first, seconds, process.returncode)


def at_share(values: Sequence[float], share: float) -> float:
    """Give the value that so great a share of the values do not exceed."""
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


class Watch(threading.Thread):
    """Looks at the memory of a process and its children now and then."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid, self._most = pid, 0.0
        self._is_over = threading.Event()
        self.start()

    def run(self) -> None:
        """Look until it is told to stop."""
        while not self._is_over.wait(_EVERY):
            self._most = max(self._most, sum(map(_mebibytes, _family(self._pid))))

    def stop(self) -> float:
        """Give the most that was seen, in MiB."""
        self._is_over.set()
        self.join()
        return self._most


def _family(pid: int) -> Sequence[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    except OSError:
        return ()
    return (pid, *(one for child in children for one in _family(int(child))))


def _mebibytes(pid: int) -> float:
    """Give the proportional set size: a page that two processes share counts half for each."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0.0
    sizes = (int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return sum(sizes) / 1024
