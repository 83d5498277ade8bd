"""How is a list read from a file that somebody downloaded?

For `--from`. A compressed file is recognised by its first bytes, since names lie. It
is unpacked twice: the first time nothing is kept, so that a file made to fill the
memory is refused without filling it.
"""

import stat
from collections.abc import Callable, Iterator
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from db.records.snapshot import Snapshot
from feeds.errors import FeedError, UnreadableListError
from feeds.inflate import PIECE, TooLargeError, at_most, compression, inflate
from feeds.manifest import Manifest


def read_file(path: Path, manifest: Manifest, now: Callable[[], datetime]) -> Snapshot:
    """Read a list from a file, plain or compressed with gzip or xz.

    Raises `FeedError` if the file can't be read at all and `UnreadableListError` if
    its compression is damaged or its content is larger than the list may be.
    """
    try:
        content = _content(path, manifest.max_bytes)
    except TooLargeError as error:
        raise UnreadableListError(
            f"list {manifest.id}: {path} is {error}, so it is refused; if the list has really "
            "grown so much, raise max_bytes in its manifest"
        ) from error
    except UnreadableListError as error:
        raise UnreadableListError(
            f"list {manifest.id}: {path}: {error}; get the file again"
        ) from error
    except (OSError, ValueError) as error:
        raise FeedError(
            f"list {manifest.id}: {path} can't be read: {_reason(error)}"
        ) from error
    return Snapshot(
        list=manifest.id,
        content=content,
        sha256=sha256(content).hexdigest(),
        fetched_at=now(),
        source=path.name,
        is_from_publisher=False,
    )


def _content(path: Path, limit: int) -> bytes:
    _refuse_special_files(path)
    size = sum(len(piece) for piece in at_most(limit, _pieces(path, limit)))
    content = BytesIO()
    for piece in at_most(size, _pieces(path, limit)):
        content.write(piece)
    return content.getvalue()


def _refuse_special_files(path: Path) -> None:
    """Refuse what would never end or never begin: only a regular file has a size."""
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise FeedError(f"{path} is a folder, not a file")
    if not stat.S_ISREG(mode):
        raise FeedError(f"{path} is not a regular file but a pipe or a device")


def _pieces(path: Path, limit: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        kind = compression(file.read(8))
        file.seek(0)
        packed = iter(lambda: file.read(PIECE), b"")
        yield from packed if kind is None else inflate(kind, at_most(limit, packed))


def _reason(error: OSError | ValueError) -> str:
    match error:
        case FileNotFoundError():
            return "there is no such file"
        case PermissionError():
            return "this user has no permission to read it"
        case OSError():
            return error.strerror or str(error)
        case _:
            return str(error)
