"""Is the store as before or as after, never between, whatever happens to the process?"""

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from db.codec import digest
from db.errors import StoreError
from db.store import writing
from db.store.engine import Store, open_store
from db.store.publications import digests_in_force, newest, publications, publish
from tests.factories import draft, entry

YESTERDAY = [entry(f"X.{number}") for number in range(50)]
TODAY = [entry(f"X.{number}", ("Ana Amended", "Ana")) for number in range(20, 900)]

PUBLISH = """
import sys, time
from db.errors import StoreError
from db.store import publishing, writing
from db.store.engine import open_store
from tests.db.test_interrupted import TODAY
from tests.factories import draft

store = open_store(sys.argv[1])
{before}
try:
    publishing.publish(store, draft(1), TODAY, ())
except StoreError as error:
    print(error)
"""

HANG_HALF_WAY = """
rows, seen = writing.rows, []
def hang(version_id, entry, number_of_act):
    seen.append(entry)
    if len(seen) == 700:
        print("half-way", flush=True)
        time.sleep(600)
    return rows(version_id, entry, number_of_act)
writing.rows = hang
"""

HANG_BEFORE_THE_END = """
def hang(*_):
    print("all written", flush=True)
    time.sleep(600)
publishing.note_carried = hang
"""

ON_A_FULL_DISK = """
import resource
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
"""


def assert_as_yesterday(store: Store) -> None:
    stored = publications(store)
    assert [publication.generated_at for publication in stored] == [draft(0).generated_at]
    assert digests_in_force(store, 1) == {e.ref: digest(e) for e in YESTERDAY}
    with store.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM name")).scalar() == len(YESTERDAY)


def assert_as_today(store: Store) -> None:
    published = newest(store, "x")
    assert published is not None
    assert digests_in_force(store, published.id) == {e.ref: digest(e) for e in TODAY}


@pytest.mark.parametrize(
    "hang",
    [
        pytest.param(HANG_HALF_WAY, id="half-way"),
        pytest.param(HANG_BEFORE_THE_END, id="just before the end"),
    ],
)
def test_a_process_killed_while_it_publishes_leaves_the_store_as_before(
    url: str, hang: str
) -> None:
    with open_store(url) as store:
        publish(store, draft(0), YESTERDAY, ())
    command = [sys.executable, "-c", PUBLISH.format(before=hang), url]

    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline().strip() in {"half-way", "all written"}
        child.kill()

    with open_store(url) as store:
        assert_as_yesterday(store)
        publish(store, draft(1), TODAY, ())
        assert_as_today(store)


def test_a_full_disk_is_named_and_leaves_the_store_as_before(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    with open_store(url) as store:
        publish(store, draft(0), YESTERDAY, ())
    command = [sys.executable, "-c", PUBLISH.format(before=ON_A_FULL_DISK), url]

    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout

    assert "the disk" in said
    assert "is full" in said
    assert "Nothing was changed." in said
    with open_store(url) as store:
        assert_as_yesterday(store)
        publish(store, draft(1), TODAY, ())
        assert_as_today(store)


def test_an_error_while_publishing_leaves_the_store_as_before(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(store, draft(0), YESTERDAY, ())

    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(writing, "_write", fail)

    with pytest.raises(MemoryError):
        publish(store, draft(1), TODAY, ())

    assert_as_yesterday(store)


def test_of_two_publishers_at_once_the_second_waits(url: str) -> None:
    with open_store(url) as store:
        publish(store, draft(0), YESTERDAY, ())
    failures: list[StoreError] = []

    def load(day: int, started: threading.Barrier) -> None:
        with open_store(url) as ours:
            started.wait()
            try:
                publish(ours, draft(day), TODAY[day:], ())
            except StoreError as error:
                failures.append(error)

    start = threading.Barrier(4)
    threads = [threading.Thread(target=load, args=(day, start)) for day in (4, 1, 3, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    with open_store(url) as store:
        stored = publications(store)
        assert sorted(publication.id for publication in stored) == [1, 2, 3, 4, 5]
        for day, publication in enumerate(stored):
            said = TODAY[day:] if day else YESTERDAY
            assert digests_in_force(store, publication.id) == {e.ref: digest(e) for e in said}


def test_a_new_store_can_be_opened_by_several_commands_at_once(empty_url: str) -> None:
    code = "import sys; from db.store.engine import open_store; open_store(sys.argv[1]).close()"
    command = [sys.executable, "-W", "error", "-c", code, empty_url]

    children = [subprocess.Popen(command) for _ in range(3)]

    assert [child.wait() for child in children] == [0, 0, 0]


def test_a_reader_sees_yesterday_until_today_is_whole(store: Store, url: str) -> None:
    publish(store, draft(0), YESTERDAY, ())

    with open_store(url) as reader, store.publishing() as connection:
        connection.execute(text("DELETE FROM entry_validity"))
        assert_as_yesterday(reader)
        connection.rollback()
