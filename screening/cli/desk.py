"""What do the commands that compare lists work on, in one opening of the database?"""

from collections.abc import Iterator
from contextlib import contextmanager

from db.store.engine import open_store
from rules import loader
from screening.cli.elsewhere import lists_elsewhere
from screening.condition import now
from screening.session import open_session
from screening.settings import Settings
from screening.tracking.comparison import Desk
from screening.tracking.story import Stage


@contextmanager
def open_desk(here: Settings) -> Iterator[Desk]:
    """Open what comparisons are made from; raises what opening a session raises."""
    session, rules, moment = open_session(here), loader.read(here.rules_folder), now()
    with open_store(here.database_url) as store:
        stage = Stage(store, rules, moment, lists_elsewhere(here, store))
        yield Desk(session, store, rules, stage, moment)
