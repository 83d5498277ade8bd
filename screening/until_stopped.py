"""How does a process that runs until it is stopped come to its end when it is told to?

SIGTERM is what systemd, containers and a shutdown send, SIGINT is Ctrl-C. Who sends it waits
some seconds and then kills, so a job that runs has less than that to come to its end.
"""

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Lock

GRACE = 5.0
"""Seconds that a running job has. It may be cut off anywhere: what it had published stays, and
the next one goes on from there."""

SIGNALS = (signal.SIGTERM, signal.SIGINT)


class _ToldToStopError(BaseException):
    """A signal came."""


@dataclass(frozen=True, slots=True)
class Work:
    """Jobs of which one runs at a time, and none begins any more once the work is ended."""

    _running: Lock = field(default_factory=Lock)
    _is_over: Event = field(default_factory=Event)

    @property
    def is_over(self) -> bool:
        """Whether the work is ended: a job that can come to its end sooner should."""
        return self._is_over.is_set()

    def guarded(self, run: Callable[[str], None]) -> Callable[[str], None]:
        """Give a job as one of this work."""

        def job(name: str) -> None:
            with self._running:
                if not self._is_over.is_set():
                    run(name)

        return job

    def end(self) -> bool:
        """Let no further job begin, and say whether the running one came to its end in time."""
        self._is_over.set()
        return self._running.acquire(timeout=GRACE)


def until_stopped(begin: Callable[[], None]) -> None:
    """Call what runs for ever, and return when a signal comes; further ones are ignored.

    To be called in the main thread. The signal interrupts `begin` wherever it is.
    """
    before = {number: signal.signal(number, _told_to_stop) for number in SIGNALS}
    try:
        begin()
    except _ToldToStopError:
        pass
    else:
        for number, handler in before.items():
            signal.signal(number, handler)


def leave_at_once() -> None:
    """End the process with 0 without waiting for its threads."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def _told_to_stop(*_: object) -> None:
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)
    raise _ToldToStopError
