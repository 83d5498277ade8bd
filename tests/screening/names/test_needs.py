"""Is a listed name left out of a comparison only where too few of its words are asked for?"""

from collections.abc import Iterator
from random import Random

import pytest

from db.records.entry import PartyType
from rules.decision import WORDS_FOUND_FROM
from screening.names.likeness import compare
from screening.names.listing import prepare
from screening.names.needs import LEAST, WHOLE, asked, of_body, of_person
from screening.names.organisations import HIGHEST

BODIES = (
    "Korea Ryonbong General Corporation",
    "Munitions Industry Department",
    "Korean People's Army",
    "UL JI BONG 6",
    "Tan Chon",
    "Blue Nouvelle",
    "Ocean Maritime Management Company, Limited",
    "CHANG AN SHIPPING & TECHNOLOGY",
    "Foreign Trade Bank (FTB)",
    "Hap Jang Gang 6",
    "Tangun Trading Corp.",
    "Second Academy of Natural Sciences",
)
PERSONS = (
    "Aleksandr Aleksandrovich Kozhemyaka", "Steven Lee", "Mohamed Al Djasem", "Qi Wan",
    "Abdul Rahman Yusuf Ali Mohamed al-Djasem", "Ali Mohamed",
)  # fmt: skip
WORDS = (
    "korea general trading corporation company bank ryonbong ryonbon munitions industry "
    "industri department bureau office army people ul ji bong 6 7 tan chon tanchon blue "
    "nouvelle new ocean sea maritime marine management chang an shipping technology foreign "
    "trade ftb hap jang gang hapjanggang tangun tan gun second academy natural sciences "
    "science of aleksandr alexander kozhemyaka steven stephen lee s. mohamed mohammed al "
    "djasem jasem qi wan co ltd corp star ali abdul rahman yusuf yusof abdulrahman a. petrovich"
)
NAMES = {name: {PartyType.ORGANISATION, PartyType.VESSEL} for name in BODIES} | {
    name: {PartyType.PERSON} for name in PERSONS
}
SEARCH = prepare(NAMES).search()


def _texts(seed: int, count: int) -> Iterator[str]:
    """Put words of the listed names together, some as one, some with a slip."""
    random = Random(seed)
    words = WORDS.split()
    for _ in range(count):
        chosen = random.choices(words, k=random.randint(1, 5))
        text = f"{random.choice(('', ' ')).join(chosen[:2])} {' '.join(chosen[2:])}".strip()
        if random.random() < 0.4:
            at = random.randrange(len(text))
            text = text[:at] + random.choice("aeiouklmn") + text[at + random.randint(0, 1) :]
        yield text


@pytest.mark.parametrize("seed", range(4))
def test_no_name_is_left_out_that_is_alike(seed: int) -> None:
    for text in _texts(seed, 400):
        found = SEARCH.find(text)
        for number, (name, kinds) in enumerate(NAMES.items()):
            for kind in kinds:
                score = compare(text, name, kind).score
                assert score < WORDS_FOUND_FROM or number in found, (text, name)


@pytest.mark.parametrize("seed", range(4))
def test_no_name_scores_more_than_it_can(seed: int) -> None:
    for text in _texts(seed, 400):
        can = SEARCH.can_score(text)
        for number, most in can.items():
            target = SEARCH.targets[number]
            for kind in target.kinds:
                score = compare(text, target.name, kind).score
                assert min(score, HIGHEST) <= most, (text, target.name)


@pytest.mark.parametrize(
    ("name", "shared", "text", "is_met"),
    [
        pytest.param("Tan Chon", 0b01, "Tan Trading", False, id="half a short name"),
        pytest.param("Tan Chon", 0b11, "Chon Tan", True, id="the whole"),
        pytest.param("UL JI BONG 6", 0b100, "Bong Trading", False, id="a third"),
        pytest.param(
            "Munitions Industry Department", 0b010, "Sun Industry", False, id="general"
        ),
        pytest.param(
            "Munitions Industry Department", 0b011, "Munitions Industry", True, id="two"
        ),
        pytest.param("Ryonbong Corporation", 0b1, "Ryonbong", True, id="its one telling word"),
    ],
)
def test_a_body_needs_so_many_of_its_words(
    name: str, shared: int, text: str, is_met: bool
) -> None:
    need, _ = of_body(name)

    most = need.most(shared, shared.bit_count(), -1, asked(text))

    assert (most >= LEAST) is is_met


@pytest.mark.parametrize(
    ("shared", "text", "answering", "least", "most"),
    [
        pytest.param(0b010, "Ivan Kozhemyaka", 0b10, 0.0, 0.61, id="one word"),
        pytest.param(0b010, "A. Kozhemyaka", 0b10, 0.75, 0.81, id="one beside an initial"),
        pytest.param(0b011, "Kozhemyaka Aleksandr", 0b11, 0.93, 0.97, id="no patronymic"),
        pytest.param(0b011, "Kozhemyaka Aleksandr Ivan", 0b011, 0.0, 0.70, id="another one"),
        pytest.param(0b111, "Kozhemyaka Aleksandr", 0b11, 0.99, 1.0, id="all of them"),
    ],
)
def test_a_person_needs_two_words_and_little_besides(
    shared: int, text: str, answering: int, least: float, most: float
) -> None:
    need, of_word, of_run = of_person("Aleksandr Kozhemyaka Ivanovich")

    assert {bits for _, bits in of_word} == {0b1, 0b10, 0b100}
    assert {bits for _, bits in of_run} == {0b11, 0b110, 0b111}
    assert least <= need.most(shared, 0, answering, asked(text)) <= most


def test_two_words_asked_are_not_the_same_listed_one() -> None:
    need, *_ = of_person("Aleksandr Kozhemyaka Ivanovich")

    assert need.most(0b1, 0, 0b11, asked("Aleksandr Alexandrov")) < LEAST


def test_an_initial_on_the_list_may_be_any_word() -> None:
    need, *_ = of_person("A. Kozhemyaka")

    assert need.most(0b10, 0, 0b10, asked("Aleksandr Kozhemyaka")) >= 0.80
    assert need.most(0b10, 0, 0b01, asked("Kozhemyaka Aleksandr Ivan")) >= 0.75


def test_one_word_may_be_two_listed_ones() -> None:
    assert prepare({"Tan Chon": {PartyType.VESSEL}}).search().find("sciences tanchon") == {0}


def test_characters_are_found_by_what_they_are_in_korean() -> None:
    listed = {"Koryo Bank": {PartyType.ORGANISATION}}

    assert compare("顾丽", "Koryo Bank", PartyType.ORGANISATION).score >= WORDS_FOUND_FROM
    assert prepare(listed).search().find("顾丽") == {0}


def test_an_acronym_is_enough() -> None:
    _, found = of_body("Foreign Trade Investment Bank (FTIB)")

    assert dict(found)["@ftib"] == WHOLE
