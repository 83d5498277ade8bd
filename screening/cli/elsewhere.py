"""Against which lists in force are the changes of one list held?"""

from collections.abc import Callable

from db.records.entry import Entry
from db.store.engine import Store
from db.store.join_decisions import join_decisions
from feeds.registry import manifests
from rules import loader
from screening.session import NotReadyError, open_session
from screening.settings import Settings
from screening.tracking.elsewhere import Elsewhere


def lists_elsewhere(settings: Settings, store: Store) -> Callable[[Entry], tuple[Entry, ...]]:
    """Give what finds a party on other lists; nothing is found where no list is in force."""
    try:
        index = open_session(settings).index
    except NotReadyError:
        return lambda _: ()
    table = loader.subjects(loader.read(settings.rules_folder))
    regimes = {name: found.regimes for name, found in manifests().items()}
    return Elsewhere(index, table, regimes, join_decisions(store)).of
