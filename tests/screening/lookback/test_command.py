"""Does a reviewer get who should have been found, the days, and the right exit code?"""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from db.store.engine import open_store
from screening.cli.main import Exit
from screening.portfolio.taking_in import take_in
from tests.screening.home import Home
from tests.screening.un_files import ENTRIES

LISTED, UNLISTED = ENTRIES[3], "Ortwin Pakkala"
BEFORE = datetime(2020, 1, 10, 12, tzinfo=UTC)


@pytest.fixture
def bank(home: Home, tmp_path: Path) -> Home:
    """Have a home with a customer that is called as a listed person, and one that isn't."""
    path = tmp_path / "customers.csv"
    path.write_text(f"id,name\n17,{LISTED.name}\n18,{UNLISTED}\n", encoding="utf-8")
    with open_store(f"sqlite:///{home.folder / 'sanctions.db'}") as store:
        take_in(store, path, "retail", by="officer", at=BEFORE, say=lambda _: None)
    return home


def back(home: Home, *arguments: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(
        home.run("lookback", *arguments, "--format", "json").out
    )
    return answer


def test_somebody_found_is_told_with_the_days(bank: Home) -> None:
    result = bank.run("lookback", f"un:{LISTED.ref}")

    days = (datetime.now(UTC).date() - BEFORE.date()).days + 1
    assert result.code == Exit.MATCHES
    assert (
        f"retail 17 2020-01-10 {datetime.now(UTC).date()} {days} {days}, still" in result.said
    )
    assert "in force since 2017-06-02" in result.said
    assert "1 of 2 customers (2 versions of records) would have raised an alert" in result.said
    assert "no finding about the customer" in result.said
    assert "guilty" not in result.said


def test_nobody_found_ends_with_0(bank: Home) -> None:
    result = bank.run("lookback", f"un:{ENTRIES[9].ref}")

    assert result.code == Exit.NO_MATCH
    assert "No customer's record would have raised an alert on any day." in result.said


def test_json_is_the_certificate(bank: Home) -> None:
    found = back(bank, LISTED.ref, "--list", "un", "--names")

    (one,) = found["results"]
    assert (one["customer"], one["name"]) == ("17", LISTED.name)
    assert one["days"] == one["days_unnoticed"]
    assert [used["list"] for used in found["lists"]] == ["un"]
    assert found["is_whole"]


def test_since_a_day_the_lists_that_are_missing_are_named(bank: Home) -> None:
    yesterday = (datetime.now(UTC) - timedelta(days=1)).date()

    result = bank.run("lookback", "--since", f"{yesterday}")

    assert result.code == Exit.FAILED
    assert "eu missing" in result.said
    assert f"{LISTED.ref}" in result.said
    only = bank.run("lookback", "--since", f"{yesterday}", "--list", "un")
    assert only.code == Exit.MATCHES


def test_a_certificate_is_written_and_verified(bank: Home, tmp_path: Path) -> None:
    path = tmp_path / "certificate.json"

    assert bank.run("lookback", f"un:{LISTED.ref}", "--certificate", f"{path}").code == 1
    good = bank.run("lookback", "--verify", f"{path}")
    path.write_bytes(path.read_bytes().replace(b'"17"', b'"18"'))
    bad = bank.run("lookback", "--verify", f"{path}")

    assert good.code == Exit.NO_MATCH
    assert "The log holds it" in good.said
    assert bad.code == Exit.FAILED
    assert "it was altered" in bad.said


def test_a_certificate_is_verified_where_there_is_no_store(
    bank: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "certificate.json"
    bank.run("lookback", f"un:{LISTED.ref}", "--certificate", f"{path}")
    monkeypatch.setenv("SANCTIONS_HOME", f"{tmp_path / 'elsewhere'}")

    result = bank.run("lookback", "--verify", f"{path}")

    assert result.code == Exit.NO_MATCH
    assert "not held against a store" in result.said
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        pytest.param((), 2, "one of them", id="nothing asked"),
        pytest.param(("KPi.1", "--since", "2020-01-01"), 2, "one of them", id="both"),
        pytest.param(("KPi.999", "--list", "un"), 2, "no list ever had", id="unknown"),
        pytest.param(("KPi.999",), 3, "eu is missing", id="unknown, and a list is missing"),
        pytest.param(("--since", "2999-01-01"), 2, "yet to come", id="a day to come"),
        pytest.param(("KPi.0003", "--portfolio", "x"), 3, "there are: retail", id="portfolio"),
        pytest.param(("--verify", "/nowhere.json"), 3, "nowhere.json", id="no file"),
    ],
)
def test_what_cannot_be_answered_says_why(
    bank: Home, arguments: tuple[str, ...], code: int, said: str
) -> None:
    result = bank.run("lookback", *arguments)

    assert (result.code, said in result.said) == (code, True)


def test_without_customers_nobody_is_looked_back_at(home: Home) -> None:
    result = home.run("lookback", f"un:{LISTED.ref}")

    assert result.code == Exit.FAILED
    assert "there are no customers yet" in result.said
