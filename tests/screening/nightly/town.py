"""A home, a publisher of the list `un`, a receiver of notices, and a clock that tests set."""

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import httpx
import pytest

from db.records.run import RunKind
from db.store.engine import Store, open_store
from screening import condition, settings
from screening.nightly.night import NightReport, Skipped, World
from screening.nightly.run import run
from screening.nightly.watching import LogWatcher
from screening.notices.notice import Notice, NoticeKind, from_json
from screening.settings import Settings
from tests.publisher import Asked, Publisher, body, unless_unchanged
from tests.screening.home import Home
from tests.screening.un_files import ENTRIES, Listed, un_file

LIST, RECEIVER = "/consolidated.xml", "/notices"
BASE = ENTRIES[:720]
"""A few more parties than the list is known to have."""
FIRST_NIGHT = datetime(2027, 1, 2, 2, 30, tzinfo=UTC)
CONFIGURATION = """
[schedule]
lists = ["un"]
[notify]
retries = 0
[[notify.channel]]
name = "everything"
url = "env:SANCTIONS_NOTIFY_EVERYTHING"
"""


@dataclass(slots=True)
class Town:
    """Everything that a run works with, on loopback."""

    folder: Path
    publisher: Publisher
    at: datetime = FIRST_NIGHT
    """What the clocks show."""
    environment: dict[str, str] = field(default_factory=dict)

    def settle(self, patch: pytest.MonkeyPatch) -> None:
        """Point the tool here, and at nothing else."""
        self.folder.mkdir()
        (self.folder / "sanctions.toml").write_text(CONFIGURATION, encoding="utf-8")
        for name in ("SANCTIONS_RULES", "SANCTIONS_DATABASE_URL", "SANCTIONS_EU_TOKEN"):
            patch.delenv(name, raising=False)
        receiver = self.publisher.url(RECEIVER).replace("http:", "json:")
        self.environment = {
            "SANCTIONS_HOME": str(self.folder),
            "SANCTIONS_URL_UN": self.publisher.url(LIST),
            "SANCTIONS_NOTIFY_EVERYTHING": receiver,
            "NO_PROXY": "*",
            "COLUMNS": "400",
        }
        for name, value in self.environment.items():
            patch.setenv(name, value)
        patch.setattr(condition, "now", lambda: self.at)
        self.publisher.answers(RECEIVER, body(b"ok"))

    @property
    def settings(self) -> Settings:
        """What the tool reads of itself."""
        return settings.load()

    @property
    def home(self) -> Home:
        """Where its commands run."""
        return Home(self.folder)

    def puts_out(self, content: bytes, etag: str) -> None:
        """Let the publisher have a file."""
        self.publisher.answers(LIST, unless_unchanged(content, etag))

    def lists(self, *more: Listed, without: int = 0) -> None:
        """Let the publisher have its parties, some more, and the last ones no longer."""
        listed = (*BASE[: len(BASE) - without], *more)
        content = un_file(listed, self.at - timedelta(hours=3))
        self.puts_out(content, f'"{sha256(content).hexdigest()}"')

    def world(self) -> World:
        """Give the world in which nobody waits."""
        return World(
            client=lambda: httpx.Client(timeout=1),
            now=lambda: self.at,
            watcher=LogWatcher(),
            pause=lambda _: None,
            environment=self.environment,
        )

    def run(self, kind: RunKind = RunKind.NIGHTLY, **more: object) -> NightReport:
        """Do a run that nobody else does."""
        done = self.tried(kind)
        assert isinstance(done, NightReport), done
        return done

    def tried(
        self, kind: RunKind = RunKind.NIGHTLY, due: datetime | None = None
    ) -> NightReport | Skipped:
        """Do a run, or hear who does it."""
        return run(self.settings, kind, self.world(), due=due, patience=0)

    def sleeps(self, **time: float) -> None:
        """Let time pass."""
        self.at += timedelta(**time)

    def store(self) -> Store:
        """Open the store."""
        return open_store(self.settings.database_url)

    def notices(self, kind: NoticeKind | None = None) -> list[Notice]:
        """Give what was kept to be told, in order."""
        from db.store.messages import posted  # noqa: PLC0415

        with self.store() as store:
            kept = posted(store, datetime(2000, 1, 1, tzinfo=UTC))
        found = [from_json(one.message.document) for one in kept]
        return [one for one in found if kind is None or one.kind is kind]

    @property
    def received(self) -> list[str]:
        """The keys of the notices that the receiver got, in order."""
        asked: list[Asked] = [one for one in self.publisher.requests if one.path == RECEIVER]
        return [json.loads(one.body)["id"] for one in asked]
