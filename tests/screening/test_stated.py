"""Do facts that somebody states get the terms of the vocabulary, and no others?"""

from collections.abc import Collection
from typing import Any

import pytest

from db.records.entry import Entry, PartyType
from db.records.fact import Fact, FactKind, Level, Limb, Manner, Source
from rules import loader
from rules.criteria_loader import catalogue
from screening.stated import StatedFacts
from screening.statements.bodies import bodies_of
from tests import factories

CATALOGUE = catalogue(loader.read())
LISTED: dict[str, list[Entry]] = {
    "x:B.1": [
        factories.entry("B.1", ("Sample Harbour Trading",), type=PartyType.ORGANISATION),
    ],
    "x:V.1": [factories.entry("V.1", ("PAEK SAMPLE",), type=PartyType.VESSEL)],
    "x:R.1": [
        factories.entry("R.1", ("Office 39",), type=PartyType.ORGANISATION),
    ],
}
STATED = StatedFacts(CATALOGUE, bodies_of(CATALOGUE, LISTED))
KP = ("KP",)
ORGANISATION = PartyType.ORGANISATION


def read(
    kind: str,
    role: str = "",
    organisation: str = "",
    text: str = "",
    *,
    nationalities: Collection[str] = (),
    party: PartyType = PartyType.PERSON,
    **more: Any,
) -> list[Fact]:
    """Give what the vocabulary makes of one fact."""
    told = text or ", ".join(filter(None, (role, organisation)))
    fact = Fact(FactKind(kind), told, role=role, organisation=organisation, **more)
    return STATED.read([fact], party, tuple(nationalities))


def terms(*stated: str, **more: Any) -> set[str]:
    """Give the terms of all that a fact states."""
    return {term for fact in read(*stated, **more) for term in fact.terms}


def bodies(*stated: str, **more: Any) -> set[str]:
    """Give the bodies of the vocabulary that a fact names."""
    return {t[13:] for t in terms(*stated, **more) if t.startswith("organisation:")} - {"any"}


YONGBYON = "yongbyon-nuclear-scientific-research-centre"
SPELLINGS = {
    "Reconnaissance General Bureau": "reconnaissance-general-bureau",
    "the reconnaissance general bureau": "reconnaissance-general-bureau",
    "RECONNAISSANCE GENERAL BUREAU (RGB)": "reconnaissance-general-bureau",
    "Reconnaisance General Bureau": "reconnaissance-general-bureau",
    "RGB": "reconnaissance-general-bureau",
    "정찰총국": "reconnaissance-general-bureau",
    "조선인민군 정찰총국": "reconnaissance-general-bureau",
    "Chongchal Chongguk": "reconnaissance-general-bureau",
    "Jongchal Chongguk": "reconnaissance-general-bureau",
    "Kukmuwiwonhoe": "state-affairs-commission",
    "국무위원회": "state-affairs-commission",
    "National Defense Commission": "state-affairs-commission",
    "KOMID": "komid",
    "Korea Mining Development Trading Corp.": "komid",
    "Korea Mining & Development Trading Corporation": "komid",
    "조선광업개발무역회사": "komid",
    "Korea Ryongbong General Corporation": "korea-ryonbong-general-corporation",
    "Yongbyon Nuclear Scientific Research Center": YONGBYON,
    "Nyongbyon Nuclear Research Centre": YONGBYON,
    "녕변원자력연구쎈터": YONGBYON,
    "Room 39": "office-39",
    "39호실": "office-39",
}


@pytest.mark.parametrize("written", SPELLINGS)
def test_a_body_is_known_however_it_is_written(written: str) -> None:
    body = SPELLINGS[written]

    assert body in bodies("office", "Director", written)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("Agency for Defense Development", id="the ROK's defence research"),
        pytest.param(
            "국방과학연구소", id="the same in hangul, which begins as 국방과학원 does"
        ),
        pytest.param("Korea Aerospace Research Institute", id="the ROK's space research"),
        pytest.param("Hana Bank", id="a bank of the ROK"),
        pytest.param("Daesung Group", id="a group of the ROK"),
        pytest.param("대성그룹", id="the same in hangul"),
        pytest.param("KOMIR", id="a mining body of the ROK"),
        pytest.param("Example Trading Company", id="a body that nobody knows"),
        pytest.param("", id="no body"),
    ],
)
def test_another_body_is_none_of_the_vocabulary(written: str) -> None:
    assert bodies("office", "Director", written, nationalities=["KR"]) == set()


def test_a_body_stands_with_its_groups_and_the_office_beside_it() -> None:
    assert terms("office", "Director", "Korea Tangun Trading Corporation") == {
        "organisation:any",
        "organisation:korea-tangun-trading-corporation",
        "group:C5",
        "group:C6",
        "role:director",
    }


def test_a_listed_body_that_the_vocabulary_doesnt_know_is_known_as_listed() -> None:
    assert terms("office", "Manager", "Sample Harbour Trading") == {
        "organisation:any",
        "listed:x:B.1",
        "role:president",
    }


def test_a_body_of_the_vocabulary_that_is_listed_is_the_listed_party() -> None:
    assert {"listed:x:R.1", "organisation:office-39", "group:C6"} <= terms(
        "office", "Director", "39호실"
    )


def test_what_the_vocabulary_doesnt_know_keeps_its_words_and_states_nothing() -> None:
    (found,) = read("office", "Gardener", "Example Park", id="f1")

    assert (found.id, found.role, found.organisation) == ("f1", "Gardener", "Example Park")
    assert found.terms == ()


SHARED = {
    "of China": ("Ministry of State Security of China", ["CN"], False),
    "of a Chinese, without a country": ("Ministry of State Security", ["CN"], False),
    "of nobody's country": ("Ministry of State Security", [], False),
    "of a citizen of the DPRK": ("Ministry of State Security", KP, True),
    "of a citizen of both": ("Ministry of State Security", ["CN", "KP"], True),
    "of the DPRK": ("Ministry of State Security of the DPRK", [], True),
    "of the DPRK, of a Chinese": ("Ministry of State Security of the DPRK", ["CN"], True),
    "of North Korea": ("North Korean Ministry of State Security", [], True),
}


@pytest.mark.parametrize("case", SHARED)
def test_a_name_that_other_countries_have_counts_where_the_dprk_is_evident(case: str) -> None:
    written, nationalities, is_known = SHARED[case]

    found = terms("office", "Officer", written, nationalities=nationalities)

    assert ("group:C4" in found) is is_known
    assert ("organisation:any" in found) is is_known


def test_the_words_of_a_fact_tell_whose_body_it_is() -> None:
    text = "An officer of the ministry in Pyongyang"

    assert "group:C4" in terms("office", "Officer", "Ministry of State Security", text)


@pytest.mark.parametrize(
    ("nationalities", "is_post"),
    [
        pytest.param(KP, True, id="of the DPRK"),
        pytest.param(["KR"], False, id="of the ROK"),
        pytest.param([], False, id="unknown"),
    ],
)
def test_a_post_names_its_body_where_the_dprk_is_evident(
    nationalities: Collection[str], is_post: bool
) -> None:
    found = terms("office", "Minister of National Defence", nationalities=nationalities)

    assert ("post:C3" in found) is is_post
    assert ("organisation:ministry-of-national-defence" in found) is is_post


POSTS = {
    "Chief of the General Staff": "post:C3",
    "총참모장": "post:C3",
    "Deputy Chief of the General Staff": "post:C3",
    "Director of the General Political Bureau": "post:C3",
    "국가보위상": "post:C4",
    "정찰총국장": "post:C4",
    "Chairman of the State Affairs Commission": "post:C2",
    "Prosecutor General": "post:C12",
}


@pytest.mark.parametrize("written", POSTS)
def test_a_post_is_known_by_its_words(written: str) -> None:
    assert POSTS[written] in terms("office", written, nationalities=KP)


@pytest.mark.parametrize(
    ("written", "role"),
    [
        pytest.param("Vice Minister", "vice_minister", id="vice minister"),
        pytest.param("부상", "vice_minister", id="vice minister, hangul"),
        pytest.param("First Vice Director", "first_vice_director", id="first vice director"),
        pytest.param("Deputy Director", "vice_director", id="deputy director"),
        pytest.param("부부장", "vice_director", id="vice director, hangul"),
        pytest.param("Clerk", "clerk", id="clerk"),
        pytest.param("General Secretary", "general_secretary", id="general secretary"),
    ],
)
def test_a_lesser_office_is_not_the_greater_one(written: str, role: str) -> None:
    found = terms("office", written, "Munitions Industry Department")

    assert {term for term in found if term.startswith("role:")} == {f"role:{role}"}


def test_a_vice_minister_of_defence_is_no_minister() -> None:
    found = terms("office", "Vice Minister of National Defence", nationalities=KP)

    assert "role:vice_defence_minister" in found
    assert "role:defence_minister" not in found
    assert "role:minister" not in found


def test_a_body_with_a_name_of_one_short_word_is_known_by_it() -> None:
    assert bodies("office", "Minister", "Cabinet", nationalities=KP) == {"cabinet"}
    assert bodies("office", "Minister", "Cabinet", nationalities=["FR"]) == set()


RANKS = {
    "Marshal": 2,
    "Vice Marshal": 3,
    "차수": 3,
    "General": 4,
    "Taejang": 4,
    "Daejang": 4,
    "대장": 4,
    "Colonel General": 5,
    "Lieutenant General": 6,
    "중장": 6,
    "Major General": 7,
    "Rear Admiral": 7,
    "소장": 7,
    "Sojang": 7,
    "Senior Colonel": 8,
    "대좌": 8,
    "Colonel": 9,
    "Captain": 12,
}


@pytest.mark.parametrize("written", RANKS)
def test_a_rank_of_the_army_is_known_in_any_writing(written: str) -> None:
    found = terms("rank", written, "Korean People's Army")

    assert f"rank:{RANKS[written]}" in found


@pytest.mark.parametrize("army", ["Korean People's Army", "KPA", "조선인민군"])
def test_the_army_is_known_in_any_writing(army: str) -> None:
    assert {"rank:4", "organisation:korean-peoples-army"} <= terms("rank", "General", army)


def test_an_office_that_is_a_rank_and_nothing_else_is_both() -> None:
    office, rank = read("office", "General", "Korean People's Army")

    assert (office.kind, rank.kind) == (FactKind.OFFICE, FactKind.RANK)
    assert "group:C3" in office.terms
    assert rank.terms == ("rank:4", "group:C3")


@pytest.mark.parametrize(
    "office", ["Director General", "General Manager", "Consul General", "General Secretary"]
)
def test_an_office_with_a_rank_in_its_words_is_no_rank(office: str) -> None:
    (found,) = read("office", office, "Korean People's Army")

    assert found.kind is FactKind.OFFICE
    assert not any(term.startswith("rank:") for term in found.terms)


OTHER_ARMIES = {
    "the ROK's": ("Major General", "Republic of Korea Army", ["KR"]),
    "the ROK's, in hangul": ("소장", "대한민국 육군", ["KR"]),
    "the ROK's, of nobody's country": ("Major General", "Republic of Korea Army", []),
    "no army, of the ROK": ("대장", "", ["KR"]),
    "no army, of nobody's country": ("대장", "", []),
    "the Russian one": ("Colonel General", "Armed Forces of the Russian Federation", ["RU"]),
}


@pytest.mark.parametrize("case", OTHER_ARMIES)
def test_a_rank_of_another_army_is_none(case: str) -> None:
    rank, army, nationalities = OTHER_ARMIES[case]

    assert terms("rank", rank, army, nationalities=nationalities) == set()


def test_a_general_of_the_rok_who_met_the_kpa_is_none_of_it() -> None:
    text = "General who held talks with the KPA"

    assert terms("rank", "General", "Army", text, nationalities=["KR"]) == set()


def test_a_rank_in_the_army_itself_counts_whatever_passport_is_held() -> None:
    assert "rank:2" in terms("rank", "Marshal", "Korean People's Army", nationalities=["KR"])


def test_a_citizen_of_the_dprk_with_a_rank_has_one_of_its_army() -> None:
    assert terms("rank", "Major General", nationalities=KP) == {"rank:7", "group:C3"}


SOJANG = {
    "beside an institute": ("핵무기연구소", (), "office", "role:director"),
    "beside an institute of the DPRK": ("원자력연구소", KP, "office", "role:director"),
    "beside the army": ("조선인민군", (), "rank", "rank:7"),
    "romanised, beside an institute": (
        "Nuclear Weapons Institute", (), "office", "role:director",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", ["office", "rank"])
@pytest.mark.parametrize("case", SOJANG)
def test_the_body_decides_whether_sojang_is_an_office_or_a_rank(case: str, kind: str) -> None:
    body, nationalities, as_what, term = SOJANG[case]
    word = "Sojang" if body.isascii() else "소장"

    found = read(kind, word, body, nationalities=nationalities)

    assert any(one.kind.value == as_what and term in one.terms for one in found)
    assert len({t for f in found for t in f.terms} & {"rank:7", "role:director"}) == 1


def test_sojang_alone_is_nothing() -> None:
    assert terms("office", "소장") == set()
    assert terms("rank", "소장") == set()
    assert terms("office", "소장", nationalities=KP) == set()


KIN = {
    "sister": "Kim Jong Un",
    "Sister of": "KIM JONG UN",
    "brother": "Kim Jong-un",
    "aunt": "Kim Chŏng-ŭn",
    "son": "김정은",
    "uncle": "김정일",
    "granddaughter": "Kim Il Sung",
    "half brother": "Kim Jong Il",
    "wife": "North Korean leader Kim Jong Un",
}


@pytest.mark.parametrize("tie", KIN)
def test_a_tie_to_one_of_the_three_is_a_family_tie(tie: str) -> None:
    assert "kin" in terms("family_tie", tie, KIN[tie])


@pytest.mark.parametrize(
    ("tie", "relative"),
    [
        pytest.param("sister", "김종운", id="Kim Jong-un of the ROK"),
        pytest.param("sister", "Kim Yong Chol", id="another Kim"),
        pytest.param("sister", "Kim", id="a family name"),
        pytest.param("friend", "Kim Jong Un", id="no tie of a family"),
        pytest.param("bodyguard", "Kim Jong Un", id="a servant"),
        pytest.param("", "Kim Jong Un", id="no tie at all"),
    ],
)
def test_another_tie_is_none(tie: str, relative: str) -> None:
    assert terms("family_tie", tie, relative) == set()


def test_a_tie_that_is_told_in_words_alone_is_read() -> None:
    assert "kin" in terms("family_tie", text="sister of Kim Jong Un")


def test_red_flags_are_known_by_their_kind_or_its_words() -> None:
    assert terms("red_flag", text="shared_device") == {"flag:shared_device"}
    assert terms("red_flag", text="a shared device with two others") == {"flag:shared_device"}
    assert terms("red_flag", "exit_node", text="was seen abroad") == {"flag:exit_node"}
    assert terms("red_flag", text="was late twice") == set()


ACTS = {
    "procured graphite for the missile programme": {"shows:C5/act"},
    "Procured graphite for its missile program": {"shows:C5/act"},
    "is responsible for uranium enrichment": {"shows:C5/act"},
    "dispatched North Korean workers": {"shows:C9/act"},
    "supplied artillery to Russia": {"shows:C11/act"},
    "took part in a ransomware campaign": {"shows:C10/act"},
    "ordered the torture of prisoners": {"shows:C12/act"},
    "transferred funds": {"shows:C7/money"},
    "procured graphite for pencils": set(),
    "visited a missile museum": set(),
    "bought a car": set(),
}


@pytest.mark.parametrize("text", ACTS)
@pytest.mark.parametrize("kind", ["act", "charge"])
def test_an_act_shows_what_its_words_say(text: str, kind: str) -> None:
    found = {term for term in terms(kind, text=text) if term.startswith("shows:")}

    assert found >= ACTS[text]
    assert bool(found) is bool(ACTS[text])


def test_an_act_is_about_the_bodies_that_its_words_name() -> None:
    assert "komid" in bodies("act", text="brokered a sale for KOMID")
    assert bodies("act", text="brokered a sale for another") == set()


def test_an_office_is_not_about_what_its_words_name_beside_its_body() -> None:
    text = "director of Example Ltd, which once wrote to KOMID"

    assert bodies("office", "director", "Example Ltd", text) == set()


def test_an_office_that_is_told_in_words_alone_is_read() -> None:
    assert terms("office", text="Director of the General Bureau of Atomic Energy") == {
        "organisation:any",
        "organisation:general-bureau-of-atomic-energy",
        "group:C5",
        "role:director",
    }


@pytest.mark.parametrize(
    "said", ["wholly owned by", "wholly-owned subsidiary of", "owned or controlled by"]
)
def test_an_ownership_without_a_share_is_one_where_its_words_say_so(said: str) -> None:
    found = terms("ownership", said, "KOMID", party=ORGANISATION)

    assert {"organisation:any", "organisation:komid"} <= found


@pytest.mark.parametrize("said", ["shareholder", "20 % owned by", "part owner", ""])
def test_an_ownership_without_a_share_is_none_otherwise(said: str) -> None:
    assert terms("ownership", said, "KOMID", party=ORGANISATION) == set()


def test_who_owns_a_ship_needs_no_share_of_it() -> None:
    found = terms("ownership", "registered owner", "PAEK SAMPLE", party=ORGANISATION)

    assert found == {"ship:listed", "shows:C8/role"}


def test_who_manages_a_ship_is_known_by_the_words_for_it() -> None:
    assert "shows:C8/role" in terms("control", "ship manager", "EXAMPLE 7", party=ORGANISATION)


def test_what_a_body_is_is_known_by_the_words_for_it() -> None:
    text = "an intelligence service of the DPRK"

    assert "shows:C4/service" in terms("nature", text=text, party=ORGANISATION)


def test_words_of_a_table_count_only_for_the_parties_that_it_is_about() -> None:
    text = "exports coal and gold"

    assert "shows:C6/trade" in terms("act", text=text, party=ORGANISATION)
    assert "shows:C6/trade" not in terms("act", text=text, party=PartyType.PERSON)


def test_a_rebuttal_shows_none_of_what_it_rebuts() -> None:
    text = "never procured graphite for the missile programme"

    (found,) = read("rebuttal", text=text, limb=Limb.NO_INFLUENCE, against=("C5",))

    assert (found.limb, found.against) == (Limb.NO_INFLUENCE, ("C5",))
    assert found.terms == ()


def test_a_denial_is_about_the_same_as_what_it_denies() -> None:
    (denied,) = read("office", "Director", "KOMID", manner=Manner.DENIED)
    (stated,) = read("office", "Director", "KOMID")

    assert denied.manner is Manner.DENIED
    assert denied.terms == stated.terms


def test_facts_stay_in_their_order() -> None:
    facts = [Fact(FactKind.OFFICE, str(n), role=str(n)) for n in range(5)]

    assert [one.text for one in STATED.read(facts, PartyType.PERSON, ())] == list("01234")


@pytest.mark.parametrize(
    ("kind", "role", "organisation", "text"),
    [
        ("office", "Director", "Office 39", "He has never been Director of Office 39"),
        ("office", "", "Office 39", "Kim Sample was not with Office 39."),
        ("agency", "", "", "Does not act on behalf of Office 39"),
        ("family_tie", "", "", "Not related to Kim Jong Un"),
    ],
)
def test_a_text_that_denies_what_it_states_is_no_statement(
    kind: str, role: str, organisation: str, text: str
) -> None:
    found = read(kind, role, organisation, text)

    assert {fact.manner for fact in found} == {Manner.DENIED}


@pytest.mark.parametrize(
    ("role", "organisation", "text"),
    [
        ("Director", "Office 39", "Director of Office 39, and was never dismissed"),
        ("Director", "Office 39", "He is not only a trader but Director of Office 39"),
        ("Director", "Office 39", "It was never published why he is the Director of Office 39"),
        ("", "", "Never married, Director of Office 39"),
        ("", "", "The vessel did not arrive"),
    ],
)
def test_a_denial_of_something_else_takes_nothing_away(
    role: str, organisation: str, text: str
) -> None:
    found = read("office", role, organisation, text)

    assert {fact.manner for fact in found} == {Manner.STATED}


def test_words_quoted_for_a_fact_may_deny_it_unless_others_state_it() -> None:
    denial = Source(Level.E4, quote="He was never Director of Office 39.")
    other = Source(Level.E4, quote="Director of Office 39 since 2017.")

    (denied,) = read("office", "Director", "Office 39", sources=(denial,))
    (stated,) = read("office", "Director", "Office 39", sources=(denial, other))

    assert denied.manner is Manner.DENIED
    assert stated.manner is Manner.STATED
