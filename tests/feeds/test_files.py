"""How a list is read from a file that somebody downloaded."""

import gzip
import lzma
import os
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from db.records.snapshot import Snapshot
from feeds.errors import FeedError, UnreadableListError
from feeds.files import read_file
from tests.feeds.builders import NOW, at, manifest
from tests.publisher import zeros

LIST = b"<list>" + os.urandom(100_000).hex().encode() + b"</list>"
Pack = Callable[[bytes], bytes]
PACKS = [pytest.param(gzip.compress, id="gz"), pytest.param(lzma.compress, id="xz")]


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Snapshot]:
    """Write those bytes to a file and read it as a list."""

    def call(content: bytes, name: str = "list.xml", max_bytes: int = 1_000_000) -> Snapshot:
        path = tmp_path / name
        path.write_bytes(content)
        return read_file(path, manifest(max_bytes=max_bytes), at())

    return call


def test_a_plain_file_is_read_as_it_is(read: Callable[..., Snapshot]) -> None:
    snapshot = read(LIST)

    assert snapshot.content == LIST
    assert snapshot.sha256 == sha256(LIST).hexdigest()
    assert (snapshot.list, snapshot.fetched_at) == ("example", NOW)
    assert snapshot.source == "list.xml"
    assert not snapshot.is_from_publisher


@pytest.mark.parametrize("pack", PACKS)
def test_a_compressed_file_has_the_digest_of_its_content(
    read: Callable[..., Snapshot], pack: Pack
) -> None:
    snapshot = read(pack(LIST))

    assert snapshot.content == LIST
    assert snapshot.sha256 == sha256(LIST).hexdigest()


def test_a_name_that_lies_does_not_matter(read: Callable[..., Snapshot]) -> None:
    assert read(LIST, "list.xml.gz").content == LIST
    assert read(lzma.compress(LIST), "list.xml.gz").content == LIST


@pytest.mark.parametrize("padding", [b"", bytes(512)], ids=["adjoining", "with padding"])
@pytest.mark.parametrize("pack", PACKS)
def test_several_compressed_parts_are_one_list(
    read: Callable[..., Snapshot], pack: Pack, padding: bytes
) -> None:
    parts = [LIST[:1], LIST[1:70_000], b"", LIST[70_000:]]

    snapshot = read(b"".join(pack(part) + padding for part in parts))

    assert snapshot.content == LIST


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("kept", [1, 5, 50_000, -1], ids=str)
def test_a_truncated_file_is_refused(
    read: Callable[..., Snapshot], pack: Pack, kept: int
) -> None:
    with pytest.raises(UnreadableListError, match=r"list\.xml.* truncated"):
        read(pack(LIST)[:kept])


@pytest.mark.parametrize("pack", PACKS)
def test_a_damaged_file_is_refused(read: Callable[..., Snapshot], pack: Pack) -> None:
    packed = bytearray(pack(LIST))
    packed[len(packed) // 2] ^= 0xFF

    with pytest.raises(UnreadableListError, match=r"list\.xml.* damaged"):
        read(bytes(packed))


@pytest.mark.parametrize("pack", PACKS)
def test_something_else_behind_a_compressed_file_is_refused(
    read: Callable[..., Snapshot], pack: Pack
) -> None:
    with pytest.raises(UnreadableListError, match="damaged"):
        read(pack(LIST) + LIST)


@pytest.mark.parametrize("pack", [pytest.param(bytes, id="plain"), *PACKS])
def test_more_than_a_list_may_have_is_refused(
    read: Callable[..., Snapshot], pack: Pack
) -> None:
    assert len(read(pack(bytes(1_000_000))).content) == 1_000_000

    with pytest.raises(UnreadableListError, match=r"list\.xml is larger than the 1,000,000"):
        read(pack(bytes(1_000_001)))


def test_a_compressed_file_that_never_gives_anything_is_refused(
    read: Callable[..., Snapshot],
) -> None:
    with pytest.raises(UnreadableListError, match="larger than"):
        read(gzip.compress(b"") * 60_000)


def test_an_xz_file_that_asks_for_much_memory_is_refused(
    read: Callable[..., Snapshot],
) -> None:
    greedy = [{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 30, "preset": 0}]

    with pytest.raises(UnreadableListError, match="Memory usage limit"):
        read(lzma.compress(LIST, filters=greedy))


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux")
@pytest.mark.parametrize("pack", PACKS)
def test_a_file_made_to_fill_the_memory_does_not(tmp_path: Path, pack: Pack) -> None:
    path = tmp_path / "bomb"
    path.write_bytes(b"".join(zeros(10 << 30, pack)))
    code = (
        "import sys; from pathlib import Path\n"
        "from feeds.errors import UnreadableListError\n"
        "from feeds.files import read_file\n"
        "from tests.feeds.builders import at, manifest\n"
        "try: read_file(Path(sys.argv[1]), manifest(max_bytes=200_000_000), at())\n"
        "except UnreadableListError as error: assert 'larger than' in str(error)\n"
        "else: raise AssertionError\n"
        "print(Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0])\n"
    )

    run = subprocess.run(
        [sys.executable, "-c", code, path], capture_output=True, text=True, check=True
    )

    assert int(run.stdout) < 150_000


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FeedError, match=r"absent\.xml can't be read: there is no such file"):
        read_file(tmp_path / "absent.xml", manifest(), at())


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FeedError, match="is a folder"):
        read_file(tmp_path, manifest(), at())


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs POSIX")
def test_a_pipe_is_refused_without_waiting_for_its_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(FeedError, match="pipe is not a regular file"):
        read_file(tmp_path / "pipe", manifest(), at())


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs POSIX")
def test_a_device_is_refused() -> None:
    with pytest.raises(FeedError, match="/dev/zero is not a regular file"):
        read_file(Path("/dev/zero"), manifest(), at())


def test_a_file_without_permission_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "list.xml"
    path.write_bytes(LIST)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)

    with pytest.raises(FeedError, match=r"list\.xml can't be read: .* no permission"):
        read_file(path, manifest(), at())


@pytest.mark.parametrize(
    "name", ["nul\0byte", "x" * 5000, "file/below"], ids=["NUL", "too long", "below a file"]
)
def test_a_name_that_no_file_can_have_is_an_error_of_ours(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(FeedError, match="can't be read"):
        read_file(tmp_path / name, manifest(), at())
