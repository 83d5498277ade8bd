"""Stores on each engine, and a home with two persons."""

import pytest

from tests.screening.home import Home
from tests.screening.persons import Persons


@pytest.fixture
def persons(home: Home, monkeypatch: pytest.MonkeyPatch) -> Persons:
    """Give a home with yesterday's list, where anybody may act."""
    return Persons(home, monkeypatch)
