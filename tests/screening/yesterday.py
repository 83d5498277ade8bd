"""Is what was in force yesterday still found, and what came today too?"""

from collections.abc import Iterable

from tests.screening.home import Home
from tests.screening.un_files import DPRK_ENTRIES, ENTRIES, NEWCOMER, Listed

SOME = (ENTRIES[0], ENTRIES[DPRK_ENTRIES - 1], ENTRIES[DPRK_ENTRIES], ENTRIES[-1])
"""The first and the last under the programme DPRK, and of the others."""
NOBODY = "Qwirrel Ostenhag Ympt"
"""No list has a name like this one."""


def assert_found(home: Home, parties: Iterable[Listed]) -> None:
    """Screen each party's exact name."""
    for party in parties:
        assert home.found(party.name) == [party.ref]


def assert_yesterday_in_force(home: Home, state: str) -> None:
    """Find yesterday's parties, and nobody else."""
    assert_found(home, SOME)
    assert home.found(NEWCOMER.name) == []
    assert_counts(home, state, len(ENTRIES))


def assert_today_in_force(home: Home, state: str) -> None:
    """Find yesterday's parties and the one that was gained."""
    assert_found(home, (*SOME, NEWCOMER))
    assert_counts(home, state, len(ENTRIES) + 1)


def assert_counts(home: Home, state: str, entries: int) -> None:
    """Hold the state of the list and its size against what is expected."""
    listed = home.lists()
    assert (listed["state"], listed["entries"]) == (state, entries)
    related = DPRK_ENTRIES + (entries - len(ENTRIES))
    assert listed["dprk_related"] == related
