"""Values of the feeds for tests: name only what the test is about."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from db.records.entry import PartyType
from db.records.snapshot import Snapshot
from feeds.manifest import Manifest

NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)


def manifest(**changes: Any) -> Manifest:
    """A list with nothing special about it."""
    usual: dict[str, Any] = {
        "id": "example",
        "title": "Example list",
        "publisher": "Example publisher",
        "url": "https://lists.example/list.xml",
        "hosts": ("lists.example",),
        "parser": "example",
        "covers": (PartyType.PERSON,),
        "max_age_days": 3,
        "max_bytes": 1_000_000,
    }
    return Manifest(**usual | changes)


def snapshot(content: bytes = b"<list/>", **changes: Any) -> Snapshot:
    """That content, fetched at `NOW`."""
    digest = sha256(content).hexdigest()
    return replace(Snapshot("example", content, digest, NOW, "list.xml"), **changes)


class FakeTime:
    """Time that passes only where somebody pauses."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.pauses: list[float] = []

    def pause(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.seconds += seconds

    def clock(self) -> float:
        return self.seconds


def at(moment: datetime = NOW) -> Callable[[], datetime]:
    """A clock that has stopped."""
    return lambda: moment
