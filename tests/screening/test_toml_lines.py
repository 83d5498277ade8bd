"""Is each key of a TOML text found on its line?"""

import time
import tomllib
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from screening.toml_lines import Location, line_of, line_of_longer_key, lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a = 1\n\nb = 2", {("a",): 1, ("b",): 3}, id="keys"),
        pytest.param("a = 1\r\n\r\nb = 2\r\n", {("a",): 1, ("b",): 3}, id="Windows"),
        pytest.param("\n[a]\nb = 1", {("a",): 2, ("a", "b"): 3}, id="table"),
        pytest.param(
            "[[a]]\nb = 1\n[[a]]\nb = 2",
            {("a",): 1, ("a", 0): 1, ("a", 0, "b"): 2, ("a", 1): 3, ("a", 1, "b"): 4},
            id="array of tables",
        ),
        pytest.param(
            "[[a]]\n[[a.b]]\nc = 1\n[[a.b]]\n[[a]]\n[[a.b]]\nc = 2",
            {
                ("a",): 1,
                ("a", 0): 1,
                ("a", 0, "b"): 2,
                ("a", 0, "b", 0): 2,
                ("a", 0, "b", 0, "c"): 3,
                ("a", 0, "b", 1): 4,
                ("a", 1): 5,
                ("a", 1, "b"): 6,
                ("a", 1, "b", 0): 6,
                ("a", 1, "b", 0, "c"): 7,
            },
            id="array within an array counts anew",
        ),
        pytest.param(
            "[[a]]\n[a.b]\nc = 1",
            {("a",): 1, ("a", 0): 1, ("a", 0, "b"): 2, ("a", 0, "b", "c"): 3},
            id="table within an item",
        ),
        pytest.param(
            "a.b = 1\na . 'c d' = 2",
            {("a",): 1, ("a", "b"): 1, ("a", "c d"): 2},
            id="dotted keys",
        ),
        pytest.param(
            '[ "a.b" . \'c\' ] # ]\n"\\u0064\\"" = 1',
            {("a.b",): 1, ("a.b", "c"): 1, ("a.b", "c", 'd"'): 2},
            id="quoted keys",
        ),
        pytest.param(
            'a = """x\n[b]\nc = \\"""1""""\nd = 2', {("a",): 1, ("d",): 4}, id="long text"
        ),
        pytest.param(
            "a = '''\nb = \\''\n'''''\nd = 2", {("a",): 1, ("d",): 4}, id="long literal text"
        ),
        pytest.param(
            "a = [ # ]\n  \"]\", [1,\n 2], '[',\n]\nb = 1", {("a",): 1, ("b",): 5}, id="array"
        ),
        pytest.param(
            "a = { b = 1, c = [\n1] }\nd = 1", {("a",): 1, ("d",): 3}, id="inline table"
        ),
        pytest.param('a = "#[" # "\nb = ""\nc = 1', {("a",): 1, ("b",): 2, ("c",): 3}, id="#"),
        pytest.param("a = 1 # x = 2\n# b = 3\n", {("a",): 1}, id="comments"),
        pytest.param("= 1\n?\na = 1\n", {("a",): 3}, id="what is no TOML is passed over"),
    ],
)
def test_each_key_has_its_line(text: str, expected: dict[Location, int]) -> None:
    assert lines(text) == expected


@pytest.mark.parametrize(
    ("location", "line"),
    [
        pytest.param(("a", 1, "b"), 3, id="the key"),
        pytest.param(("a", 1, "c"), 2, id="the item that lacks the key"),
        pytest.param(("a", 7, "b"), 1, id="the first item where that one isn't there"),
        pytest.param(("z",), 1, id="the first line where nothing is there"),
        pytest.param((), 1, id="the whole"),
    ],
)
def test_what_has_no_line_has_that_of_what_is_around_it(location: Location, line: int) -> None:
    assert line_of(location, lines("[[a]]\n[[a]]\nb = 1\n")) == line


PIECES = (
    "[{n}]", "[[{n}]]", "[[f]]", "[[f.s]]", "[f.t{n}]", '[["f"."s"]]', "[ f . 'u{n}' ]",
    "{n} = 1", "{n}.x.y = 'a'", '"{n} \\u00e9" = ""', "'{n}#' = '#'", "{n} = [1, [2,\n'[']]",
    '{n} = """\n[x]\nk = 1\\\n  """', "{n} = '''\n[[f]]'\n'''''", "{n} = [ # ' ]\n]",
    "{n} = {{ a = [\n[]], 'b' = \"}}\" }}", "{n} = 1979-05-27T07:32:00Z # [x]", "# [[f]]", "",
    "{n} = '\\'", '{n} = "\\\\"', '{n} = "\\""', "\t{n}\t=\t1.5 ",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from(["\n", "\r\n"]))
def test_it_follows_what_python_reads(pieces: list[str], end: str) -> None:
    written = [piece.format(n=f"n{place}") for place, piece in enumerate(pieces)]
    text = "\n".join(written).replace("\n", end)
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        assume(False)

    found = lines(text)

    assert set(read) == {location[0] for location in found}
    for location, line in found.items():
        _value(read, location)
        name = next((part for part in reversed(location) if isinstance(part, str)), "")
        assert name.rstrip("é# ") in text.split("\n")[line - 1]


def _value(read: Any, location: Location) -> Any:
    """Give the value at a location; raises where there is none."""
    for part in location:
        read = read[part]
    return read


@given(st.text(st.sampled_from("ab.=\"'[]{}#\\\n \t1"), max_size=80))
def test_any_text_comes_to_an_end(text: str) -> None:
    found = lines(text)

    assert all(1 <= line <= text.count("\n") + 1 for line in found.values())


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("a.b.c = 1", None, id="as many"),
        pytest.param("\na.b.c.d = 1", 2, id="one more"),
        pytest.param("[a . 'b' . \"c\" . d]", 1, id="a header"),
        pytest.param("x = { a.b.c.d = 1 }", 1, id="within an inline table"),
        pytest.param("a = 'a.b.c.d'\n# a.b.c.d\nb = 1.5", None, id="no keys"),
        pytest.param('a = """\na.b.c.d = 1\n"""', None, id="within a text"),
        pytest.param('a = """\n"b.c.d.e"', None, id="a text that is never closed"),
    ],
)
def test_a_key_of_too_many_parts_is_found(text: str, line: int | None) -> None:
    assert line_of_longer_key(text, 3) == line


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('"\\' * 1_000_000, id="quotation marks"),
        pytest.param('"""\\' * 500_000, id="long quotation marks"),
        pytest.param("a." * 1_000_000, id="parts of a key"),
        pytest.param("[" * 2_000_000, id="brackets"),
        pytest.param("a " * 1_000_000, id="words"),
        pytest.param("'a" * 1_000_001, id="apostrophes"),
    ],
)
def test_hostile_texts_take_no_longer_than_others(text: str) -> None:
    began = time.perf_counter()

    line_of_longer_key(text, 8)
    lines(text)

    assert time.perf_counter() - began < 10
