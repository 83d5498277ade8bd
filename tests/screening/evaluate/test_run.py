"""Is a baseline asked what the tool is asked, and its answer read rightly?"""

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

import pytest

from db.records.entry import Name, PartyType
from db.records.screening import Outcome
from screening.evaluate import run
from screening.evaluate.baselines import RapidfuzzMix
from screening.evaluate.cases import Case, Group
from screening.evaluate.parties import Party
from tests import factories
from tests.screening.indexes import Indexes


class Told:
    """A baseline that gives the scores it was told."""

    about: ClassVar[str] = "told"
    library: ClassVar[str] = "pytest"
    threshold: ClassVar[float | None] = 0.7

    def __init__(self, *scores: float) -> None:
        self._scores = scores

    def score(self, query: str) -> list[tuple[Party, float]]:
        """Give them to p1, p2 and so on."""
        return [
            (Party(f"p{n}", PartyType.PERSON, (), ()), score)
            for n, score in enumerate(self._scores, start=1)
        ]


LISTED = Case(Group.PERSON, "typo", "Kim", ("p1", "p2"))
UNLISTED = Case(Group.UNLISTED, "south_korean", "Lee")


@pytest.mark.parametrize(
    ("scores", "rank", "is_alone", "is_alert"),
    [
        pytest.param((0.8, 0.9, 0.5), 1, True, True, id="the other right party is no rival"),
        pytest.param((0.8, 0.1, 0.8), 1, False, True, id="a tie"),
        pytest.param((0.6, 0.1, 0.9), 2, False, False, id="another is alerted on"),
        pytest.param((0.7, 0.1, 0.2), 1, True, True, id="on the threshold"),
    ],
)
def test_a_baseline_finds_a_listed_party_by_its_own_score(
    scores: Sequence[float], rank: int, is_alone: bool, is_alert: bool
) -> None:
    found = run.scored(LISTED, Told(*scores))

    assert (found.rank, found.is_alone, found.is_alert) == (rank, is_alone, is_alert)
    assert (found.right, found.top) == (scores[0], max(scores))


def test_any_party_makes_a_baseline_alert_on_who_is_not_listed() -> None:
    found = run.scored(UNLISTED, Told(0.1, 0.8))

    assert (found.top, found.outcome, found.top_party) == (0.8, Outcome.REVIEW, "p2")


def test_a_baseline_that_finds_nothing_answers_so() -> None:
    found = run.scored(LISTED, Told())

    assert (found.top, found.right, found.rank, found.is_alert) == (0.0, 0.0, 0, False)


def test_a_baseline_is_described_with_its_version() -> None:
    ours, other = run.systems(["rapidfuzz"])

    assert (ours.name, ours.has_bands) == (run.OURS, True)
    assert other.name == "rapidfuzz"
    assert "joined; rapidfuzz " in other.about
    assert not other.has_bands


def test_a_case_for_one_list_is_put_to_a_baseline_that_knows_only_that_list(
    tmp_path: Path,
) -> None:
    un = factories.entry("KPi.901", ["Ana Example"], list="un")
    eu = factories.entry(
        "EU.1.1", ["Zoe Sample"], list="eu", references=(("unitedNationId", "KPi.901"),)
    )
    made = Indexes(tmp_path)
    made([un, eu])
    cases = [
        Case(Group.REAL, "eu_person_on_un", "Zoe Sample", ("un:KPi.901",), only_list=only)
        for only in ("", "un", "eu")
    ]

    found = run.measure(made.path, cases, ["rapidfuzz"], lambda *_: None)

    anywhere, on_un, on_eu = (one.others[0].right for one in found)
    assert (anywhere, on_eu) == (1.0, 1.0)
    assert on_un < 0.7
    assert [one.answer.is_alert for one in found] == [True, False, True]
    for opened in made.opened:
        opened.close()


def test_a_mark_or_the_order_of_words_is_nothing_to_the_mix() -> None:
    party = Party("p", PartyType.PERSON, (), (Name("KIM Yo'ng-Ch'o'l"),))

    assert RapidfuzzMix([party]).score("yŏng chŏl kim") == [(party, 1.0)]
