"""Stores of both kinds, for tests that write to them."""

from tests.db.conftest import (
    empty_url,
    pattern,
    postgresql,
    store,
    url,
)

__all__ = ["empty_url", "pattern", "postgresql", "store", "url"]
