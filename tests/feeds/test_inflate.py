"""How compressed content is unpacked."""

import gzip
import lzma
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.errors import UnreadableListError
from feeds.inflate import PIECE, Compression, TooLargeError, at_most, compression, inflate

PACKS: dict[Compression, Callable[[bytes], bytes]] = {
    Compression.GZIP: gzip.compress,
    Compression.XZ: lzma.compress,
}
kinds = pytest.mark.parametrize("kind", Compression)


def blocks(packed: bytes, size: int) -> list[bytes]:
    return [packed[start : start + size] for start in range(0, len(packed), size)]


@kinds
@given(parts=st.lists(st.binary(max_size=300), min_size=1, max_size=4), size=st.integers(1, 90))
def test_where_the_blocks_end_does_not_matter(
    kind: Compression, parts: list[bytes], size: int
) -> None:
    packed = b"".join(PACKS[kind](part) for part in parts)

    unpacked = b"".join(inflate(kind, blocks(packed, size)))

    assert unpacked == b"".join(parts)


@kinds
@given(content=st.binary(min_size=1, max_size=300), data=st.data())
def test_whatever_is_cut_off_is_noticed(
    kind: Compression, content: bytes, data: st.DataObject
) -> None:
    packed = PACKS[kind](content)
    kept = data.draw(st.integers(1, len(packed) - 1))

    with pytest.raises(UnreadableListError, match="truncated"):
        list(inflate(kind, [packed[:kept]]))


@kinds
@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE + 7])
def test_pieces_are_small_however_much_one_block_holds(kind: Compression, size: int) -> None:
    pieces = list(inflate(kind, [PACKS[kind](bytes(size))]))

    assert b"".join(pieces) == bytes(size)
    assert all(0 < len(piece) <= PIECE for piece in pieces)


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        pytest.param(gzip.compress(b""), Compression.GZIP, id="gzip"),
        pytest.param(lzma.compress(b""), Compression.XZ, id="xz"),
        pytest.param(b"\xfd7z", Compression.XZ, id="three bytes of xz"),
        pytest.param(b"<?xml", None, id="XML"),
        pytest.param(b"%PDF-1.7", None, id="PDF"),
        pytest.param(b"", None, id="nothing"),
    ],
)
def test_compression_is_told_by_the_first_bytes(start: bytes, kind: Compression | None) -> None:
    assert compression(start) is kind


def test_the_bound_is_the_last_size_that_passes() -> None:
    assert list(at_most(4, [b"ab", b"cd"])) == [b"ab", b"cd"]

    with pytest.raises(TooLargeError, match="larger than the 3 bytes"):
        list(at_most(3, [b"ab", b"cd"]))
