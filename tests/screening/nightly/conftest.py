"""A home whose runs ask a publisher on loopback and tell a receiver there."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from screening.selftest import SelfTest
from tests.db.conftest import pattern, postgresql, url
from tests.publisher import Publisher
from tests.screening.nightly.town import BASE, Town

__all__ = ["pattern", "postgresql", "url"]


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    """Give a home in which nothing has run yet, with its publisher and receiver."""
    with Publisher() as publisher:
        made = Town(tmp_path / "home", publisher)
        made.settle(monkeypatch)
        yield made


@pytest.fixture(scope="session")
def first_night(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the home that has had its first night."""
    folder = tmp_path_factory.mktemp("first") / "home"
    with pytest.MonkeyPatch.context() as patch, Publisher() as publisher:
        made = Town(folder, publisher)
        made.settle(patch)
        made.lists()
        assert made.run().exit_code == 1
    return folder


@pytest.fixture
def tested(town: Town, first_night: Path) -> Town:
    """Give a town after its first night."""
    shutil.copytree(first_night, town.folder, dirs_exist_ok=True)
    town.lists()
    town.sleeps(days=1)
    return town


@pytest.fixture
def loaded(tested: Town, monkeypatch: pytest.MonkeyPatch) -> Town:
    """Give a town after its first night, in which the self-test is taken for passed."""
    passed = SelfTest(len(BASE), 0, len(BASE), (), 0.1)
    monkeypatch.setattr("screening.nightly.testing.self_test", lambda *_: passed)
    return tested
