"""Does the check of the search notice what the search loses?"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from screening import decide
from screening.evaluate import exhaustive
from screening.evaluate.exhaustive import check_search, random_names
from screening.features.reach import Reach
from screening.index import Index
from tests import factories
from tests.screening.indexes import Indexes

NAMES = ("KIM Yong Chol", "Korea Example Trading Corporation")


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Indexes]:
    made = Indexes(tmp_path)
    made([factories.entry(f"X.{n}", (name,)) for n, name in enumerate(NAMES)])
    yield made
    for opened in made.opened:
        opened.close()


def test_random_names_come_again_the_same_and_are_of_every_kind() -> None:
    names = list(random_names(NAMES, seed=1, count=300))

    assert names == list(random_names(NAMES, seed=1, count=300))
    assert names != list(random_names(NAMES, seed=2, count=300))
    assert len(names) == 300
    assert any(not name.isascii() for name in names)


def test_a_search_that_finds_all_loses_nothing(index: Indexes) -> None:
    seen: list[tuple[int, int]] = []

    found = check_search(
        index.path, ["Kim Young-chul", "Nobody"], lambda done, total: seen.append((done, total))
    )

    assert (found.names, found.alerts, found.lost) == (2, 1, ())
    assert seen == [(2, 2)]


def test_an_alert_that_the_search_loses_is_named(
    index: Indexes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Index, "similar", lambda *_: set())
    exhaustive._open(index.path)

    alerts, lost = exhaustive._checked(["Kim Young-chul"])

    assert alerts == 1
    assert len(lost) == 1
    assert "X.0" in lost[0]


def test_an_alert_that_is_wrongly_proven_impossible_is_named(
    index: Indexes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decide, "WORTH_PROVING", 1)
    monkeypatch.setattr(Reach, "may_matter", lambda *_: False)
    exhaustive._open(index.path)

    alerts, lost = exhaustive._checked(["Kim Young-chul"])

    assert (alerts, len(lost)) == (1, 1)
