"""A made-up list and its customers, on each engine."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.store.engine import Store, open_store
from tests.screening.lookback.world import World


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """Open an empty store, on each engine."""
    with open_store(url) as opened:
        yield opened


@pytest.fixture
def world(store: Store, url: str, tmp_path: Path) -> World:
    """Give a world in which nothing has happened yet."""
    return World(store, url, tmp_path / "world")
