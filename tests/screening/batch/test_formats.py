"""Is each format read and written, and do all of them say the same?"""

import csv
import json
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from screening.report import xlsx
from screening.report.flat import COLUMNS, NUMBERS
from tests.screening.batch.conftest import Desk

HEADINGS = ("id", "name", "birth_date", "nationality", "other_names")
CUSTOMERS: tuple[tuple[str, ...], ...] = (
    ("1", "Jane Doe", "1970", "DE", ""),
    ("2", "Ri Je-son", "", "KP", "Ri Che Son;리제선"),
    ("3", "-", "", "", ""),
    ("4", "", "", "", ""),
    ("5", "Élodie Müller", "1970-01-02", "", ""),
)


def write_csv(path: Path, rows: Sequence[Sequence[Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def write_xlsx(path: Path, rows: Sequence[Sequence[Any]]) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    book.save(path)


def write_parquet(path: Path, rows: Sequence[Sequence[Any]]) -> None:
    columns = zip(*rows, strict=True)
    pq.write_table(pa.table({name: list(values) for name, *values in columns}), path)


def write_jsonl(path: Path, rows: Sequence[Sequence[Any]]) -> None:
    headings, *customers = rows
    said = [json.dumps(dict(zip(headings, row, strict=True))) for row in customers]
    path.write_text("\n".join(said), encoding="utf-8")


WRITE: dict[str, Callable[[Path, Sequence[Sequence[Any]]], None]] = {
    ".csv": write_csv,
    ".xlsx": write_xlsx,
    ".parquet": write_parquet,
    ".jsonl": write_jsonl,
}


def input_file(desk: Desk, ending: str, rows: Sequence[Sequence[Any]]) -> Path:
    path = desk.folder / f"customers{ending}"
    WRITE[ending](path, rows)
    return path


def same(decision: dict[str, Any]) -> dict[str, Any]:
    """Give a decision without what differs from run to run, and without places in the file."""
    volatile = {"screening_id", "at", "problems"}
    return {key: value for key, value in decision.items() if key not in volatile}


@pytest.mark.parametrize("ending", WRITE)
def test_every_input_format_gives_the_same_answers_in_its_order(
    desk: Desk, ending: str
) -> None:
    expected = desk.batch(input_file(desk, ".jsonl", (HEADINGS, *CUSTOMERS)), output="a.jsonl")

    found = desk.batch(input_file(desk, ending, (HEADINGS, *CUSTOMERS)))

    assert [decision["id"] for decision in found.decisions] == ["1", "2", "3", "4", "5"]
    assert list(map(same, found.decisions)) == list(map(same, expected.decisions))
    assert found.outcomes == ["no_match", "review", "not_screened", "not_screened", "no_match"]
    assert found.decisions[1]["query"]["other_names"] == ["Ri Che Son", "리제선"]


def read_csv(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_xlsx(path: Path) -> list[dict[str, Any]]:
    book = openpyxl.load_workbook(path)
    assert book.active is not None
    headings, *rows = book.active.iter_rows(values_only=True)
    return [dict(zip(map(str, headings), row, strict=True)) for row in rows]


def read_parquet(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    return found


@pytest.mark.parametrize(
    ("ending", "read"), [(".csv", read_csv), (".xlsx", read_xlsx), (".parquet", read_parquet)]
)
def test_a_table_has_a_row_a_match_and_one_for_a_query_without(
    desk: Desk, ending: str, read: Callable[[Path], list[dict[str, Any]]]
) -> None:
    source = input_file(desk, ".csv", (HEADINGS, *CUSTOMERS))
    documented = desk.batch(source).decisions

    rows = read(desk.batch(source, output=f"out{ending}").path)

    assert tuple(rows[0]) == COLUMNS
    expected = [(d["id"], d["outcome"]) for d in documented for _ in d["matches"] or (None,)]
    assert [(row["id"], row["outcome"]) for row in rows] == expected
    matches = [match for d in documented for match in d["matches"]]
    alerts = [row for row in rows if row["ref"]]
    assert [row["ref"] for row in alerts] == [match["ref"] for match in matches]
    assert [float(row["score"]) for row in alerts] == [match["score"] for match in matches]
    assert all(row["lists"] and row["by"] == "officer" and row["at"] for row in rows)
    assert "line 5: the row has neither a name nor an identifier" in rows[-2]["problems"]
    assert all(row[name] in {None, ""} for row in rows if not row["ref"] for name in NUMBERS)


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
@pytest.mark.parametrize("name", ["=1+1", "+1", "-", "@SUM(A1)", "-Kim"])
def test_no_cell_of_a_spreadsheet_is_a_formula(desk: Desk, ending: str, name: str) -> None:
    source = input_file(desk, ".jsonl", (("id", "name"), ("=2", name)))

    found = desk.batch(source, output=f"out{ending}")

    (row,) = (read_csv if ending == ".csv" else read_xlsx)(found.path)
    assert (row["id"], row["name"]) == ("'=2", f"'{name}")


def test_a_cell_that_no_workbook_can_hold_is_written_all_the_same(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "_LONGEST", 200)
    source = input_file(desk, ".jsonl", (("id", "name"), ("1", "Kim\x07" + "y" * 400)))

    (row,) = read_xlsx(desk.batch(source, output="out.xlsx").path)

    assert row["name"].startswith("Kim\ufffdy")
    assert row["name"].endswith("(cut)")


def test_dates_and_numbers_of_cells_are_read_as_what_they_say(desk: Desk) -> None:
    rows = (
        ("id", "name", "birth_date", "identifier"),
        (7.0, "Jane Doe", date(1970, 1, 2), 8793110.0),
        (8, "Jane Doe", datetime(1970, 1, 2, 0, 0), 12345678901),  # noqa: DTZ001
        (9, "Jane Doe", 1970, "A 1"),
    )

    found = desk.batch(input_file(desk, ".xlsx", rows), output="x.jsonl").decisions

    assert [d["id"] for d in found] == ["7", "8", "9"]
    dates = [d["query"]["birth_date"] for d in found]
    assert dates == [["1970-01-02"], ["1970-01-02"], ["1970"]]
    numbers = [d["query"]["identifier"] for d in found]
    assert numbers == [["8793110"], ["12345678901"], ["A 1"]]


def test_parquet_types_are_read_as_what_they_say(desk: Desk) -> None:
    path = desk.folder / "typed.parquet"
    table = pa.table(
        {
            "Name": pa.array(["Jane Doe", "Ri Je-son"]).dictionary_encode(),
            "ID": pa.array([7, None], pa.int32()),
            "Birth Date": pa.array([date(1970, 1, 2), None], pa.date32()),
            "identifier": pa.array([8793110.0, None]),
            "other names": pa.array([["Jane Roe", "J;D"], None]),
            "residence": pa.array([b"DE", b"\xff"], pa.binary()),
        }
    )
    pq.write_table(table, path)

    one, other = desk.batch(path).decisions

    assert one["query"] == {
        "name": "Jane Doe", "type": None, "other_names": ["Jane Roe", "J;D"],
        "birth_date": ["1970-01-02"], "residence": ["DE"], "identifier": ["8793110"],
    }  # fmt: skip
    assert (one["id"], other["id"], other["outcome"]) == ("7", "", "review")
    assert any("residence was left out" in problem for problem in other["problems"])


def test_json_takes_arrays_and_keeps_the_digits_of_numbers(desk: Desk) -> None:
    lines = (
        '{"id": 1, "name": "Jane Doe", "identifier": [8793110.0, "X;1"], "Extra": 1}',
        '{"id": "2", "name": ["Jane", "Doe"], "birth_date": "1970;1971"}',
        '{"id": "3", "name": "Jane Doe", "birth_date": {"year": 1970}, "role": null}',
    )

    found = desk.batch(desk.file("in.jsonl", "\n".join(lines)))

    one, two, three = found.decisions
    assert (one["id"], one["query"]["identifier"]) == ("1", ["8793110", "X;1"])
    assert (two["outcome"], two["problems"][0]) == (
        "not_screened",
        "line 2: name has several values",
    )
    assert three["problems"][0] == "line 3: birth_date was left out: it is not a text"
    assert "'Extra'" in found.err


def test_an_output_can_be_read_in_again(desk: Desk) -> None:
    first = desk.batch(input_file(desk, ".csv", (HEADINGS, *CUSTOMERS)), output="one.csv")

    again = desk.batch(first.path)

    names = [decision["query"]["name"] for decision in again.decisions]
    assert list(dict.fromkeys(names)) == ["Jane Doe", "Ri Je-son", "'-", "", "Élodie Müller"]
