"""Is nomenklatura's logic-v2 asked as its users ask it, and its absence explained?"""

import sys
import warnings
from dataclasses import replace
from importlib.util import find_spec

import pytest

from db.records.entry import Name, PartyType
from screening.evaluate.nomenklatura import (
    DEFAULT_THRESHOLD,
    BaselineMissingError,
    LogicV2,
)
from screening.evaluate.parties import Party

is_installed = pytest.mark.skipif(
    find_spec("nomenklatura") is None,
    reason="the optional extra `baselines` (nomenklatura) is not installed",
)


def _party(ref: str, kind: PartyType, *names: Name) -> Party:
    return Party(f"un:{ref}", kind, (("un", ref),), names)


PERSON = _party(
    "KPi.900", PartyType.PERSON, Name("Pak Example Chol"), Name("Ana", is_weak=True)
)
COMPANY = _party("KPe.900", PartyType.ORGANISATION, Name("Example Reed Trading Corporation"))
SHIP = _party("KPv.900", PartyType.VESSEL, Name("Example Reed 7"))
UNCLEAR = _party("KPx.900", PartyType.UNKNOWN, Name("Sample Willow Bureau"))
LISTED = (PERSON, COMPANY, SHIP, UNCLEAR)


@pytest.fixture(scope="module")
def logic_v2() -> LogicV2:
    """Build it once: it reads tables for seconds before its first answer."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of libraries that are not ours
        return LogicV2(LISTED)


@is_installed
@pytest.mark.parametrize("party", [pytest.param(party, id=party.type) for party in LISTED])
def test_a_name_as_printed_finds_its_party_whatever_its_kind(
    party: Party, logic_v2: LogicV2
) -> None:
    found = dict(logic_v2.score(party.names[0].text))

    assert found[party] == 1.0


@is_installed
def test_a_party_with_nothing_in_common_is_left_out(logic_v2: LogicV2) -> None:
    found = dict(logic_v2.score("Sample Willow Bureau"))

    assert SHIP not in found


@is_installed
def test_each_query_is_compared_afresh(logic_v2: LogicV2) -> None:
    # The library remembers the names of an entity by its identifier.
    before = dict(logic_v2.score("Pak Example Chol"))
    after = dict(logic_v2.score("Example Reed Trading Corporation"))

    assert before[PERSON] == 1.0
    assert after[COMPANY] == 1.0
    assert after.get(PERSON, 0.0) < DEFAULT_THRESHOLD


@is_installed
def test_a_party_of_which_a_list_prints_other_names_is_described_afresh(
    logic_v2: LogicV2,
) -> None:
    other = LogicV2([replace(PERSON, names=(Name("Sample Willow"),))])

    found = [dict(baseline.score("Pak Example Chol")) for baseline in (logic_v2, other)]

    assert found[0][PERSON] == 1.0
    assert sum(found[1].values()) < DEFAULT_THRESHOLD


@is_installed
def test_a_person_is_asked_for_as_a_person_so_that_titles_are_stripped(
    logic_v2: LogicV2,
) -> None:
    found = dict(logic_v2.score("Mr Pak Example Chol"))

    assert found[PERSON] == 1.0


@is_installed
def test_a_weak_alias_counts_for_less_than_a_name(logic_v2: LogicV2) -> None:
    found = dict(logic_v2.score("Ana"))

    assert DEFAULT_THRESHOLD <= found[PERSON] < 1.0


def test_where_the_extra_is_missing_the_error_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "followthemoney", None)

    with pytest.raises(BaselineMissingError) as caught:
        LogicV2(LISTED)

    assert "pip install '.[baselines]'" in str(caught.value)
    assert "libicu-dev" in str(caught.value)
    assert LogicV2.library in str(caught.value)
    assert "followthemoney" in str(caught.value)  # what could not be imported, of several
