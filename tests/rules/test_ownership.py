"""Does each regime's ownership test give the answer that was worked out by hand?"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.records.ownership import Answer, Chain, Control, Holding, OwnershipFinding
from rules.catalogue import OwnershipTest
from rules.ownership import findings

ON = date(2024, 1, 1)
LISTED: dict[str, date | None] = {
    "Alpha": date(2020, 1, 1),
    "Charlie": None,
    "Lima": date(2025, 1, 1),
}
"""Lima is listed only after the day asked about."""

EU = OwnershipTest("eu", "EU, 2024", at_least=50, aggregates="all", is_verified=True)
EU_2018 = OwnershipTest("eu-2018", "EU, 2018", more_than=50, aggregates="all")
UN = OwnershipTest("un", "UN", aggregates="all")
OFAC = OwnershipTest(
    "ofac", "OFAC", at_least=50, aggregates="all", has_control_test=False, is_verified=True
)
UK = OwnershipTest("uk", "UK", more_than=50, aggregates="joint")
NONE_ADDED = OwnershipTest("none", "None added", more_than=50, aggregates="none")
TESTS = (EU, EU_2018, UN, OFAC, UK)

ANSWERS = {"Y": Answer.YES, "N": Answer.NO, "?": Answer.UNDETERMINED, "-": None}


def has(owner: str, share: float | None, owned: str = "Body", **more: Any) -> Holding:
    return Holding(owner, owned, share, **more)


def rules_over(controller: str, controlled: str = "Body", **more: Any) -> Control:
    return Control(controller, controlled, "appoints the board", **more)


def found(
    holdings: Sequence[Holding] = (),
    controls: Sequence[Control] = (),
    listed: Mapping[str, date | None] = LISTED,
    tests: Sequence[OwnershipTest] = TESTS,
) -> tuple[OwnershipFinding, ...]:
    return findings("Body", holdings, controls, listed, tests, ON)


def one(test: OwnershipTest, *holdings: Holding, controls: Sequence[Control] = ()) -> str:
    """Give the words of one regime's finding."""
    return found(holdings, controls, tests=[test])[0].because


@pytest.mark.parametrize(
    ("holdings", "eu_eu2018_un_ofac_uk"),
    [
        pytest.param([has("Alpha", 50), has("Xray", 50)], "Y N ? Y N", id="exactly 50"),
        pytest.param([has("Alpha", 49), has("Xray", 51)], "N N ? N N", id="49"),
        pytest.param([has("Alpha", 51), has("Xray", 49)], "Y Y Y Y Y", id="51"),
        pytest.param(
            [has("Alpha", 50, "Hold"), has("Hold", 50)], "Y N ? Y N", id="50 % of 50 %"
        ),
        pytest.param(
            [has("Alpha", 60, "Hold"), has("Hold", 60)], "Y Y Y Y Y", id="60 % of 60 %"
        ),
        pytest.param(
            [has("Alpha", 60, "Hold"), has("Hold", 40)], "N N ? N N", id="60 % of 40 %"
        ),
        pytest.param(
            [has("Alpha", 40, "Hold"), has("Hold", 100)], "N N ? N N", id="all of 40 %"
        ),
        pytest.param(
            [has("Alpha", 30), has("Charlie", 30)], "Y Y Y Y N", id="two of 30 %, separate"
        ),
        pytest.param(
            [has("Alpha", 30, jointly_with=("Charlie",)), has("Charlie", 30)],
            "Y Y Y Y Y",
            id="two of 30 %, joint by the first's word",
        ),
        pytest.param(
            [has("Alpha", 30), has("Charlie", 30, jointly_with=("ALPHA",))],
            "Y Y Y Y Y",
            id="two of 30 %, joint by the second's word",
        ),
        pytest.param(
            [has("Alpha", 30, jointly_with=("Xray",)), has("Xray", 30)],
            "N N ? N N",
            id="joint with a stranger",
        ),
        pytest.param(
            [
                has("Alpha", 26, jointly_with=("Xray",)),
                has("Charlie", 26, jointly_with=("Xray",)),
                has("Xray", 4),
            ],
            "Y Y Y Y N",
            id="each joint with a stranger, not with each other",
        ),
        pytest.param(
            [
                has("Nora", 30, nominee_for="Alpha"),
                has("Charlie", 30, jointly_with=("Nora",)),
            ],
            "Y Y Y Y Y",
            id="joint with a nominee",
        ),
        pytest.param(
            [has("Alpha", 30), has("Body", 100, "Hold"), has("Hold", 30)],
            "N N ? N N",
            id="a cycle adds nothing of itself",
        ),
        pytest.param(
            [has("Hold", 100), has("Body", 100, "Hold")], "N N N N N", id="a cycle of two"
        ),
        pytest.param(
            [has("Alpha", 60, "Hold"), has("Hold", 60), has("Body", 40, "Hold")],
            "Y Y Y Y Y",
            id="a cycle that a listed party owns",
        ),
        pytest.param(
            [has("Alpha", 30), has("Nora", 30, nominee_for="Alpha")],
            "Y Y Y Y Y",
            id="own and a nominee's",
        ),
        pytest.param(
            [has("Nora", 30, nominee_for="Alpha"), has("Nils", 30, nominee_for="Alpha")],
            "Y Y Y Y Y",
            id="two nominees of one",
        ),
        pytest.param(
            [has("Alpha", 60, nominee_for="Xray")], "N N N N N", id="nominee of a stranger"
        ),
        pytest.param([has("Alpha", None)], "? ? ? ? ?", id="an unknown share"),
        pytest.param(
            [has("Alpha", None), has("Xray", 50)], "? N ? ? N", id="unknown, 50 % is left"
        ),
        pytest.param(
            [has("Alpha", None), has("Xray", 60)], "N N ? N N", id="unknown, too little left"
        ),
        pytest.param(
            [has("Alpha", 51), has("Charlie", None)], "Y Y Y Y Y", id="unknown, yet enough"
        ),
        pytest.param(
            [has("Alpha", 30), has("Charlie", None), has("Xray", 40)],
            "? ? ? ? N",
            id="unknown, enough only together",
        ),
        pytest.param([has("Xray", None)], "N N N N N", id="a stranger's unknown share"),
        pytest.param(
            [has("Alpha", 100, end=date(2019, 6, 1))], "N N N N N", id="sold before listing"
        ),
        pytest.param(
            [has("Alpha", 100, end=date(2021, 6, 1))], "N N N N N", id="sold after listing"
        ),
        pytest.param([has("Alpha", 100, end=ON)], "N N N N N", id="sold on the day"),
        pytest.param([has("Alpha", 100, start=ON)], "Y Y Y Y Y", id="bought on the day"),
        pytest.param(
            [has("Alpha", 100, start=date(2024, 1, 2))], "N N N N N", id="bought after"
        ),
        pytest.param([has("Lima", 100)], "N N N N N", id="listed later"),
        pytest.param(
            [has("Alpha", None, "Hold"), has("Hold", 60)],
            "? ? ? ? ?",
            id="60 % of an undetermined tier",
        ),
        pytest.param(
            [has("Alpha", None, "Hold"), has("Hold", 40)],
            "N N ? N N",
            id="40 % of an undetermined tier",
        ),
        pytest.param(
            [has("Alpha", 30), has("Charlie", None, "Hold"), has("Hold", 30)],
            "? ? ? ? N",
            id="an undetermined tier beside a listed owner",
        ),
        pytest.param(
            [has("Alpha", 60), has("Xray", 60)], "Y Y Y Y Y", id="more than 100 in all"
        ),
        pytest.param(
            [
                has("Alpha", 100, "Hold"),
                has("Alpha", 100, "Hall"),
                has("Hold", 30),
                has("Hall", 30),
            ],
            "Y Y Y Y Y",
            id="one owner through two bodies",
        ),
        pytest.param(
            [has("Alpha", 60, "Hold"), has("Hold", 25), has("Alpha", 26)],
            "Y Y Y Y Y",
            id="one owner, directly and through a body",
        ),
        pytest.param(
            [
                has("Alpha", 100, "Hold"),
                has("Charlie", 100, "Hall"),
                has("Hold", 30),
                has("Hall", 30),
            ],
            "Y Y Y Y N",
            id="two owners through two bodies",
        ),
        pytest.param(
            [has("Alpha", 0.1), has("Alpha", 42.2), has("Charlie", 7.7)],
            "Y N ? Y N",
            id="50 in sum, and no more by the sum's rounding",
        ),
        pytest.param([has("Alpha", 0)], "N N N N N", id="nothing"),
        pytest.param([], "N N N N N", id="no holdings at all"),
        pytest.param([has("  alpha ", 60, "BODY")], "Y Y Y Y Y", id="case and blanks"),
    ],
)
def test_each_regime_answers_who_owns(
    holdings: Sequence[Holding], eu_eu2018_un_ofac_uk: str
) -> None:
    expected = [ANSWERS[letter] for letter in eu_eu2018_un_ofac_uk.split()]

    assert [finding.owned for finding in found(holdings)] == expected
    assert [finding.owned for finding in found(holdings[::-1])] == expected


@pytest.mark.parametrize(
    ("holdings", "controls", "owned", "controlled"),
    [
        pytest.param(
            [has("Alpha", 20)], [rules_over("Alpha")], "N N ? N N", "Y Y Y - Y", id="the board"
        ),
        pytest.param([has("Alpha", 20)], [], "N N ? N N", "N N N - N", id="20 % alone"),
        pytest.param([has("Alpha", 60)], [], "Y Y Y Y Y", "N N N - N", id="shares alone"),
        pytest.param(
            [has("Alpha", 50, "Hold")],
            [rules_over("Hold")],
            "N N N N N",
            "Y N ? - N",
            id="by a body that is owned under some",
        ),
        pytest.param(
            [],
            [rules_over("Alpha", "Hold"), rules_over("Hold")],
            "N N N N N",
            "Y Y Y - Y",
            id="by one that is controlled",
        ),
        pytest.param(
            [has("Hold", 100)],
            [rules_over("Alpha", "Hold")],
            "N N N N N",
            "Y Y Y - Y",
            id="through a controlled owner",
        ),
        pytest.param(
            [has("Hold", None)],
            [rules_over("Alpha", "Hold")],
            "N N N N N",
            "? ? ? - ?",
            id="through a controlled owner of unknown share",
        ),
        pytest.param(
            [has("Alpha", None, "Hold")],
            [rules_over("Hold")],
            "N N N N N",
            "? ? ? - ?",
            id="by an undetermined tier",
        ),
        pytest.param(
            [has("Alpha", 30), has("Charlie", 30)],
            [rules_over("Alpha", "Charlie")],
            "Y Y Y Y Y",
            "N N N - N",
            id="one owner controls the other",
        ),
        pytest.param(
            [has("Alpha", 30), has("Charlie", 30)],
            [rules_over("Xray", "Charlie"), rules_over("Xray", "Alpha")],
            "Y Y Y Y N",
            "N N N - N",
            id="a stranger controls both owners",
        ),
        pytest.param(
            [], [rules_over("Alpha", end=ON)], "N N N N N", "N N N - N", id="control is over"
        ),
        pytest.param(
            [], [rules_over("Xray")], "N N N N N", "N N N - N", id="control by a stranger"
        ),
        pytest.param(
            [], [rules_over("Lima")], "N N N N N", "N N N - N", id="by one listed later"
        ),
        pytest.param(
            [],
            [rules_over("Body", "Hold"), rules_over("Hold")],
            "N N N N N",
            "N N N - N",
            id="a cycle of control",
        ),
        pytest.param(
            [has("Alpha", 60)],
            [rules_over("Body", "Hold"), rules_over("Hold")],
            "Y Y Y Y Y",
            "N N N - N",
            id="control by what the body itself controls",
        ),
    ],
)
def test_each_regime_answers_who_controls(
    holdings: Sequence[Holding], controls: Sequence[Control], owned: str, controlled: str
) -> None:
    result = found(holdings, controls)

    assert [finding.owned for finding in result] == [ANSWERS[x] for x in owned.split()]
    assert [finding.controlled for finding in result] == [
        ANSWERS[x] for x in controlled.split()
    ]


def test_the_listing_of_the_body_itself_says_nothing_of_its_owners() -> None:
    cross = [has("Body", 100, "Hold"), has("Hold", 100), has("Body", 60)]

    result = found(cross, [rules_over("Body", "Hold"), rules_over("Hold")], {"Body": None})

    assert {finding.owned for finding in result} == {Answer.NO}
    assert {finding.controlled for finding in result} == {Answer.NO, None}


def test_a_regime_that_adds_nothing_looks_at_the_largest_owner() -> None:
    joint = [has("Alpha", 30, jointly_with=("Charlie",)), has("Charlie", 30)]
    own = [has("Alpha", 100, "Hold"), has("Hold", 30), has("Alpha", 30)]

    assert found(joint, tests=[NONE_ADDED])[0].owned is Answer.NO
    assert found(own, tests=[NONE_ADDED])[0].owned is Answer.YES


def test_a_finding_names_its_regime_and_whether_the_test_was_checked() -> None:
    result = found([has("Alpha", 60)])

    assert [finding.regime for finding in result] == ["eu", "eu-2018", "un", "ofac", "uk"]
    assert [finding.is_verified for finding in result] == [True, False, False, True, False]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        pytest.param(
            one(OFAC, has("Alpha", 50)),
            "Alpha has 50 % of Body; the test asks for at least 50 %.",
            id="one owner",
        ),
        pytest.param(
            one(OFAC, has("Alpha", 60, "Hold"), has("Hold", 33.5), has("Charlie", 20)),
            "Hold (owned by Alpha) with 33.5 % and Charlie with 20 % have shares of Body, "
            "53.5 % together; the test asks for at least 50 %.",
            id="a tier and an owner",
        ),
        pytest.param(
            one(UK, has("Alpha", 30), has("Charlie", 40)),
            "Alpha with 30 % and Charlie with 40 % have shares of Body, 40 % at most for any "
            "one, and nothing shows that they are held jointly; the test asks for more than "
            "50 %. Nothing shows that a listed party controls Body.",
            id="not joint",
        ),
        pytest.param(
            one(OFAC, has("Alpha", None), has("Xray", 30)),
            "Alpha has an unknown share of Body, 0 % for certain and possibly 70 %: "
            "undetermined; the test asks for at least 50 %.",
            id="an unknown share",
        ),
        pytest.param(
            one(OFAC, has("Alpha", None), has("Xray", 70)),
            "Alpha has an unknown share of Body, 30 % at most; the test asks for at least "
            "50 %.",
            id="an unknown share of too little",
        ),
        pytest.param(
            one(OFAC, has("Alpha", None, "Hold"), has("Hold", 60)),
            "Hold (perhaps owned by Alpha) has 60 % of Body, 0 % for certain and possibly "
            "60 %: undetermined; the test asks for at least 50 %.",
            id="an undetermined tier",
        ),
        pytest.param(
            one(OFAC, has("Nora", 60, nominee_for="Alpha")),
            "Alpha through Nora has 60 % of Body; the test asks for at least 50 %.",
            id="a nominee",
        ),
        pytest.param(
            one(UN, has("Alpha", 20), controls=[rules_over("Alpha")]),
            "Alpha has 20 % of Body: undetermined; the resolutions give no figure, and "
            "more than 50 % is read as met. Alpha controls Body: appoints the board.",
            id="no figure, and the board",
        ),
        pytest.param(
            one(UK, has("Hold", 60), controls=[rules_over("Alpha", "Hold")]),
            "No listed party is known to own any of Body on 2024-01-01; the test asks for "
            "more than 50 %. Control passes on by shares. Hold (owned or controlled by Alpha) "
            "has 60 % of Body; the test asks for more than 50 %.",
            id="a controlled owner",
        ),
        pytest.param(
            one(OFAC, has("Alpha", 40, "Hold"), has("Hold", None)),
            "No share of Body counts on 2024-01-01: Alpha has 40 % of Hold, which has an "
            "unknown share of Body; the test asks for at least 50 %.",
            id="a chain of which no tier passes",
        ),
        pytest.param(
            one(OFAC, has("Alpha", 60, end=date(2019, 6, 1))),
            "No listed party is known to own any of Body on 2024-01-01; the test asks for "
            "at least 50 %. Alpha sold 60 % of Body on 2019-06-01, before it was listed (on "
            "2020-01-01): not counted.",
            id="sold before listing",
        ),
    ],
)
def test_a_finding_says_why_in_plain_words(said: str, words: str) -> None:
    assert said == words


@pytest.mark.parametrize(
    ("holding", "remark"),
    [
        pytest.param(
            has("Alpha", 60, end=date(2021, 6, 1)),
            "Alpha sold 60 % of Body on 2021-06-01, when it was already listed (on 2020-01-01)",
            id="sold after listing",
        ),
        pytest.param(
            has("Alpha", 60, end=date(2020, 1, 1)),
            "Alpha sold 60 % of Body on 2020-01-01, when it was already listed",
            id="sold on the day of listing",
        ),
        pytest.param(
            has("Charlie", None, end=date(2021, 6, 1)),
            "Charlie sold an unknown share of Body on 2021-06-01, when it was already listed:",
            id="sold by one that was always listed",
        ),
        pytest.param(
            has("Alpha", 60, start=date(2025, 6, 1)),
            "Alpha has 60 % of Body only from 2025-06-01 on",
            id="bought after",
        ),
        pytest.param(
            has("Lima", 60),
            "Lima has 60 % of Body, and is listed only from 2025-01-01 on",
            id="listed later",
        ),
    ],
)
def test_a_share_that_does_not_count_is_told_with_its_date(
    holding: Holding, remark: str
) -> None:
    assert all(remark in finding.because for finding in found([holding]))


def test_shares_of_more_than_a_hundred_are_told() -> None:
    result = found([has("Alpha", 60), has("Xray", 60), has("Past", 90, end=date(2001, 1, 1))])

    assert all("of Body add up to 120 %" in finding.because for finding in result)


def test_many_owners_and_remarks_are_told_in_few_words() -> None:
    owners = {f"Owner {n}": date(2020, 1, 1) for n in range(40)}
    now = [has(name, 2) for name in owners]
    past = [has(name, 1, end=date(2021, 1, 1)) for name in owners]

    (finding,) = found([*now, *past], listed=owners, tests=[OFAC])

    assert "and 28 more have shares of Body, 80 % together" in finding.because
    assert finding.because.endswith("28 more remarks.")


@pytest.mark.parametrize("share", [-1.0, 100.5, float("nan"), float("inf")])
def test_a_share_that_nobody_can_have_is_refused(share: float) -> None:
    with pytest.raises(ValueError, match=r"Alpha can't hold .* % of Body"):
        found([has("Alpha", share, end=date(2001, 1, 1))])


def test_a_chain_gives_names_shares_and_their_product() -> None:
    result = found([has("Alpha", 60, "Hold"), has("Hold", 70), has("charlie", None)])

    assert result[0].chains == (
        Chain(("charlie", "Body"), (None,)),
        Chain(("Alpha", "Hold", "Body"), (60, 70)),
    )
    assert [chain.product for chain in result[0].chains] == [None, 42.0]


def test_a_chain_that_does_not_pass_is_shown_where_nothing_does() -> None:
    eu, *_ = found([has("Alpha", 40, "Hold"), has("Hold", 100)])

    assert eu.owned is Answer.NO
    assert [chain.names for chain in eu.chains] == [("Alpha", "Hold", "Body")]


def test_a_chain_that_does_not_pass_is_left_out_where_another_does() -> None:
    (finding,) = found(
        [has("Alpha", 40, "Hold"), has("Hold", 30), has("Charlie", 60)], tests=[OFAC]
    )

    assert [chain.names for chain in finding.chains] == [("Charlie", "Body")]


def test_a_chain_never_goes_in_a_circle() -> None:
    circle = [has("Hold", 60, "Hall"), has("Hall", 30, "Hold"), has("Hall", 60)]

    (finding,) = found([*circle, has("Alpha", 60, "Hold")], tests=[OFAC])

    assert [chain.names for chain in finding.chains] == [("Alpha", "Hold", "Hall", "Body")]


def test_a_party_listed_twice_counts_from_the_first_day() -> None:
    twice = {"Alpha": date(2020, 1, 1), "ALPHA": date(2025, 1, 1)}

    assert {finding.owned for finding in found([has("Alpha", 60)], listed=twice)} == {
        Answer.YES
    }


def test_a_dozen_chains_are_shown_at_most() -> None:
    bodies = [f"Hold {n}" for n in range(50)]
    tiers = [has("Alpha", 60, name) for name in bodies] + [has(name, 2) for name in bodies]

    result = found(tiers)

    assert {len(finding.chains) for finding in result} == {12}


def _net(depth: int) -> list[Holding]:
    """Two bodies a level, each held by both of the level above: 2 ** depth paths."""
    levels = [
        has(f"{above} {n + 1}", 50, f"{below} {n}")
        for n in range(depth)
        for above in ("Left", "Right")
        for below in ("Left", "Right")
    ]
    top = [has("Alpha", 100, f"{side} {depth}") for side in ("Left", "Right")]
    return [*top, *levels, has("Left 0", 30), has("Right 0", 30)]


@pytest.mark.parametrize(
    "holdings",
    [
        pytest.param(
            [has(f"Owner {n}", 0.02) for n in range(4998)] + [has("Alpha", 60)], id="wide"
        ),
        pytest.param(
            [has("Alpha", 60, "Hold 4998")]
            + [has(f"Hold {n + 1}", 60, f"Hold {n}") for n in range(4998)]
            + [has("Hold 0", 60)],
            id="deep",
        ),
        pytest.param(_net(1249), id="a net of very many paths"),
        pytest.param(
            [has(f"Hold {n}", 60, f"Hold {(n + 1) % 2000}") for n in range(2000)]
            + [has("Alpha", 60, "Hold 7"), has("Hold 3", 60)],
            id="a cycle of 2,000",
        ),
    ],
)
def test_five_thousand_holdings_are_no_hardship(holdings: Sequence[Holding]) -> None:
    assert {finding.owned for finding in found(holdings)} == {Answer.YES}


NAMES = ("Body", "Alpha", "Charlie", "Delta", "Echo", "Foxtrot")
HOLDINGS = st.lists(
    st.builds(
        Holding,
        owner=st.sampled_from(NAMES),
        owned=st.sampled_from(NAMES),
        share=st.sampled_from((None, 0, 1, 20, 30, 49, 50, 51, 60, 100)),
        nominee_for=st.sampled_from(("", "", "", *NAMES)),
        jointly_with=st.sampled_from(((), (), *((name,) for name in NAMES))),
    ),
    max_size=12,
)
CONTROLS = st.lists(
    st.builds(
        Control, st.sampled_from(NAMES), st.sampled_from(NAMES), st.just("appoints the board")
    ),
    max_size=3,
)
EVERY_TEST = (*TESTS, NONE_ADDED)
RISING = (Answer.NO, Answer.UNDETERMINED, Answer.YES)


def answers(result: Sequence[OwnershipFinding]) -> list[Answer]:
    return [a for f in result for a in (f.owned, f.controlled) if a is not None]


@given(HOLDINGS, CONTROLS, st.sampled_from(NAMES), st.sampled_from((None, 0, 10, 60, 100)))
def test_a_stranger_s_share_changes_no_answer_but_settles_an_open_one(
    holdings: list[Holding], controls: list[Control], owned: str, share: float | None
) -> None:
    before = answers(found(holdings, controls, tests=EVERY_TEST))
    more = [*holdings, has("Stranger", share, owned)]

    after = answers(found(more, controls, tests=EVERY_TEST))

    for old, new in zip(before, after, strict=True):
        assert new is old or (old, new) == (Answer.UNDETERMINED, Answer.NO)


@given(HOLDINGS, CONTROLS, st.sampled_from(NAMES))
def test_one_more_listing_never_clears_a_body(
    holdings: list[Holding], controls: list[Control], name: str
) -> None:
    before = found(holdings, controls, tests=EVERY_TEST)

    after = found(holdings, controls, {**LISTED, name: None}, EVERY_TEST)

    for old, new in zip(before, after, strict=True):
        assert RISING.index(new.owned) >= RISING.index(old.owned)


@given(HOLDINGS, CONTROLS, st.randoms())
def test_the_order_of_the_holdings_does_not_matter(
    holdings: list[Holding], controls: list[Control], random: Any
) -> None:
    shuffled = random.sample(holdings, len(holdings))

    before = answers(found(holdings, controls, tests=EVERY_TEST))

    assert answers(found(shuffled, controls, tests=EVERY_TEST)) == before


@given(HOLDINGS, CONTROLS)
def test_a_body_is_not_owned_without_a_chain_to_a_listed_party(
    holdings: list[Holding], controls: list[Control]
) -> None:
    for finding in found(holdings, controls, tests=EVERY_TEST):
        assert finding.owned is Answer.NO or finding.chains
        for chain in finding.chains:
            assert chain.names[0] in LISTED
            assert chain.names[-1] == "Body"
            assert len(set(chain.names)) == len(chain.names)


@given(HOLDINGS, st.sampled_from(((), ("Alpha",), ("Alpha", "Charlie"))))
def test_the_cascade_is_what_a_plain_count_gives(
    holdings: list[Holding], listed: tuple[str, ...]
) -> None:
    """Count again without any of the code's own devices, for a regime that adds all."""
    blocked = set(listed)
    for _ in NAMES:
        for body in set(NAMES) - {"Body"}:
            if _held_by(blocked, holdings, body) >= 50:
                blocked.add(body)
    expected = _held_by(blocked - {"Body"}, holdings, "Body") >= 50

    (finding,) = found(holdings, listed=dict.fromkeys(listed), tests=[OFAC])

    assert (finding.owned is Answer.YES) == expected


def _held_by(blocked: set[str], holdings: list[Holding], body: str) -> float:
    known = [h.share for h in holdings if h.owned == body and h.holder in blocked]
    return sum(share for share in known if share is not None)
