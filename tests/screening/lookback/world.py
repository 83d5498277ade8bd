"""A list of made-up parties and a portfolio, changed on days that a test names."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from db.records.entry import Entry, EntryDate, EntryDateKind
from db.records.screening import Scope
from db.store.engine import Store
from db.store.publications import publish
from rules import loader
from screening.condition import ANY_AGE
from screening.lookback.answer import LookBack, Wish
from screening.lookback.exposure import Exposure
from screening.lookback.look_back import Desk
from screening.portfolio.taking_in import retire, take_in
from screening.session import open_session
from screening.settings import Settings
from tests import factories

NOW = datetime(2020, 12, 31, 12, tzinfo=UTC)
NAME = "Wendrik Pallo Zsigmond"
"""The name of the party looked back at, and of whom should be found."""
OTHER = "Gorvan Delmut Fisk"
COLUMNS = ("id", "name", "type", "birth_date")


def at(day: str, hour: int = 10) -> datetime:
    """Give an hour of a day."""
    return datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC).replace(
        hour=hour
    )


def party(ref: str = "KPi.900", *names: str, listed: str = "", **changes: Any) -> Entry:
    """Make an entry of a DPRK-related person; with `listed` the list states that day."""
    if listed:
        on = date.fromisoformat(listed)
        changes["dates"] = (EntryDate(EntryDateKind.LISTED, listed, on),)
    made = factories.entry(ref, names or (NAME,), programmes=("DPRK",), **changes)
    return replace(made, list="un")


def spans(one: Exposure) -> list[tuple[str, str, int]]:
    """Give the days of a customer as a test writes them."""
    return [(f"{d.first}", f"{d.last}", d.count) for d in one.spans]


@dataclass(frozen=True, slots=True)
class World:
    """A store, with a home of its own for the index."""

    store: Store
    url: str
    folder: Path
    now: datetime = NOW

    def published(self, day: str, *entries: Entry, taken_in: str = "") -> None:
        """Publish a file of a day, taken in at noon of that or another day."""
        noon = at(taken_in or day, 12)
        draft = replace(
            factories.draft(),
            list="un",
            sha256=sha256(day.encode()).hexdigest(),
            content_sha256=sha256(f"{day} {entries}".encode()).hexdigest(),
            generated_at=at(day, 6),
            fetched_at=noon,
        )
        publish(self.store, draft, entries, (), activated_at=noon)

    def customers(self, day: str, *rows: Sequence[str], hour: int = 10) -> None:
        """Take in customers: id, name, and perhaps type and date of birth."""
        self.folder.mkdir(exist_ok=True)
        path = self.folder / "customers.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS)
            writer.writerows([*row, *[""] * (len(COLUMNS) - len(row))] for row in rows)
        moment = at(day, hour)
        take_in(self.store, path, "retail", by="officer", at=moment, say=lambda _: None)

    def retired(self, day: str, customer_id: str) -> None:
        """Retire a customer."""
        gone = [customer_id]
        retire(self.store, "retail", gone, by="officer", at=at(day), reason="left")

    def desk(self) -> Desk:
        """Give where a look back is made."""
        session = open_session(Settings(self.folder, self.url))
        return Desk(self.store, session, loader.read(), self.now, "officer", ANY_AGE)

    def back(self, ref: str = "KPi.900", **wish: Any) -> LookBack:
        """Look back at a party."""
        asked = {"lists": ("un",), "scope": Scope.DPRK, **wish}
        return self.desk().look_back(Wish(ref, **asked))

    def days(self, ref: str = "KPi.900", **wish: Any) -> dict[str, list[tuple[str, str, int]]]:
        """Give the days of everybody who would have raised an alert."""
        return {one.customer_id: spans(one) for one in self.back(ref, **wish).exposures}
