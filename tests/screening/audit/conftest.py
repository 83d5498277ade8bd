"""A home in which all sorts of things were done, to be audited."""

import shutil
from pathlib import Path

import pytest

from tests.publisher import Publisher, unless_unchanged
from tests.screening.audit.worked import REMOVED, work
from tests.screening.conftest import LIST, environment
from tests.screening.home import Home
from tests.screening.un_files import ENTRIES, NEWCOMER, TODAY, un_file


@pytest.fixture(scope="session")
def worked(tmp_path_factory: pytest.TempPathFactory, yesterday: Path) -> Path:
    """Work in a home, on lists that lost a party overnight."""
    folder = tmp_path_factory.mktemp("worked") / "home"
    shutil.copytree(yesterday, folder)
    with pytest.MonkeyPatch.context() as patch, Publisher() as running:
        left = [one for one in ENTRIES if one is not REMOVED]
        today = un_file([*left, NEWCOMER], TODAY)
        running.answers(LIST, unless_unchanged(today, '"today"'))
        environment(patch, folder, running)
        work(Home(folder), folder.parent)
    return folder


@pytest.fixture
def audited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, publisher: Publisher, worked: Path
) -> Home:
    """Give a home of its own in which was worked."""
    folder = tmp_path / "audited"
    shutil.copytree(worked, folder)
    environment(monkeypatch, folder, publisher)
    return Home(folder)


@pytest.fixture
def shared(empty_home: Home, url: str, monkeypatch: pytest.MonkeyPatch) -> Home:
    """Give a home with the built-in sample in a database of each engine."""
    monkeypatch.setenv("SANCTIONS_DATABASE_URL", url)
    assert empty_home.run("refresh", "--sample").code == 0
    return empty_home
