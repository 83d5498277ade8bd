"""Where do the words of a listing stand, and as of which day?"""

from datetime import date

from db.records.entry import Entry, EntryDateKind, Statement
from db.records.fact import Basis, Level, Source


def listing_source(entry: Entry, field: str, quote: str, statement: Statement | None) -> Source:
    """Give the listing's own text as a source."""
    where = statement.kind.value if statement is not None else field
    return Source(
        Level.E5,
        Basis.LISTING_TEXT,
        publisher=f"{entry.list} list",
        published_on=listed_as_of(entry),
        locator=f"{entry.list} {entry.ref}, {where}",
        quote=quote,
    )


def listed_as_of(entry: Entry) -> date | None:
    """Give the day as of which a listing's words stand: its newest act or amendment."""
    days = [one.on for one in entry.dates if one.kind is not EntryDateKind.DELISTED]
    days += [_day(act.published_on) for act in entry.legal_acts]
    return max((day for day in days if day is not None), default=None)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
