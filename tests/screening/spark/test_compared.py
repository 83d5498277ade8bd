"""Is a difference between two outputs seen?"""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from screening.report.parquet import SCHEMA
from screening.spark.compared import compare


def written(path: Path, *names: str, at: str = "then") -> Path:
    rows = [dict.fromkeys(SCHEMA.names) | {"name": name, "at": at} for name in names]
    pq.write_table(pa.Table.from_pylist(rows, schema=SCHEMA), path)
    return path


def folder(path: Path, *parts: tuple[str, ...]) -> Path:
    path.mkdir()
    for number, names in enumerate(parts):
        written(path / f"part-{number:05}.parquet", *names, at="now")
    return path


def test_the_same_answers_at_another_moment_in_several_files_are_equal(tmp_path: Path) -> None:
    local = written(tmp_path / "local.parquet", "a", "b", "c")

    found = compare(folder(tmp_path / "spark", ("a", "b"), ("c",)), local)

    assert (found.rows, found.different, found.shown) == (3, 0, ())


def test_another_answer_is_shown_with_its_column(tmp_path: Path) -> None:
    local = written(tmp_path / "local.parquet", "a", "b")

    found = compare(folder(tmp_path / "spark", ("a", "x")), local)

    assert (found.rows, found.different) == (2, 1)
    assert found.shown == ("row 2 of the answers: name is 'x' with Spark and 'b' without",)


def test_an_answer_too_few_or_too_many_is_a_difference(tmp_path: Path) -> None:
    local = written(tmp_path / "local.parquet", "a", "b")

    fewer = compare(folder(tmp_path / "fewer", ("a",)), local)
    more = compare(folder(tmp_path / "more", ("a", "b", "c")), local)

    assert fewer.shown == ("row 2 of the answers: not there with Spark",)
    assert more.shown == ("row 3 of the answers: only there with Spark",)
