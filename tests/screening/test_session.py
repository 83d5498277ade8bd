"""Is a query screened against the index that belongs to the lists, the rules and the day?"""

from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from importlib import resources
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from db.records.screening import Query
from feeds.fetch import client
from rules.loader import RulesError
from screening import condition
from screening.refresh import Order, refresh
from screening.report.progress import PlainWatcher
from screening.session import NotReadyError, Session, open_session
from screening.settings import Settings, load
from tests.screening.un_files import ENTRIES, NEWCOMER, un_file

FIRST, SECOND = datetime(2024, 1, 10, 12, tzinfo=UTC), datetime(2024, 2, 10, tzinfo=UTC)
NOW = datetime(2024, 2, 11, tzinfo=UTC)
DELISTED, KEPT = ENTRIES[:2]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Give a home with two publications of the list `un`, a month apart."""
    found = load({"SANCTIONS_HOME": str(tmp_path / "home")})
    for generated, entries in ((FIRST, (DELISTED, KEPT)), (SECOND, (KEPT, NEWCOMER))):
        file = tmp_path / f"{generated:%Y%m%d}.xml"
        file.write_bytes(un_file(entries, generated))
        accepted = frozenset({sha256(file.read_bytes()).hexdigest()})
        order = Order(files={"un": file}, accept=accepted)
        watcher = PlainWatcher(Console(file=StringIO()))
        refresh(found, order, client=client, now=lambda: NOW, watcher=watcher)
    return found


def _finds(session: Session, name: str) -> bool:
    return bool(session.index.exact(Query(name)))


def test_the_fast_way_needs_no_database(settings: Settings) -> None:
    (settings.home / "sanctions.db").unlink()

    session = open_session(settings)

    assert _finds(session, NEWCOMER.name)
    assert not _finds(session, DELISTED.name)
    assert session.note == ""
    session.index.close()


def test_other_rules_have_the_index_built_anew(settings: Settings, tmp_path: Path) -> None:
    packaged = resources.files("rules").joinpath("decision.toml").read_text(encoding="utf-8")
    own = packaged.replace("compare_from = 0.60", "compare_from = 0.50")
    (tmp_path / "decision.toml").write_text(own, encoding="utf-8")

    before = open_session(settings)
    after = open_session(replace(settings, rules_folder=tmp_path))

    assert (before.index.decisions.compare_from, after.index.decisions.compare_from) == (
        0.6,
        0.5,
    )
    assert before.conditions.rules_digest != after.conditions.rules_digest
    assert _finds(after, NEWCOMER.name)
    before.index.close()
    after.index.close()


def test_rules_that_cannot_be_read_are_no_reason_to_go_on_with_others(
    settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "decision.toml").write_text("compare_from = 2", encoding="utf-8")

    with pytest.raises(RulesError, match=r"decision\.toml"):
        open_session(replace(settings, rules_folder=tmp_path))


def test_another_version_of_the_tool_has_the_index_built_anew(settings: Settings) -> None:
    found = condition.read(settings.conditions_file)
    assert found is not None
    condition.write(settings.conditions_file, replace(found, engine_version="0.0.1"))

    open_session(settings).index.close()

    again = condition.read(settings.conditions_file)
    assert again is not None
    assert replace(again, known=None) == replace(found, known=None)


@pytest.mark.parametrize(
    ("day", "found"),
    [
        pytest.param(date(2024, 1, 9), [], id="before the first publication"),
        pytest.param(date(2024, 1, 10), [DELISTED, KEPT], id="the first one's own day"),
        pytest.param(date(2024, 2, 9), [DELISTED, KEPT], id="the day before the second"),
        pytest.param(date(2024, 2, 10), [KEPT, NEWCOMER], id="the second one's day"),
        pytest.param(date(2030, 1, 1), [KEPT, NEWCOMER], id="a day to come"),
    ],
)
def test_a_day_in_the_past_is_screened_against_what_was_in_force_then(
    settings: Settings, day: date, found: list[object]
) -> None:
    session = open_session(settings, day)

    listed = (DELISTED, KEPT, NEWCOMER)
    assert [entry for entry in listed if _finds(session, entry.name)] == found
    session.index.close()


def test_a_day_in_the_past_leaves_the_present_index_in_place(settings: Settings) -> None:
    before = condition.read(settings.conditions_file)

    open_session(settings, date(2024, 1, 10)).index.close()

    assert condition.read(settings.conditions_file) == before
    now = open_session(settings)
    assert _finds(now, NEWCOMER.name)
    now.index.close()


def test_a_home_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")

    with pytest.raises(NotReadyError, match="SANCTIONS_HOME"):
        open_session(load({"SANCTIONS_HOME": str(tmp_path / "file" / "home")}))
