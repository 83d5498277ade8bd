"""Does each act wait for a second person where the policy says so, and nowhere else?"""

import json
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from db.store.engine import open_store
from db.store.ledger import events
from screening import settings
from tests.publisher import Publisher, unless_unchanged
from tests.screening.conftest import LIST
from tests.screening.home import Home
from tests.screening.persons import Persons
from tests.screening.un_files import ENTRIES, TODAY, un_file

GONE = ENTRIES[0]


@pytest.fixture
def policy(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the policy want a second person for everything."""
    folder = tmp_path / "own rules"
    folder.mkdir()
    text = resources.files("rules").joinpath("review.toml").read_text(encoding="utf-8")
    wanted = 'four_eyes = ["accept", "removal", "joins", "rules"]'
    (folder / "review.toml").write_text(text.replace("four_eyes = []", wanted), "utf-8")
    monkeypatch.setenv("SANCTIONS_RULES", str(folder))
    return folder


def waiting(persons: Persons) -> list[dict[str, Any]]:
    printed = persons.run("ann", "review", "proposals", "--format", "json").out
    found: list[dict[str, Any]] = json.loads(printed)
    return found


def agree(persons: Persons, who: str, number: int = 1) -> int:
    said = ("review", "agree", str(number), "--reason", "Looked at it.")
    return persons.run(who, *said).code


def used() -> list[str]:
    with open_store(settings.load().database_url) as store, store.reading() as connection:
        return [event.about for event in events(connection, ["proposal used"])]


def lose(publisher: Publisher, persons: Persons, count: int = 1) -> str:
    """Let the publisher's file lack parties; gives its digest."""
    content = un_file(ENTRIES[count:] if count == 1 else ENTRIES[:-count], TODAY)
    publisher.answers(LIST, unless_unchanged(content, '"today"'))
    persons.run("ann", "refresh", "--list", "un")
    return sha256(content).hexdigest()


def pending(persons: Persons) -> list[str]:
    (told,) = json.loads(persons.run("ann", "lists", "--list", "un", "--format", "json").out)
    found: list[str] = told["removals_pending"]
    return found


CONFIRM = ("changes", "--confirm", GONE.ref, "--act", "SC/1")


def test_a_removal_waits_for_a_second_person(
    policy: Path, persons: Persons, publisher: Publisher
) -> None:
    lose(publisher, persons)

    first = persons.run("ann", *CONFIRM)
    own = agree(persons, "ann")
    still = pending(persons)
    agree(persons, "bea")
    second = persons.run("ann", *CONFIRM)

    assert (first.code, own, still) == (3, 2, [GONE.ref])
    assert "proposal 1 waits for a second person; then run the same again" in first.said
    assert (second.code, pending(persons), used()) == (0, [], ["proposal 1"])


def test_an_agreement_to_one_act_is_none_to_another(
    policy: Path, persons: Persons, publisher: Publisher
) -> None:
    lose(publisher, persons)
    persons.run("ann", *CONFIRM)
    agree(persons, "bea")

    other = persons.run("ann", *CONFIRM[:-1], "SC/2")

    assert (other.code, pending(persons)) == (3, [GONE.ref])


def test_without_the_policy_a_removal_is_confirmed_at_once(
    persons: Persons, publisher: Publisher
) -> None:
    lose(publisher, persons)

    result = persons.run("ann", *CONFIRM)

    assert (result.code, pending(persons), waiting(persons)) == (0, [], [])


def test_what_is_not_pending_is_not_even_proposed(policy: Path, persons: Persons) -> None:
    result = persons.run("ann", *CONFIRM)

    assert (result.code, waiting(persons)) == (2, [])


JOIN = ("subjects", "--join", ENTRIES[0].ref, ENTRIES[1].ref, "--reason", "One person.")


def test_a_join_waits_for_a_second_person(policy: Path, persons: Persons) -> None:
    first = persons.run("ann", *JOIN)
    agree(persons, "bea")
    turned = persons.run("ann", *JOIN[:2], ENTRIES[1].ref, ENTRIES[0].ref, *JOIN[4:])

    assert (first.code, turned.code) == (3, 0)
    assert "are one party, as ann decided" in turned.said
    assert used() == ["proposal 1"]
    assert persons.run("ann", "subjects", "--split", *JOIN[2:]).code == 3


def test_without_the_policy_a_join_is_decided_at_once(persons: Persons) -> None:
    assert persons.run("ann", *JOIN).code == 0
    assert waiting(persons) == []


LOST = 400
"""More than a list may lose at once."""


def test_an_accepted_file_waits_for_a_second_person(
    policy: Path, persons: Persons, publisher: Publisher
) -> None:
    digest = lose(publisher, persons, LOST)
    accept = ("refresh", "--list", "un", "--accept", digest)

    first = persons.run("ann", *accept)
    held = len(pending(persons))
    agree(persons, "bea")
    second = persons.run("ann", *accept)

    assert (first.code, held) == (3, LOST)
    assert f"accept {digest}: proposal 1 waits for a second person" in first.said
    assert (second.code, pending(persons), used()) == (0, [], ["proposal 1"])


def test_an_agreement_is_not_used_up_where_the_refresh_failed(
    policy: Path, persons: Persons, publisher: Publisher
) -> None:
    digest = lose(publisher, persons, LOST)
    accept = ("refresh", "--list", "un", "--accept", digest)
    persons.run("ann", *accept)
    agree(persons, "bea")
    publisher.answers(LIST, unless_unchanged(b"<html>out of order</html>", '"page"'))

    failed = persons.run("ann", *accept)

    assert (failed.code, used()) == (3, [])


def test_without_the_policy_a_file_is_accepted_at_once(
    persons: Persons, publisher: Publisher
) -> None:
    digest = lose(publisher, persons, LOST)

    result = persons.run("ann", "refresh", "--list", "un", "--accept", digest)

    assert (result.code, pending(persons), waiting(persons)) == (0, [], [])


def lists(persons: Persons) -> tuple[int, bool]:
    result = persons.run("ann", "lists", "--list", "un")
    return result.code, "are not those that two persons agreed to" in result.err


def test_rules_that_changed_wait_for_a_second_person(policy: Path, persons: Persons) -> None:
    begun = lists(persons)
    text = resources.files("rules").joinpath("decision.toml").read_text(encoding="utf-8")
    (policy / "decision.toml").write_text(text + "\n# Ours.\n", encoding="utf-8")

    changed = lists(persons)
    screened = persons.run("ann", "customers", "screen")
    proposed = persons.run("ann", "review", "propose-rules", "--reason", "Our bands.")
    waits, own = lists(persons), agree(persons, "ann")
    agree(persons, "bea")

    assert (begun, changed, waits, own) == ((0, False), (3, True), (3, True), 2)
    assert (screened.code, "propose-rules" in screened.err) == (3, True)
    assert (proposed.code, lists(persons)) == (0, (0, False))
    twice = persons.run("ann", "review", "propose-rules", "--reason", "Our bands.")
    assert (twice.code, "agreed to already" in twice.said) == (2, True)


def test_without_the_policy_rules_need_nobody(policy: Path, persons: Persons) -> None:
    (policy / "review.toml").unlink()
    assert lists(persons) == (0, False)
    text = resources.files("rules").joinpath("decision.toml").read_text(encoding="utf-8")
    (policy / "decision.toml").write_text(text + "\n# Ours.\n", encoding="utf-8")

    assert lists(persons) == (0, False)
    assert "propose-rules" not in persons.run("ann", "customers", "screen").said


def test_no_second_person_is_needed_for_what_the_policy_does_not_name(
    policy: Path, persons: Persons
) -> None:
    text = (policy / "review.toml").read_text(encoding="utf-8")
    (policy / "review.toml").write_text(text.replace('"joins", ', ""), encoding="utf-8")

    assert persons.run("ann", *JOIN).code == 0
