"""Are the days between violations and responses right, and do the views differ?"""

from dataclasses import replace
from datetime import date

import pytest

from rules import loader
from rules.comparison_model import Event, EventRegister
from screening.report.tempo import answered
from screening.tracking.tempo import Due, KindTempo, Tempo, Told, Wave, tempo, waves

RULES = loader.read()
REGISTER, TRIGGERS = loader.events(RULES), loader.triggers(RULES)
TODAY = date(2026, 11, 22)
UN_DAYS = [
    (date(2009, 4, 24), "un"), (date(2009, 7, 16), "un"), (date(2016, 3, 2), "un"),
    (date(2016, 3, 2), "un"), (date(2016, 3, 4), "un"), (date(2017, 12, 22), "un"),
]  # fmt: skip


def told(preset: str = "csis_proposal", found: tuple[Wave, ...] | None = None) -> Tempo:
    every = waves({"UN": UN_DAYS}, REGISTER, TRIGGERS.wave_days) if found is None else found
    return tempo(REGISTER, TRIGGERS, preset, every, TODAY)


def kind(name: str) -> KindTempo:
    (found,) = (one for one in told().kinds if one.id == name)
    return found


def of(day: str, preset: str = "csis_proposal") -> Told:
    (found,) = (one for one in told(preset).told if f"{one.event.on}" == day)
    return found


def days(one: Told, by: str) -> int:
    found = one.after[by].days
    assert found is not None
    return found


def test_every_nuclear_test_drew_a_resolution_and_an_act() -> None:
    found = kind("nuclear_test")

    assert found.days["UN"] == (5, 18, 23, 56, 82, 8)
    assert found.days["EU"] == (42, 63, 69, 85, 90, 12)


def test_the_figures_until_2017_are_those_of_the_register() -> None:
    events = [one for one in told().told if one.event.kind in {"nuclear_test", "missile_icbm"}]
    until = [one for one in events if date(2006, 10, 1) < one.event.on < date(2018, 1, 1)]
    between = [days(one, "EU") - days(one, "UN") for one in until]

    assert len(until) == 9
    assert (min(days(one, "UN") for one in until), max(days(one, "UN") for one in until)) == (
        5,
        82,
    )
    assert (min(days(one, "EU") for one in until), max(days(one, "EU") for one in until)) == (
        12,
        90,
    )
    assert (min(between), max(between)) == (4, 46)


def test_no_resolution_followed_after_2017() -> None:
    late = [one for one in told().told if one.event.on > date(2017, 12, 31)]
    forms = {r.form.value for one in late for r in one.event.response if r.by == "UN"}

    assert "resolution" not in forms


@pytest.mark.parametrize(("day", "expected"), [("2022-03-24", 28), ("2022-11-18", 24)])
def test_the_eu_answered_two_missiles_of_2022(day: str, expected: int) -> None:
    assert days(of(day), "EU") == expected


def test_no_missile_of_intercontinental_range_was_answered_after_2022() -> None:
    late = [
        one for one in told().told
        if one.event.kind == "missile_icbm" and one.event.on > date(2022, 12, 31)
    ]  # fmt: skip

    assert len(late) == 6
    assert all(one.after[by].days is None for one in late for by in ("UN", "EU"))


def test_no_submarine_launched_missile_ever_drew_a_consequence() -> None:
    found = kind("slbm")

    assert found.events == 9
    assert found.answered == {"UN": 0, "EU": 0}


def test_a_listing_on_another_ground_answers_nothing() -> None:
    assert of("2024-05-27").after["EU"].days is None
    assert of("2024-05-27").after["EU"].wave_days == 4


def test_the_views_ask_for_different_things() -> None:
    asked = {
        preset.id: {(one.event.kind, by) for one in told(preset.id).told for by in one.due}
        for preset in TRIGGERS.preset
    }

    assert asked["unsc_practice"] == {
        (name, "UN") for name in ("nuclear_test", "missile_icbm", "satellite_launch")
    }
    assert asked["eu_practice"] == {
        (name, "EU") for name in ("nuclear_test", "missile_icbm", "troop_deployment")
    }
    assert asked["csis_proposal"] == {
        (name, by)
        for name in ("nuclear_test", "missile_icbm", "slbm", "satellite_launch")
        for by in ("UN", "EU")
    }


def test_what_is_late_under_one_view_is_in_time_under_another() -> None:
    assert of("2016-01-06", "unsc_practice").due == {"UN": Due.TAKEN}
    assert of("2016-01-06", "csis_proposal").due == {"UN": Due.LATE, "EU": Due.LATE}
    assert of("2016-04-23", "csis_proposal").due == {"UN": Due.ABSENT, "EU": Due.ABSENT}
    assert of("2016-04-23", "unsc_practice").due == {}


def test_steps_beyond_listings_are_their_own_kind() -> None:
    forms = [response.form.value for response in kind("nuclear_test").others]

    assert forms == ["diplomatic", "diplomatic", "diplomatic"]
    assert "project" in {r.form.value for r in kind("satellite_launch").others}


def test_listings_close_together_are_one_wave() -> None:
    found = [one for one in waves({"UN": UN_DAYS}, REGISTER, 3) if one.source == "un"]

    assert [(one.on, one.parties) for one in found] == [
        (date(2009, 4, 24), 3 - 2), (date(2009, 7, 16), 1), (date(2016, 3, 2), 3),
        (date(2017, 12, 22), 1),
    ]  # fmt: skip
    assert of("2016-01-06").after["UN"].wave_days == 56


def test_a_wave_that_a_list_states_takes_the_place_of_the_register_s() -> None:
    near = [(date(2018, 1, 23), "eu")] * 17
    found = [one for one in waves({"EU": near}, REGISTER, 3) if one.on.year == 2018]

    assert [one.on for one in found if one.source == "eu"] == [date(2018, 1, 23)]
    assert date(2018, 1, 22) not in {one.on for one in found}
    assert date(2018, 4, 20) in {one.on for one in found}


def test_the_day_of_some_does_not_hide_that_of_all() -> None:
    some = {"EU": [(date(2016, 5, 20), "eu")]}
    found = {one.on: one.parties for one in waves(some, REGISTER, 3) if one.by == "EU"}

    assert found[date(2016, 5, 20)] == 19


def test_what_is_taken_over_is_a_wave_too() -> None:
    assert of("2017-07-28").after["EU"].wave_days == 13


def test_a_kind_that_nobody_researched_is_not_called_unanswered() -> None:
    assert answered(kind("missile_ballistic"), "UN") == "not researched"
    assert answered(kind("slbm"), "UN") == "none"
    assert answered(kind("nuclear_test"), "UN") == "6, 5 to 82 days"


def test_a_view_of_a_kind_that_is_no_event_is_refused() -> None:
    texts = tuple((n, t.replace('"slbm"', '"slmb"') if n == "triggers.toml" else t)
                  for n, t in RULES.texts)  # fmt: skip

    with pytest.raises(
        loader.RulesError, match=r"csis_proposal: events\.toml has no kind slmb"
    ):
        loader.triggers(replace(RULES, texts=texts))


def event(on: date, *, researched: bool = True) -> EventRegister:
    made = Event(
        on=on, kind="slbm", title="t", source="s", confidence="A", researched=researched
    )
    return EventRegister(version="1", kind=REGISTER.kind, event=(made,))


@pytest.mark.parametrize(
    ("on", "researched", "expected"),
    [
        (date(2026, 10, 23), True, Due.OPEN),
        (date(2026, 10, 22), True, Due.ABSENT),
        (date(2026, 1, 1), False, Due.NOT_RESEARCHED),
    ],
)
def test_what_is_due_is_open_until_its_time_has_passed(
    on: date, researched: bool, expected: Due
) -> None:
    (found,) = tempo(
        event(on, researched=researched), TRIGGERS, "csis_proposal", (), TODAY
    ).told

    assert set(found.due.values()) == {expected}


def test_a_response_before_its_event_is_refused() -> None:
    answered = {"by": "UN", "on": date(2020, 1, 1), "form": "act", "what": "w"}

    with pytest.raises(ValueError, match="a response of 2020-01-01 is earlier"):
        Event(on=date(2020, 1, 2), kind="slbm", title="t", source="s", confidence="A",
              response=(answered,))  # fmt: skip
