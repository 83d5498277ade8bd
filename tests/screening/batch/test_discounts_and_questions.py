"""Does each format say what was discounted, and what to ask next?"""

import csv
import json

import pytest

from tests.screening.batch.conftest import Desk

ASKED = "id,name,birth_date\n1,Lee Je-sun,\n2,Ri Je-son,1990-01-02\n3,Jane Doe,\n"
RULE = "discounted-exact-name"


def test_the_flat_formats_have_a_column_for_each(desk: Desk) -> None:
    answer = desk.csv(ASKED, output="out.csv")

    with answer.path.open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    assert "date of birth" in rows["1"]["next_question"]
    assert rows["1"]["discounted"] == ""
    assert float(rows["1"]["confidence"]) > 0
    assert rows["2"]["next_question"] == ""
    assert f"eu EU.4008.12 Je-son Ri (1.00) [{RULE}]" in rows["2"]["discounted"]
    assert (rows["3"]["discounted"], rows["3"]["next_question"]) == ("", "")


def test_the_page_shows_parts_questions_and_what_was_discounted(desk: Desk) -> None:
    page = desk.csv(ASKED, output="out.html").path.read_text(encoding="utf-8")

    assert "Next question" in page
    assert "<tr class=part><td></td><td></td><td><bdi>lee</bdi></td>" in page
    assert f"discounted: Je-son Ri (eu EU.4008.12), score 1.00 [{RULE}]" in page


@pytest.mark.parametrize(
    ("options", "field"),
    [
        pytest.param(("Lee Je-sun",), "next_question", id="next question"),
        pytest.param(("Ri Je-son", "--birth-date", "1990"), "discounted", id="discounted"),
    ],
)
def test_the_json_of_a_screening_has_them(
    options: tuple[str, ...], field: str, desk: Desk
) -> None:
    found = json.loads(desk.run("screen", *options, "--format", "json")[1])

    assert found[field]


def test_the_json_says_why_each_syllable_agrees(desk: Desk) -> None:
    found = json.loads(desk.run("screen", "Lee Je-sun", "--format", "json")[1])

    (name,) = (e for e in found["matches"][0]["evidence"] if e["feature"] == "name")
    assert [part["query"] for part in name["parts"]] == ["lee", "je", "sun"]
    assert all(part["because"] for part in name["parts"])


def test_what_was_discounted_stays_in_the_record(desk: Desk) -> None:
    first, second = (
        json.loads(desk.run("screen", "Ri Je-son", *birth, "--format", "json")[1])
        for birth in (("--birth-date", "1990"), ())
    )

    assert {match["ref"] for match in first["discounted"]} == {
        match["ref"] for match in second["matches"]
    }
    assert all(match["rule"] == RULE for match in first["discounted"])
