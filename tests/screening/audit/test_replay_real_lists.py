"""Do 200 screenings against a real list come out the same after others, by other rules?"""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from screening.session import open_session
from screening.settings import load
from tests.screening.audit.test_replay import change_the_rules, replayed
from tests.screening.home import Home
from tests.screening.tracking.real_files import IS_HERE, UN

pytestmark = [
    pytest.mark.real_lists,
    pytest.mark.skipif(not IS_HERE, reason="../shared/data is not here"),
]
COUNT = 200
BEFORE, AFTER = ("20170630", "20180824"), ("20181029", "20181227", "20200320")
OTHERS = (
    "Max Mustermann", "Kim Min Su", "김정은", "박 영 식", "Daedong Trading", "IMO 9314650",
    "PASSPORT 381310014", "M/V Chong Chon Gang", "Kim Yong Chol a.k.a. Kim Young Cheol",
)  # fmt: skip
OPTIONS: tuple[tuple[float, tuple[tuple[str, ...], ...]], ...] = (
    (0.8, (("--max-age", "any"),)),
    (0.2, (("--scope", "all"),)),
    (0.1, (("--min-score", "0.3", "--limit", "50"), ("--min-score", "0.7"))),
    (0.3, tuple(
        ("--birth-date", text)
        for text in ("1962", "18.2.1962", "about 1960", "1955/1965", "18 Feb 62", "31.31.1999")
    )),
    (0.2, (("--nationality", "KP"), ("--nationality", "Narnia"), ("--gender", "F"))),
    (0.2, (("--type", "person"), ("--type", "organisation"), ("--type", "vessel"))),
    (0.1, (("--role", "general", "--organisation", "Korean People's Army"),)),
    (0.1, (("--role", "Minister of Defence", "--source", "E4 | Yonhap | 2016-03-01"),)),
    (0.1, (("--identifier", "472310022"), ("--identifier", "DCBKKPPY"))),
    (0.1, (("--residence", "KP", "--address", "Pyongyang", "--purpose", "embassy"),)),
    (0.02, (("--as-of", "2017-07-01"), ("--as-of", "2018-09-01"), ("--as-of", "2017-01-01"))),
    (0.01, (("--known-at", "2100-01-01"),)),
    (0.2, (("--list", "un"),)),
)  # fmt: skip


def load_day(home: Home, day: str) -> None:
    assert home.run("refresh", "--from", f"un={UN[day]}").code == 0


def calls(chance: random.Random) -> Iterator[list[str]]:
    """Give screenings of listed parties in variants, and of others, with options at random."""
    names = [
        name.text
        for indexed in open_session(load()).index.entries()
        for name in indexed.entry.names
        if indexed.entry.list == "un"
    ]
    for _ in range(COUNT):
        text = chance.choice(names if chance.random() < 0.8 else OTHERS)
        yield [varied(text, chance), *some_options(chance)]


def varied(name: str, chance: random.Random) -> str:
    words = name.split()
    place = chance.randrange(len(name))
    return chance.choice(
        (
            name,
            name.upper().replace("-", " "),
            " ".join(chance.sample(words, len(words))),
            " ".join(words[:2]),
            f"{name[:place]}{name[place + 1 :]}" if len(name) > 3 else name,
        )
    )


def some_options(chance: random.Random) -> list[str]:
    return [
        word
        for share, choices in OPTIONS
        if chance.random() < share
        for word in chance.choice(choices)
    ]


@pytest.mark.long
def test_200_screenings_come_out_the_same_after_three_publications_and_other_rules(
    empty_home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in BEFORE:
        load_day(empty_home, day)
    for call in calls(random.Random(3)):
        assert empty_home.run("screen", *call).code != 2

    for day in AFTER:
        load_day(empty_home, day)
    change_the_rules(tmp_path / "rules", monkeypatch)

    code, found = replayed(empty_home, "--sample", str(COUNT), "--seed", "1")

    assert [one for one in found["screenings"] if one["verdict"] != "identical"] == []
    assert (code, found["identical"]) == (0, COUNT)
