"""Whether the built-in samples can be read, and cannot be taken for a real list."""

from datetime import UTC, datetime
from importlib import resources

import pytest

from db.records.entry import Entry, IdentifierKind
from feeds.parsed import ParsedList
from feeds.registry import manifest, manifests, parser

MARKS = {
    "un": b"SAMPLE, NOT FOR REAL SCREENING",
    "eu": b"SAMPLE, NOT FOR REAL SCREENING",
    "un-vessels": b"SAMPLE - not for real screening",
}


def content(list_id: str) -> bytes:
    (found,) = (
        item
        for item in resources.files("feeds.sample").iterdir()
        if item.name.startswith(f"{list_id}.")
    )
    return found.read_bytes()


def read(list_id: str) -> ParsedList:
    return parser(manifest(list_id))(content(list_id), manifest(list_id))


def entries(list_id: str) -> dict[str, Entry]:
    return {entry.ref: entry for entry in read(list_id).entries}


every_list = pytest.mark.parametrize("list_id", manifests())


@every_list
def test_a_sample_is_read_whole(list_id: str) -> None:
    parsed = read(list_id)

    assert len(parsed.entries) >= 6
    assert (parsed.unreadable, parsed.coverage.new_in_source) == ((), ())


@every_list
def test_a_sample_is_older_than_any_real_list(list_id: str) -> None:
    parsed = read(list_id)

    assert parsed.generated_at == datetime(2000, 1, 1, tzinfo=UTC)


@every_list
def test_a_sample_says_that_it_is_one(list_id: str) -> None:
    start = content(list_id)[:1000]

    assert MARKS[list_id] in start


@pytest.mark.parametrize(("list_id", "programme"), [("un", "DPRK"), ("eu", "PRK")])
def test_a_sample_holds_parties_of_the_dprk_and_others(list_id: str, programme: str) -> None:
    others = [ref for ref, e in entries(list_id).items() if programme not in e.programmes]

    assert len(others) == 2
    assert len(entries(list_id)) == 14


@pytest.mark.parametrize(
    ("list_id", "ref", "name"),
    [
        pytest.param("un", "KPi.002", "RI JE-SON", id="Ri Je-son"),
        pytest.param("un", "KPi.024", "KIM YONG CHOL", id="Kim Yong Chol of KOMID"),
        pytest.param(
            "un", "KPe.023", "DAEDONG CREDIT BANK (DCB)", id="blank behind the number"
        ),
        pytest.param("eu", "EU.4159.44", "Yong Chol KIM", id="Kim Yong Chol born 1946"),
        pytest.param("eu", "EU.4147.16", "Yong Chol Kim", id="Kim Yong Chol born 1962"),
    ],
)
def test_the_parties_of_the_examples_are_in_the_samples(
    list_id: str, ref: str, name: str
) -> None:
    assert entries(list_id)[ref].name == name


def test_two_people_of_one_name_can_be_told_apart_by_their_dates_of_birth() -> None:
    eu = entries("eu")

    dates = [eu[ref].birth_dates[0].date.printed for ref in ("EU.4159.44", "EU.4147.16")]

    assert dates == ["1946", "1962-02-18"]


def test_the_sample_of_the_eu_has_a_korean_name_a_bank_code_and_a_passport() -> None:
    eu = entries("eu").values()

    kinds = {identifier.kind for entry in eu for identifier in entry.identifiers}

    assert {IdentifierKind.BIC, IdentifierKind.PASSPORT, IdentifierKind.IMO_SHIP} <= kinds
    assert "김영철" in {
        name.text for entry in eu for name in entry.names if name.script == "Hang"
    }
