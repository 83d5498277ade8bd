"""How is compressed content unpacked without letting a small file fill the memory?

Content comes in pieces of at most 64 KB, whatever the compression ratio, so that the
one who reads can stop at any time. Several gzip members or xz streams, one behind the
other, are one content. What follows them must be padding with zeros or nothing.
"""

import lzma
import zlib
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Protocol

from feeds.errors import UnreadableListError

PIECE = 1 << 16
XZ_MEMORY = 80 << 20
"""Of the xz reader itself. `xz -9` needs 65 MB; a header can ask for gigabytes."""


class TooLargeError(UnreadableListError):
    """The unpacked content is larger than the list may be."""


class Compression(StrEnum):
    """The forms in which a list may be compressed, told by their first bytes."""

    GZIP = "gzip"
    XZ = "xz"


MAGIC = {Compression.GZIP: b"\x1f\x8b", Compression.XZ: b"\xfd7zXZ\x00"}


def compression(start: bytes) -> Compression | None:
    """Recognise a compressed file by its first bytes, even if not all of them came."""
    for kind, magic in MAGIC.items():
        if start and magic.startswith(start[: len(magic)]):
            return kind
    return None


class _Stream(Protocol):
    """One gzip member or xz stream."""

    @property
    def is_complete(self) -> bool: ...

    @property
    def rest(self) -> bytes: ...

    def unpack(self, data: bytes) -> Iterator[bytes]: ...


class _GzipMember:
    def __init__(self) -> None:
        self._stream = zlib.decompressobj(zlib.MAX_WBITS | 16)

    @property
    def is_complete(self) -> bool:
        return self._stream.eof

    @property
    def rest(self) -> bytes:
        return self._stream.unused_data

    def unpack(self, data: bytes) -> Iterator[bytes]:
        may_hold_more = True
        while (data or may_hold_more) and not self._stream.eof:
            piece = self._stream.decompress(data, PIECE)
            data = self._stream.unconsumed_tail
            may_hold_more = len(piece) == PIECE
            yield piece


class _XzStream:
    def __init__(self) -> None:
        self._stream = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=XZ_MEMORY)

    @property
    def is_complete(self) -> bool:
        return self._stream.eof

    @property
    def rest(self) -> bytes:
        return self._stream.unused_data

    def unpack(self, data: bytes) -> Iterator[bytes]:
        while not self._stream.eof:
            yield self._stream.decompress(data, PIECE)
            data = b""
            if self._stream.needs_input:
                return


def inflate(kind: Compression, packed: Iterable[bytes]) -> Iterator[bytes]:
    """Unpack compressed content piece by piece.

    Raises `UnreadableListError` where it is damaged or ends early.
    """
    stream: _Stream | None = None
    is_first = True
    try:
        for block in packed:
            data = block
            while data:
                if stream is None:
                    data = data if is_first else data.lstrip(b"\0")
                    if not data:
                        break
                    stream = _GzipMember() if kind is Compression.GZIP else _XzStream()
                    is_first = False
                yield from filter(None, stream.unpack(data))
                data = b""
                if stream.is_complete:
                    data, stream = stream.rest, None
    except (zlib.error, lzma.LZMAError) as error:
        raise UnreadableListError(f"the {kind} compression is damaged: {error}") from error
    if stream is not None:
        raise UnreadableListError(f"the {kind} compression is truncated: its end is missing")


def at_most(limit: int, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Pass pieces on until they are more than `limit` bytes: then `TooLargeError`."""
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > limit:
            raise TooLargeError(f"larger than the {limit:,} bytes this list may have")
        yield piece
