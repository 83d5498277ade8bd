"""A publisher's nights, what a run must make of each, and what was made of them all."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256

from db.records.run import RunResult
from db.store.entries import digests_in_force
from db.store.publications import newest
from screening.nightly.night import NightReport
from screening.notices.notice import Notice, NoticeKind
from tests.publisher import Answer
from tests.screening.nightly.town import LIST, Town

STALE_AFTER = timedelta(days=3)
TOO_LATE = timedelta(hours=26)
WAITS, WAITING = "waits for a person", "/list-un-waits/"


@dataclass(frozen=True, slots=True)
class File:
    """A file that the publisher puts out."""

    content: bytes
    refs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Misdeed:
    """What the publisher sends in place of its list."""

    name: str
    answer: Answer
    cause: str = "fetch"


@dataclass(slots=True)
class Year:
    """Lives through nights, and holds what the tool says against what it must."""

    town: Town
    file: File | None = None
    """What the publisher has."""
    known: File | None = None
    """What it last gave."""
    looked: datetime | None = None
    """When it last gave it."""
    failures: list[tuple[str, int]] = field(default_factory=list)
    """Each failure that must be told: the cause, and the number of its streak."""
    streaks: int = 0
    recovered: int = 0
    is_failing: bool = False
    stale_days: list[str] = field(default_factory=list)
    changes: list[tuple[frozenset[str], frozenset[str]]] = field(default_factory=list)
    late: int = 0
    accepted: int = 0
    """How often a list waited for a person, who accepted it the same day."""
    results: list[RunResult] = field(default_factory=list)

    def night(self, misdeed: Misdeed | None, new: File | None = None) -> NightReport:
        """Live through one night, and a day."""
        if new is not None:
            self.file = new
        assert self.file is not None
        if misdeed is None:
            self.town.puts_out(self.file.content, f'"{hash(self.file.content)}"')
        else:
            self.town.publisher.answers(LIST, misdeed.answer)
        done = self.town.run()
        self.results.append(done.ended.result)
        if misdeed is None:
            self._gave(self.file)
        else:
            self._failed(misdeed)
        is_waiting = any(WAITS in problem for problem in done.problems)
        self._hold(done, is_wrong=misdeed is not None or is_waiting)
        if is_waiting:
            self._accept()
        self.town.sleeps(days=1)
        return done

    def _gave(self, file: File) -> None:
        if file is not self.known:
            if self.known is not None:
                came, went = file.refs - self.known.refs, self.known.refs - file.refs
                if came or went:
                    self.changes.append((came, went))
                self.late += bool(self.looked and self.town.at - self.looked > TOO_LATE)
            self.known = file
        self.looked = self.town.at
        if self.is_failing:
            self.recovered += 1
            self.is_failing = False

    def _failed(self, misdeed: Misdeed) -> None:
        if not self.is_failing:
            self.streaks += 1
            self.is_failing = True
        if (misdeed.cause, self.streaks) not in self.failures:
            self.failures.append((misdeed.cause, self.streaks))
        if self.is_stale:
            self.stale_days.append(f"{self.town.at:%Y-%m-%d}")

    @property
    def is_stale(self) -> bool:
        """Whether the list was not looked at for longer than its manifest allows."""
        return self.looked is not None and self.town.at - self.looked > STALE_AFTER

    def _accept(self) -> None:
        """Let a person accept what the list lost."""
        assert self.known is not None
        digest = sha256(self.known.content).hexdigest()
        accepted = self.town.home.refresh("--accept", digest)
        assert accepted.code == 0, accepted.said
        self.accepted += 1

    def _hold(self, done: NightReport, *, is_wrong: bool) -> None:
        """Hold the store and the result against what the publisher gave last."""
        assert self.known is not None
        with self.town.store() as store:
            published = newest(store, "un")
            assert published is not None
            assert frozenset(digests_in_force(store, published.id)) == self.known.refs
        assert (done.exit_code == 3) == is_wrong, done.problems

    def hold_notices(self) -> None:
        """Hold all that was told in all the nights against what happened."""
        found = self.town.notices()
        assert _causes(found) == self.failures
        waited = [key for key in _keys(found, NoticeKind.FAILURE) if WAITING in key]
        assert len(waited) == self.accepted
        recovered = self.recovered + self.accepted
        assert len(_of(found, NoticeKind.RECOVERED)) == recovered
        assert [key.rpartition("/")[2] for key in _keys(found, NoticeKind.STALE)] == (
            self.stale_days
        )
        assert list(_changes(found)) == self.changes
        assert len(_of(found, NoticeKind.LATE)) == self.late
        assert len(self.town.received) == len(set(self.town.received))
        assert self.town.received == [one.key for one in found]


def _of(found: Sequence[Notice], kind: NoticeKind) -> list[Notice]:
    return [one for one in found if one.kind is kind]


def _keys(found: Sequence[Notice], kind: NoticeKind) -> list[str]:
    return [one.key for one in _of(found, kind)]


def _causes(found: Sequence[Notice]) -> list[tuple[str, int]]:
    """Give the causes of the failures that were told, with the number of the streak."""
    causes: list[tuple[str, int]] = []
    moments: dict[str, int] = {}
    for key in _keys(found, NoticeKind.FAILURE):
        if WAITING in key:
            continue
        _, _, cause, since = key.split("/")
        causes.append((cause, moments.setdefault(since, len(moments) + 1)))
    return causes


def _changes(found: Sequence[Notice]) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Give who came and who went, for each notice but the first that tells of any."""
    for notice in _of(found, NoticeKind.CHANGES)[1:]:
        came, went = set(), set()
        for one in _parties(notice.facts):
            _, ref, said = one.split(" ", 2)
            word = re.split("[:,]", said)[0]
            if word in {"added", "back", "another reference"}:
                came.add(ref)
            if word == "removed":
                went.add(ref)
            if word == "another reference":
                went.add(re.split("[:,] (?:before )?", said)[1])
        if came or went:
            yield frozenset(came), frozenset(went)


def _parties(facts: Mapping[str, object]) -> tuple[str, ...]:
    parties = facts["parties"]
    assert isinstance(parties, tuple)
    return parties
