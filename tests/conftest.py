"""What tests of several packages share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.golden import Golden
from tests.screening.indexes import Indexes
from tests.stores import empty_url, pattern, postgresql, store, url

__all__ = ["empty_url", "pattern", "postgresql", "store", "url"]

# How fast a machine makes up examples says nothing about the code.
settings.register_profile("ours", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ours")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let golden files be rewritten; the diff is reviewed like code."""
    parser.addoption(
        "--update-golden", action="store_true", help="write golden files instead of comparing"
    )


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture
def golden(request: pytest.FixtureRequest, update_golden: bool) -> Golden:
    """Compare texts with the golden files beside the test, or write them."""
    return Golden(request.path.parent / "golden", update_golden)


@pytest.fixture
def index_of(tmp_path: Path) -> Iterator[Indexes]:
    """Build and open indexes of a few entries."""
    indexes = Indexes(tmp_path / "indexes")
    yield indexes
    indexes.close()
