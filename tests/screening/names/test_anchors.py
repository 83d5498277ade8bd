"""Is an organisation found among the listed ones by all that makes it alike?"""

from hypothesis import given, settings
from hypothesis import strategies as st

from screening.names.anchors import anchors, joined
from screening.names.korean_listed import same_syllables
from screening.names.organisations import compare
from screening.names.slips import Spellings

_NAMES = (
    "Korea Ryonbong General Corporation",
    "Namchongang Trading Corporation",
    "Korea Ryonha Machinery J/V Corporation",
    "Korea Kwangson Banking Corporation (KKBC)",
    "Chong Chon Gang Shipping Co. Ltd.",
    "Second Academy of Natural Sciences",
    "Foreign Trade Bank",
    "Office 39",
    "Green Pine Associated Corporation",
    "Leader (Hong Kong) International",
    "HAO FAN 2",
    "KOTI CORP",
    "조선릉라도무역총회사",
    "KOMID",
)


def _share_an_anchor(asked: str, listed: str) -> bool:
    if any(Spellings([joined(listed)]).alike(joined(asked))):
        return True
    spellings = Spellings(anchors(listed, is_listed=True))
    return any(True for one in anchors(asked) for _ in spellings.alike(one))


@st.composite
def _written_otherwise(draw: st.DrawFn) -> tuple[str, str]:
    """Give a listed name and the same with letters changed, words dropped, joined or added."""
    listed = draw(st.sampled_from(_NAMES))
    asked = list(listed)
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(asked)))
        asked[place : place + draw(st.integers(0, 2))] = draw(
            st.sampled_from(["", " ", "a", "ng"])
        )
    words = "".join(asked).split()
    order = draw(st.permutations(words))
    kept = order[draw(st.integers(0, 2)) :]
    return " ".join(
        [*kept, *draw(st.sampled_from([[], ["Co"], ["Branch"], ["Bank", "6"]]))]
    ), listed


@settings(max_examples=400)
@given(_written_otherwise())
def test_whatever_scores_as_comparable_is_found_by_an_anchor(pair: tuple[str, str]) -> None:
    asked, listed = pair

    assert compare(asked, listed, same_syllables).score < 0.75 or _share_an_anchor(
        asked, listed
    )


def test_general_words_are_no_anchors_of_a_listed_name_with_telling_ones() -> None:
    assert anchors("Korea Ryonbong Trading Bank", is_listed=True) >= {"ryonbong"}
    assert anchors("Korea Ryonbong Trading Bank", is_listed=True).isdisjoint(
        {"bank", "trading"}
    )
    assert anchors("Foreign Trade Bank", is_listed=True) >= {"foreign", "trading", "bank"}
