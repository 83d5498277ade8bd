"""Is a damaged index file told from the one that was built?"""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening.condition import Conditions
from screening.index import IndexUnreadableError
from screening.seal import open_sealed, seal_of
from tests import factories
from tests.screening.indexes import Indexes

KIM = factories.entry("KPi.1", ("KIM Yong-chol", "김영철"))


def _conditions(seal: str) -> Conditions:
    return Conditions("index.sqlite", "", "", "", (), index_seal=seal)


@pytest.fixture
def sealed(index_of: Indexes) -> Conditions:
    index_of(related=[KIM]).close()
    return _conditions(seal_of(index_of.path))


def test_the_file_that_was_built_is_opened(index_of: Indexes, sealed: Conditions) -> None:
    index = open_sealed(index_of.folder, sealed)

    assert index.find("KPi.1")
    index.close()


def _cut_short(content: bytes) -> bytes:
    return content[:-1]


def _nothing_left(content: bytes) -> bytes:
    return b""


def _longer(content: bytes) -> bytes:
    return content + b"\0"


def _end_not_written(content: bytes) -> bytes:
    half = len(content) // 2
    return content[:half] + bytes(len(content) - half)


def _halves_exchanged(content: bytes) -> bytes:
    half = len(content) // 2
    return content[half:] + content[:half]


@pytest.mark.parametrize(
    "harm",
    [
        pytest.param(_cut_short, id="cut short"),
        pytest.param(_nothing_left, id="nothing left"),
        pytest.param(_longer, id="longer"),
        pytest.param(_end_not_written, id="the end not written"),
        pytest.param(_halves_exchanged, id="halves exchanged"),
    ],
)
def test_a_file_of_other_content_is_refused(
    index_of: Indexes, sealed: Conditions, harm: Callable[[bytes], bytes]
) -> None:
    index_of.path.write_bytes(harm(index_of.path.read_bytes()))

    with pytest.raises(IndexUnreadableError, match="damaged"):
        open_sealed(index_of.folder, sealed)


def test_conditions_that_know_no_seal_open_nothing(index_of: Indexes) -> None:
    index_of(related=[KIM]).close()

    with pytest.raises(IndexUnreadableError, match="damaged"):
        open_sealed(index_of.folder, _conditions(""))


@given(st.binary(min_size=1, max_size=2_000), st.data())
def test_no_single_bit_can_change(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, data: st.DataObject
) -> None:
    path: Path = tmp_path_factory.getbasetemp() / "sealed"
    bit = data.draw(st.integers(0, len(content) * 8 - 1))
    flipped = bytearray(content)
    flipped[bit // 8] ^= 1 << bit % 8

    path.write_bytes(content)
    before = seal_of(path)
    path.write_bytes(flipped)

    assert seal_of(path) != before
