"""In what condition is a list said to be?"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from db.records.entry import PartyType
from db.records.publication import ListState, NewLeaf
from screening.condition import (
    ANY_AGE,
    SAMPLE_WARNING,
    Conditions,
    ConditionsUnreadableError,
    ListCondition,
    missing,
    read,
    used,
    write,
)

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
FRESH = ListCondition(
    list="un",
    title="UN",
    covers=(PartyType.PERSON,),
    max_age_days=2,
    sha256="66b392",
    published_at=NOW - timedelta(days=30),
    checked_at=NOW - timedelta(days=1),
    entries=3,
)
LEAF = NewLeaf("a/@b", 1, "c", "KPi.1", is_code=True)
AHEAD: dict[str, Any] = {"checked_at": NOW + timedelta(days=3)}
OLD: dict[str, Any] = {"checked_at": NOW - timedelta(days=3)}
NEVER: dict[str, Any] = {"checked_at": None}
SAMPLE: dict[str, Any] = {"is_sample": True}
HALF_READ: dict[str, Any] = {"incomplete_because": "KPe.068 could not be read"}
HELD: dict[str, Any] = {"attention": ("removals wait for a person", "new in the source: a/@b")}
ABSENT: dict[str, Any] = {"sha256": ""}
FAILED: dict[str, Any] = {"problem": "the publisher answered with an error page"}


@pytest.mark.parametrize(
    ("changes", "state", "because"),
    [
        pytest.param({}, ListState.CURRENT, "", id="all is well"),
        pytest.param(FAILED, ListState.CURRENT, "", id="a failed look does not age a list"),
        pytest.param(
            HELD,
            ListState.ATTENTION,
            "removals wait for a person; new in the source: a/@b",
            id="a person must look",
        ),
        pytest.param(
            AHEAD,
            ListState.STALE,
            "last checked at a time yet to come (2026-03-04 09:30 UTC): this machine's clock "
            "was wrong then or is wrong now; refresh the list",
            id="checked by a clock that was wrong",
        ),
        pytest.param(
            OLD,
            ListState.STALE,
            "known to be right on 2026-02-26, 3 days ago; 2 days allowed",
            id="old",
        ),
        pytest.param(
            NEVER,
            ListState.STALE,
            "it was never checked with its publisher; 2 days allowed",
            id="never",
        ),
        pytest.param(HALF_READ, ListState.INCOMPLETE, "KPe.068 could not be read", id="half"),
        pytest.param(SAMPLE, ListState.SAMPLE, SAMPLE_WARNING, id="sample"),
        pytest.param(
            ABSENT,
            ListState.MISSING,
            "it was never loaded; run sanctions refresh",
            id="missing",
        ),
        pytest.param(
            ABSENT | FAILED, ListState.MISSING, FAILED["problem"], id="missing as it failed"
        ),
        pytest.param(HELD | OLD, ListState.STALE, None, id="stale before attention"),
        pytest.param(HELD | OLD | HALF_READ, ListState.INCOMPLETE, None, id="incomplete first"),
        pytest.param(
            HELD | OLD | HALF_READ | SAMPLE, ListState.SAMPLE, None, id="sample first"
        ),
        pytest.param(HALF_READ | SAMPLE | ABSENT, ListState.MISSING, None, id="missing first"),
    ],
)
def test_the_gravest_state_is_told_with_its_reason(
    changes: dict[str, Any], state: ListState, because: str | None
) -> None:
    found = used(replace(FRESH, **changes), NOW, None)

    assert found.state == state
    assert because is None or found.because == because
    assert found.withholds_no_match == state.withholds_no_match


def test_only_a_current_list_and_one_to_look_at_let_no_match_be_said() -> None:
    withheld = {state for state in ListState if state.withholds_no_match}

    assert withheld == set(ListState) - {ListState.CURRENT, ListState.ATTENTION}


@pytest.mark.parametrize(
    ("allowed", "state"),
    [
        pytest.param(None, ListState.STALE, id="the manifest's own"),
        pytest.param(2.9, ListState.STALE, id="just too little"),
        pytest.param(3, ListState.CURRENT, id="just enough"),
        pytest.param(0, ListState.STALE, id="none"),
        pytest.param(ANY_AGE, ListState.CURRENT, id="any"),
    ],
)
def test_a_call_says_how_old_a_list_may_be(allowed: float | None, state: ListState) -> None:
    assert used(replace(FRESH, **OLD), NOW, allowed).state == state


@pytest.mark.parametrize(
    ("changes", "withholds"),
    [
        pytest.param(OLD, False, id="old"),
        pytest.param(NEVER, False, id="never checked"),
        pytest.param(SAMPLE, False, id="sample"),
        pytest.param(HALF_READ, True, id="incomplete"),
        pytest.param(ABSENT, True, id="missing"),
    ],
)
def test_any_age_accepts_age_and_sample_and_nothing_else(
    changes: dict[str, Any], withholds: bool
) -> None:
    found = used(replace(FRESH, **changes), NOW, ANY_AGE)

    assert found.withholds_no_match == withholds


def test_a_sample_is_called_one_also_where_it_is_accepted() -> None:
    assert used(replace(FRESH, is_sample=True), NOW, ANY_AGE).state == ListState.SAMPLE


def test_the_condition_of_a_list_nobody_knows_is_missing() -> None:
    assert used(missing("ofac"), NOW, None).state == ListState.MISSING


CONDITIONS = Conditions(
    index="index-1.sqlite",
    digest="d",
    rules_digest="r",
    engine_version="0.1.0",
    lists=(replace(FRESH, **HELD, new_in_source=(LEAF,)), missing("eu")),
    index_sha256="s",
)


def test_conditions_come_back_as_they_were_written(tmp_path: Path) -> None:
    write(tmp_path / "lists.json", CONDITIONS)

    assert read(tmp_path / "lists.json") == CONDITIONS
    assert [path.name for path in tmp_path.iterdir()] == ["lists.json"]


def test_where_no_list_was_ever_loaded_there_are_no_conditions(tmp_path: Path) -> None:
    assert read(tmp_path / "lists.json") is None


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b'{"index": "i"', id="cut off"),
        pytest.param(b'{"index": "i"}', id="another shape"),
        pytest.param(b"\xff\xfe", id="no text"),
    ],
)
def test_damaged_conditions_are_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "lists.json").write_bytes(content)

    with pytest.raises(ConditionsUnreadableError, match=r"lists\.json"):
        read(tmp_path / "lists.json")
