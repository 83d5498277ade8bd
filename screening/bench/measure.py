"""How long does a call take, and how much memory, its processes together?"""

import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_BEGIN = "from screening.cli.main import main; main()"
_EVERY = 0.2


@dataclass(frozen=True, slots=True)
class Measured:
    """What a call took."""

    seconds: float
    mebibytes: float
    """The most resident memory of all its processes at one time, shared pages counted once."""
    code: int
    printed: str


def sanctions(*arguments: str) -> Measured:
    """Run the command line as a process of its own."""
    began = time.monotonic()
    with subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-c", _BEGIN, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        watch = _Watch(process.pid)
        printed, _ = process.communicate()
        seconds = time.monotonic() - began
    return Measured(seconds, watch.stop(), process.returncode, printed)


class _Watch(threading.Thread):
    """Looks at the memory of a process and its children now and then."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid, self._most = pid, 0.0
        self._is_over = threading.Event()
        self.start()

    def run(self) -> None:
        while not self._is_over.wait(_EVERY):
            self._most = max(self._most, sum(map(_mebibytes, _family(self._pid))))

    def stop(self) -> float:
        """Give the most that was seen."""
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
