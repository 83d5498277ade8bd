"""How does a look back run, from the terms asked to an answer that stands in the log?"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from db.records.assessment import CategoryFinding
from db.records.entry import Entry, PartyType
from db.records.event import Happening
from db.records.publication import Publication
from db.records.screening import IndexedEntry, ListUsed, Scope
from db.records.subject import EntryKey, Subject
from db.store import looking_back as kept
from db.store.engine import Store
from db.store.ledger import record
from db.store.publications import publications
from feeds.manifest import Manifest
from feeds.registry import manifests
from rules import loader
from screening.condition import missing, used
from screening.lookback.answer import LookBack, Wish
from screening.lookback.bench import Bench, Watch
from screening.lookback.errors import LookBackError, UnknownPartyError
from screening.lookback.form import Certificate
from screening.lookback.party import Party
from screening.lookback.past import Archive
from screening.lookback.wanted import IsRelated, by_reference, new_since
from screening.nexus import reader
from screening.session import Session
from screening.subjects.particulars import listing_date

_NEEDED = frozenset({PartyType.PERSON, PartyType.ORGANISATION})
"""A list of such parties must be there; one of others only where it was ever loaded."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a look back is made: the store, the present index and rules, the moment."""

    store: Store
    session: Session
    rules: loader.RuleFiles
    now: datetime
    by: str
    max_age_days: float | None = None
    watch: Watch = lambda _: None

    def look_back(self, wish: Wish) -> LookBack:
        """Find who would have raised an alert on the parties asked for, and when.

        Raises `LookBackError` where that can't be said, `UnknownPartyError` where no list ever
        had the party.
        """
        wanted = self._wanted(wish)
        with self.store.reading() as connection:
            head = kept.head(connection)
        parties = self._parties(wish, [manifests()[used.list] for used in wanted])
        explained = dict(self._explained(parties))
        bench = Bench(self.store, self.rules, self.now, self._same, explained, self.watch)
        compared = bench.compared(parties, wish)
        names = {party.key.list for party in parties}
        lists = [one for one in wanted if not wish.ref or one.list in names]
        return LookBack(
            wish,
            self.now,
            self.by,
            tuple(parties),
            compared.portfolios,
            compared.exposures,
            compared.nearest,
            tuple(self._publications(lists)),
            tuple(lists),
            self.rules.digest,
            head,
        )

    def _wanted(self, wish: Wish) -> list[ListUsed]:
        """Give the condition of every list that matters."""
        known = {one.list: one for one in self.session.conditions.lists}
        found = (known.get(name) or missing(name) for name in wish.lists or manifests())
        return [
            used(one, self.now, self.max_age_days)
            for one in found
            if wish.lists or one.sha256 or not _NEEDED.isdisjoint(one.covers)
        ]

    def _parties(self, wish: Wish, wanted: Sequence[Manifest]) -> list[Party]:
        words = loader.subjects(self.rules).listing_words
        archive = Archive(self.store, listing_date(words), self.now, self._stated_elsewhere)
        if wish.since is not None:
            return new_since(archive, wanted, wish.since, self._is_related(wish.scope))
        if found := by_reference(archive, wanted, wish.ref):
            return found
        unread = [one for one in self._wanted(wish) if one.withholds_no_match]
        if unread:
            told = "; ".join(f"{one.list} is {one.state}" for one in unread)
            raise LookBackError(f"no list here ever had {wish.ref!r}, and not all are: {told}")
        raise UnknownPartyError(f"no list ever had an entry with the reference {wish.ref!r}")

    def _is_related(self, scope: Scope) -> IsRelated:
        nexus = reader(loader.nexus(self.rules))

        def is_related(entry: Entry) -> bool:
            return scope is Scope.ALL or any(not r.is_mention for r in nexus.reasons(entry))

        return is_related

    def _publications(self, lists: Iterable[ListUsed]) -> Iterator[Publication]:
        for one in lists:
            for published in publications(self.store, one.list):
                if not published.is_sample:
                    yield published

    def _entry(self, key: EntryKey) -> IndexedEntry | None:
        """Give the entry as it is screened today; `None` where it isn't."""
        return next((one for one in self.session.index.find(str(key)) if one.key == key), None)

    def _subject(self, key: EntryKey) -> Subject | None:
        """Give the party that an entry shares with others today; `None` if it shares none."""
        found = self._entry(key)
        return None if found is None else self.session.index.subject(found.subject)

    def _same(self, key: EntryKey) -> frozenset[str]:
        """Give the party's names today: its id, and all its entries."""
        subject = self._subject(key)
        if subject is None:
            return frozenset({str(key)})
        return frozenset({subject.id, *map(str, subject.members)})

    def _stated_elsewhere(self, key: EntryKey) -> Collection[date]:
        subject = self._subject(key)
        members = subject.members if subject is not None else ()
        others = [self._entry(one) for one in members if one.list != key.list]
        return {one.entry.listed_on for one in others if one and one.entry.listed_on}

    def _explained(
        self, parties: Sequence[Party]
    ) -> Iterator[tuple[EntryKey, tuple[CategoryFinding, ...]]]:
        """Give the categories of today's entries, if a rule asks for one."""
        if not any(rule.when.categories for rule in loader.decisions(self.rules).rules):
            return
        for key in (key for party in parties for key in party.keys):
            if (found := self._entry(key)) is not None:
                yield key, found.categories


def note(store: Store, found: LookBack, certificate: Certificate) -> None:
    """Put it into the log that somebody looked back, with the digest of what came of it."""
    wish = found.wish
    detail = {
        "digest": certificate.digest,
        "parties": len(found.parties),
        "examined": {
            one.portfolio: {"customers": one.customers, "versions": one.versions}
            for one in found.portfolios
        },
        "found": found.customers,
        "exposures": len(found.exposures),
        "scope": wish.scope.value,
        "rules": found.rules_digest,
        "engine": certificate.engine,
    }
    customers: dict[str, list[str]] = {}
    for one in found.exposures:
        customers.setdefault(one.portfolio, []).append(one.customer_id)
    personal = {name: sorted(set(ids)) for name, ids in customers.items()}
    about = wish.ref or f"since {wish.since}"
    told = {"customers": personal} if personal else {}
    record(store, Happening(kept.LOOKED_BACK, found.by, found.at, about, detail, told))
