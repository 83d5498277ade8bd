"""Is an officer told what comes after a true match, and never as advice?"""

import json

import pytest

from db.records.alert import Verdict
from db.store.engine import open_store
from rules import duties, loader
from screening.report.next_steps import NOT_ADVICE
from tests.screening.home import Home
from tests.screening.retention.world import alert, customer, decided, year

TABLE = duties.next_steps(loader.read())


@pytest.fixture
def alerted(home: Home) -> Home:
    """Give a home with an open alert on a party of the list `un`."""
    with open_store(f"sqlite:///{home.folder / 'sanctions.db'}") as store:
        customer(store, "A", year(2024))
        alert(store, 1, "A", year(2025), [decided(year(2025), Verdict.ESCALATE)])
    return home


def test_every_authority_is_named_with_deadline_basis_and_page(alerted: Home) -> None:
    said = alerted.run("review", "next-steps", "1").said

    assert NOT_ADVICE in said
    assert "Not compared with the official text yet" in said
    assert "within 10 business days of the blocking" in said
    assert "31 CFR 501.603" in said
    assert "https://ofac.treasury.gov/ofac-reporting-system" in said
    assert (
        said.index("Member State")
        < said.index("outside the jurisdictions")
        < said.index("OFSI")
    )


def test_a_program_reads_the_same(alerted: Home) -> None:
    told = json.loads(alerted.run("review", "next-steps", "1", "--format", "json").out)

    assert told["note"] == NOT_ADVICE
    assert {one["id"] for one in told["steps"]} == {one.id for one in TABLE.of(["un"])}
    assert all(one["verified"] is False for one in told["steps"])
    assert [one["applies"] for one in told["steps"]] == sorted(
        (one["applies"] for one in told["steps"]), reverse=True
    )


def test_only_steps_for_the_lists_of_the_party_are_told() -> None:
    of_nobody = {one.id for one in TABLE.of([])}

    assert of_nobody == {one.id for one in TABLE.step if not one.lists}
    assert {"report-uk", "delisting-un"}.isdisjoint(one.id for one in TABLE.of(["eu"]))


def test_a_true_match_says_what_comes_next(alerted: Home) -> None:
    options = ("--verdict", "true_match", "--reason", "same-person")
    done = alerted.run("review", "decide", "1", *options)

    assert done.code == 0
    assert NOT_ADVICE in done.said


def test_a_false_positive_does_not(alerted: Home) -> None:
    options = ("--verdict", "false_positive", "--reason", "other-name")

    assert NOT_ADVICE not in alerted.run("review", "decide", "1", *options).said


def test_an_alert_that_is_not_there_is_a_wrong_usage(alerted: Home) -> None:
    assert alerted.run("review", "next-steps", "9").code == 2
