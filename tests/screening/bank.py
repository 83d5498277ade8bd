"""A bank with a few customers and a list of a few entries, for tests of its nights."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from db.records.alert import Alert
from db.records.customer import Import
from db.records.entry import Entry, PartyType
from db.records.rescreening import Screened
from db.store.alerts import alerts
from db.store.engine import Store
from rules import loader
from rules.review_model import Deed, ReviewTable
from screening.condition import Conditions, ListCondition
from screening.portfolio.taking_in import take_in
from screening.portfolio.terms import PortfolioTerms
from screening.rescreen.rescreening import rescreen
from screening.rescreen.wanted import Desk
from screening.review.deciding import Reviewer
from screening.session import Session
from tests.factories import DAY_ONE
from tests.screening.indexes import Indexes

POLICY = loader.review(loader.read())
Row = Mapping[str, str]


@dataclass(slots=True)
class Bank:
    """Where a test lets days pass."""

    store: Store
    indexes: Indexes
    folder: Path
    terms: PortfolioTerms = field(default_factory=lambda: PortfolioTerms(period_days=9999))
    day: int = 0
    session: Session | None = None

    @property
    def at(self) -> datetime:
        """The present moment of the test."""
        return DAY_ONE + timedelta(days=self.day)

    def lists(self, *entries: Entry, others: Sequence[Entry] = ()) -> None:
        """Put entries in force, `others` out of scope."""
        folder = self.folder / f"index-{len(self.indexes.opened)}"
        made = Indexes(folder, self.indexes.opened)
        covers = (PartyType.PERSON, PartyType.ORGANISATION)
        condition = ListCondition("x", "X", covers, 9999, sha256="1", checked_at=self.at)
        conditions = Conditions("", "", "r", "1", (condition,))
        self.session = Session(made(entries, others), conditions)

    def takes_in(self, *rows: Row, is_whole: bool = False, accept: bool = False) -> Import:
        """Take in a file of customers."""
        path = self.folder / "customers.csv"
        columns = list(dict.fromkeys(column for row in rows for column in row))
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="")
            writer.writeheader()
            writer.writerows(rows)
        from screening.rows.reading import open_source  # noqa: PLC0415

        accepted = frozenset({open_source(path).sha256} if accept else ())
        done, _ = take_in(
            self.store,
            path,
            "default",
            by="clerk",
            at=self.at,
            say=lambda _: None,
            is_whole=is_whole,
            accepted=accepted,
        )
        return done

    def screens(self, *, full: bool = False) -> Screened:
        """Screen the portfolio again."""
        assert self.session is not None
        desk = Desk(
            self.store, self.session, self.terms, self.folder / "probes", self.at, "cron"
        )
        return rescreen(desk, "default", is_full=full)

    def reviewer(self, by: str = "ana", *four_eyes: Deed) -> Reviewer:
        """Give somebody who decides."""
        assert self.session is not None
        policy: ReviewTable = POLICY.model_copy(update={"four_eyes": four_eyes})
        return Reviewer(self.store, self.session.index, policy, by, self.at)

    def alerts(self) -> list[Alert]:
        """Give every alert."""
        return alerts(self.store)
