"""What happens when a whole file of the list says something it should not?"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest

from tests import publisher as sends
from tests.publisher import Publisher
from tests.screening.conftest import LIST
from tests.screening.faults import Fault, assert_as_documented, case
from tests.screening.home import Home
from tests.screening.un_files import (
    DPRK_ENTRIES,
    ENTRIES,
    NEWCOMER,
    TODAY,
    YESTERDAY,
    Listed,
    un_file,
)
from tests.screening.yesterday import (
    NOBODY,
    SOME,
    assert_counts,
    assert_found,
    assert_today_in_force,
    assert_yesterday_in_force,
)

TOMORROW = TODAY + timedelta(minutes=30)
KEPT = ENTRIES[: len(ENTRIES) * 7 // 10]
LOST = ENTRIES[len(KEPT) :]
OTHERS = ENTRIES[DPRK_ENTRIES:]
DPRK = ENTRIES[:DPRK_ENTRIES]
FEW = ENTRIES[:300]
"""Less than half of what the manifest promises."""


@pytest.mark.parametrize(
    ("fault", "kept"),
    [
        case("30 % of the parties lost and one gained", KEPT),
        case("30 % lost, all of the DPRK programme among them", OTHERS[:700]),
        case("only the DPRK programme lost", OTHERS),
    ],
)
def test_removals_wait_until_a_person_accepts_them(
    home: Home, publisher: Publisher, fault: Fault, kept: Sequence[Listed]
) -> None:
    content = un_file((*kept, NEWCOMER), TODAY)
    publisher.answers(LIST, sends.body(content))

    result = home.refresh()

    assert_as_documented(result, fault)
    assert_today_in_force(home, fault.state)
    again = home.refresh()
    assert_as_documented(again, fault)
    assert_today_in_force(home, fault.state)
    accepted = home.refresh("--accept", sha256(content).hexdigest())
    assert accepted.code == 0, accepted.said
    assert f"{len(ENTRIES) - len(kept)} removed" in accepted.said
    gone = [party for party in SOME if party not in kept]
    assert_found(home, [NEWCOMER, *(party for party in SOME if party in kept)])
    assert [home.found(party.name) for party in gone] == [[] for _ in gone]
    assert home.lists()["state"] == "current"
    assert home.refresh().code == 0


@pytest.mark.parametrize("fault", [case("held removals, and a smaller loss the next day")])
def test_removals_that_wait_are_not_let_go_by_time(
    home: Home, publisher: Publisher, fault: Fault
) -> None:
    publisher.answers(LIST, sends.body(un_file((*KEPT, NEWCOMER), TODAY)))
    home.refresh()
    back = ENTRIES[: len(ENTRIES) - 10]
    publisher.answers(LIST, sends.body(un_file((*back, NEWCOMER), TOMORROW)))

    result = home.refresh()

    assert_as_documented(result, fault)
    assert_today_in_force(home, fault.state)
    assert_found(home, ENTRIES[-10:])


@pytest.mark.parametrize("fault", [case("held removals, and the parties are back")])
def test_parties_that_come_back_need_nobody_to_accept_anything(
    home: Home, publisher: Publisher, fault: Fault
) -> None:
    publisher.answers(LIST, sends.body(un_file((*KEPT, NEWCOMER), TODAY)))
    home.refresh()
    publisher.answers(LIST, sends.body(un_file((*ENTRIES, NEWCOMER), TOMORROW)))

    result = home.refresh()

    assert_as_documented(result, fault)
    assert_today_in_force(home, fault.state)


@pytest.mark.parametrize("fault", [case("held removals, and 304 not changed")])
def test_not_changed_does_not_let_held_removals_go(
    home: Home, publisher: Publisher, fault: Fault
) -> None:
    content = un_file((*KEPT, NEWCOMER), TODAY)
    publisher.answers(LIST, sends.unless_unchanged(content, '"today"'))
    home.refresh()

    result = home.refresh()

    assert publisher.requests[-1].headers["if-none-match"] == '"today"'
    assert_as_documented(result, fault)
    assert_today_in_force(home, fault.state)
    assert home.refresh("--accept", sha256(content).hexdigest()).code == 0
    assert home.found(LOST[-1].name) == []


@pytest.mark.parametrize(
    ("fault", "content"),
    [
        case("less than half of the list", un_file((*FEW, NEWCOMER), TODAY)),
        case("a list without entries", un_file((), TODAY)),
        case(
            "a date that is yet to come",
            un_file((*ENTRIES, NEWCOMER), TODAY + timedelta(days=3000)),
        ),
    ],
)
def test_a_broken_promise_is_refused_until_a_person_accepts_it(
    home: Home, publisher: Publisher, fault: Fault, content: bytes
) -> None:
    publisher.answers(LIST, sends.body(content))

    result = home.refresh()

    assert_as_documented(result, fault)
    assert publisher.count(LIST) == 3
    assert_yesterday_in_force(home, fault.state)
    digest = sha256(content).hexdigest()
    assert f"--accept {digest}" in result.said
    assert digest in home.archived
    assert home.refresh().code == 3
    accepted = home.refresh("--accept", digest)
    assert "published" in accepted.out
    assert accepted.code == 0, accepted.said


def test_what_was_accepted_is_recognised_though_it_is_dated_anew_at_every_download(
    home: Home, publisher: Publisher
) -> None:
    content = un_file((*FEW, NEWCOMER), TODAY)
    publisher.answers(LIST, sends.body(content))
    home.refresh()
    publisher.answers(LIST, sends.body(un_file((*FEW, NEWCOMER), TOMORROW)))
    assert home.refresh().code == 3

    accepted = home.refresh("--accept", sha256(content).hexdigest())

    assert accepted.code == 0, accepted.said
    assert home.lists()["entries"] == len(FEW) + 1


def test_what_was_accepted_accepts_nothing_else(home: Home, publisher: Publisher) -> None:
    content = un_file((*FEW, NEWCOMER), TODAY)
    publisher.answers(LIST, sends.body(content))
    home.refresh()
    publisher.answers(LIST, sends.body(un_file(FEW[1:], TOMORROW)))

    result = home.refresh("--accept", sha256(content).hexdigest())

    assert result.code == 3
    assert_yesterday_in_force(home, "current")


@pytest.mark.parametrize("fault", [case("only the date of generation differs")])
def test_a_file_that_differs_only_in_its_date_is_a_successful_check(
    home: Home, publisher: Publisher, fault: Fault
) -> None:
    before = home.lists()
    publisher.answers(LIST, sends.body(un_file(generated=TODAY)))

    result = home.refresh()

    assert_as_documented(result, fault)
    assert_yesterday_in_force(home, fault.state)
    after = home.lists()
    assert after["checked_at"] > before["checked_at"]
    assert after["sha256"] == before["sha256"]


@pytest.mark.parametrize("fault", [case("an older file than the one in force")])
def test_a_publisher_who_goes_back_in_time_changes_nothing(
    home: Home, publisher: Publisher, fault: Fault
) -> None:
    older = un_file(ENTRIES[5:], YESTERDAY - timedelta(days=10))
    publisher.answers(LIST, sends.body(older))

    result = home.refresh()

    assert_as_documented(result, fault)
    assert_yesterday_in_force(home, fault.state)


@pytest.mark.parametrize("fault", [case("a known party without a name")])
def test_a_known_party_without_a_name_keeps_the_last_good_version(
    home: Home, publisher: Publisher, fault: Fault
) -> None:
    nameless = replace(ENTRIES[0], name="")
    publisher.answers(LIST, sends.body(un_file((nameless, *ENTRIES[1:], NEWCOMER), TODAY)))

    result = home.refresh()

    assert_as_documented(result, fault)
    assert_today_in_force(home, fault.state)


@pytest.mark.parametrize("fault", [case("a new party without a name")])
def test_a_new_party_without_a_name_makes_the_list_incomplete(
    home: Home, publisher: Publisher, fault: Fault
) -> None:
    nameless = Listed("KPi.9002", "", "DPRK", "6999002")
    publisher.answers(LIST, sends.body(un_file((*ENTRIES, nameless, NEWCOMER), TODAY)))

    result = home.refresh()

    assert_as_documented(result, fault)
    assert_as_documented(home.refresh(), fault)
    assert_today_in_force(home, fault.state)
    nobody = home.screen(NOBODY)
    assert '"not_screened"' in nobody.out
    assert nobody.code == 3


@pytest.mark.parametrize("fault", [case("a known party without a reference")])
def test_a_known_party_without_a_reference_is_known_by_its_number(
    home: Home, publisher: Publisher, fault: Fault
) -> None:
    nameless = replace(ENTRIES[0], ref="")
    publisher.answers(LIST, sends.body(un_file((nameless, *ENTRIES[1:], NEWCOMER), TODAY)))

    result = home.refresh()

    assert_as_documented(result, fault)
    assert_today_in_force(home, fault.state)


@pytest.mark.parametrize("fault", [case("a new party without a reference")])
def test_a_new_party_without_a_reference_is_screened_all_the_same(
    home: Home, publisher: Publisher, fault: Fault
) -> None:
    unnumbered = replace(NEWCOMER, ref="")
    publisher.answers(LIST, sends.body(un_file((*ENTRIES, unnumbered), TODAY)))

    result = home.refresh()

    assert_as_documented(result, fault)
    assert_found(home, SOME)
    assert len(home.found(NEWCOMER.name)) == 1
    assert_counts(home, fault.state, len(ENTRIES) + 1)


@pytest.mark.parametrize("fault", [case("a record of an unknown kind")])
def test_a_record_of_an_unknown_kind_makes_the_list_incomplete(
    home: Home, publisher: Publisher, fault: Fault
) -> None:
    more = "</INDIVIDUALS><VESSELS><VESSEL>Sea Example</VESSEL></VESSELS><INDIVIDUALS>"
    content = un_file((*ENTRIES, NEWCOMER), TODAY, more=more)
    publisher.answers(LIST, sends.body(content))

    result = home.refresh()

    assert_as_documented(result, fault)
    assert_today_in_force(home, fault.state)


@pytest.mark.parametrize("fault", [case("an element nobody has seen before")])
def test_an_element_nobody_has_seen_is_reported_and_published(
    home: Home, publisher: Publisher, fault: Fault
) -> None:
    content = un_file((*ENTRIES, NEWCOMER), TODAY).replace(
        b"<VERSIONNUM>1<", b"<MOOD>cheerful</MOOD><VERSIONNUM>1<", 1
    )
    publisher.answers(LIST, sends.body(content))

    result = home.refresh()

    assert_as_documented(result, fault)
    assert_today_in_force(home, fault.state)


@pytest.mark.parametrize("fault", [case("a newer file by hand, then 304 not changed")])
def test_not_changed_says_nothing_about_a_file_loaded_by_hand(
    home: Home, publisher: Publisher, tmp_path_factory: pytest.TempPathFactory, fault: Fault
) -> None:
    newer = tmp_path_factory.mktemp("by-hand") / "newer.xml"
    newer.write_bytes(un_file((*ENTRIES, NEWCOMER), TODAY))
    assert home.run("refresh", "--from", f"un={newer}").code == 0

    result = home.refresh()

    assert "if-none-match" not in publisher.requests[-1].headers
    assert_as_documented(result, fault)
    assert_today_in_force(home, fault.state)
