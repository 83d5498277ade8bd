"""Can an officer see which entries are one party, and decide otherwise for good?"""

import csv
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from db.store.engine import open_store
from db.tables.event import EventRow
from db.tables.row import table
from screening import settings
from tests.screening.home import Home
from tests.screening.un_files import ENTRIES, TODAY, YESTERDAY, un_file


@pytest.fixture
def sample(empty_home: Home) -> Home:
    assert empty_home.run("refresh", "--sample").code == 0
    return empty_home


def members(home: Home, ref: str, *more: str) -> set[str]:
    (shown,) = json.loads(home.run("show", ref, "--format", "json", *more).out)
    return {one["ref"] for one in (shown["party"] or {"entries": []})["entries"]}


def decided(home: Home, verdict: str, one: str, other: str) -> None:
    arguments = ("subjects", f"--{verdict}", one, other, "--reason", "Seen in the file.")
    result = home.run(*arguments)
    assert (result.code, result.err) == (0, "")


def events(home: Home) -> list[tuple[str, dict[str, Any]]]:
    with open_store(settings.load().database_url) as store, store.reading() as connection:
        rows = connection.execute(select(table(EventRow)).order_by(table(EventRow).c.id))
        found = [(row.kind, json.loads(row.detail)) for row in rows]
    return [one for one in found if one[0].startswith("entries ")]


def test_an_alert_is_about_a_party(sample: Home) -> None:
    arguments = ("screen", "Kim Yong Chol", "--max-age", "any", "--format", "json")

    answer = json.loads(sample.run(*arguments).out)

    entries = {one["subject"]: {e["ref"] for e in one["entries"]} for one in answer["subjects"]}
    assert entries["un:KPi.024"] == {"KPi.024", "EU.4147.16"}
    assert entries["eu:EU.4159.44"] == {"EU.4159.44"}
    assert {m["subject"] for m in answer["matches"]} == set(entries)


def test_the_terminal_tells_parties_from_entries(sample: Home) -> None:
    said = sample.run("screen", "Kim Yong Chol", "--max-age", "any").said

    assert "2 listed parties in 3 entries" in said
    assert "The same party (un:KPi.024) in other entries" in said
    assert "number and name, confirmed" in said


def test_a_party_is_shown_side_by_side(sample: Home) -> None:
    said = sample.run("show", "EU.4147.16").said

    assert "One party in 2 entries: un:KPi.024" in said
    assert "Stands apart" in said
    assert "eu:EU.4159.44 Yong Chol KIM" in said


def test_every_party_and_every_doubt_is_listed(sample: Home) -> None:
    parties = json.loads(sample.run("subjects", "--format", "json").out)
    doubts = sample.run("subjects", "--doubts").said

    assert "un:KPi.024" in {one["subject"] for one in parties}
    assert all(join["version"] for one in parties for join in one["joins"])
    assert "2 pairs that stand apart" in doubts


def test_a_persons_word_outlasts_the_next_refresh_and_is_logged(
    sample: Home, tmp_path: Path
) -> None:
    decided(sample, "join", "KPi.024", "eu:EU.4159.44")
    everybody = {"KPi.024", "EU.4147.16", "EU.4159.44"}
    before = members(sample, "KPi.024")

    sample.run("refresh", "--sample")

    assert before == members(sample, "KPi.024") == everybody
    assert "joined by" in sample.run("show", "KPi.024").said
    detail = {"one": "un:KPi.024", "other": "eu:EU.4159.44", "reason": "Seen in the file."}
    ((kind, told),) = events(sample)
    assert kind == "entries join"
    assert {name: told[name] for name in detail} == detail


def test_a_person_parts_two_and_joins_them_again(sample: Home) -> None:
    decided(sample, "split", "KPi.024", "EU.4147.16")
    parted = members(sample, "KPi.024")
    decided(sample, "join", "KPi.024", "EU.4147.16")

    assert parted == {"KPi.024"}
    assert members(sample, "KPi.024") == {"KPi.024", "EU.4147.16"}


def test_what_was_decided_later_was_not_known_before(sample: Home) -> None:
    before = datetime.now(UTC).isoformat()
    decided(sample, "split", "KPi.024", "EU.4147.16")

    assert members(sample, "KPi.024", "--known-at", before) == {"KPi.024", "EU.4147.16"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(("--join", "KPi.024", "EU.4147.16"), "needs --reason", id="no reason"),
        pytest.param(("--join", "KPi.024", "KPi.999", "--reason", "x"), "KPi.999", id="nobody"),
        pytest.param(
            ("--split", "KPi.024", "KPi.024", "--reason", "x"), "the same entry", id="itself"
        ),
        pytest.param(
            ("--split", "KPi.024", "EU.4147.16", "--join", "KPi.024", "EU.4147.16"),
            "one decision at a time",
            id="both",
        ),
    ],
)
def test_a_decision_that_cannot_be_kept_is_refused(
    sample: Home, arguments: tuple[str, ...], said: str
) -> None:
    result = sample.run("subjects", *arguments)

    assert result.code == 2
    assert said in result.said
    assert events(sample) == []


def test_a_removal_from_one_list_is_told_beside_what_stays_on_another(
    sample: Home, tmp_path: Path
) -> None:
    gone = replace(ENTRIES[5], name="KIM YONG CHOL")
    others = [entry for entry in ENTRIES if entry.ref != gone.ref]
    for moment, entries in ((YESTERDAY, [gone, *others]), (TODAY, others)):
        path = tmp_path / f"{moment:%H%M}.xml"
        path.write_bytes(un_file(entries, moment))
        sample.run("refresh", "--from", f"un={path}")
        if moment == YESTERDAY:
            decided(sample, "join", gone.ref, "EU.4147.16")

    found = json.loads(sample.run("changes", "--list", "un", "--format", "json").out)
    said = sample.run("changes", "--list", "un").said

    (event,) = found[0]["events"]
    assert (event["kind"], event["ref"]) == ("removed", gone.ref)
    assert [one["ref"] for one in event["elsewhere"]] == ["EU.4147.16"]
    assert "Still in force: eu EU.4147.16" in said


def test_a_batch_tells_which_entries_are_one_party(sample: Home, tmp_path: Path) -> None:
    customers = tmp_path / "customers.csv"
    customers.write_text("id,name\n1,Kim Yong Chol\n", encoding="utf-8")
    answers, page = tmp_path / "answers.csv", tmp_path / "answers.html"

    for output in (answers, page):
        arguments = ("batch", str(customers), "--output", str(output), "--max-age", "any")
        assert sample.run(*arguments).code in {1, 3}

    with answers.open(encoding="utf-8-sig", newline="") as file:
        found = {(row["ref"], row["subject"]) for row in csv.DictReader(file)}
    assert {("KPi.024", "un:KPi.024"), ("EU.4147.16", "un:KPi.024")} <= found
    text = page.read_text("utf-8")
    assert "The same party (un:KPi.024) in other entries" in text
    assert text.count("<h4>") == 2  # two parties, three entries


def test_signs_of_a_reference_are_no_markup(sample: Home) -> None:
    for command in (("show", "KPi[/x]"), ("network", "KPi[/x]"), ("show", "un:KPi.024")):
        assert sample.run(*command).code in {0, 2}
