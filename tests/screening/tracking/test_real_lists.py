"""Is the history of the published lists told as it was, and nothing besides?"""

import lzma
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from lxml import etree

from db.records.screening import Scope
from db.store.engine import Store, open_store
from db.store.publications import entries_in_force, newest
from rules import loader
from screening.removals import Removal
from screening.tracking.event import Event, EventKind
from screening.tracking.story import Span, Stage
from tests.screening.tracking.real_files import IS_HERE, NOW, UN, load, parsed

pytestmark = [
    pytest.mark.real_lists,
    pytest.mark.skipif(not IS_HERE, reason="../shared/data is not there"),
]
AMENDED = {EventKind.AMENDED, EventKind.DIED, EventKind.MOVED}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path}/store.sqlite") as opened:
        yield opened


def told(store: Store, name: str, since: datetime, now: datetime = NOW) -> list[Event]:
    stage = Stage(store, loader.read(), now)
    (found,) = stage.changes([name], Span(since=since), Scope.ALL)
    return list(found.events)


def counts(events: list[Event], programme: str = "") -> tuple[int, int, int]:
    """Count who was added, gone and amended; a party that is back was added."""
    ours = [e for e in events if not programme or programme in e.entry.programmes]
    kinds = Counter(event.kind for event in ours)
    added = kinds[EventKind.LISTED] + kinds[EventKind.RETURNED]
    return added, kinds[EventKind.REMOVED], sum(kinds[kind] for kind in AMENDED)


@pytest.mark.parametrize(
    ("days", "everybody", "dprk"),
    [
        pytest.param(("20170703", "20180824"), (92, 15, 40), (56, 0, 6), id="additions"),
        pytest.param(
            ("20220630", "20220726"),
            (0, 0, 45),
            (0, 0, 44),
            id="mass amendment",
            marks=pytest.mark.long,
        ),
        pytest.param(("20230528", "20230802"), (0, 3, 791), (0, 1, 96), id="another format"),
        pytest.param(("20231025", "20231102"), (1, 0, 0), (1, 0, 0), id="one comes back"),
        pytest.param(
            ("20240824", "20240918"),
            (0, 0, 1),
            (0, 0, 1),
            id="one amendment",
            marks=pytest.mark.long,
        ),
        pytest.param(
            ("20240309", "20240416"),
            (0, 0, 1),
            (0, 0, 1),
            id="another amendment",
            marks=pytest.mark.long,
        ),
        pytest.param(
            ("20250802", "20260227"),
            (127, 3, 12),
            (0, 0, 0),
            id="Iran is back",
            marks=pytest.mark.long,
        ),
    ],
)
def test_a_pair_of_files_differs_as_published(
    store: Store,
    days: tuple[str, str],
    everybody: tuple[int, int, int],
    dprk: tuple[int, int, int],
) -> None:
    for day in days:
        load(store, "un", day)

    events = told(store, "un", parsed("un", days[0]).generated_at)

    assert counts(events) == everybody
    assert counts(events, "DPRK") == dprk


@pytest.mark.long
def test_children_in_another_order_amend_nothing(store: Store) -> None:
    for day in ("20260223", "20260501"):
        load(store, "eu", day)

    events = told(store, "eu", parsed("eu", "20260223").generated_at)

    assert counts(events) == (0, 0, 80)


@pytest.mark.long
def test_a_party_that_drops_out_for_ten_weeks_was_pending_all_the_time(store: Store) -> None:
    days = ("20230528", "20230802", "20230811", "20231025")
    for day in days:
        load(store, "un", day)
    now = parsed("un", days[-1]).generated_at

    then = told(store, "un", now - timedelta(days=100), now)
    load(store, "un", "20231102")
    later = told(store, "un", now - timedelta(days=100), now + timedelta(days=30))

    def removals(events: list[Event]) -> list[Removal]:
        return [e.absence.removal for e in events if e.ref == "KPe.068" and e.absence]

    assert removals(then) == [Removal.PENDING]
    assert removals(later) == [Removal.WITHDRAWN]
    assert [e.kind for e in later if e.ref == "KPe.068"][-1] is EventKind.RETURNED


@pytest.mark.long
def test_an_entry_reads_on_a_day_as_the_file_of_that_day_prints_it(store: Store) -> None:
    days = ("20170703", "20181029", "20220726", "20230816", "20260227")
    for day in days:
        load(store, "un", day)
    refs = sorted(e.ref for e in parsed("un", "20260227").entries if "DPRK" in e.programmes)
    chosen = Random(5).sample(refs, 10)

    for day in days:
        published = newest(store, "un", parsed("un", day).generated_at)
        assert published is not None
        there = {entry.ref: entry for entry in entries_in_force(store, published.id)}
        printed = _printed(day)
        for ref in chosen:
            if ref not in printed:
                assert ref not in there
                continue
            said = [name.text for name in there[ref].names]
            said += [s.text for s in there[ref].statements]
            said += [i.number for i in there[ref].identifiers]
            said += [d.printed for d in there[ref].dates]
            said += [b.date.printed for b in there[ref].birth_dates]
            for text in printed[ref]:
                assert any(text in one for one in said), (day, ref, text)


_READ = ("ALIAS_NAME", "COMMENTS1", "NUMBER", "LISTED_ON", "YEAR", "FIRST_NAME", "SECOND_NAME")


def _printed(day: str) -> dict[str, list[str]]:
    """Give the texts of some elements of each record, straight from the file."""
    with lzma.open(UN[day]) as file:
        root = etree.fromstring(file.read())
    found = {}
    for record in (*root.iter("INDIVIDUAL"), *root.iter("ENTITY")):
        ref = " ".join((record.findtext("REFERENCE_NUMBER") or "").split())
        texts = (node.text or "" for tag in _READ for node in record.iter(tag))
        found[ref] = [said for text in texts if (said := " ".join(text.split()))]
    return found
