"""Does `sanctions migrate` say what it did?"""

from pathlib import Path

from db import migrations
from tests.screening.home import Home


def test_a_new_database_is_brought_up_and_a_second_call_does_nothing(empty_home: Home) -> None:
    first, second = empty_home.run("migrate"), empty_home.run("migrate")

    assert (first.code, second.code) == (0, 0)
    assert f"sanctions.db: schema none -> {migrations.HEAD}" in first.out
    assert f"sanctions.db: schema {migrations.HEAD}, nothing to do" in second.out


def test_a_database_that_cannot_be_had_ends_with_3(empty_home: Home, tmp_path: Path) -> None:
    empty_home.folder.write_text("no folder", encoding="utf-8")

    result = empty_home.run("migrate")

    assert result.code == 3
    assert "cannot be made" in result.err
