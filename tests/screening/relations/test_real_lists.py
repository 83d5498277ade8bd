"""Do the entries of the real lists say of one another what their texts say?"""

import pytest

from db.records.relation import Relation
from feeds.registry import manifests
from rules import loader
from screening.derived import derive
from screening.nexus import reader
from tests.screening.tracking.real_files import IS_HERE, parsed

pytestmark = [
    pytest.mark.real_lists,
    pytest.mark.skipif(not IS_HERE, reason="../shared/data is not here"),
]


@pytest.fixture(scope="module")
def relations() -> tuple[Relation, ...]:
    rules = loader.read()
    nexus = reader(loader.nexus(rules))
    entries = parsed("un", "20260227").entries
    regimes = {name: found.regimes for name, found in manifests().items()}
    return derive([(e, nexus.reasons(e)) for e in entries], rules, regimes).relations


def test_every_relation_quotes_the_words_at_their_place(
    relations: tuple[Relation, ...],
) -> None:
    texts = {
        (entry.ref, statement.kind.value, statement.text)
        for entry in parsed("un", "20260227").entries
        for statement in entry.statements
    }
    for one in relations:
        assert any(
            ref == one.entry.ref
            and kind == one.field
            and one.quote in text
            and text[one.start :].startswith(one.mention)
            for ref, kind, text in texts
        )


@pytest.mark.parametrize(
    "stated",
    [
        ("KPe.008", "subordinate_to", "KPe.018"),
        ("KPe.032", "subordinate_to", "KPe.028"),
        ("KPe.015", "owned_by", "KPe.001"),
        ("KPe.044", "acts_for", "KPe.007"),
        ("KPe.040", "front_for", "KPe.023"),
        ("KPe.071", "owned_by", "KPi.080"),
        ("KPi.024", "office", "KPe.001"),
        ("KPi.038", "office", "KPe.032"),
        ("KPi.032", "acts_for", "KPe.027"),
        ("KPi.033", "supports", "KPe.001"),
    ],
    ids=" ".join,
)
def test_the_structure_of_the_regime_is_found(
    relations: tuple[Relation, ...], stated: tuple[str, str, str]
) -> None:
    source, kind, target = stated

    assert (f"un:{source}", kind, f"un:{target}") in {
        (one.source, one.kind, one.target) for one in relations
    }


def test_what_a_third_party_does_is_nobody_elses(relations: tuple[Relation, ...]) -> None:
    of_officials = {r.kind for r in relations if r.source == "un:KPi.058"}

    assert of_officials == {"office", "mentioned"}
