"""Is a notice tried again as long as that makes sense, on each channel for itself?"""

from datetime import UTC, datetime, timedelta

import pytest

from db.records.message import Attempt, Message, Posted
from screening.notices.channels import Channel, Notify
from screening.notices.notice import NoticeKind
from screening.notices.waiting import GIVEN_UP, MOST_RUNS, waiting

AT = datetime(2026, 11, 22, 2, 30, tzinfo=UTC)
MAIL = Channel("mail", "env:MAIL")
CHAT = Channel("chat", "env:CHAT", frozenset({NoticeKind.CHANGES}))
BOTH = Notify(channels=(MAIL, CHAT))


def attempt(hours: float, *, channel: str = "mail", is_delivered: bool = False) -> Attempt:
    problem = "" if is_delivered else "refused"
    return Attempt(channel, AT + timedelta(hours=hours), is_delivered, problem)


def posted(*attempts: Attempt, kind: NoticeKind = NoticeKind.CHANGES) -> Posted:
    return Posted(1, Message("key", kind.value, AT, "run-1", "{}"), attempts)


def test_each_channel_that_wants_it_is_to_get_it() -> None:
    def names(*found: Posted) -> list[str]:
        return [one.channel.name for one in waiting(found, BOTH)]

    assert names(posted()) == ["mail", "chat"]
    assert names(posted(kind=NoticeKind.FAILURE)) == ["mail"]
    assert names(posted(attempt(0, is_delivered=True))) == ["chat"]
    assert names(posted(attempt(0), attempt(1, is_delivered=True))) == ["chat"]
    assert waiting([posted()], Notify()) == []


@pytest.mark.parametrize(
    ("attempts", "hours", "is_due"),
    [
        pytest.param([], 0, True, id="never tried"),
        pytest.param([0], 0.9, False, id="tried less than an hour ago"),
        pytest.param([0], 1, True, id="an hour ago"),
        pytest.param([0, 1], 2.9, False, id="twice: two hours"),
        pytest.param([0, 1], 3, True, id="twice, two hours ago"),
        pytest.param([0, 1, 3, 7, 15, 31], 54, False, id="never more than a day"),
        pytest.param([0, 1, 3, 7, 15, 31], 55, True, id="a day ago"),
        pytest.param([0], 24 * 7, True, id="for a week"),
        pytest.param([0], 24 * 7 + 1, False, id="and no longer"),
        pytest.param(list(range(MOST_RUNS)), 100, False, id="nor more often than that"),
    ],
)
def test_it_is_tried_after_ever_longer_pauses(
    attempts: list[float], hours: float, is_due: bool
) -> None:
    (one,) = waiting([posted(*map(attempt, attempts))], Notify(channels=(MAIL,)))

    assert one.is_due(AT + timedelta(hours=hours)) is is_due


def test_what_is_given_up_is_told_apart_from_what_waits() -> None:
    (young,) = waiting([posted(attempt(0))], Notify(channels=(MAIL,)))
    (tired,) = waiting([posted(*map(attempt, range(MOST_RUNS)))], Notify(channels=(MAIL,)))

    assert not young.is_given_up(AT + GIVEN_UP)
    assert young.is_given_up(AT + GIVEN_UP + timedelta(seconds=1))
    assert tired.is_given_up(AT)
