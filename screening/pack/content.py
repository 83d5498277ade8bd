"""What stands in a pack, part by part?"""

from db.records.publication import ListState
from screening.audit.verification import Verified
from screening.condition import used
from screening.pack.accuracy import accuracy, due, is_overdue
from screening.pack.alerts import alerts
from screening.pack.below import below
from screening.pack.ground import Ground, minute
from screening.pack.lists import lists
from screening.pack.log import log
from screening.pack.overrides import overrides
from screening.pack.selftests import selftests
from screening.pack.thresholds import thresholds
from screening.report.sheet import Report, Section, Table, fields, row
from screening.version import __version__

_WITHOUT = (
    "No customer's name or number and no officer's free text stands in it; `sanctions pack "
    "--names` has them. Listed parties are public, and officers are named by their accounts."
)
_WITH = "It holds customers' names and numbers and what officers wrote: keep it accordingly."


def content(ground: Ground, verified: Verified) -> Report:
    """Give the whole pack."""
    return Report(
        "Inspection pack: sanctions screening",
        f"{minute(ground.at)} UTC",
        tuple(_warnings(ground, verified)),
        (
            _about(ground),
            lists(ground),
            selftests(ground),
            accuracy(ground),
            thresholds(ground),
            below(ground),
            alerts(ground),
            overrides(ground),
            log(ground, verified),
        ),
    )


def _warnings(ground: Ground, verified: Verified) -> list[str]:
    said = []
    if not verified.is_whole:
        said.append(f"The log does not verify: {len(verified.faults)} faults")
    if ground.session is None:
        said.append("No list is loaded: nothing can be screened")
    else:
        for one in ground.session.conditions.lists:
            state = used(one, ground.at, None)
            if state.withholds_no_match or state.state == ListState.SAMPLE:
                said.append(f"{one.list} is {state.state}: {state.because}")
    if is_overdue(ground):
        said.append(due(ground))
    return said


def _about(ground: Ground) -> Section:
    """Say what the pack is of, and in which condition the lists are."""
    said = (
        f"What this installation did {ground.period}, made by {ground.by} with dprk-sanctions "
        f"{__version__}. It informs: it is no finding about anybody, and a party that isn't "
        "found is not cleared.",
        _WITH if ground.has_names else _WITHOUT,
        "Every table is a file of this folder, named after it; manifest.json has the SHA-256 "
        "of every file and the head of the log.",
    )
    if ground.session is None:
        return Section("about", "What this is", said)
    rows = []
    for one in ground.session.conditions.lists:
        state = used(one, ground.at, None)
        published = f"{one.published_at:%Y-%m-%d}" if one.published_at else ""
        what = (state.state, published, minute(one.checked_at), one.entries, one.dprk_related)
        rows.append(row(one.list, *what, one.sha256, state.because))
    counts = ("entries", "DPRK-related")
    heads = fields(
        "list", "state", "published", "checked (UTC)", *counts, "SHA-256", "because",
        numbers=counts, keys=("list", "state", "published", "checked (UTC)"),
    )  # fmt: skip
    found = Table("conditions", "The lists as they are now", heads, tuple(rows))
    return Section("about", "What this is", said, (), (found,))
