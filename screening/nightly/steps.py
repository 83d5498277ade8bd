"""Which steps has a run, in which order, and when is each of them done?"""

from collections.abc import Callable
from dataclasses import dataclass

from screening.nightly.auditing import verified
from screening.nightly.changing import changed
from screening.nightly.delivering import sent
from screening.nightly.night import Night
from screening.nightly.pruning import pruned
from screening.nightly.refreshing import refreshed
from screening.nightly.reporting import reported
from screening.nightly.rescreening import rescreened
from screening.nightly.telling import told
from screening.nightly.testing import SUBJECT, self_tested
from screening.nightly.waiting import waited


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that a run does. Where it goes wrong the next one is done all the same."""

    name: str
    """In small Latin letters and dashes, as records have it."""
    title: str
    """As a person reads it."""
    work: Callable[[Night], None]
    is_wanted: Callable[[Night], bool] = lambda _: True


def _is_whole(night: Night) -> bool:
    return night.is_nightly


def _is_new(night: Night) -> bool:
    return night.is_nightly or night.is_something_new


STEPS = (
    Step("refresh", "getting the lists", refreshed),
    Step(SUBJECT, "the self-test of the index", self_tested, _is_new),
    Step("changes", "working out what changed", changed),
    Step("rescreen", "screening the customers again", rescreened),
    Step("report", "writing the report of the night", reported, _is_whole),
    Step("verify", "verifying the log", verified, _is_whole),
    Step("waiting", "looking for what waits too long", waited, _is_whole),
    Step("tell", "keeping notices of what is wrong", told),
    Step("deliver", "delivering notices", sent),
    Step("prune", "removing what is left behind", pruned, _is_whole),
)
"""In this order: a step works with what those before it found."""
