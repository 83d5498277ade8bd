"""Is a line written from another answer's the line that it would have by itself?"""

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records.entry import PartyType
from db.records.screening import Decision, ListUsed, Outcome, Query, Scope
from db.records.terms import IndexUsed, TermsAsked
from screening import ask
from screening.report import csv, jsonl
from screening.report.alike import Known, Write
from screening.report.spooled import Spooling, spooled

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
BORN = ask.birth_date("1962-02-18")
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ["", "=1+1", "-", '"', "a,b", "a\nb", "\r", "\t", "\0", "@SUM", "김영철", "\u2028", "</"]
)
TEXTS = st.lists(TEXT, max_size=2).map(tuple)
QUERY = st.builds(
    Query,
    name=TEXT,
    id=TEXT,
    type=st.sampled_from([None, PartyType.PERSON, PartyType.VESSEL]),
    other_names=TEXTS,
    birth_dates=st.sampled_from([(), (BORN,), (BORN, BORN)]),
    birth_places=TEXTS,
    gender=st.sampled_from(["", "F"]),
    nationalities=TEXTS,
    residences=TEXTS,
    addresses=TEXTS,
    identifiers=TEXTS,
    roles=TEXTS,
    organisations=TEXTS,
    problems=TEXTS,
)
LIST = st.builds(
    ListUsed,
    list=TEXT,
    state=st.sampled_from(["current", "stale"]),
    published_at=st.sampled_from([None, NOW]),
    sha256=TEXT,
    because=TEXT,
    withholds_no_match=st.booleans(),
)
DECISION = st.builds(
    Decision,
    screening_id=st.uuids().map(str),
    at=st.just(NOW),
    by=TEXT,
    query=QUERY,
    outcome=st.sampled_from([Outcome.NO_MATCH, Outcome.NOT_SCREENED, Outcome.REVIEW]),
    rule=TEXT,
    because=TEXT,
    problems=TEXTS,
    matches=st.just(()),
    scope=st.sampled_from(Scope),
    lists=st.lists(LIST, max_size=2).map(tuple),
    engine_version=TEXT,
    rules_digest=TEXT,
    as_of=st.sampled_from([None, date(2026, 1, 2)]),
    discounted=st.just(()),
    terms=st.builds(TermsAsked, st.none() | TEXTS, max_age_days=st.sampled_from([None, -1.0])),
    index=st.none() | st.builds(IndexUsed, TEXT, st.none(), st.just((("x", "y"),)), TEXT),
)
OTHER: dict[str, Any] = {
    "at": NOW.replace(year=2025), "by": "x", "outcome": Outcome.REVIEW, "rule": "x",
    "because": "x", "problems": ("x",), "scope": Scope.ALL, "lists": (ListUsed("x", "y"),),
    "engine_version": "x", "rules_digest": "x", "as_of": date(2020, 1, 1),
    "known_at": NOW, "terms": TermsAsked(limit=3), "index": IndexUsed("x", NOW),
}  # fmt: skip


def _kept(decision: Decision) -> bytes:
    return msgspec.json.encode(decision) + b"\n"


@pytest.mark.parametrize("ending", ["jsonl", "csv", "parquet"])
@given(first=DECISION, query=QUERY, number=st.uuids())
def test_a_line_written_from_another_answer_is_the_one_it_has_by_itself(
    ending: str, first: Decision, query: Query, number: object
) -> None:
    output = Path(f"out.{ending}")
    other = replace(first, query=query, screening_id=str(number))

    # The third and fourth are written from the second.
    found = Spooling(output)([first, first, other, first])

    write: dict[str, Write] = {
        "jsonl": lambda one: jsonl.lines(one).encode(),
        "csv": lambda one: csv.lines(one).encode(),
        "parquet": _kept,
    }
    assert found.lines == b"".join(map(write[ending], [first, first, other, first]))
    each = [spooled([one], output=output) for one in (first, first, other, first)]
    assert found.alerts == b"".join(one.alerts for one in each)
    assert found.counts == {first.outcome.value: 4}
    assert found.code == max(one.code for one in each)


def _decision() -> Decision:
    return Decision(
        "1", NOW, "officer", Query("Kim"), Outcome.NO_MATCH, "no-match", "None.", (), (),
        Scope.DPRK, (), "1", "2",
    )  # fmt: skip


def test_only_query_and_number_may_differ() -> None:
    made: list[Decision] = []

    def make(one: Decision) -> Write:
        made.append(one)
        return lambda _: b""

    known = Known(make)
    first = _decision()

    assert [known.like(first) is None for _ in range(3)] == [True, False, False]
    assert known.like(replace(first, query=Query("Ri"), screening_id="2")) is not None
    own = {"screening_id", "query", "matches", "discounted", "subjects", "about"}
    assert set(OTHER) == {field.name for field in fields(Decision)} - own
    for name, value in OTHER.items():
        assert known.like(replace(first, **{name: value})) is None
    assert len(made) == 1


def test_an_answer_with_something_found_is_always_written_by_itself() -> None:
    known = Known(lambda _: lambda _one: b"")

    for name in ("matches", "discounted", "about"):
        found = replace(_decision(), **{name: (object(),)})  # type: ignore[arg-type]  # any match
        assert [known.like(found) for _ in range(3)] == [None] * 3


def test_what_is_known_does_not_grow_without_end() -> None:
    known = Known(lambda _: lambda _one: b"")

    for number in range(500):
        known.like(replace(_decision(), rule=str(number)))

    assert len(known._once) <= 50
