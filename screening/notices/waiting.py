"""Which notices does a channel want and has not got, and when is each tried again?

A delivery that fails is tried again in later runs, each time after a longer pause, and given up
after some days; `sanctions health` then says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from db.records.message import Attempt, Posted
from screening.notices.channels import Channel, Notify
from screening.notices.notice import NoticeKind

MOST_RUNS = 10
"""In so many runs a delivery is tried."""
GIVEN_UP = timedelta(days=7)
"""After which a notice is no longer delivered."""
_PAUSES = (timedelta(hours=1), timedelta(hours=24))
"""The first pause, which doubles, and the longest."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A notice that a channel wants and has not got."""

    posted: Posted
    channel: Channel
    tried: tuple[Attempt, ...]

    def is_due(self, now: datetime) -> bool:
        """Whether it is to be tried now."""
        if self.is_given_up(now):
            return False
        if not self.tried:
            return True
        first, longest = _PAUSES
        doubled: int = 2 ** (len(self.tried) - 1)
        return now - self.tried[-1].at >= min(first * doubled, longest)

    def is_given_up(self, now: datetime) -> bool:
        """Whether it is not tried any more."""
        return len(self.tried) >= MOST_RUNS or now - self.posted.message.at > GIVEN_UP


def waiting(found: Sequence[Posted], notify: Notify) -> list[Waiting]:
    """Give what channels want and have not got, in the order in which it was kept."""
    wanted: list[Waiting] = []
    for one in found:
        for channel in notify.channels_for(NoticeKind(one.message.kind)):
            tried = tuple(a for a in one.attempts if a.channel == channel.name)
            if not any(attempt.is_delivered for attempt in tried):
                wanted.append(Waiting(one, channel, tried))
    return wanted
