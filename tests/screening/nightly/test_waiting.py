"""Does a night tell what has waited too long, and what was altered?"""

from datetime import timedelta

import pytest
from sqlalchemy import text

from db.records.interim import Designation
from screening.interim.overdue import Overdue
from screening.notices.notice import NoticeKind
from screening.portfolio.taking_in import take_in
from tests import factories
from tests.screening.nightly.town import BASE, Town


def test_alerts_that_wait_longer_than_allowed_are_told_once_a_day(loaded: Town) -> None:
    file = loaded.folder / "customers.csv"
    file.write_text(f"id,name\nC1,{BASE[0].name}\n", encoding="utf-8")
    configured = loaded.folder / "sanctions.toml"
    settings = configured.read_text(encoding="utf-8")
    configured.write_text(f"{settings}[health]\nalert_days = 3\n", encoding="utf-8")
    with loaded.store() as store:
        take_in(store, file, "default", by="x", at=loaded.at, say=lambda _: None)
    loaded.run()
    loaded.sleeps(days=2)
    loaded.run()

    assert loaded.notices(NoticeKind.QUEUE) == []
    loaded.sleeps(days=2)
    loaded.run()
    loaded.run()

    (notice,) = loaded.notices(NoticeKind.QUEUE)
    assert notice.facts["count"] == 1
    assert notice.personal["customers"] == ("default:C1",)


def test_a_designation_that_waits_for_a_second_person_is_told(
    loaded: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    since = loaded.at - timedelta(hours=30)
    entry = factories.entry("INTERIM-2027-1", ("Ana Example",))
    designation = Designation(
        entry, "Regulation 2027/1", "https://x.example", since, since.date()
    )
    late = Overdue(designation, 30.0, is_waiting=True, proposal=7)
    monkeypatch.setattr("screening.nightly.waiting.overdue", lambda *_: [late])

    loaded.run()

    (notice,) = loaded.notices(NoticeKind.OVERDUE)
    assert notice.facts["designations"] == (
        "Ana Example, Regulation 2027/1: proposal 7, 30 hours",
    )


def test_what_was_altered_is_told_and_fails_the_night(loaded: Town) -> None:
    loaded.run()
    with loaded.store() as store, store.writing() as connection:
        connection.execute(text("UPDATE name SET text = 'Somebody Else' WHERE version_id = 3"))
    loaded.sleeps(days=1)

    done = loaded.run()

    assert done.exit_code == 3
    (failure,) = loaded.notices(NoticeKind.FAILURE)
    assert "name of version 3" in str(failure.facts["problem"])


def test_rules_that_nobody_agreed_to_are_told(
    loaded: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "screening.nightly.waiting.rules_problem", lambda _: "the rules changed"
    )

    done = loaded.run()

    assert done.exit_code == 3
    assert [notice.facts["problem"] for notice in loaded.notices(NoticeKind.FAILURE)] == [
        "the rules changed"
    ]
