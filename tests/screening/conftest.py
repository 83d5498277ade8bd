"""A home with yesterday's list in it, for tests about what may happen today."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from screening.refresh import refresh
from tests.publisher import Publisher, unless_unchanged
from tests.screening.home import Home
from tests.screening.un_files import un_file

LIST = "/consolidated.xml"
ETAG = '"yesterday"'


def environment(patch: pytest.MonkeyPatch, folder: Path, publisher: Publisher) -> None:
    """Point the tool at a home and at the loopback publisher, and at nothing else."""
    for name in ("SANCTIONS_RULES", "SANCTIONS_DATABASE_URL", "SANCTIONS_EU_TOKEN"):
        patch.delenv(name, raising=False)
    patch.setenv("SANCTIONS_HOME", str(folder))
    patch.setenv("SANCTIONS_URL_UN", publisher.url(LIST))
    patch.setattr("screening.settings.login", lambda: "officer")
    patch.setenv("NO_PROXY", "*")
    patch.setenv("COLUMNS", "400")
    usual = refresh.__kwdefaults__ or {}
    patch.setitem(usual, "pause", lambda seconds: None)


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    """Run a publisher that has yesterday's list."""
    with Publisher() as running:
        running.answers(LIST, unless_unchanged(un_file(), ETAG))
        yield running


@pytest.fixture(scope="session")
def yesterday(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fill the home that every test has a copy of."""
    folder = tmp_path_factory.mktemp("yesterday") / "home"
    with pytest.MonkeyPatch.context() as patch, Publisher() as running:
        running.answers(LIST, unless_unchanged(un_file(), ETAG))
        environment(patch, folder, running)
        assert Home(folder).refresh().code == 0
    return folder


@pytest.fixture
def home(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    publisher: Publisher,
    yesterday: Path,
) -> Home:
    """Give a home of its own, in which yesterday's list is in force."""
    folder = tmp_path / "home"
    shutil.copytree(yesterday, folder)
    environment(monkeypatch, folder, publisher)
    return Home(folder)


@pytest.fixture
def empty_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, publisher: Publisher) -> Home:
    """Give a home in which nothing was ever loaded."""
    folder = tmp_path / "empty home"
    environment(monkeypatch, folder, publisher)
    return Home(folder)
