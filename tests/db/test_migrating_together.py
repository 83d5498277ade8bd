"""What happens when several processes start at once on a database that is empty or behind?"""

import subprocess
import sys

from sqlalchemy import text

from db import migrations
from db.store.engine import migrate_store, open_store
from db.store.migrate import downgrade

PROCESSES = 4
MIGRATE = """
import sys
from db.store.engine import migrate_store
import db.store.migrate
print("ready", flush=True)
sys.stdin.readline()
print(migrate_store(sys.argv[1]).found or "none", flush=True)
"""


def _start(url: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", MIGRATE, url],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _migrated_together(url: str) -> list[str]:
    """Let the processes migrate at the same moment; give the step that each one found."""
    running = [_start(url) for _ in range(PROCESSES)]
    for process in running:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in running:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    ends = [process.communicate(timeout=60) for process in running]
    assert [process.returncode for process in running] == [0] * PROCESSES, ends
    return sorted(out.strip() for out, _ in ends)


def test_one_migrates_an_empty_database_and_the_others_wait(empty_url: str) -> None:
    found = _migrated_together(empty_url)

    assert found == [migrations.HEAD] * (PROCESSES - 1) + ["none"]
    with open_store(empty_url) as store, store.reading() as connection:
        kept = connection.execute(text("SELECT version_num FROM alembic_version")).scalars()
        assert list(kept) == [migrations.HEAD]


def test_one_migrates_a_database_that_is_behind(url: str) -> None:
    with open_store(url) as store, store.writing() as connection:
        downgrade(connection, "0001")

    found = _migrated_together(url)

    assert found == ["0001"] + [migrations.HEAD] * (PROCESSES - 1)


def test_a_database_that_is_up_to_date_is_left_alone(url: str) -> None:
    done = migrate_store(url)

    assert done.found == done.now == migrations.HEAD
