"""Did a notice reach the channel, and if not, why?"""

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from screening.notices.channels import DEFAULT_RETRIES, Channel, ChannelError, address
from screening.notices.notice import Notice, NoticeKind
from screening.notices.problems import Attempt
from screening.notices.sending import send
from screening.notices.wording import Wording

SECONDS = 90.0
"""That all attempts and pauses have together."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of a notice on a channel; nothing in it is secret or personal."""

    key: str
    kind: NoticeKind
    channel: str
    at: datetime
    """When it ended."""
    attempts: int
    problem: str = ""
    """Empty if it was delivered."""

    @property
    def is_delivered(self) -> bool:
        """Whether the service accepted it, which is not yet that somebody has read it."""
        return not self.problem


def deliver(
    notice: Notice,
    channel: Channel,
    words: Wording,
    *,
    now: Callable[[], datetime],
    environment: Mapping[str, str] = os.environ,
    retries: int = DEFAULT_RETRIES,
    seconds: float = SECONDS,
    pause: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> Delivery:
    """Send a notice to a channel, again where that may help, and say what became of it.

    Never raises for a delivery that fails. The channel's address is read now and is in nothing
    that is given back or logged.
    """
    try:
        where = address(channel, environment)
    except ChannelError as error:
        return Delivery(notice.key, notice.kind, channel.name, now(), 0, str(error))
    message = words.message(notice, is_personal=channel.is_personal)
    deadline = clock() + seconds

    def once() -> Attempt:
        return send(where, message, max(deadline - clock(), 0.001))

    ended, tried = _repeated(once, retries, lambda: deadline - clock(), pause)
    problem = f"channel {channel.name}: {ended.problem}" if ended.problem else ""
    return Delivery(notice.key, notice.kind, channel.name, now(), tried, problem)


def _repeated(
    once: Callable[[], Attempt],
    retries: int,
    left: Callable[[], float],
    pause: Callable[[float], None],
) -> tuple[Attempt, int]:
    """Give the last attempt and how many there were."""
    from tenacity import (  # noqa: PLC0415 - who only reads the settings needs none of it
        Retrying,
        retry_if_result,
        wait_exponential,
        wait_random,
    )

    schedule = Retrying(
        retry=retry_if_result(lambda ended: bool(ended.problem) and ended.may_pass),
        wait=wait_exponential(multiplier=1, max=30) + wait_random(0, 1),
        stop=lambda state: state.attempt_number > retries or left() <= state.upcoming_sleep,
        sleep=pause,
        retry_error_callback=lambda state: state.outcome.result() if state.outcome else None,
    )
    ended = schedule(once)
    return ended, int(schedule.statistics["attempt_number"])
