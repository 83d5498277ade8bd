"""When does a day that is asked about end?"""

from datetime import UTC, date, datetime, time, timedelta


def end_of(day: date) -> datetime:
    """Give the last moment of a day, in UTC."""
    return datetime.combine(day + timedelta(days=1), time(), UTC) - timedelta(microseconds=1)
