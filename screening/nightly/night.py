"""What does a run know while it goes on, and what does it leave behind?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import httpx

from db.records.run import EndedRun, Run, RunKind, RunResult
from db.store.engine import Store
from screening.incoming import Watcher
from screening.refresh import RefreshReport
from screening.session import Session, open_session
from screening.settings import Settings


@dataclass(frozen=True, slots=True)
class World:
    """What of the outside world a run works with."""

    client: Callable[[], httpx.Client]
    now: Callable[[], datetime]
    watcher: Watcher
    pause: Callable[[float], None]
    environment: Mapping[str, str]
    """In which the addresses of channels stand."""
    is_stopping: Callable[[], bool] = lambda: False
    """Whether the run was told to come to its end."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that is wrong, of which somebody is told once."""

    subject: str
    """What is wrong, in small Latin letters and dashes: `list-un`, `self-test`."""
    step: str
    """The same for a person."""
    cause: str
    """How it fails; when it comes to fail otherwise, that is told too."""
    problem: str
    """Names no customer."""
    since: datetime | None = None
    """When it began, where that is known."""
    last_good: str = "not known"


@dataclass(slots=True)
class Night:
    """A run that is going on."""

    settings: Settings
    store: Store
    run: Run
    world: World
    by: str
    mark: int
    """The last event of which an earlier run has told."""
    died: tuple[Run, ...] = ()
    """The runs before this one that never ended."""
    refreshed: RefreshReport | None = None
    is_something_new: bool = False
    """Whether a publication came into force since the last run."""
    is_to_review: bool = False
    """Whether a person has changes or alerts to look at."""
    troubles: list[Trouble] = field(default_factory=list)
    looked_at: set[str] = field(default_factory=set)
    """Every subject of which this run knows how it is."""
    told: dict[str, Any] = field(default_factory=dict)
    """What the run leaves behind of itself; names no customer."""
    is_whole: bool = True
    """Whether every step was done."""
    _session: Session | None = None

    @property
    def is_nightly(self) -> bool:
        """Whether everything is to be done."""
        return self.run.kind is RunKind.NIGHTLY

    def session(self) -> Session:
        """Give the index of the lists in force, opened once a run.

        Raises `NotReadyError`.
        """
        if self._session is None:
            self._session = open_session(self.settings)
        return self._session

    def close(self) -> None:
        """Let go of the index."""
        if self._session is not None:
            self._session.index.close()
            self._session = None


@dataclass(frozen=True, slots=True)
class NightReport:
    """What a run did."""

    ended: EndedRun
    problems: tuple[str, ...]
    """What is wrong, a line each."""

    @property
    def exit_code(self) -> int:
        """0 for nothing to look at, 1 for something, 3 where anything is wrong."""
        match self.ended.result:
            case RunResult.GOOD:
                return 0
            case RunResult.REVIEW:
                return 1
            case RunResult.ATTENTION | RunResult.FAILED | RunResult.STOPPED:
                return 3


@dataclass(frozen=True, slots=True)
class Skipped:
    """A run that wasn't done, as another one did the work or is doing it."""

    because: str
