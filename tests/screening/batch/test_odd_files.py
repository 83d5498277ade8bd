"""Is nothing dropped, and is it said clearly what is wrong with a file or a row?"""

import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.screening.batch.conftest import Desk

NAMES = "id,name\n1,Ri Je-son\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param("id,name\n1,Élodie Ü\n".encode(), "UTF-8, separated by comma", id="utf-8"),
        pytest.param("id;name\n1;Élodie Ü\n".encode("utf-8-sig"), "UTF-8 with a", id="bom"),
        pytest.param("id\tname\n1\tÉlodie Ü\n".encode("utf-16"), "UTF-16 with a", id="utf-16"),
        pytest.param("id|name\n1|Élodie Ü\n".encode("cp1252"), "Windows-1252", id="cp1252"),
        pytest.param("ID ; Name \r\n1;Élodie Ü\r\n".encode(), "by semicolon", id="blanks"),
        pytest.param("\n\nid,name\n1,Élodie Ü".encode(), "by comma", id="blank lines first"),
        pytest.param("id\tNAME\n1\tÉlodie Ü\n".encode(), "separated by tab", id="tab"),
    ],
)
def test_encoding_and_separator_are_recognised_and_said(
    desk: Desk, content: bytes, said: str
) -> None:
    found = desk.csv(content)

    assert said in found.err
    assert [d["query"]["name"] for d in found.decisions] == ["Élodie Ü"]


def test_unknown_columns_are_said_and_ignored(desk: Desk) -> None:
    found = desk.csv("Id,Full Name,NAME,Birth-Date\n1,x,Jane Doe,1970\n")

    assert "columns nobody asked for are ignored: 'Full Name'" in found.err
    assert found.decisions[0]["query"]["birth_date"] == ["1970"]


def test_without_a_column_id_a_row_is_named_by_its_place(desk: Desk) -> None:
    found = desk.csv("name\nJane Doe\n\nJane Roe\n")

    assert "has no column 'id'" in found.err
    assert "1 empty lines" in found.err
    assert [d["id"] for d in found.decisions] == ["2", "4"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param("", "is empty", id="empty"),
        pytest.param("\n\n", "is empty", id="only blanks"),
        pytest.param("1,Jane Doe\n", "columns found are: '1', 'Jane Doe'", id="no headings"),
        pytest.param("id,customer\n1,x\n", "columns found are: 'id', 'customer'", id="no name"),
        pytest.param("name,Name\na,b\n", "has the column 'name' twice", id="name twice"),
    ],
)
def test_a_file_without_usable_headings_is_wrong_usage(
    desk: Desk, content: str, said: str
) -> None:
    found = desk.csv(content)

    assert found.code == 2
    assert said in " ".join(found.err.replace("│", " ").split())
    assert not found.path.exists()


ROWS = [
    pytest.param(b"2,Jane,Doe", "the row has 3 cells and the headings are 2", id="too many"),
    pytest.param(b"2", "the row has 1 cells", id="too few"),
    pytest.param(b"2,", "neither a name nor an identifier", id="no name"),
    pytest.param(b"2,Ri \xff\xfe Je-son", "undecodable bytes", id="undecodable"),
    pytest.param(b"2,Ri\x00 Je-son", "NUL", id="nul"),
    pytest.param(b"2," + b"x" * 50_000, "name is longer than 2,000", id="long name"),
    pytest.param(b'2,"Ri Je-son', "a quotation mark is opened", id="quotation"),
    pytest.param(b"2," + b"x" * 200_000, "field larger than", id="long field"),
    pytest.param(b"2," + b"x" * 10_000_000, "longer than 1,000,000", id="very long field"),
    pytest.param(b'2,"' + b"x" * 10_000_000, "longer than 1,000,000", id="very long quoted"),
]


@pytest.mark.parametrize(("row", "reason"), ROWS)
def test_a_row_that_cannot_be_screened_is_a_row_of_the_output(
    desk: Desk, row: bytes, reason: str
) -> None:
    content = "id,name\n1,Élodie Übermüller\n".encode() + row + b"\n3,Ri Je-son\n4,Jane Doe\n"

    found = desk.csv(content)

    assert [d["id"] for d in found.decisions][0::2] == ["1", "3"]
    assert found.outcomes == ["no_match", "not_screened", "review", "no_match"]
    assert reason in found.decisions[1]["problems"][0]
    assert found.decisions[1]["problems"][0].startswith("line 3: ")
    assert found.code == 3


def test_blank_cells_too_many_do_no_harm_and_quoted_breaks_are_kept(desk: Desk) -> None:
    found = desk.csv('id,name,address\n1,Jane Doe,"Street 1\nTown",,\n2,Jane Roe,\n')

    assert [d["query"].get("address") for d in found.decisions] == [["Street 1 Town"], None]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param(b"{not json", "it is not JSON", id="not json"),
        pytest.param(b"[1]", "it is not a JSON object", id="no object"),
        pytest.param(b'{"id": "2", "name": "\\ud800 Kim"}', "no text", id="half a character"),
        pytest.param(b'{"id": "2", "name": "Kim\\u0000"}', "NUL", id="nul"),
        pytest.param(b'{"id": "2", "name": "Kim \xff"}', "undecodable", id="undecodable"),
        pytest.param(b'{"name": "a", "Name": "b"}', "is there twice", id="key twice"),
        pytest.param(b'{"name": ' + b"[" * 100_000, "not JSON", id="deep"),
        pytest.param(b'{"name": "' + b"x" * 2_000_000 + b'"}', "longer than", id="long"),
        pytest.param(b'{"name": {"a": 1}}', "name is not a text", id="name is an object"),
        pytest.param(b"{}", "neither a name nor an identifier", id="nothing"),
    ],
)
def test_a_bad_line_of_json_is_a_row_of_the_output(
    desk: Desk, line: bytes, reason: str
) -> None:
    content = b'{"id": "1", "name": "Jane Doe"}\n' + line + b'\n{"name": "Ri Je-son"}\n'

    found = desk.batch(desk.file("in.jsonl", content))

    assert found.outcomes == ["no_match", "not_screened", "review"]
    assert reason in found.decisions[1]["problems"][0]


def bomb(path: Path) -> Path:
    book = openpyxl.Workbook()
    book.save(path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet9.xml", b" " * (100 << 20))
    return path


def test_a_bomb_is_refused_before_it_is_unpacked(desk: Desk) -> None:
    found = desk.batch(bomb(desk.folder / "bomb.xlsx"))

    assert found.code == 3
    assert "bomb.xlsx unpacks to 104," in found.err
    assert not found.path.exists()


@pytest.mark.parametrize("ending", ["xlsx", "parquet"])
def test_a_damaged_file_fails_and_is_named(desk: Desk, ending: str) -> None:
    found = desk.batch(desk.file(f"damaged.{ending}", b"PK\x03\x04 this is nothing"))

    assert found.code == 3
    assert f"damaged.{ending} is not a" in found.err


def test_an_error_in_a_workbook_is_no_name(desk: Desk) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["id", "name"], [1, "#N/A"], [None, None], [2, "Ri Je-son"]):
        sheet.append(row)
    book.create_sheet("more").append(["name"])
    path = desk.folder / "errors.xlsx"
    book.save(path)

    found = desk.batch(path)

    assert found.outcomes == ["not_screened", "review"]
    assert found.decisions[0]["problems"][0] == "row 2: the cell of name holds the error #N/A"
    assert "and not 'more'" in found.err
    assert "1 empty rows" in found.err


def test_what_is_no_file_to_read_or_to_write_is_wrong_usage(desk: Desk) -> None:
    names = desk.file("in.csv", NAMES)
    folder = desk.folder / "folder.csv"
    folder.mkdir()
    target = str(desk.folder / "out.csv")

    calls = [
        ("batch", str(desk.folder / "missing.csv"), "--output", target),
        ("batch", str(folder), "--output", target),
        ("batch", str(desk.file("in.txt", NAMES)), "--output", target),
        ("batch", str(names), "--output", str(desk.folder / "out.pdf")),
        ("batch", str(names), "--output", str(desk.folder / "nowhere" / "out.csv")),
        ("batch", str(names), "--output", str(folder)),
        ("batch", str(names), "--output", str(names)),
        ("batch", str(names)),
        ("batch", str(names), "--output", target, "--list", "moon"),
    ]

    assert [desk.run(*call)[0] for call in calls] == [2] * len(calls)
    assert names.read_text() == NAMES
    assert sorted(path.name for path in desk.folder.iterdir()) == [
        "folder.csv",
        "in.csv",
        "in.txt",
    ]


def test_a_link_to_the_input_is_not_written_over(desk: Desk) -> None:
    names = desk.file("in.csv", NAMES)
    (desk.folder / "link.csv").symlink_to(names)

    found = desk.batch(names, output="link.csv")

    assert found.code == 2
    assert names.read_text() == NAMES
