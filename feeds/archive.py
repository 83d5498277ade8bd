"""How is every raw file kept, whether it was published or refused?

By the SHA-256 of its content, compressed, one folder a list. A file that is there is
never changed. One that is damaged, say by a power cut, is put right the next time the
same content comes.
"""

import errno
import gzip
import os
import re
import secrets
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from db.records.snapshot import Snapshot
from feeds.errors import FeedError, UnreadableListError
from feeds.inflate import PIECE, Compression, inflate

LEVEL = 6
REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EACCES: "this user may not write there",
    errno.EPERM: "this user may not write there",
    errno.EROFS: "the disk is read-only",
    errno.ENOTDIR: "a file stands where a folder should be",
    errno.EEXIST: "a file stands where a folder should be",
}

NO_FOLDER_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP})
"""Some network file systems can't do it, and need not: the file itself is safe."""


@dataclass(frozen=True, slots=True)
class Archive:
    """The raw files of all lists, in one folder."""

    folder: Path

    def path(self, list_id: str, digest: str) -> Path:
        """Say where the content with that SHA-256 is kept, or would be."""
        if not re.fullmatch(r"[a-z0-9][a-z0-9_-]*", list_id):
            raise FeedError(f"{list_id!r} is not the name of a list")
        if not re.fullmatch(r"[0-9a-f]{64}", digest):
            raise FeedError(f"{digest!r} is not a SHA-256 in lower-case hexadecimal")
        return self.folder / list_id / f"{digest}.gz"

    def keep(self, snapshot: Snapshot) -> Path:
        """Keep what was sent; once it returns, the file survives a power cut.

        Keeping the same content again changes nothing.
        """
        if sha256(snapshot.content).hexdigest() != snapshot.sha256:
            raise FeedError(
                f"list {snapshot.list}: the snapshot's SHA-256 is not its content's"
            )
        path = self.path(snapshot.list, snapshot.sha256)
        if not _is_sound(path, snapshot.sha256):
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                _write(path, snapshot.content)
            except OSError as error:
                reason = REASONS.get(error.errno or 0, error.strerror or str(error))
                raise FeedError(
                    f"list {snapshot.list}: the raw file can't be kept at {path}: {reason}"
                ) from error
        return path

    def read(self, list_id: str, digest: str) -> bytes:
        """Give back the content with that SHA-256, or say that it is damaged or not there."""
        path = self.path(list_id, digest)
        try:
            content = _unpacked(path)
        except FileNotFoundError as error:
            raise FeedError(f"list {list_id}: the archive has no file {digest}") from error
        except OSError as error:
            reason = error.strerror or str(error)
            raise FeedError(f"list {list_id}: {path} can't be read: {reason}") from error
        except UnreadableListError as error:
            raise UnreadableListError(
                f"list {list_id}: the archived file {path} is damaged: {error}"
            ) from error
        if sha256(content).hexdigest() != digest:
            raise UnreadableListError(
                f"list {list_id}: the archived file {path} is damaged: its content has "
                "another SHA-256 than its name"
            )
        return content


def _unpacked(path: Path) -> bytes:
    content = BytesIO()
    with path.open("rb") as file:
        for piece in inflate(Compression.GZIP, iter(lambda: file.read(PIECE), b"")):
            content.write(piece)
    return content.getvalue()


def _is_sound(path: Path, digest: str) -> bool:
    try:
        return sha256(_unpacked(path)).hexdigest() == digest
    except (OSError, UnreadableListError):
        return False


def _write(path: Path, content: bytes) -> None:
    """Write the whole file under another name first, so that the real one is never half."""
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(8)}.part")
    try:
        with unfinished.open("xb") as file:
            with gzip.GzipFile("", "wb", LEVEL, file, mtime=0) as packed:
                packed.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    _sync_folder(path.parent)
    _sync_folder(path.parent.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a power cut too, where a folder can be opened."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in NO_FOLDER_SYNC:
            raise
    finally:
        os.close(handle)
