"""Does a file handed over piece by piece say what it says read row by row?"""

import pickle
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from screening.rows import csv, lines
from screening.rows.csv_rows import Whole
from screening.rows.piece import ROWS, Piece, gathered, left, parted
from screening.rows.reading import open_source, pieces
from screening.rows.row import Row, RowsError

BIT = st.sampled_from(
    ["a", '"', ",", "\n", "\r", "\r\n", '"",', '\n"', "Kim,Yong", '"Ri\nJe",', ";", " ", "\0"]
)
CONTENT = st.lists(st.one_of(BIT, st.just("1,Ri Je-son\n")), max_size=60).map("".join)


def _said(path: Path) -> tuple[list[Row], list[str]]:
    said: list[str] = []
    found = list(pieces(open_source(path), said.append))
    rows = [list(pickle.loads(pickle.dumps(piece)).rows()) for piece in found]  # noqa: S301
    assert [piece.count for piece in found] == list(map(len, rows))
    return list(chain.from_iterable(rows)), said


def _one_blank_line(texts: list[str], _separator: str, _count: int) -> Whole:
    """Take no line for whole, so that every row is read with care."""
    is_blank = bool(texts) and not texts[0].strip("\r\n")
    return Whole(1, 0, 1) if is_blank else Whole(0, 0)


@settings(
    max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(content=CONTENT, at_once=st.integers(1, 9))
def test_rows_read_where_they_are_screened_are_those_read_with_care(
    tmp_path: Path, content: str, at_once: int
) -> None:
    path = tmp_path / "in.csv"
    plain = "1,Jane Doe\n" * 25  # with fewer letters, NULs would make it no text
    path.write_bytes(f"id,name\n{content}{plain}".encode())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "_MOST_LINES", at_once)
        patch.setattr(lines, "_AT_ONCE", at_once)
        patch.setattr(lines, "LONGEST_LINE", 30)
        patch.setattr("screening.rows.csv_rows.MOST_LINES", 3)
        handed_over = _said(path)
        patch.setattr(csv, "whole", _one_blank_line)

        with_care = _said(path)

    assert handed_over == with_care


def test_rows_over_several_lines_are_handed_over_whole(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    rows = "".join(f'{n},"Street {n}\nTown {n}"\n' for n in range(3 * ROWS))
    path.write_text(f"id,name\n{rows}", encoding="utf-8")

    found = list(pieces(open_source(path), lambda _: None))

    assert len(found) < 12
    assert sum(piece.count for piece in found) == 3 * ROWS
    assert [row.text("id") for piece in found for row in piece.rows()] == [
        str(n) for n in range(3 * ROWS)
    ]


def _numbered(count: int) -> list[Row]:
    return [Row(f"line {number}") for number in range(count)]


@pytest.mark.parametrize("done", [0, 1, 499, 500, 501, 1199, 1200, 1201])
def test_the_rows_that_are_done_are_left_out(done: int) -> None:
    rows = _numbered(1200)

    found = list(left(parted(rows), done))

    assert [row for piece in found for row in piece.rows()] == rows[done:]
    assert sum(piece.count for piece in found) == max(1200 - done, 0)


def test_small_pieces_are_handed_over_together() -> None:
    rows = _numbered(ROWS + 2)
    one_by_one: list[Piece] = [piece for row in rows for piece in parted([row])]

    found = list(gathered(one_by_one))

    assert [piece.count for piece in found] == [ROWS, 2]
    assert [row for piece in found for row in piece.rows()] == rows


def test_lines_before_what_cannot_be_decoded_are_given(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes("id,name\n1,Kim\n".encode("utf-16") + b"\x00\xd8")

    with pytest.raises(RowsError, match="after line 2"):
        list(lines.blocks(path, lines.recognise(path)))
