"""What do the commands about customers and alerts work on?"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from db.store.engine import Store, open_store
from rules import loader
from screening.condition import now
from screening.identity import actor
from screening.rescreen.wanted import Desk
from screening.review.deciding import Reviewer
from screening.session import open_session
from screening.settings import Settings, load


@dataclass(frozen=True, slots=True)
class Workplace:
    """This installation, its store, and who acts."""

    settings: Settings
    store: Store
    by: str

    def reviewer(self) -> Reviewer:
        """Give what an alert is decided with."""
        policy = loader.review(loader.read(self.settings.rules_folder))
        index = open_session(self.settings).index
        return Reviewer(self.store, index, policy, self.by, now())

    def desk(self, run_id: str = "") -> Desk:
        """Give what a portfolio is screened with."""
        session = open_session(self.settings)
        folder, terms = self.settings.index_folder, self.settings.customers
        return Desk(self.store, session, terms, folder, now(), self.by, run_id)


@contextmanager
def workplace() -> Iterator[Workplace]:
    """Open the store, and ask who acts."""
    here = load()
    with open_store(here.database_url) as store:
        yield Workplace(here, store, actor(store, here.identity))
