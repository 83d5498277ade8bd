"""Does a notice hold what its kind tells, before and after it was kept?"""

from dataclasses import replace
from datetime import datetime

import pytest

from screening.notices.notice import TOLD, NoticeError, NoticeKind, from_json
from tests.screening.notices.samples import notice

EVERY_KIND = pytest.mark.parametrize("kind", NoticeKind)


@EVERY_KIND
def test_a_notice_is_the_same_after_it_was_kept(kind: NoticeKind) -> None:
    made = notice(kind)

    assert from_json(made.to_json()) == made


@EVERY_KIND
def test_a_fact_that_is_missing_is_refused(kind: NoticeKind) -> None:
    made = notice(kind)
    fewer = {name: value for name, value in made.facts.items() if name != "run"}

    with pytest.raises(NoticeError, match="missing or unknown: run"):
        replace(made, facts=fewer)


def test_a_fact_that_its_kind_does_not_tell_is_refused() -> None:
    with pytest.raises(NoticeError, match=r"facts of audit are .*unknown: customers"):
        notice(NoticeKind.AUDIT, customers=("C-1",))


@EVERY_KIND
def test_what_is_personal_is_never_among_the_facts(kind: NoticeKind) -> None:
    assert TOLD[kind].facts.isdisjoint(TOLD[kind].personal)


def test_what_is_personal_may_be_left_out() -> None:
    assert not replace(notice(NoticeKind.QUEUE), personal={}).personal


def test_a_kind_that_tells_nothing_personal_takes_nothing_personal() -> None:
    with pytest.raises(NoticeError, match="personal of changes are none"):
        replace(notice(NoticeKind.CHANGES), personal={"customers": ("C-1",)})


def test_a_time_without_zone_is_refused() -> None:
    with pytest.raises(NoticeError, match="no time zone"):
        replace(notice(NoticeKind.AUDIT), at=datetime(2026, 11, 23))  # noqa: DTZ001 - on purpose


@pytest.mark.parametrize(
    "key",
    [
        pytest.param("", id="none"),
        pytest.param("a b", id="a blank"),
        pytest.param("a\nBcc: x@example.org", id="a line that a mail would take for a header"),
        pytest.param("a\n", id="a line's end"),
        pytest.param("x" * 201, id="too long"),
    ],
)
def test_a_key_that_no_header_could_carry_is_refused(key: str) -> None:
    with pytest.raises(NoticeError, match="the key of a notice"):
        replace(notice(NoticeKind.AUDIT), key=key)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("{}", id="an empty object"),
        pytest.param(
            notice(NoticeKind.AUDIT).to_json().replace('"audit"', '"gossip"'), id="a kind"
        ),
        pytest.param(
            notice(NoticeKind.AUDIT).to_json().replace('"checked"', '"counted"'), id="a fact"
        ),
        pytest.param(
            notice(NoticeKind.AUDIT).to_json().replace("2208", "22.08"), id="a fraction"
        ),
    ],
)
def test_what_is_no_notice_is_refused(text: str) -> None:
    with pytest.raises(NoticeError):
        from_json(text)
