"""Is a plain call read as Typer reads it, and answered before slow libraries are loaded?"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.main import get_command

from screening.cli import plain
from screening.cli.app import app
from screening.cli.main import Exit, run

SCREEN = get_command(app).commands["screen"]  # type: ignore[attr-defined]  # a group has them
FIELDS = {
    **{field: field for field in plain.TEXTS.values()},
    "type": "type_",
    "other_names": "other_name",
}
"""Each field of a query, and the parameter of the command that states it."""
SLOW = {"typer", "pydantic", "sqlalchemy", "sqlmodel", "httpx", "numpy", "pyarrow", "lxml"}


def _by_typer(arguments: list[str]) -> plain.Asked:
    read = SCREEN.make_context("screen", arguments[1:]).params
    stated = {field: read[parameter] for field, parameter in FIELDS.items()}
    return plain.Asked(
        name=read["name"],
        fields={
            field: [value] if isinstance(value, str) else list(value)
            for field, value in stated.items()
            if value not in (None, [], ())
        },
        scope=read["scope"].value,
        as_json=read["format_"].value == "json",
        max_age=read["max_age"],
    )


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
VALUES = st.one_of(TEXT, st.sampled_from(["Kim", "-", "--", "--type", "a=b", "dprk", "all"]))
WORDS = st.one_of(
    VALUES.map(lambda text: [text]),
    st.tuples(st.sampled_from([*plain.TEXTS, *plain.CHOICES]), VALUES).map(list),
    st.tuples(st.sampled_from([*plain.TEXTS, *plain.CHOICES]), VALUES).map(
        lambda stated: ["=".join(stated)]
    ),
    st.sampled_from([["--scope", "all"], ["--format=json"], ["--format", "table"], ["--"]]),
    st.sampled_from([["--max-age", "any"], ["--max-age=3"], ["--max-age", "x"]]),
)


@given(st.lists(WORDS, max_size=5))
def test_a_call_is_read_as_typer_reads_it_or_left_to_typer(words: list[list[str]]) -> None:
    arguments = ["screen", "Kim", *(word for part in words for word in part)]

    found = plain.read(arguments)

    assert found is None or found == _by_typer(arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["Kim Yong Chol"], id="a name"),
        pytest.param(["김영철", "--format", "json"], id="in hangul, as JSON"),
        pytest.param(["--scope=all", "Kim", "--birth-date", "1962"], id="joined, name last"),
        pytest.param(["--identifier", "8606173"], id="a number only"),
        pytest.param(
            ["Kim", "--nationality", "KP", "--nationality", "CN"], id="several of a field"
        ),
        pytest.param(["Kim", "--gender", "F", "--gender", "M"], id="the last of one counts"),
        pytest.param(["Kim", "--type", ""], id="nothing stated"),
        pytest.param(["--max-age", "any", "--", "-Kim"], id="any age, a name with a dash"),
        pytest.param(["Kim", "--max-age=7"], id="an age"),
    ],
)
def test_a_plain_call_is_read(arguments: list[str]) -> None:
    assert plain.read(["screen", *arguments]) == _by_typer(["screen", *arguments])


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["lists"], id="another command"),
        pytest.param([], id="nothing"),
        pytest.param(["screen"], id="nobody asked for"),
        pytest.param(["screen", " "], id="a blank name"),
        pytest.param(["screen", "-h"], id="help"),
        pytest.param(["screen", "Kim", "Il"], id="a name without quotes"),
        pytest.param(["screen", "Kim", "--type"], id="an option without a value"),
        pytest.param(["screen", "Kim", "--type", "--role"], id="an option for a value"),
        pytest.param(["screen", "Kim", "--scope", "world"], id="no such scope"),
        pytest.param(["screen", "Kim", "--limit", "3"], id="a number"),
        pytest.param(["screen", "Kim", "--list", "un"], id="a list"),
        pytest.param(["screen", "Kim", "--nmae", "x"], id="no such option"),
        pytest.param(["screen", "--", "-Kim", "Il"], id="two names after the options"),
        pytest.param(["screen", "Kim", "--max-age", "1e3"], id="an odd age"),
        pytest.param(["screen", "Kim\udcff"], id="bytes that are no text"),
    ],
)
def test_every_other_call_is_left_to_typer(arguments: list[str]) -> None:
    assert plain.read(arguments) is None


def test_every_option_of_a_plain_call_is_one_of_the_command() -> None:
    known = {option: p.name for p in SCREEN.params for option in p.opts}

    assert {option: known[option] for option in plain.TEXTS} == {
        option: FIELDS[field] for option, field in plain.TEXTS.items()
    }
    assert {*plain.CHOICES, plain.MAX_AGE} <= known.keys()


ANSWERED = """
import sys
import screening.cli.answer as answer
from screening.cli.main import run
answer._recorded = lambda *_: True
run(sys.argv[1:])
print(*sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


@pytest.mark.parametrize("form", ["table", "json"])
def test_a_plain_call_is_answered_before_slow_libraries_are_loaded(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SANCTIONS_HOME", str(tmp_path))
    assert run(["refresh", "--sample"]) == Exit.NO_MATCH
    command = [sys.executable, "-c", ANSWERED, "screen", "Kim Yong Chol", "--format", form]

    ended = subprocess.run(
        command, capture_output=True, text=True, check=True, env=dict(os.environ)
    )

    assert "Kim Yong Chol" in ended.stdout
    assert SLOW.isdisjoint(ended.stderr.split()), SLOW.intersection(ended.stderr.split())
