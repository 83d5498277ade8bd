"""Do the parties of the UN's DPRK list find their EU counterparts, and nobody else?"""

import pytest

from db.records.entry import Entry
from db.records.subject import Subject
from feeds.registry import manifests
from rules import loader
from screening.subjects.resolve import resolve
from tests.screening.tracking.real_files import IS_HERE, parsed

pytestmark = [
    pytest.mark.long,
    pytest.mark.real_lists,
    pytest.mark.skipif(not IS_HERE, reason="../shared/data is not here"),
]


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    return [*parsed("un", "20260227").entries, *parsed("eu", "20260223").entries]


@pytest.fixture(scope="module")
def subjects(entries: list[Entry]) -> list[Subject]:
    regimes = {name: found.regimes for name, found in manifests().items()}
    return resolve(entries, loader.subjects(loader.read()), regimes)


@pytest.fixture(scope="module")
def subject_of(subjects: list[Subject]) -> dict[str, Subject]:
    return {key.ref: subject for subject in subjects for key in subject.members}


def refs(subject: Subject) -> set[str]:
    return {key.ref for key in subject.members}


def doubts(subject: Subject) -> set[tuple[str, str, str]]:
    return {(d.one.ref, d.other.ref, d.rule) for d in subject.doubts}


def test_every_dprk_entry_of_the_un_has_its_counterpart(
    entries: list[Entry], subject_of: dict[str, Subject]
) -> None:
    wanted = [e for e in entries if e.list == "un" and "DPRK" in e.programmes]

    found = [e for e in wanted if any(k.list == "eu" for k in subject_of[e.ref].members)]

    assert (len(wanted), len(found)) == (155, 155)


def test_a_wrong_un_reference_joins_nobody(subject_of: dict[str, Subject]) -> None:
    assert refs(subject_of["KPi.046"]) == {"KPi.046", "EU.4076.89"}
    assert refs(subject_of["KPi.045"]) == {"KPi.045", "EU.4075.27"}
    assert ("KPi.045", "EU.4076.89", "cited-reference") in doubts(subject_of["KPi.045"])


def test_a_shared_passport_joins_nobody(subject_of: dict[str, Subject]) -> None:
    assert refs(subject_of["EU.11934.6"]) == {"EU.11934.6"}
    assert refs(subject_of["EU.11625.9"]) == {"EU.11625.9"}
    assert doubts(subject_of["EU.11934.6"]) == {("EU.11934.6", "EU.11625.9", "same-number")}


def test_two_persons_of_one_name_stay_two(subject_of: dict[str, Subject]) -> None:
    assert refs(subject_of["KPi.024"]) == {"KPi.024", "EU.4147.16"}
    assert refs(subject_of["EU.4159.44"]) == {"EU.4159.44"}
    assert refs(subject_of["KPi.013"]) == {"KPi.013", "EU.4117.13"}
    assert refs(subject_of["EU.3486.46"]) == {"EU.3486.46"}
    assert refs(subject_of["EU.4282.0"]) == {"EU.4282.0"}


def test_a_person_twice_on_one_list_is_one(subject_of: dict[str, Subject]) -> None:
    assert refs(subject_of["KPi.050"]) == {"KPi.050", "EU.4086.90", "EU.3786.38"}
    paek = subject_of["KPi.048"]
    assert refs(paek) == {"KPi.048", "EU.4084.63", "EU.3785.73"}
    told = {(f.one, f.other) for join in paek.joins for f in join.contradicting}
    assert told == {("1938-03-21", "1946"), ("1946", "1938-03-21")}


def test_no_list_has_two_entries_in_a_party_but_by_a_rule_for_it(
    subjects: list[Subject],
) -> None:
    table = loader.subjects(loader.read())
    within = {rule.id for rule in table.rules if rule.within_list}
    for subject in subjects:
        for join in subject.joins:
            assert join.one.list != join.other.list or join.rule in within
