"""Are the cases of an evaluation what their labels say?"""

import unicodedata
from random import Random

import pytest

from db.records.entry import Name, PartyType
from db.records.screening import IndexedEntry
from screening.evaluate import noise
from screening.evaluate.bearers import bearers, homonyms
from screening.evaluate.cases import Case, Group
from screening.evaluate.hangul import KoreanName
from screening.evaluate.korean_negatives import group_of, korean_negatives
from screening.evaluate.near_misses import near_names
from screening.evaluate.organisation_cases import CHANGES, organisation_cases
from screening.evaluate.parties import Half, Party, half_of, parties
from screening.evaluate.person_cases import CLASSES, person_cases
from screening.evaluate.plan import Plan, cases_of
from screening.evaluate.readings import readings
from screening.evaluate.world_negatives import KINDS, world_negatives
from tests import factories

PERSONS = tuple(
    Party(f"un:KPi.{n}", PartyType.PERSON, (("un", f"KPi.{n}"),), (Name(text),))
    for n, text in enumerate(("KIM Yong Chol", "RI Pyong Hwan", "CHOE Hwi", "Jang Song Nam"))
)
FIRM = Party(
    "un:KPe.1",
    PartyType.ORGANISATION,
    (("un", "KPe.1"),),
    (Name("Korea Example Trading Corporation"), Name("KETCO")),
)
BEARERS = bearers(PERSONS, ())


def _cases(*classes: str, seed: int = 1, count: int = 30) -> list[Case]:
    return list(person_cases(PERSONS, BEARERS, seed=seed, per_class=count, classes=classes))


def test_the_same_seed_gives_the_same_cases_and_another_gives_others() -> None:
    assert _cases() == _cases()
    assert _cases() != _cases(seed=2)


def test_every_class_gives_cases() -> None:
    assert {case.kind for case in _cases()} == set(CLASSES) - {"hangul_printed"}


def test_every_case_means_a_listed_party_and_asks_for_something() -> None:
    ids = {party.id for party in PERSONS}

    assert [c for c in _cases() if c.party not in ids or not c.text.strip()] == []


@pytest.mark.parametrize(
    "kind", ["dprk", "mr_ascii", "mr_apostrophe", "revised", "customary", "mixed"]
)
def test_a_respelt_name_can_still_be_read_as_the_listed_one(kind: str) -> None:
    names = {bearer.party.id: bearer.name for bearer in BEARERS}

    for case in _cases(kind):
        read = readings(case.text.replace(",", ""))
        southern = {names[case.party], names[case.party].southern}
        assert any(one.allows(name) for one in read for name in southern), case.text


def test_a_typo_is_never_another_spelling_of_the_same_name() -> None:
    names = {bearer.party.id: bearer.name for bearer in BEARERS}
    listed = {noise.folded(party.names[0].text) for party in PERSONS}

    for case in _cases("typo"):
        assert noise.folded(case.text) not in listed
        assert not any(one.allows(names[case.party]) for one in readings(case.text))


@pytest.mark.parametrize("kind", ["full_width", "zero_width"])
def test_a_disguised_name_has_the_letters_of_the_listed_one(kind: str) -> None:
    listed = {noise.folded(party.names[0].text) for party in PERSONS}

    for case in _cases(kind):
        shown = "".join(c for c in case.text if unicodedata.category(c) != "Cf")
        assert noise.folded(shown) in listed
        assert not case.text.isascii()


def test_initials_that_two_parties_share_name_both() -> None:
    pair = (
        Party("un:A", PartyType.PERSON, (("un", "A"),), (Name("KIM Yong Chol"),)),
        Party("un:B", PartyType.PERSON, (("un", "B"),), (Name("KIM Yong Chun"),)),
    )

    found = list(
        person_cases(pair, bearers(pair, ()), seed=1, per_class=4, classes=("initials",))
    )

    assert {frozenset(case.parties) for case in found} == {frozenset({"un:A", "un:B"})}


@pytest.mark.parametrize(
    ("name", "text", "group"),
    [
        pytest.param(KoreanName("김", "용철"), "Kim Yong-chul", Group.HOMONYM, id="homonym"),
        pytest.param(KoreanName("이", "병환"), "이병환", Group.HOMONYM, id="southern spelling"),
        pytest.param(
            KoreanName("장", "성남"), "Jang Sung Nam", Group.HOMONYM, id="any reading"
        ),
        pytest.param(KoreanName("김", "민수"), "Kim Min-su", Group.UNLISTED, id="another name"),
        pytest.param(
            KoreanName("장", "승남"), "Jang Sung Nam", Group.HOMOGRAPH, id="homograph"
        ),
        pytest.param(KoreanName("장", "승남"), "장승남", Group.UNLISTED, id="hangul is clear"),
    ],
)
def test_an_unlisted_name_is_put_into_its_group(
    name: KoreanName, text: str, group: Group
) -> None:
    assert group_of(name, text, homonyms(PERSONS)) is group


def test_south_koreans_have_the_surnames_of_the_census() -> None:
    made = list(korean_negatives(frozenset(), seed=1, count=4000))

    kim = sum(case.made_from.startswith("김") for case in made) / len(made)
    assert 0.19 < kim < 0.24
    assert len({case.text for case in made}) == len(made)


def nobody(_name: str) -> bool:
    return False


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_other_names_has_variety(kind: str) -> None:
    made = [c for c in world_negatives(nobody, seed=1, count=300) if c.kind == kind]

    assert len({case.text for case in made}) == 300


def test_an_unlisted_name_that_is_listed_after_all_counts_as_homonym() -> None:
    (first, *_) = world_negatives(nobody, seed=1, count=1)

    (again, *_) = world_negatives(lambda text: text == first.text, seed=1, count=1)

    assert (first.group, again.group) == (Group.UNLISTED, Group.HOMONYM)


def test_a_near_miss_is_nobodys_homonym() -> None:
    known = homonyms(PERSONS)

    for case in near_names(BEARERS, known, seed=1, count=50):
        hangul = case.made_from.split(",")[0]
        assert KoreanName(hangul[0], hangul[1:]).key not in known


SPOILT = {"typo", "confusables", "full_width", "ocr"}


@pytest.mark.parametrize("kind", [kind for kind in CHANGES if kind not in SPOILT])
def test_a_changed_organisation_keeps_its_telling_word(kind: str) -> None:
    for case in organisation_cases([FIRM], seed=1, per_class=5, classes=(kind,)):
        assert "example" in case.text.casefold()
        assert case.parties == (FIRM.id,)


def test_a_printed_acronym_is_asked_for() -> None:
    found = organisation_cases([FIRM], seed=1, per_class=5, classes=("acronym",))

    assert [case.text for case in found] == ["KETCO"]


def test_entries_are_joined_by_the_printed_number_and_never_by_name() -> None:
    un = factories.entry("KPi.901", ["Ana Example"])
    eu = factories.entry("EU.1.1", ["A. Example"], references=(("unitedNationId", "KPi.901"),))
    namesake = factories.entry("EU.2.2", ["Ana Example"])

    joined, alone = parties([eu, namesake, un])

    assert joined.id == "x:KPi.901"
    assert {ref for _, ref in joined.entries} == {"KPi.901", "EU.1.1"}
    assert [ref for _, ref in alone.entries] == ["EU.2.2"]


def test_a_misprinted_number_joins_nothing() -> None:
    un = factories.entry("KPi.045", ["Ana Example"])
    eu = factories.entry(
        "EU.4076.89", ["Ben Example"], references=(("unitedNationId", "KPi.045"),)
    )

    assert len(parties([un, eu])) == 2


def test_halves_are_about_halves_and_stay_as_they_are() -> None:
    halves = [half_of(f"party {n}") for n in range(1000)]

    assert 440 < halves.count(Half.TUNING) < 560
    assert half_of("un:KPi.001") is half_of("un:KPi.001")


def test_the_halves_share_no_party_and_no_made_up_name() -> None:
    names = [party.names[0].text for party in PERSONS]
    entries = [factories.entry(f"KPi.{n}", [names[n % len(names)]]) for n in range(12)]
    indexed = [IndexedEntry(entry, is_in_scope=True) for entry in entries]

    halves = [
        cases_of(indexed, Plan(half, per_class=5, negatives=200))
        for half in (Half.TUNING, Half.HELD_OUT)
    ]

    for group in (Group.PERSON, Group.UNLISTED):
        one, other = (
            {case.party or case.made_from for case in cases if case.group is group}
            for cases in halves
        )
        assert one
        assert other
        assert one.isdisjoint(other - {""})


def test_a_typo_needs_something_to_spoil() -> None:
    assert noise.typo(Random(1), "Li") == ""
