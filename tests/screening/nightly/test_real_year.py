"""Is a year of nights with the UN's own files come through, whatever was sent between them?"""

import lzma
import random
import re
from collections.abc import Sequence
from datetime import timedelta
from itertools import islice

import pytest

from db.store.verify import verify
from screening import selftest
from screening.index import Index
from screening.nightly.steps import STEPS
from tests.screening.nightly.test_year import misdeeds
from tests.screening.nightly.town import Town
from tests.screening.nightly.year import File, Year
from tests.screening.tracking.real_files import IS_HERE, UN
from tests.screening.yesterday import NOBODY

NIGHTS = 365
BAD_NIGHTS = 0.25
"""The share of nights on which the publisher fails; one that follows another is likelier to."""
SEED = 1718
TESTED = 60
"""One name in so many is tested every night: all of them would take hours."""
DATED = rb"""dateGenerated=(?:"[^"]*"|'[^']*')"""
OLD_ENOUGH = "2018"
"""From then on a file has as many parties under the programme DPRK as it is known to have."""


def file_of(town: Town, day: str) -> File:
    """Give a file, made on this night, as the publisher makes it at every download.

    Who is in it is read in another way than the tool's own.
    """
    with lzma.open(UN[day]) as packed:
        content = packed.read()
    if day >= OLD_ENOUGH:
        made = f'dateGenerated="{town.at - timedelta(hours=3):%Y-%m-%dT%H:%M:%S}Z"'
        content, count = re.subn(DATED, made.encode(), content, count=1)
        assert count == 1, day
    refs = re.findall(rb"<REFERENCE_NUMBER>\s*([^<]*?)\s*</REFERENCE_NUMBER>", content)
    return File(content, frozenset(ref.decode() for ref in refs))


def name_of(file: File, ref: str) -> str:
    """Give the name under which a file lists somebody, as an officer would type it."""
    text = file.content.decode()
    end = text.index(f"<REFERENCE_NUMBER>{ref}")
    record = text[max(text.rfind("<INDIVIDUAL>", 0, end), text.rfind("<ENTITY>", 0, end)) : end]
    parts = re.findall(r"<(?:FIRST|SECOND|THIRD|FOURTH)_NAME>([^<]*)<", record)
    return " ".join(part.strip() for part in parts if part.strip())


@pytest.fixture
def few_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the self-test of a night look at some names only."""
    every = selftest._texts

    def some(index: Index, lists: Sequence[str]) -> tuple[selftest.Texts, selftest.Texts, int]:
        names, numbers, entries = every(index, lists)
        return (
            dict(islice(names.items(), 0, None, TESTED)),
            dict(islice(numbers.items(), 0, None, TESTED)),
            entries,
        )

    monkeypatch.setattr(selftest, "_texts", some)


@pytest.fixture
def verified_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the verification of the log to the end of the year, where it is done once."""
    others = tuple(step for step in STEPS if step.name != "verify")
    monkeypatch.setattr("screening.nightly.run.STEPS", others)


@pytest.mark.long
@pytest.mark.real_lists
@pytest.mark.skipif(not IS_HERE, reason="the published files are not here")
@pytest.mark.usefixtures("few_names", "verified_once")
def test_a_year_with_every_file_of_the_un(town: Town) -> None:
    year, chance, is_bad = Year(town), random.Random(SEED), False
    days, every = sorted(UN), NIGHTS // len(UN)
    unseen: list[str] = []
    for night in range(NIGHTS):
        new = None
        if night % every == 0 and days:
            new = file_of(town, days.pop(0))
            unseen = sorted(new.refs - year.file.refs)[:1] if year.file else []
        is_bad = night > 0 and chance.random() < (0.6 if is_bad else BAD_NIGHTS)
        year.night(chance.choice(misdeeds(town)) if is_bad else None, new)
        town.sleeps(days=-1)  # to the night that has just been
        assert year.file is not None
        if not is_bad:
            for ref in unseen:
                assert f'"{ref}"' in town.home.screen(name_of(year.file, ref)).out
            unseen = []
        elif night % 5 == 0:
            asked = town.home.screen(NOBODY)
            assert ('"not_screened"' in asked.out) == year.is_stale
        town.sleeps(days=1)

    assert days == []
    assert {cause for cause, _ in year.failures} == {"fetch", "unreadable", "promise"}
    assert year.stale_days
    assert year.late
    assert year.accepted
    year.hold_notices()
    with town.store() as store, store.reading() as connection:
        assert verify(connection).faults == []
