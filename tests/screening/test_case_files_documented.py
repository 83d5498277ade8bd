"""Does `docs/case-files.md` say what a case file may hold?"""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from db.records.fact import Basis, FactKind, Identity, Level, Limb, Manner
from screening.case_file import parse_case
from screening.case_model import KEYS, PARTIES

DOCUMENT = (Path(__file__).parents[2] / "docs" / "case-files.md").read_text(encoding="utf-8")


def test_the_example_is_a_case() -> None:
    example = DOCUMENT.split("```toml\n")[1].split("```")[0]

    read = parse_case(example, "case.toml", date(2026, 6, 1))

    assert [one.kind for one in read.facts] == [FactKind.OFFICE, FactKind.REBUTTAL]
    assert all(one.sources for one in read.facts)


def test_the_keys_are_those_that_there_are() -> None:
    rows = re.findall(r"^\| `\[+(\w+)\]+` \| ([^|]*) \|", DOCUMENT, re.MULTILINE)

    named = [(table, key) for table, keys in rows for key in re.findall(r"`(\w+)`", keys)]

    assert sorted(named) == sorted((table, key) for table in KEYS[()] for key in KEYS[table,])
    assert set(KEYS["fact", "source"]) == set(KEYS["source",]) - {"id"}


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(PARTIES, id="types"),
        pytest.param(Level, id="levels"),
        pytest.param(Basis, id="bases"),
        pytest.param(FactKind, id="kinds"),
        pytest.param(Manner, id="manners"),
        pytest.param(Limb, id="limbs"),
        pytest.param(Identity, id="identities"),
    ],
)
def test_every_word_of_a_closed_set_is_named(words: Iterable[str]) -> None:
    assert [word for word in words if f"`{word}`" not in DOCUMENT] == []
