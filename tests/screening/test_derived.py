"""Is what follows from entries worked out whatever they say?"""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from db.records.entry import (
    BirthDate,
    Entry,
    Identifier,
    IdentifierKind,
    Name,
    NameKind,
    PartyType,
    Statement,
    StatementKind,
)
from db.records.screening import NexusReason
from db.records.subject import EntryKey, JoinDecision, Verdict
from feeds.dates import read_date
from rules import loader
from screening.derived import derive

RULES = loader.read()
RELATED = (NexusReason("x", is_mention=False, because="", quote=""),)
WORDS = st.sampled_from(
    ["KOMID", "(", ")", "Kim", "Chol", "of", "and", "the", "Director", "Bank", ",", ". ", "39",
     "which", "is owned by", "’s", "–", "김영철", "U\u0307", "\u200b", "UNLI-1.1.2017", "N/A"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=40), st.lists(WORDS, max_size=12).map(" ".join))
NAMES = st.builds(Name, TEXTS, st.sampled_from(NameKind), part_of=TEXTS)
NUMBERS = st.builds(Identifier, TEXTS, st.sampled_from(IdentifierKind))
ENTRIES = st.builds(
    Entry,
    st.sampled_from(["un", "eu", "x"]),
    st.sampled_from(["A.1", "A.2", "B:3", "[/x]"]),
    st.sampled_from(PartyType),
    names=st.lists(NAMES, max_size=4).map(tuple),
    programmes=st.lists(st.sampled_from(["DPRK", "PRK"]), max_size=2).map(tuple),
    birth_dates=st.lists(
        st.sampled_from(["1950", "1950-01-01", "1961-02-03", "about 1950", "Nov. 1970"]).map(
            lambda text: BirthDate(read_date(text))
        ),
        max_size=3,
    ).map(tuple),
    genders=st.lists(st.sampled_from(["M", "F", "?"]), max_size=2).map(tuple),
    identifiers=st.lists(NUMBERS, max_size=3).map(tuple),
    statements=st.lists(
        st.builds(Statement, st.sampled_from(StatementKind), TEXTS), max_size=3
    ).map(tuple),
    references=st.lists(st.tuples(TEXTS, TEXTS), max_size=2).map(tuple),
)
DECISION = JoinDecision(
    Verdict.JOIN,
    EntryKey("un", "A.1"),
    EntryKey("eu", "A.2"),
    "An example.",
    "officer",
    datetime(2026, 11, 22, tzinfo=UTC),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(ENTRIES, max_size=5, unique_by=lambda entry: (entry.list, entry.ref)))
def test_nothing_that_an_entry_says_keeps_the_others_from_being_read(
    entries: list[Entry],
) -> None:
    regimes = {"un": {"DPRK": "KP"}, "eu": {"PRK": "KP"}}

    found = derive([(e, RELATED) for e in entries], RULES, regimes, (DECISION,))

    members = [key for subject in found.subjects for key in subject.members]
    assert len(members) == len(set(members)) <= len(entries)
    for one in found.relations:
        assert one.mention in one.quote or one.mention.strip() in one.quote
