"""Is a name seen to be unlike all only where taking it apart would say so too?"""

from dataclasses import replace
from random import Random
from sys import maxsize

import pytest

from tests.screening.names.test_needs import SEARCH, WORDS

AT_ONCE = replace(SEARCH, sieved_from=0)
NEVER = replace(SEARCH, sieved_from=maxsize)
OTHERS = (
    "elizabeth williams john j smith maria van der berg nguyen thi minh o brien stevens "
    "alexandrova kozhemyakin tanchenko georgiana vessel qiwan jiang wan steve"
)


@pytest.mark.parametrize("seed", range(4))
def test_what_is_seen_at_once_is_what_taking_apart_finds(seed: int) -> None:
    random = Random(seed)
    for _ in range(600):
        chosen = random.choices((WORDS + " " + OTHERS).split(), k=random.randint(1, 5))
        text = random.choice((" ", "-", "")).join(chosen[:2]) + " " + " ".join(chosen[2:])
        at = random.randrange(len(text))
        slipped = text[:at] + random.choice("aeioukln") + text[at + random.randint(0, 1) :]
        for asked in (text.strip(), slipped.strip()):
            assert AT_ONCE.find(asked) == NEVER.find(asked), asked


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Elizabeth Williams", set()),
        ("Maria-Luisa Brien", set()),
        ("Steven Williams", set()),
        ("Steven Lee", {"Steven Lee"}),
        ("Ryonbong Brien", set()),
    ],
)
def test_what_a_name_of_unknown_words_is_like_is_seen_at_once(
    asked: str, found: set[str]
) -> None:
    can = AT_ONCE._sieve.find(asked)

    assert can is not None
    assert {AT_ONCE.targets[number].name for number in can} == found


@pytest.mark.parametrize("asked", ["Brien Trading", "J K Lee", "Steven Lee, Tan Chon"])
def test_a_name_of_other_words_is_taken_apart(asked: str) -> None:
    assert AT_ONCE._sieve.find(asked) is None
