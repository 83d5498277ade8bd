"""What has somebody to be told that is wrong, or well again, and was told before?

What was told is what is kept: of each trouble a notice whose key has the subject, how it fails
and since when. So the run after one that died tells nothing twice and leaves nothing out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from db.records.publication import ListState
from db.store import messages
from screening.nightly.changing import keep
from screening.nightly.night import Night, Trouble
from screening.nightly.refreshing import withheld
from screening.notices.notice import Notice, NoticeKind

_FORM = "%Y%m%dT%H%M%S.%fZ"


@dataclass(frozen=True, slots=True)
class Told:
    """A trouble of which somebody was told, and not yet that it is over."""

    subject: str
    causes: frozenset[str]
    since: datetime


def told(night: Night) -> None:
    """Keep a notice of each new trouble, of each that is over, and of each stale list."""
    open_ = {one.subject: one for one in still_open(messages.keys(night.store, _KINDS))}
    now = {one.subject: _dated(night, one, open_) for one in night.troubles}
    for subject, before in open_.items():
        is_over = subject not in now or now[subject][1] != before.since
        if subject in night.looked_at and is_over:
            keep(night, _recovered(night, before))
    for trouble, since in now.values():
        keep(night, _failure(night, trouble, since))
    for name, state, because in withheld(night):
        if state is ListState.STALE:
            keep(night, _stale(night, name, because))


_KINDS = (NoticeKind.FAILURE.value, NoticeKind.RECOVERED.value)


def still_open(keys: Iterable[str]) -> Iterator[Told]:
    """Read from the keys of notices, in their order, what is wrong as far as was told."""
    found: dict[str, Told] = {}
    for key in keys:
        match key.split("/"):
            case ["failure", subject, cause, moment]:
                since = datetime.strptime(moment, _FORM).replace(tzinfo=UTC)
                before = found.get(subject)
                known = before.causes if before and before.since == since else frozenset()
                found[subject] = Told(subject, known | {cause}, since)
            case ["recovered", subject, moment]:
                before = found.get(subject)
                if before and f"{before.since:{_FORM}}" == moment:
                    del found[subject]
    yield from found.values()


def _dated(night: Night, trouble: Trouble, open_: dict[str, Told]) -> tuple[Trouble, datetime]:
    """Say since when something is wrong: since it was told first, if nobody knows better."""
    if trouble.since is not None:
        return trouble, trouble.since
    before = open_.get(trouble.subject)
    return trouble, before.since if before else night.run.at


def _failure(night: Night, trouble: Trouble, since: datetime) -> Notice:
    return Notice(
        NoticeKind.FAILURE,
        f"failure/{trouble.subject}/{trouble.cause}/{since.astimezone(UTC):{_FORM}}",
        night.world.now(),
        {
            "run": night.run.run_id,
            "step": trouble.step,
            "problem": trouble.problem,
            "last_good": trouble.last_good,
        },
    )


def _recovered(night: Night, before: Told) -> Notice:
    return Notice(
        NoticeKind.RECOVERED,
        f"recovered/{before.subject}/{before.since:{_FORM}}",
        night.world.now(),
        {
            "run": night.run.run_id,
            "step": before.subject.replace("-", " "),
            "since": f"{before.since:%Y-%m-%d %H:%M} UTC",
        },
    )


def _stale(night: Night, name: str, because: str) -> Notice:
    now = night.world.now()
    return Notice(
        NoticeKind.STALE,
        f"stale/{name}/{now.astimezone(UTC):%Y-%m-%d}",
        now,
        {"run": night.run.run_id, "lists": (f"{name}: {because}",)},
    )
