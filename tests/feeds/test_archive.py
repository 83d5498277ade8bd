"""How every raw file is kept."""

import errno
import gzip
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from feeds.archive import Archive
from feeds.errors import FeedError, UnreadableListError
from tests.feeds.builders import snapshot

LIST = b"<list>" + b"<entry/>" * 1000 + b"</list>"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


def test_what_is_kept_can_be_read_again(archive: Archive) -> None:
    kept = snapshot(LIST)

    path = archive.keep(kept)

    assert path == archive.folder / "example" / f"{kept.sha256}.gz"
    assert archive.read("example", kept.sha256) == LIST
    assert gzip.decompress(path.read_bytes()) == LIST
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_the_same_content_always_makes_the_same_file(archive: Archive, tmp_path: Path) -> None:
    first = archive.keep(snapshot(LIST))
    second = Archive(tmp_path / "other").keep(snapshot(LIST, source="elsewhere"))

    assert first.read_bytes() == second.read_bytes()
    assert first.read_bytes()[4:8] == bytes(4)


def test_keeping_again_leaves_the_file_alone(archive: Archive) -> None:
    path = archive.keep(snapshot(LIST))
    before = path.stat()

    archive.keep(snapshot(LIST))

    after = path.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize("content", [b"", b"<html>"], ids=["empty", "not a list"])
def test_what_was_refused_is_kept_too(archive: Archive, content: bytes) -> None:
    kept = snapshot(content)

    archive.keep(kept)

    assert archive.read("example", kept.sha256) == content


@pytest.mark.parametrize(
    "damaged",
    [
        pytest.param(b"", id="empty"),
        pytest.param(gzip.compress(LIST)[:20], id="half"),
        pytest.param(bytes(200), id="zeros"),
        pytest.param(gzip.compress(b"<other/>"), id="another content"),
    ],
)
def test_a_damaged_file_is_told_and_put_right(archive: Archive, damaged: bytes) -> None:
    kept = snapshot(LIST)
    path = archive.keep(kept)
    path.write_bytes(damaged)

    with pytest.raises(UnreadableListError, match="is damaged"):
        archive.read("example", kept.sha256)
    archive.keep(kept)

    assert archive.read("example", kept.sha256) == LIST


def test_what_is_not_there_is_told(archive: Archive) -> None:
    with pytest.raises(FeedError, match=f"the archive has no file {'0' * 64}"):
        archive.read("example", "0" * 64)


@pytest.mark.parametrize(
    ("list_id", "digest"),
    [("../example", "0" * 64), ("example", "../secret"), ("", "0" * 64), ("example", "A" * 64)],
    ids=["list outside", "digest outside", "no list", "capitals"],
)
def test_only_names_of_ours_are_looked_for(archive: Archive, list_id: str, digest: str) -> None:
    with pytest.raises(FeedError, match="is not"):
        archive.read(list_id, digest)


def test_a_digest_that_is_not_the_contents_is_refused(archive: Archive) -> None:
    with pytest.raises(FeedError, match="SHA-256 is not its content's"):
        archive.keep(snapshot(LIST, sha256="0" * 64))


def test_a_full_disk_is_told_and_leaves_nothing_behind(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(FeedError, match=r"example: .* can't be kept .* the disk is full"):
        archive.keep(snapshot(LIST))

    assert list((archive.folder / "example").iterdir()) == []


def test_a_folder_that_can_not_be_made_is_told(archive: Archive) -> None:
    archive.folder.write_bytes(b"")

    with pytest.raises(FeedError, match="a file stands where a folder should be"):
        archive.keep(snapshot(LIST))


def test_a_folder_that_may_not_be_written_is_told(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)

    with pytest.raises(FeedError, match="may not write there"):
        archive.keep(snapshot(LIST))


def test_a_file_that_may_not_be_read_is_told(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = snapshot(LIST)
    archive.keep(kept)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)

    with pytest.raises(FeedError, match="can't be read: Permission denied"):
        archive.read("example", kept.sha256)


def test_many_may_keep_the_same_content_at_once(archive: Archive) -> None:
    kept = snapshot(LIST)

    with ThreadPoolExecutor(8) as threads:
        paths = set(threads.map(archive.keep, [kept] * 40))

    (path,) = paths
    assert archive.read("example", kept.sha256) == LIST
    assert list(path.parent.iterdir()) == [path]


def test_a_file_system_that_can_not_sync_folders_will_do(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def only_files(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(os, "fsync", only_files)

    assert archive.keep(snapshot(LIST)).exists()


def test_a_process_that_dies_while_it_writes_leaves_no_half_file(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = snapshot(LIST)

    def die(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", die)
    with pytest.raises(KeyboardInterrupt):
        archive.keep(kept)
    monkeypatch.undo()

    assert not archive.path("example", kept.sha256).exists()
    archive.keep(kept)
    assert archive.read("example", kept.sha256) == LIST
