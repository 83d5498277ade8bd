"""Does docs/nightly.md say what the runs do?"""

import re
import tomllib
from pathlib import Path

from db.records.run import RunKind
from screening.nightly.changing import ALLOWED
from screening.nightly.run import PATIENCE
from screening.nightly.steps import STEPS
from screening.notices.notice import NoticeKind
from screening.notices.waiting import GIVEN_UP, MOST_RUNS
from screening.operations import Limits, read
from tests.screening.nightly.town import Town

DOCUMENT = (Path(__file__).parents[3] / "docs" / "nightly.md").read_text(encoding="utf-8")
NOT_TOLD = {NoticeKind.AUDIT}
"""A kind that no step of a run keeps: a log that doesn't verify is a failure like others."""


def rows(heading: str) -> list[tuple[str, str]]:
    """Give the first and the last cell of each row of a table."""
    table = DOCUMENT.split(f"| {heading} |")[1].split("\n\n")[0]
    cells = [line.strip("| ").split(" | ") for line in table.splitlines()[2:]]
    return [(first.strip("`"), others[-1]) for first, *others in cells]


def test_every_step_is_documented_in_its_order() -> None:
    assert [name for name, _ in rows("step")] == [step.name for step in STEPS]


def test_the_steps_of_a_poll_are_those_documented(loaded: Town) -> None:
    done = loaded.run(RunKind.POLL)

    assert [*done.ended.detail["steps"]] == [
        name for name, when in rows("step") if when == "yes"
    ]


def test_every_notice_that_a_run_keeps_is_documented() -> None:
    cells = " ".join(name for name, _ in rows("notice"))
    told = {NoticeKind(name) for name in re.findall(r"\w+", cells)}

    assert told == set(NoticeKind) - NOT_TOLD


def test_the_examples_are_read_and_the_limits_are_the_usual_ones() -> None:
    schedule, health = map(tomllib.loads, re.findall(r"```toml\n(.*?)```", DOCUMENT, re.DOTALL))

    assert read(schedule).timetable.lists == ("un", "eu")
    assert read(schedule).timetable.nightly.text == "30 2 * * *"
    assert read(health).limits == Limits()


def test_the_figures_in_words_are_those_of_the_code() -> None:
    assert f"later than {ALLOWED.total_seconds() / 3600:.0f} hours" in DOCUMENT
    assert (PATIENCE, MOST_RUNS, GIVEN_UP.days) == (1800, 10, 7)
    assert "waits up to half an hour" in DOCUMENT
    assert "at most ten\ntimes and for seven days" in DOCUMENT


def test_every_figure_for_prometheus_is_documented(loaded: Town) -> None:
    text = loaded.home.run("health", "--format", "prometheus").out
    table = DOCUMENT.split("| figure")[1].split("\n\n")[0]
    documented = set(re.findall(r"`(\w+)(?:\{[\w,]+\})?`", table)) - {"sanctions_"}

    shown = {
        name.removeprefix("sanctions_") for name in re.findall(r"^# HELP (\w+)", text, re.M)
    }

    assert documented - shown == {"alerts_oldest_age_seconds"}
    assert shown <= documented
