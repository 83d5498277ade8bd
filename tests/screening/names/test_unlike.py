"""Is no name held for unlike that is alike, and are most names seen to be unlike at once?"""

from hypothesis import given, settings
from hypothesis import strategies as st

from db.records.entry import PartyType
from screening.names import spelling_marks
from screening.names.comparison import Manner
from screening.names.likeness import compare
from screening.names.slips import by_letters
from screening.names.unlike import UNLIKE_BELOW, asked_marks, listed_marks
from tests.screening.names.made_up import KINDS, asked

WORDS = st.text("abn", min_size=4, max_size=10)
GENERAL = st.lists(
    st.sampled_from(
        (
            *("Korea", "National", "General", "Trading", "Corporation", "Bank", "Ministry"),
            *("of", "Joint", "Venture", "JointVenture", "Ventur", "Taesong", "Dae", "Song"),
            *("Foreign", "Trade", "Co", "Cp", "Ltd", "Department", "39", "Bureau", "KOMID"),
            *("Chayon", "Kwahakwon", "Mining", "Developmnet", "Office", "Workers'", "Party"),
        )
    ),
    min_size=1,
    max_size=6,
).map(" ".join)
TEXTS = st.one_of(asked(), GENERAL, st.text(max_size=30))


def _assert_unlike_only_if_it_is(text: str, name: str, kind: PartyType) -> None:
    if not asked_marks(text).isdisjoint(listed_marks(name, kind)):
        return
    found = compare(text, name, kind)
    assert found.score < UNLIKE_BELOW, found
    assert found.manner is not Manner.SYLLABLES, found


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from(PartyType))
def test_no_name_is_held_for_unlike_that_is_alike(text: str, kind: PartyType) -> None:
    for name in KINDS:
        _assert_unlike_only_if_it_is(text, name, kind)


@settings(max_examples=1_000, deadline=None)
@given(GENERAL, GENERAL)
def test_no_body_of_general_words_is_held_for_unlike_that_is_alike(
    text: str, name: str
) -> None:
    _assert_unlike_only_if_it_is(text, name, PartyType.ORGANISATION)


@settings(max_examples=2_000)
@given(WORDS, WORDS)
def test_spellings_that_are_alike_share_a_mark(one: str, other: str) -> None:
    ours, theirs = spelling_marks.asked_marks(one), spelling_marks.listed_marks(other)

    is_alike = by_letters(one, other)[0] > 0

    assert not (is_alike and ours.isdisjoint(theirs))
    assert not (is_alike and _marks_of_both_are_apart(one, other))


def _marks_of_both_are_apart(one: str, other: str) -> bool:
    return spelling_marks.spelling_marks(one).isdisjoint(spelling_marks.spelling_marks(other))


def test_most_names_are_seen_to_be_unlike_without_comparing_them() -> None:
    pairs = [(text, name, kind) for text in KINDS for name, kind in KINDS.items()]

    unlike = [p for p in pairs if asked_marks(p[0]).isdisjoint(listed_marks(*p[1:]))]

    assert len(pairs) - len(unlike) < len(pairs) * 0.15
