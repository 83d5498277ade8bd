"""Does a period end when the act says, and is a table that makes no sense refused?"""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from rules import duties, loader
from rules.loader import RulesError
from rules.retention_model import Record, RetentionRule, RetentionTable, Start, is_due

OURS = duties.retention(loader.read())
LEAP = datetime(2016, 2, 29, 18, tzinfo=UTC)
START = datetime(2016, 11, 22, 18, tzinfo=UTC)


def rule(years: int, starts: Start = Start.RECORDED) -> RetentionRule:
    return RetentionRule(
        record=Record.CONFIRMED,
        jurisdiction="EU",
        years=years,
        starts=starts,
        source="an act",
        verified=False,
    )


@pytest.mark.parametrize(
    ("start", "today", "is_over"),
    [
        pytest.param(START, date(2026, 11, 22), False, id="its last day"),
        pytest.param(START, date(2026, 11, 23), True, id="the day after"),
        pytest.param(LEAP, date(2026, 2, 28), False, id="leap day, before"),
        pytest.param(LEAP, date(2026, 3, 1), True, id="leap day, after"),
        pytest.param(None, date(2099, 1, 1), False, id="never begun"),
    ],
)
def test_a_period_is_over_once_its_last_day_is(
    start: datetime | None, today: date, is_over: bool
) -> None:
    assert rule(10).has_run_out(start, today) is is_over


def test_today_may_be_a_leap_day() -> None:
    assert rule(10).has_run_out(datetime(2018, 2, 27, tzinfo=UTC), date(2028, 2, 29))


def test_every_period_must_have_run_out() -> None:
    rules = (rule(10), rule(5, Start.RELEASED))
    starts = {"recorded": START}

    assert not is_due(rules, starts, date(2050, 1, 1))
    assert is_due(rules, starts | {"released": START}, date(2050, 1, 1))
    assert not is_due((), starts, date(2050, 1, 1))


def test_only_jurisdictions_that_the_institution_is_under_count() -> None:
    found = {one.jurisdiction for one in OURS.rules_for(Record.CUSTOMERS)}

    assert found == set(OURS.applies) < {one.jurisdiction for one in OURS.rule}


def test_every_type_of_record_has_a_period_with_a_source() -> None:
    assert all(OURS.rules_for(record) for record in Record)
    assert all(one.source for one in OURS.rule)


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        pytest.param('["EU", "US"]', '["EU", "FR"]', "FR", id="no rule of it"),
        pytest.param('"relationship_end"', '"recorded"', "customers", id="unknown start"),
        pytest.param("years = 5", "years = 0", "years", id="no years"),
        pytest.param("\nverified = false", "\nchecked = false", "checked", id="misspelt"),
    ],
)
def test_a_table_that_makes_no_sense_is_refused(
    before: str, after: str, says: str, tmp_path: Path
) -> None:
    text = loader.read().text("retention.toml")
    (tmp_path / "retention.toml").write_text(text.replace(before, after, 1), "utf-8")

    with pytest.raises(RulesError, match=says):
        duties.retention(loader.read(tmp_path))


def test_the_table_is_frozen() -> None:
    assert RetentionTable.model_config["frozen"]
