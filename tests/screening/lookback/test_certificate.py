"""Does a certificate give away whatever was altered in it, with nothing but the file?"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from db.audit import canonical
from db.records.event import Event
from db.store.engine import Store, open_store
from db.store.ledger import events
from db.store.looking_back import LOOKED_BACK
from screening.lookback.certificate import certificate, digest_of, written
from screening.lookback.form import Certificate
from screening.lookback.held_against import held_against
from screening.lookback.look_back import note
from screening.lookback.verify import faults, read
from tests.screening.lookback.world import NAME, World, at, party

ASIDE = party("KPi.901", "Ulmbert Roskin Tavello")


@pytest.fixture
def made(world: World, store: Store) -> Certificate:
    """Look back at a party that was removed, with a retired customer and one like it."""
    return made_in(world, store)


@pytest.fixture(scope="module")
def at_hand(tmp_path_factory: pytest.TempPathFactory, pattern: Path) -> Certificate:
    """Give such a certificate for tests that ask nothing of the store it came from."""
    folder = tmp_path_factory.mktemp("at hand")
    url = f"sqlite:///{shutil.copy(pattern, folder / 'store.sqlite')}"
    with open_store(url) as store:
        return made_in(World(store, url, folder / "world"), store)


def made_in(world: World, store: Store) -> Certificate:
    world.published("2020-03-01", ASIDE, party(), taken_in="2020-03-20")
    world.published("2020-06-01", ASIDE)
    world.customers("2020-01-10", ("1", NAME), ("2", NAME), ("3", "Wendrak Zsigmont"))
    world.retired("2020-05-05", "2")
    found = world.back()
    one = certificate(found)
    note(store, found, one)
    return one


def as_forged(said: dict[str, Any]) -> list[str]:
    """Give what is found in a certificate whose forger worked out the digest again."""
    forged = msgspec.json.decode(canonical(said), type=Certificate)
    forged = msgspec.structs.replace(forged, digest=digest_of(forged))
    again, problems = read(written(forged))
    assert again is not None
    assert problems == []
    return list(faults(again))


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in pairs:
        if isinstance(inner, dict | list) and inner:
            yield from leaves(inner, (*path, key))
        else:
            yield (*path, key)


def altered(said: Any, path: tuple[Any, ...]) -> Any:
    found = msgspec.json.decode(canonical(said))
    here = found
    for key in path[:-1]:
        here = here[key]
    was = here[path[-1]]
    match was:
        case bool():
            here[path[-1]] = not was
        case int() | float():
            here[path[-1]] = was + 1
        case str():
            here[path[-1]] = f"1{was}"
        case None:
            here[path[-1]] = "2020-01-01"
        case _:
            here[path[-1]] = ["x"]
    return found


def test_a_certificate_is_whole_and_agrees_with_itself_and_the_store(
    made: Certificate, store: Store
) -> None:
    found, problems = read(written(made))

    assert found == made
    assert problems == list(faults(made)) == []
    assert held_against(made, store).faults == ()
    assert [(one.customer, one.days) for one in made.results] == [("1", 212), ("2", 66)]
    assert [one.customer for one in made.nearest] == ["3"]


def test_whatever_is_altered_is_found(at_hand: Certificate) -> None:
    said = msgspec.json.decode(written(at_hand))
    paths = list(leaves(said))

    for path in paths:
        _, problems = read(canonical(altered(said, path)) + b"\n")
        assert problems, path
    assert len(paths) > 100


def test_what_is_put_in_twice_or_besides_is_found(at_hand: Certificate) -> None:
    content = written(at_hand)

    assert read(content.replace(b'{"by":', b'{"by":"x","by":', 1))[1]
    assert read(content.replace(b'{"by":', b'{"more":1,"by":', 1))[1]
    assert read(content.rstrip())[1]
    assert read(b"no certificate")[0] is None


@pytest.mark.parametrize(
    ("path", "value"),
    [
        pytest.param(("results", 0, "days"), 211, id="days"),
        pytest.param(("results", 0, "days_unnoticed"), 12, id="days unnoticed"),
        pytest.param(("results", 0, "days_before_active"), 0, id="days before active"),
        pytest.param(("results", 0, "days_pending"), 0, id="days pending"),
        pytest.param(("results", 0, "noticed_on"), "2020-03-05", id="noticed earlier"),
        pytest.param(("results", 0, "spans", 0, "last"), "2020-08-01", id="a span cut short"),
        pytest.param(("results", 0, "spans", 0, "days"), 1, id="days of a span"),
        pytest.param(("results", 0, "hits", 0, "last"), "2020-04-01", id="a hit cut short"),
        pytest.param(("results", 0, "hits", 0, "record_first"), "2020-04-01", id="a record"),
        pytest.param(("results", 0, "hits", 0, "record"), 99, id="a later record"),
        pytest.param(("results", 0, "hits", 0, "reading"), 9, id="no such reading"),
        pytest.param(("results", 0, "hits", 0, "like", "outcome"), "no_match", id="no alert"),
        pytest.param(("results", 0, "portfolio"), "other", id="another portfolio"),
        pytest.param(("results", 0, "customer"), "2", id="a customer twice"),
        pytest.param(("nearest", 0, "customer"), "1", id="found and not found"),
        pytest.param(("nearest", 0, "like", "outcome"), "review", id="a hit hidden"),
        pytest.param(("nearest", 0, "like", "score"), 0.1, id="not near"),
        pytest.param(("parameters", "nearest"), 0, id="more than asked for"),
        pytest.param(
            ("parties", 0, "readings", 0, "first"), "2020-02-01", id="in force before"
        ),
        pytest.param(("parties", 0, "readings", 0, "last"), "2021-02-01", id="past the day"),
        pytest.param(("parties", 0, "readings", 0, "file"), "00", id="another file"),
        pytest.param(("parties", 0, "days_late"), 1, id="less late"),
        pytest.param(("parties", 0, "active_at"), "2020-03-02T12:00:00Z", id="active sooner"),
        pytest.param(("found",), 1, id="fewer found"),
    ],
)
def test_what_is_forged_contradicts_the_rest(
    at_hand: Certificate, path: tuple[Any, ...], value: object
) -> None:
    said = msgspec.json.decode(written(at_hand))
    here = said
    for key in path[:-1]:
        here = here[key]
    here[path[-1]] = value

    assert as_forged(said)


def looked_back(store: Store) -> list[Event]:
    with store.reading() as connection:
        return list(events(connection, (LOOKED_BACK,)))


def test_the_log_holds_who_looked_back_at_whom_and_no_customer(
    made: Certificate, store: Store
) -> None:
    (event,) = looked_back(store)

    said = msgspec.json.decode(event.detail)
    assert (event.by, event.about, said["digest"]) == ("officer", "KPi.900", made.digest)
    assert (said["found"], said["examined"]["retail"]) == (2, {"customers": 3, "versions": 4})
    assert event.personal
    assert made.log.event == event.id - 1


def test_a_certificate_that_the_log_does_not_hold_is_told(
    made: Certificate, store: Store
) -> None:
    other = msgspec.structs.replace(made, by="somebody", digest="")
    other = msgspec.structs.replace(other, digest=digest_of(other))
    another_log = msgspec.structs.replace(
        made, log=msgspec.structs.replace(made.log, hash="0" * 64)
    )

    assert held_against(other, store).faults == ("the log holds no look back with this digest",)
    assert "has another hash" in held_against(another_log, store).faults[0]


def test_what_came_later_changes_nothing_of_what_was_looked_at(
    made: Certificate, store: Store, world: World
) -> None:
    world.customers("2020-12-30", ("4", NAME))
    world.published("2020-12-30", ASIDE)

    assert held_against(made, store).faults == ()


def test_records_other_than_those_looked_at_are_told(made: Certificate, store: Store) -> None:
    (portfolio,) = made.portfolios
    others = msgspec.structs.replace(portfolio, seals="0" * 64)

    held = held_against(msgspec.structs.replace(made, portfolios=[others]), store)

    assert held.faults == ("the records of retail are not those looked at",)


def test_names_stand_in_it_only_where_they_were_asked_for(
    made: Certificate, world: World
) -> None:
    named = certificate(world.back(), with_names=True)

    assert {one.name for one in made.results} | {one.name for one in made.nearest} == {None}
    assert [one.name for one in named.results] == [NAME, NAME]
    assert at("2020-03-20", 12) == named.parties[0].active_at
