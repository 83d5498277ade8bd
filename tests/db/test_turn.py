"""Has only one process its turn, and does it lose it when it dies?"""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from db.errors import StoreError
from db.store.engine import Store, open_store
from db.store.turn import turn

HOLD = """
import sys, time
from db.store.engine import open_store
from db.store.turn import turn

with open_store(sys.argv[1]) as store, turn(store, "night") as ours:
    print("held" if ours else "not held", flush=True)
    time.sleep(float(sys.argv[2]))
"""


@contextmanager
def holding(url: str, seconds: float) -> Iterator[subprocess.Popen[str]]:
    """Let another process have the turn for so long, or until it is killed."""
    command = [sys.executable, "-c", HOLD, url, str(seconds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "held"
        try:
            yield process
        finally:
            process.kill()


def is_free(store: Store, name: str = "night") -> bool:
    with turn(store, name) as ours:
        return ours is not None


def test_a_turn_is_held_until_the_block_ends(store: Store, url: str) -> None:
    with turn(store, "night") as ours, open_store(url) as other:
        assert ours is not None
        assert ours.is_held()
        assert not is_free(other)
        assert is_free(other, "another")

    assert is_free(store)


def test_of_two_processes_one_has_the_turn(store: Store, url: str) -> None:
    with holding(url, 60):
        assert not is_free(store)


def test_a_process_that_is_killed_loses_its_turn_at_once(store: Store, url: str) -> None:
    with holding(url, 60) as process:
        process.kill()
        process.wait()

        with turn(store, "night", patience=5) as ours:
            assert ours is not None


def test_who_is_patient_gets_the_turn_when_the_other_is_done(store: Store, url: str) -> None:
    with holding(url, 0.5), turn(store, "night", patience=20) as ours:
        assert ours is not None


def test_who_is_patient_waits_no_longer_than_that(store: Store, url: str) -> None:
    with holding(url, 60):
        began = time.monotonic()
        with turn(store, "night", patience=0.5) as ours:
            assert ours is None
        assert 0.5 <= time.monotonic() - began < 5


def test_a_turn_outlasts_transactions_of_everybody(store: Store, url: str) -> None:
    with turn(store, "night"), open_store(url) as other:
        with other.writing() as connection:
            connection.execute(text("UPDATE event_head SET hash = hash"))
        with store.writing() as connection:
            connection.execute(text("UPDATE event_head SET hash = hash"))

        assert not is_free(other)


def test_whoever_loses_the_server_is_told(postgresql: object, store: Store) -> None:
    if store.engine.dialect.name != "postgresql":
        pytest.skip("a file cannot be lost while the process lives")
    with turn(store, "night") as ours, store.writing() as connection:
        assert ours is not None
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_locks "
                "WHERE locktype = 'advisory' AND pid <> pg_backend_pid()"
            )
        )

        assert not ours.is_held()


def test_a_lock_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path / 'store.sqlite'}") as store:
        (tmp_path / "store.sqlite-turn-night").mkdir()

        with pytest.raises(StoreError, match="the lock beside it"), turn(store, "night"):
            pass
