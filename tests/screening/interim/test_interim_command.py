"""Is a designation screened from the second person's word on, until the file carries it?"""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.publisher import Publisher, unless_unchanged
from tests.screening.conftest import LIST
from tests.screening.persons import Persons
from tests.screening.un_files import ENTRIES, NEWCOMER, TODAY, un_file

NOW = datetime.now(UTC)
REF = f"INTERIM-{NOW.year}-1"
JOURNAL = (NOW - timedelta(hours=2)).isoformat(timespec="seconds")
NAMED = (
    "--list", "un", "--name", NEWCOMER.name, "--type", "person", "--programme", "DPRK",
    "--act", "SC/99999", "--url", "https://press.example/99999",
    "--in-force", f"{NOW:%Y-%m-%d}",
)  # fmt: skip


def enter(persons: Persons, *more: str, published: str = JOURNAL) -> None:
    arguments = ("interim", "add", *NAMED, "--published", published, *more)
    result = persons.run("ann", *arguments)
    assert (result.code, result.err) == (0, "")


def agree(persons: Persons, who: str, number: int = 1) -> int:
    said = ("review", "agree", str(number), "--reason", "Read the press release.")
    return persons.run(who, *said).code


def active(persons: Persons, *more: str, published: str = JOURNAL) -> None:
    enter(persons, *more, published=published)
    assert agree(persons, "bea") == 0


def comes(publisher: Publisher, persons: Persons) -> None:
    """Let the list's own file carry the party."""
    content = un_file((*ENTRIES, NEWCOMER), TODAY)
    publisher.answers(LIST, unless_unchanged(content, '"today"'))
    assert persons.run("ann", "refresh", "--list", "un").code == 0


def comes_with_a_birth_date(publisher: Publisher, persons: Persons) -> None:
    """Let the list's file carry the party, born on a day."""
    born = "<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1962-02-18</DATE>"
    born = f"<INDIVIDUAL_DATE_OF_BIRTH>{born}</INDIVIDUAL_DATE_OF_BIRTH></INDIVIDUAL>"
    xml = NEWCOMER.xml.replace("</INDIVIDUAL>", born)
    publisher.answers(LIST, unless_unchanged(un_file(ENTRIES, TODAY, more=xml), '"today"'))
    assert persons.run("ann", "refresh", "--list", "un").code == 0


def retired(persons: Persons, ref: str = NEWCOMER.ref, number: int = 2) -> None:
    how = ("--carried-as", ref, "--reason", "The same name and act.")
    assert persons.run("bea", "interim", "retire", REF, *how).code == 0
    assert agree(persons, "ann", number) == 0


def listed(persons: Persons, *more: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(
        persons.run("ann", "interim", "list", "--format", "json", *more).out
    )
    return found


def matches(persons: Persons, *more: str) -> dict[str, Any]:
    arguments = ("screen", NEWCOMER.name, "--list", "un", "--format", "json", *more)
    answer = json.loads(persons.run("ann", *arguments).out)
    return {match["ref"]: match["interim"] for match in answer["matches"]}


def test_another_person_makes_it_screened_at_once(persons: Persons) -> None:
    enter(persons)
    assert matches(persons) == {}
    assert agree(persons, "ann") == 2
    assert matches(persons) == {}

    assert agree(persons, "bea") == 0

    found = matches(persons)
    assert list(found) == [REF]
    assert "by ann and agreed to by bea" in found[REF]


def test_every_answer_says_that_it_was_entered_by_hand(persons: Persons) -> None:
    active(persons)

    screened = persons.run("ann", "screen", NEWCOMER.name, "--list", "un")
    shown = persons.run("ann", "show", REF)
    lists = persons.run("ann", "lists", "--list", "un")
    (told,) = json.loads(persons.run("ann", "lists", "--list", "un", "--format", "json").out)

    assert screened.code == 1
    assert "Interim designation, entered by hand" in screened.said
    assert (shown.code, "SC/99999" in shown.said) == (0, True)
    assert "interim designations (1), entered by hand as the file" in lists.said
    assert (told["interim"], told["entries"]) == ([REF], len(ENTRIES) + 1)


def test_a_missing_list_stays_missing(persons: Persons) -> None:
    named = [text if text != "un" else "eu" for text in NAMED]
    persons.run("ann", "interim", "add", *named, "--published", JOURNAL)
    agree(persons, "bea")

    result = persons.run("ann", "lists", "--list", "eu", "--format", "json")
    answer = persons.run("ann", "screen", NEWCOMER.name, "--list", "eu", "--format", "json")

    (told,) = json.loads(result.out)
    assert (result.code, told["state"], told["interim"]) == (3, "missing", [REF])
    assert answer.code == 3
    assert [match["ref"] for match in json.loads(answer.out)["matches"]] == [REF]


def test_one_that_is_not_screened_yet_can_be_read_in_full(persons: Persons) -> None:
    enter(persons, "--statement", "Runs Example Trading.")

    shown = persons.run("bea", "interim", "show", REF)

    assert shown.code == 0
    assert "Runs Example Trading." in shown.said
    assert "proposal 1 by ann waits for a second person" in shown.said
    assert persons.run("ann", "show", REF).code == 2


def test_a_file_enters_all_parties_of_an_act(persons: Persons, tmp_path: Path) -> None:
    path = tmp_path / "act.toml"
    path.write_text(
        f'list = "un"\nact = "SC/1"\nurl = "https://press.example/1"\n'
        f'published = "{JOURNAL}"\nin_force = {NOW:%Y-%m-%d}\nprogramme = "DPRK"\n'
        f'[[entry]]\ntype = "person"\nname = ["{NEWCOMER.name}"]\n'
        '[[entry]]\ntype = "organisation"\nname = ["Quorrim Trading Works"]\n',
        encoding="utf-8",
    )

    assert persons.run("ann", "interim", "add", "--file", str(path)).code == 0
    assert agree(persons, "bea") == 0

    assert [one["name"] for one in listed(persons)] == [NEWCOMER.name, "Quorrim Trading Works"]
    assert list(matches(persons)) == [REF]
    twice = persons.run("ann", "interim", "add", "--file", str(path), "--list", "un")
    assert (twice.code, "give --file alone" in twice.said) == (2, True)


def test_what_has_no_tie_is_said_to_be_outside_the_scope(persons: Persons) -> None:
    named = [text for text in NAMED if text not in {"--programme", "DPRK"}]

    result = persons.run("ann", "interim", "add", *named, "--published", JOURNAL)

    assert "outside the DPRK scope" in result.said


def test_the_file_that_carries_it_retires_nothing_by_itself(
    persons: Persons, publisher: Publisher
) -> None:
    active(persons)
    assert persons.run("ann", "interim", "list").code == 0

    comes(publisher, persons)

    result = persons.run("ann", "interim", "list")
    (told,) = listed(persons)
    assert (result.code, told["is_overdue"]) == (1, False)
    assert [one["ref"] for one in told["carriers"]] == [NEWCOMER.ref]
    assert f"the file now carries {NEWCOMER.ref}" in result.said
    assert set(matches(persons)) == {REF, NEWCOMER.ref}


def test_a_refresh_says_that_the_file_may_carry_it(
    persons: Persons, publisher: Publisher
) -> None:
    active(persons)
    content = un_file((*ENTRIES, NEWCOMER), TODAY)
    publisher.answers(LIST, unless_unchanged(content, '"today"'))

    result = persons.run("ann", "refresh", "--list", "un")

    assert f"{REF}: the file now carries {NEWCOMER.ref}" in result.said


def test_two_persons_retire_it(persons: Persons, publisher: Publisher) -> None:
    active(persons)
    comes(publisher, persons)

    retired(persons)

    assert matches(persons) == {NEWCOMER.ref: None}
    assert listed(persons) == []
    assert [one["state"] for one in listed(persons, "--all")] == [f"carried as {NEWCOMER.ref}"]
    assert "bea, and ann agreed" in persons.run("ann", "interim", "show", REF).said


@pytest.mark.parametrize(
    ("how", "said"),
    [
        pytest.param(("--carried-as", "KPi.9999"), "un has no entry KPi.9999", id="not there"),
        pytest.param((), "either --carried-as REF or --withdrawn", id="neither"),
        pytest.param(("--carried-as", "X", "--withdrawn"), "either", id="both"),
    ],
)
def test_retiring_wants_an_entry_of_the_list(
    persons: Persons, how: tuple[str, ...], said: str
) -> None:
    active(persons)

    result = persons.run("bea", "interim", "retire", REF, *how, "--reason", "Seen.")

    assert (result.code, said in result.said) == (2, True)
    assert list(matches(persons)) == [REF]


def test_one_that_was_entered_wrongly_is_withdrawn(persons: Persons) -> None:
    active(persons)

    result = persons.run("bea", "interim", "retire", REF, "--withdrawn", "--reason", "Slip.")
    assert (result.code, list(matches(persons))) == (0, [REF])
    agree(persons, "ann", 2)

    assert matches(persons) == {}


def test_more_than_a_day_from_journal_to_screening_ends_with_3(persons: Persons) -> None:
    published = datetime.now(UTC) - timedelta(hours=25)

    enter(persons, published=published.isoformat(timespec="seconds"))
    waits = persons.run("ann", "interim", "list")
    agree(persons, "bea")
    late = persons.run("ann", "interim", "list")

    assert (waits.code, late.code) == (3, 3)
    assert "25.0 > 24" in waits.said
    assert "25.0 > 24" in late.said
    assert listed(persons)[0]["is_overdue"] is True


def test_what_was_known_before_has_none(persons: Persons) -> None:
    active(persons)
    moment = (NOW - timedelta(hours=1)).isoformat(timespec="seconds")

    assert matches(persons, "--known-at", moment) == {}
    assert list(matches(persons, "--as-of", f"{NOW:%Y-%m-%d}")) == [REF]
    yesterday = f"{NOW - timedelta(days=1):%Y-%m-%d}"
    assert matches(persons, "--as-of", yesterday) == {}


def test_a_process_that_died_before_the_index_was_built_loses_nothing(
    persons: Persons, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(persons)

    def dies(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("screening.review.agreeing.rebuild", dies)
        assert agree(persons, "bea") == 3

    assert list(matches(persons)) == [REF]


def customers(persons: Persons, tmp_path: Path, *names: str) -> None:
    path = tmp_path / "customers.csv"
    rows = (f"{number},{name}\n" for number, name in enumerate(names, 1))
    path.write_text("id,name\n" + "".join(rows), encoding="utf-8")
    assert persons.run("ann", "customers", "import", str(path)).code == 0


def rescreened(persons: Persons) -> list[dict[str, Any]]:
    persons.run("ann", "customers", "screen")
    printed = []
    for status in ("open", "confirmed", "suppressed"):
        queue = ("review", "queue", "--status", status, "--format", "json")
        printed += json.loads(persons.run("ann", *queue).out)
    return sorted(printed, key=lambda alert: alert["alert"])


def decided(persons: Persons, verdict: str, reason: str) -> None:
    said = ("--verdict", verdict, "--reason", reason)
    assert persons.run("ann", "review", "decide", "1", *said).code == 0


def test_a_true_match_is_carried_over_to_the_entry_of_the_file(
    persons: Persons, publisher: Publisher, tmp_path: Path
) -> None:
    customers(persons, tmp_path, NEWCOMER.name, "Max Mustermann")
    active(persons)
    (alert,) = rescreened(persons)
    assert alert["entries"] == [f"un:{REF}"]
    decided(persons, "true_match", "same-person")

    comes(publisher, persons)
    retired(persons)
    after = rescreened(persons)

    (carried,) = after
    assert (carried["alert"], carried["status"]) == (1, "confirmed")
    assert rescreened(persons) == after


def test_a_false_positive_holds_where_the_entry_says_the_same(
    persons: Persons, publisher: Publisher, tmp_path: Path
) -> None:
    customers(persons, tmp_path, NEWCOMER.name)
    active(persons)
    rescreened(persons)
    decided(persons, "false_positive", "other-name")

    comes(publisher, persons)
    retired(persons)

    (alert,) = rescreened(persons)
    assert (alert["alert"], alert["status"]) == (1, "suppressed")


def test_a_false_positive_comes_back_where_the_entry_says_more(
    persons: Persons, publisher: Publisher, tmp_path: Path
) -> None:
    customers(persons, tmp_path, NEWCOMER.name)
    active(persons, "--birth-date", "1962-02-18")
    rescreened(persons)
    decided(persons, "false_positive", "other-birth-date")

    comes(publisher, persons)
    retired(persons)

    first, second = rescreened(persons)
    assert (first["status"], second["status"]) == ("suppressed", "open")
    assert (second["earlier"], second["entries"]) == (1, [f"un:{NEWCOMER.ref}"])
    assert f"un:{NEWCOMER.ref}: its birth dates changed" in second["because"]


def test_an_open_alert_goes_on(persons: Persons, publisher: Publisher, tmp_path: Path) -> None:
    customers(persons, tmp_path, NEWCOMER.name)
    active(persons)
    rescreened(persons)

    comes(publisher, persons)
    retired(persons)

    (alert,) = rescreened(persons)
    assert (alert["alert"], alert["status"], alert["is_gone"]) == (1, "open", False)


def test_an_alert_on_each_leaves_the_later_one(
    persons: Persons, publisher: Publisher, tmp_path: Path
) -> None:
    customers(persons, tmp_path, NEWCOMER.name)
    active(persons, "--birth-date", "1962-02-18")
    rescreened(persons)
    comes(publisher, persons)
    rescreened(persons)

    retired(persons)
    after = rescreened(persons)

    assert {alert["alert"]: alert["is_gone"] for alert in after} == {1: True, 2: False}
    assert after[0]["steps"][-1]["text"] == f"un:{NEWCOMER.ref} carries it: see alert 2"


def test_the_same_party_raises_no_second_alert_while_both_are_screened(
    persons: Persons, publisher: Publisher, tmp_path: Path
) -> None:
    customers(persons, tmp_path, NEWCOMER.name)
    active(persons, "--birth-date", "1962")
    rescreened(persons)
    decided(persons, "true_match", "same-person")

    comes_with_a_birth_date(publisher, persons)
    (both,) = rescreened(persons)
    retired(persons)
    (after,) = rescreened(persons)

    assert [both["status"], after["status"]] == ["confirmed", "confirmed"]
    assert f"un:{NEWCOMER.ref} is new beside the customer" in both["steps"][-1]["text"]
    assert both["steps"] == after["steps"]
