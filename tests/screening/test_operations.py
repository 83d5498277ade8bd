"""Are the settings of unattended runs read, and is what is wrong with them named?"""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from screening.operations import LogFormat, Operations
from screening.settings import Settings, SettingsError, load

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def _read(folder: Path, text: str) -> Settings:
    (folder / "sanctions.toml").write_text(text, encoding="utf-8")
    return load({"SANCTIONS_HOME": str(folder)})


def test_by_default_publishers_are_asked_hourly_and_everything_is_done_at_night(
    tmp_path: Path,
) -> None:
    found = load({"SANCTIONS_HOME": str(tmp_path)}).operations

    assert found == Operations()
    assert found.timetable.poll.text == "17 * * * *"
    assert found.timetable.nightly.after(NOW) == datetime(2026, 11, 23, 2, 30, tzinfo=UTC)
    assert found.limits.nightly_hours == 26
    assert found.limits.alert_days == 0
    assert found.log is LogFormat.TEXT


def test_the_file_is_read(tmp_path: Path) -> None:
    found = _read(
        tmp_path,
        """
        [schedule]
        poll = "*/20 8-18 * * mon-fri"
        nightly = "0 3 * * *"
        timezone = "Europe/Berlin"
        lists = ["un"]
        [health]
        nightly_hours = 30
        alert_days = 1.5
        [log]
        format = "json"
        """,
    ).operations

    assert found.timetable.nightly.zone == ZoneInfo("Europe/Berlin")
    assert found.timetable.nightly.after(NOW) == datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
    assert found.timetable.lists == ("un",)
    assert found.limits == replace(Operations().limits, nightly_hours=30, alert_days=1.5)
    assert found.log is LogFormat.JSON


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("schedule = 3", "schedule must be a table"),
        ("[schedule]\nevery = 1", "[schedule]: no setting is named ['every']"),
        ("[schedule]\npoll = 17", "[schedule] poll must be a text"),
        ('[schedule]\npoll = "99 * * * *"', "[schedule] poll = '99 * * * *': Bad minute"),
        ('[schedule]\nnightly = "daily"', "[schedule] nightly = 'daily': it has five fields"),
        ('[schedule]\ntimezone = "Berlin"', "[schedule] timezone must be a name such as"),
        ('[schedule]\ntimezone = "../passwd"', "[schedule] timezone must be a name such as"),
        ("[schedule]\ntimezone = 1", "[schedule] timezone must be a name such as"),
        ('[schedule]\nlists = "un"', "[schedule] lists must be a list"),
        ("[health]\nnights = 1", "[health]: no setting is named ['nights']"),
        ('[health]\nnightly_hours = "26"', "[health] nightly_hours must be a number"),
        ("[health]\nalert_days = -1", "[health] alert_days must be a number"),
        ("[health]\nalert_days = true", "[health] alert_days must be a number"),
        ('[log]\nformat = "xml"', "[log] format must be one of text, json, not 'xml'"),
        ("[log]\nlevel = 3", "[log]: no setting is named ['level']"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(SettingsError) as error:
        _read(tmp_path, text)

    assert f"sanctions.toml: {problem}" in str(error.value)
