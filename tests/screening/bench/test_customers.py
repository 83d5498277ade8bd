"""Is the made-up file of customers like a bank's, and always the same?"""

from collections import Counter
from pathlib import Path

import pytest

from db.records.screening import IndexedEntry
from screening.bench.customers import HEADINGS, MIX, customers, write
from tests import factories

LISTED = [
    IndexedEntry(factories.entry(f"KPi.{number}", (name,)), is_in_scope=True, nexus=())
    for number, name in enumerate(("KIM Yong Chol", "RI Je-son", "PAK To Chun"))
]


def test_the_same_seed_gives_the_same_customers() -> None:
    one = list(customers(LISTED, seed=3, count=200))

    assert one == list(customers(LISTED, seed=3, count=200))
    assert one != list(customers(LISTED, seed=4, count=200))


def test_the_shares_are_those_of_the_mix() -> None:
    made = list(customers(LISTED, seed=1, count=5000))

    kinds = Counter(kind for _, kind, _, _ in made)
    assert kinds["organisation"] / 5000 == pytest.approx(MIX["company"][0], abs=0.02)
    assert sum(n == "KR" for *_, n in made) / 5000 == pytest.approx(0.02, abs=0.01)
    assert 1 - len(set(made)) / 5000 == pytest.approx(0.07, abs=0.03)


def test_the_file_has_the_documented_columns(tmp_path: Path) -> None:
    write(tmp_path / "c.csv", LISTED, seed=1, count=3)

    first, *rows = (tmp_path / "c.csv").read_text("utf-8").splitlines()
    assert first == ",".join(HEADINGS)
    assert [row[:8] for row in rows] == ["C0000000", "C0000001", "C0000002"]
