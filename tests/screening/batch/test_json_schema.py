"""Is the JSON that the commands print the documented one?"""

import json
from importlib import resources
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.screening.batch.conftest import Desk

SCHEMA: dict[str, Any] = json.loads(
    resources.files("screening.report").joinpath("decision.schema.json").read_text("utf-8")
)


def closed(schema: Any) -> Any:
    """Give the schema without leave for fields that it does not name."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: closed(value) for key, value in schema.items()}
    return found | {"additionalProperties": False} if "properties" in found else found


VALIDATOR = Draft202012Validator(
    closed(SCHEMA), format_checker=Draft202012Validator.FORMAT_CHECKER
)


def test_the_schema_is_one_of_draft_2020_12() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_fields_may_be_added() -> None:
    assert "additionalProperties" not in json.dumps(SCHEMA)


@pytest.mark.parametrize(
    "options",
    [
        pytest.param(("Ri Je-son",), id="alert"),
        pytest.param(("Jane Doe", "--max-age", "any"), id="no match"),
        pytest.param(("Jane Doe",), id="not screened"),
        pytest.param(("Ri Je-son", "--birth-date", "x", "--as-of", "2001-01-01"), id="as of"),
        pytest.param(("Jane Doe", "--as-of", "1999-01-01"), id="no list then"),
        pytest.param(
            (
                *(
                    "Ri Che Son",
                    "--other-name",
                    "Ri",
                    "--type",
                    "person",
                    "--birth-date",
                    "1938",
                ),
                *("--birth-place", "Pyongyang", "--gender", "F", "--nationality", "KP"),
                *("--residence", "KP", "--address", "Pyongyang", "--identifier", "9314650"),
                *("--role", "Minister", "--organisation", "GBAE", "--min-score", "0"),
                *("--scope", "all"),
            ),
            id="every field",
        ),
    ],
)
def test_what_screen_prints_is_documented(desk: Desk, options: tuple[str, ...]) -> None:
    printed = desk.run("screen", *options, "--format", "json")[1]

    assert list(VALIDATOR.iter_errors(json.loads(printed))) == []


def test_what_batch_writes_is_documented(desk: Desk) -> None:
    rows = (
        "id,name,type,birth_date,identifier",
        "1,Ri Je-son,person,1938,",
        "2,,,,",
        "3,too,few",
        "4,Jane Doe,vessel,31.2.1999,9314650",
        "5,Jane Doe,unknown,,",
    )

    for options in ((), ("--max-age", "3", "--min-score", "0"), ("--scope", "all")):
        for decision in desk.csv("\n".join(rows), *options).decisions:
            assert list(VALIDATOR.iter_errors(decision)) == []
