"""Where does an officer say that a fact is stated? `E4 | publisher | date | place | address`"""

from datetime import UTC, date, datetime

from db.records.fact import Level, Source

FORM = "LEVEL | publisher | YYYY-MM-DD | place in it"


def read(text: str, today: date | None = None) -> Source:
    """Read a source as an officer writes it, its parts apart by `|`.

    Raises `ValueError` saying what is wrong: of a day, too, that lies after `today`.
    """
    level, *others = (part.strip() for part in text.split("|"))
    publisher, day, locator, url = (*others, "", "", "", "")[:4]
    levels = {one.value.casefold(): one for one in Level}
    if level.casefold() not in levels:
        raise ValueError(f"it begins with a level, one of {', '.join(Level)}: {FORM}")
    try:
        published = date.fromisoformat(day) if day else None
    except ValueError:
        raise ValueError(f"{day!r} is no day; write it as {FORM}") from None
    if published is not None and published > (today or datetime.now(UTC).date()):
        raise ValueError(f"{day} lies in the future")
    return Source(
        levels[level.casefold()],
        publisher=publisher,
        published_on=published,
        locator=locator,
        url=url,
    )
