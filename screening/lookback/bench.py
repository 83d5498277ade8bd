"""Who of all customers would have raised an alert on some parties, and on which days?"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from db.records.assessment import CategoryFinding
from db.records.subject import EntryKey
from db.store import looking_back as kept
from db.store.customers import last_version
from db.store.engine import Store
from rules import loader
from screening.index import Index
from screening.lookback import hands
from screening.lookback.answer import Examined, Wish
from screening.lookback.compare import Comparer, build_small, shelved
from screening.lookback.errors import LookBackError
from screening.lookback.exposure import Exposure, Near
from screening.lookback.gather import Gathered, Noticed, Seen
from screening.lookback.party import Party
from screening.lookback.records import Record, by_customer
from screening.nexus import reader

Watch = Callable[[int], None]
"""Is told how many customers were read."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of comparing every customer with the parties."""

    portfolios: tuple[Examined, ...]
    exposures: tuple[Exposure, ...]
    nearest: tuple[Near, ...]


@dataclass(frozen=True, slots=True)
class Bench:
    """What customers are compared with parties by."""

    store: Store
    rules: loader.RuleFiles
    now: datetime
    same: Callable[[EntryKey], frozenset[str]] = lambda key: frozenset({str(key)})
    """Gives under what names alerts may know the party of an entry: `un:KPi.033`."""
    explained: Mapping[EntryKey, tuple[CategoryFinding, ...]] = field(default_factory=dict)
    """The categories that today's entries explain, for rules that ask for one."""
    watch: Watch = lambda _: None

    def compared(self, parties: Sequence[Party], wish: Wish) -> Compared:
        """Compare every customer of the portfolios with the parties.

        Raises `LookBackError` for a portfolio that nobody knows, or where there is none.
        """
        portfolios, versions = self._portfolios(wish), shelved(parties)
        examined: list[Examined] = []
        exposures: list[Exposure] = []
        nearest: list[Near] = []
        with TemporaryDirectory(prefix="sanctions-lookback-") as folder:
            path = Path(folder) / "entries.sqlite"
            nexus = reader(loader.nexus(self.rules))
            build_small(path, versions, self.rules, nexus, self.explained)
            index, today = Index(path), self.now.date()
            try:
                terms = Comparer(index, versions, wish.scope, today, wish.nearest > 0)
                for portfolio in portfolios:
                    seen = Seen(portfolio, last_version(self.store, portfolio))
                    gathered = Gathered(portfolio, versions)
                    for record, number, told in hands.found(path, terms, self._records(seen)):
                        party = parties[versions[number].party]
                        gathered.take(record, number, told, party)
                    examined.append(seen.examined())
                    noticed = self._noticed(parties, gathered)
                    exposures += gathered.exposures(parties, noticed)
                    nearest += gathered.nearest()
            finally:
                index.close()
        order = {party.key: place for place, party in enumerate(parties)}
        exposures.sort(key=lambda e: (order[e.party], -e.days, e.portfolio, e.customer_id))
        nearest.sort(key=lambda n: (order[n.party], -n.likeness.score, n.record.customer.id))
        return Compared(tuple(examined), tuple(exposures), tuple(_first(nearest, wish.nearest)))

    def _portfolios(self, wish: Wish) -> list[str]:
        known = kept.known_portfolios(self.store)
        if unknown := [name for name in wish.portfolios if name not in known]:
            there = ", ".join(known) or "none"
            raise LookBackError(f"no portfolio is named {unknown[0]!r}; there are: {there}")
        if not known:
            raise LookBackError("there are no customers yet, so nobody can be looked back at")
        return [name for name in known if not wish.portfolios or name in wish.portfolios]

    def _records(self, seen: Seen) -> Iterator[Record]:
        versions = kept.sealed_versions(self.store, seen.portfolio, seen.last)
        for read, records in enumerate(by_customer(seen.noted(versions), self.now), 1):
            self.watch(read)
            yield from records

    def _noticed(self, parties: Sequence[Party], gathered: Gathered) -> Noticed:
        """Give the day of the first alert on each two."""
        found: dict[tuple[int, str], date] = {}
        for number in {number for number, _ in gathered.hits}:
            keys = parties[number].keys
            wanted = frozenset(map(str, keys)).union(*map(self.same, keys))
            for one in kept.raised(self.store, gathered.portfolio, wanted):
                key, day = (number, one.customer_id), one.at.date()
                found[key] = min(day, found.get(key, day))
        return found


def _first(nearest: Iterable[Near], count: int) -> Iterator[Near]:
    """Give so many of each party."""
    for _, near in groupby(nearest, key=lambda one: one.party):
        yield from list(near)[:count]
