"""When is a publisher asked again, and for how long?

Waiting doubles from two seconds, with a random part so that many machines don't come
back at the same moment; a publisher who names a pause gets it. All attempts and pauses
together have one deadline.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import httpx
from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception,
    wait_exponential,
    wait_random,
)

from feeds.errors import FetchError

BACKOFF = wait_exponential(multiplier=2, max=60) + wait_random(0, 2)


class AttemptError(FetchError):
    """One attempt that did not bring the list.

    `problem` goes on where the host's name ends: `answered 503`.
    """

    def __init__(
        self,
        host: str,
        problem: str,
        advice: str,
        *,
        is_final: bool = False,
        pause_seconds: float = 0,
    ) -> None:
        super().__init__(f"{host} {problem}")
        self.advice = advice
        self.is_final = is_final
        """Asking again would change nothing."""
        self.pause_seconds = pause_seconds
        """What the publisher asks us to wait."""


@dataclass(slots=True)
class Stopwatch:
    """The time all attempts together have."""

    seconds: float
    clock: Callable[[], float] = time.monotonic
    began: float = field(init=False)

    def __post_init__(self) -> None:
        self.began = self.clock()

    @property
    def spent(self) -> float:
        """Seconds since the first attempt began."""
        return self.clock() - self.began

    @property
    def left(self) -> float:
        """Seconds until the deadline; negative after it."""
        return self.seconds - self.spent

    def cap(self, timeout: httpx.Timeout) -> httpx.Timeout:
        """Shorten a request's timeouts to the time that is left."""
        left = max(self.left, 0.001)
        connect, read, write, pool = (
            left if value is None else min(value, left)
            for value in (timeout.connect, timeout.read, timeout.write, timeout.pool)
        )
        return httpx.Timeout(connect=connect, read=read, write=write, pool=pool)


def retrying(watch: Stopwatch, attempts: int, pause: Callable[[float], None]) -> Retrying:
    """Give the schedule of attempts; the last attempt's own error comes out of it."""
    return Retrying(
        retry=retry_if_exception(_may_pass),
        wait=_wait,
        stop=lambda state: (
            state.attempt_number >= attempts or watch.left <= state.upcoming_sleep
        ),
        sleep=pause,
        reraise=True,
    )


def _may_pass(error: BaseException) -> bool:
    return isinstance(error, AttemptError) and not error.is_final


def _wait(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome is not None else None
    asked = error.pause_seconds if isinstance(error, AttemptError) else 0
    return max(asked, BACKOFF(state))
