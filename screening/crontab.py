"""At which moments does a line of cron call for a run?

Five fields, as Debian's cron reads them (`cronsim`): minute, hour, day of the month, month, day
of the week (0 and 7 are Sunday). Where both kinds of day are named, either will do. A named
hour that a change to summer time leaves out is made up for, one that the change back brings
twice is due once; what is due at every hour is due at each that passes.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from cronsim import CronSim, CronSimError

_FIELDS = 5
_CHANGE = timedelta(hours=3)
"""More than clocks are ever changed by."""


class CrontabError(Exception):
    """A text is no line of cron, or one that never calls for a run."""


@dataclass(frozen=True, slots=True)
class Crontab:
    """When something is due, on the clocks of a time zone."""

    text: str
    zone: ZoneInfo

    def after(self, moment: datetime) -> datetime:
        """Give the first moment after another one at which it is due, in UTC."""
        due = CronSim(self.text, (moment - _CHANGE).astimezone(self.zone))
        return next(found for one in due if (found := one.astimezone(UTC)) > moment)

    def before(self, moment: datetime) -> datetime:
        """Give the last moment at which it was due, another one itself included, in UTC."""
        due = CronSim(self.text, (moment + _CHANGE).astimezone(self.zone), reverse=True)
        return next(found for one in due if (found := one.astimezone(UTC)) <= moment)


def read(text: str, zone: ZoneInfo) -> Crontab:
    """Read a line of cron. Raises `CrontabError` saying what is wrong with it."""
    if (count := len(text.split())) != _FIELDS:
        raise CrontabError(f"it has five fields (minute hour day month weekday), not {count}")
    try:
        is_ever_due = any(True for _ in CronSim(text, datetime.now(zone)))
    except CronSimError as error:
        raise CrontabError(
            f"{error}; minute hour day month weekday, as in 30 2 * * *"
        ) from None
    if not is_ever_due:
        raise CrontabError("there is no such day")
    return Crontab(text, zone)
