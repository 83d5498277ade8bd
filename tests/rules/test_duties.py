"""Is each threshold answered for, and is a step for an authority what it must be?"""

from pathlib import Path

import pytest

from rules import duties, loader
from rules.loader import RulesError

RULES = loader.read()


def test_the_table_of_assurance_answers_for_every_rule_of_decisions() -> None:
    found = duties.assurance(RULES)

    assert {one.rule for one in found.accepted} == {
        one.id for one in loader.decisions(RULES).rules
    }
    assert all(one.rationale for one in found.accepted)


def changed(folder: Path, name: str, before: str, after: str) -> loader.RuleFiles:
    text = RULES.text(name)
    assert before in text
    (folder / name).write_text(text.replace(before, after, 1), "utf-8")
    return loader.read(folder)


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        pytest.param(
            'rule = "review-name"', 'rule = "review-nobody"', "review-n", id="unknown"
        ),
        pytest.param("miss_rate = 1.0", "miss_rate = 1.5", "miss_rate", id="no share"),
        pytest.param("sample = 5000", "samples = 5000", "samples", id="misspelt"),
        pytest.param(
            'rule = "review-name"', 'rule = "below-bands"', "stands there twice", id="twice"
        ),
    ],
)
def test_a_table_of_assurance_that_makes_no_sense_is_refused(
    before: str, after: str, says: str, tmp_path: Path
) -> None:
    files = changed(tmp_path, "assurance.toml", before, after)

    with pytest.raises(RulesError, match=says):
        duties.assurance(files)


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        pytest.param('"freeze-eu"', '"report-eu"', "the same id", id="twice"),
        pytest.param('url = "https:', 'url = "http:', "url", id="no safe address"),
        pytest.param("\ndeadline", "\ndead_line", "dead_line", id="misspelt"),
    ],
)
def test_a_table_of_steps_that_makes_no_sense_is_refused(
    before: str, after: str, says: str, tmp_path: Path
) -> None:
    files = changed(tmp_path, "next_steps.toml", before, after)

    with pytest.raises(RulesError, match=says):
        duties.next_steps(files)


def test_the_reports_of_blocked_property_name_their_days_and_their_act() -> None:
    steps = {one.id: one for one in duties.next_steps(RULES).step}

    assert steps["report-blocking-us"].deadline == "within 10 business days of the blocking"
    assert steps["report-blocking-us"].basis == "31 CFR 501.603"
    assert not any(one.verified for one in steps.values())
