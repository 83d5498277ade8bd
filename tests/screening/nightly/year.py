"""A publisher's nights, what a run must make of each, and what was made of them all."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from db.records.run import RunResult
from db.store.entries import digests_in_force
from db.store.publications import newest
from screening.nightly.night import NightReport
from screening.notices.notice import Notice, NoticeKind
from tests.publisher import Answer
from tests.screening.nightly.town import LIST, Town

STALE_AFTER = timedelta(days=3)
TOO_LATE = timedelta(hours=26)


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
        self._hold(done, misdeed)
        self.town.sleeps(days=1)
        return done

    def _gave(self, file: File) -> None:
        if file is not self.known:
            if self.known is not None:
                self.changes.append((file.refs - self.known.refs, self.known.refs - file.refs))
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

    def _hold(self, done: NightReport, misdeed: Misdeed | None) -> None:
        """Hold the store and the result against what the publisher gave last."""
        assert self.known is not None
        with self.town.store() as store:
            published = newest(store, "un")
            assert published is not None
            assert frozenset(digests_in_force(store, published.id)) == self.known.refs
        assert (done.exit_code == 3) == (misdeed is not None), done.problems

    def hold_notices(self) -> None:
        """Hold all that was told in all the nights against what happened."""
        found = self.town.notices()
        assert _causes(found) == self.failures
        assert len(_of(found, NoticeKind.RECOVERED)) == self.recovered
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
        _, _, cause, since = key.split("/")
        causes.append((cause, moments.setdefault(since, len(moments) + 1)))
    return causes


def _changes(found: Sequence[Notice]) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Give, for each notice of changes but the first, who came and who went."""
    for notice in _of(found, NoticeKind.CHANGES)[1:]:
        by_word: dict[str, set[str]] = {"added": set(), "removed": set()}
        for one in _parties(notice.facts):
            words = one.split(" ", 3)
            word = words[2].strip(":,")
            by_word.setdefault({"back": "added"}.get(word, word), set()).add(words[1])
        yield frozenset(by_word["added"]), frozenset(by_word["removed"])


def _parties(facts: Mapping[str, object]) -> tuple[str, ...]:
    parties = facts["parties"]
    assert isinstance(parties, tuple)
    return parties
