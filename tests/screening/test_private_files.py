"""May others on the machine read what the tool writes?"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.screening.home import Home


@contextmanager
def _account_with(umask: int) -> Iterator[None]:
    before = os.umask(umask)
    try:
        yield
    finally:
        os.umask(before)


def _modes(folder: Path) -> dict[str, int]:
    found = (folder, *folder.rglob("*"))
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in found}


def test_others_may_read_nothing_whatever_the_account_allows(
    empty_home: Home, tmp_path: Path
) -> None:
    customers, answers = tmp_path / "customers.csv", tmp_path / "answers"
    customers.write_text("id,name\n1,Kim Yong Chol\n", encoding="utf-8")

    with _account_with(0o000):
        empty_home.child("refresh", "--list", "un").result()
        answers.mkdir()
        empty_home.child("batch", str(customers), "--output", f"{answers / 'a.csv'}").result()
        empty_home.child("report", "--output", f"{answers / 'r.html'}").result()
    modes = _modes(empty_home.folder) | _modes(answers)
    del modes["answers"]

    assert modes.keys() >= {"sanctions.db", "lists.json", "archive", "un", "a.csv", "r.html"}
    assert {name: oct(mode) for name, mode in modes.items() if mode & stat.S_IRWXO} == {}
    assert modes["archive"] == 0o770


def test_the_group_may_what_the_account_says(empty_home: Home) -> None:
    with _account_with(0o022):
        empty_home.child("migrate").result()

    assert _modes(empty_home.folder) == {empty_home.folder.name: 0o750, "sanctions.db": 0o640}
