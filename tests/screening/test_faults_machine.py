"""What happens when a process dies, the disk is full, or a file is damaged?"""

import ctypes
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from screening import session
from tests import publisher as sends
from tests.publisher import Exchange, Publisher
from tests.screening.conftest import LIST
from tests.screening.faults import Fault, assert_as_documented, case
from tests.screening.home import Home, index_file
from tests.screening.un_files import ENTRIES, NEWCOMER, TODAY, un_file
from tests.screening.yesterday import (
    SOME,
    assert_found,
    assert_today_in_force,
    assert_yesterday_in_force,
)

FILE = un_file((*ENTRIES, NEWCOMER), TODAY)
LIMIT = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({0}, {0}))"


@pytest.fixture
def read_only(home: Home) -> Iterator[Callable[[], None]]:
    """Give what takes away the right to write in the home, until the test is over."""
    modes = {path: path.stat().st_mode for path in (home.folder, *home.folder.rglob("*"))}
    yield lambda: make_read_only(home.folder)
    for path, mode in modes.items():
        if path.exists():
            path.chmod(mode)


def give_up_rights() -> None:
    """Let file permissions hold for root too, as they do for everybody else."""
    for right in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        ctypes.CDLL(None).prctl(24, right, 0, 0, 0)  # PR_CAPBSET_DROP


def make_read_only(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)


@pytest.mark.parametrize("fault", [case("killed while it publishes")])
@pytest.mark.parametrize(
    "place", ["db.store.publishing.add_publication", "db.store.publishing.note_carried"]
)
def test_killed_before_the_publication_is_whole_nothing_of_it_is_seen(
    home: Home, publisher: Publisher, fault: Fault, place: str
) -> None:
    publisher.answers(LIST, sends.body(FILE))

    with home.stuck("refresh", "--list", "un", at=place):
        pass

    assert_as_documented(home.screen(SOME[-1].name), fault)
    assert_yesterday_in_force(home, fault.state)
    assert home.refresh().code == 0
    assert_today_in_force(home, "current")


@pytest.mark.parametrize("fault", [case("killed between publishing and the index")])
@pytest.mark.parametrize(
    "place",
    [
        "screening.intake.note_look",
        "screening.refresh._rebuilt",
        "screening.basis.build",
        "screening.rebuild.write",
        "screening.rebuild._remove_others",
    ],
)
def test_killed_after_publishing_the_next_screening_sees_the_new_list(
    home: Home, publisher: Publisher, fault: Fault, place: str
) -> None:
    publisher.answers(LIST, sends.body(FILE))

    with home.stuck("refresh", "--list", "un", at=place):
        pass

    assert_as_documented(home.screen(NEWCOMER.name), fault)
    assert_today_in_force(home, fault.state)
    assert home.refresh().code == 0
    assert_today_in_force(home, "current")


@pytest.mark.parametrize(
    "fault", [case("killed before the index, and this user may only read")]
)
def test_who_cannot_build_the_index_is_told_that_the_answer_may_be_old(
    home: Home, publisher: Publisher, read_only: Callable[[], None], fault: Fault
) -> None:
    publisher.answers(LIST, sends.body(FILE))
    with home.stuck("refresh", "--list", "un", at="screening.basis.build"):
        pass
    read_only()

    asked = ("screen", NEWCOMER.name, "--list", "un")
    result = home.child(*asked, preexec_fn=give_up_rights).result()

    assert_as_documented(result, fault)
    known = home.child(
        "screen", SOME[-1].name, "--list", "un", preexec_fn=give_up_rights
    ).result()
    assert SOME[-1].ref in known.out
    assert known.code == 3


@pytest.mark.parametrize("fault", [case("a screening while a refresh runs")])
def test_while_a_refresh_runs_everybody_sees_the_lists_as_before(
    home: Home, publisher: Publisher, fault: Fault
) -> None:
    publisher.answers(LIST, sends.body(FILE))
    with home.stuck("refresh", "--list", "un", at="screening.refresh._rebuilt"):
        result = home.screen(SOME[-1].name)

        assert_as_documented(result, fault)
        assert_yesterday_in_force(home, fault.state)
    assert_today_in_force(home, "current")


@pytest.mark.parametrize("fault", [case("the index lost while a refresh runs")])
def test_an_index_built_while_a_refresh_runs_is_not_put_over_the_refreshs_own(
    home: Home, publisher: Publisher, monkeypatch: pytest.MonkeyPatch, fault: Fault
) -> None:
    monkeypatch.setattr(session, "PATIENCE", 0.1)
    publisher.answers(LIST, sends.body(FILE))
    conditions = (home.folder / "lists.json").read_bytes()
    with home.stuck("refresh", "--list", "un", at="screening.refresh._rebuilt"):
        index_file(home).unlink()

        result = home.screen(NEWCOMER.name)

        assert_as_documented(result, fault)
        assert (home.folder / "lists.json").read_bytes() == conditions
        assert (home.folder / "refresh.pending").exists()
    assert_today_in_force(home, fault.state)


@pytest.mark.parametrize("fault", [case("two refreshes at once")])
def test_of_two_refreshes_at_once_the_second_waits(
    home: Home, publisher: Publisher, fault: Fault
) -> None:
    def slowly(exchange: Exchange) -> None:
        exchange.is_stopped(0.5)
        sends.unless_unchanged(FILE, '"today"')(exchange)

    publisher.answers(LIST, slowly)

    children = [home.child("refresh", "--list", "un") for _ in range(2)]

    results = [child.result() for child in children]
    for result in results:
        assert_as_documented(result, fault)
    said = sorted(result.out.split(":")[0] for result in results)
    assert said == ["un published", "un unchanged"]
    assert_today_in_force(home, fault.state)


@pytest.mark.parametrize("fault", [case("a refresh that does not end")])
def test_a_refresh_waits_for_another_one_only_so_long(
    home: Home, monkeypatch: pytest.MonkeyPatch, fault: Fault
) -> None:
    monkeypatch.setattr("screening.refresh.PATIENCE", 0.2)
    with home.stuck("refresh", "--list", "un", at="screening.refresh._rebuilt"):
        result = home.refresh()

    assert_as_documented(result, fault)
    assert_yesterday_in_force(home, fault.state)


def assert_all_or_nothing(home: Home) -> None:
    """See all of the old list or all of the new one, and hear where it may be the old one."""
    assert_found(home, SOME)
    answer = home.screen(NEWCOMER.name)
    if NEWCOMER.ref not in answer.out and answer.code != 3:
        assert home.lists()["entries"] == len(ENTRIES)
        with_index = home.run("refresh", "--from", "un=nowhere.xml")  # builds the index
        assert with_index.code == 3
        assert home.found(NEWCOMER.name) == []


@pytest.mark.parametrize(
    ("fault", "free"),
    [
        case("a full disk", 0),
        case("a disk that fills up while the list comes in", 150_000),
        case("a disk that fills up while the index is built", 600_000),
    ],
)
def test_a_full_disk_leaves_all_of_the_old_list_or_all_of_the_new_one(
    home: Home,
    publisher: Publisher,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    fault: Fault,
    free: int,
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", str(disk)]
    if shutil.which("mount") is None or subprocess.run(command, check=False).returncode:
        pytest.skip("this account may not mount a small disk")
    try:
        shutil.copytree(home.folder, disk / "home")
        monkeypatch.setenv("SANCTIONS_HOME", str(disk / "home"))
        small = Home(disk / "home")
        publisher.answers(LIST, sends.body(FILE))
        fill(disk, free)

        result = small.child("refresh", "--list", "un").result()

        assert_as_documented(result, fault)
        assert_all_or_nothing(small)
        (disk / "filler").unlink()
        assert small.refresh().code == 0
        assert_today_in_force(small, fault.state)
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


def fill(disk: Path, free: int) -> None:
    room = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    with (disk / "filler").open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(room - free, 1))


@pytest.mark.parametrize(
    ("fault", "limit"),
    [
        case("files that may not grow at all", 0),
        case("files that may grow too little for the list", 60_000),
        case("files that may grow too little for the index", 600_000),
    ],
)
def test_a_file_that_cannot_grow_leaves_all_of_the_old_list_or_all_of_the_new_one(
    home: Home, publisher: Publisher, fault: Fault, limit: int
) -> None:
    publisher.answers(LIST, sends.body(FILE))

    result = home.child("refresh", "--list", "un", before=LIMIT.format(limit)).result()

    assert_as_documented(result, fault)
    assert_all_or_nothing(home)
    assert home.refresh().code == 0
    assert_today_in_force(home, fault.state)


@pytest.mark.parametrize("fault", [case("a full disk while a screening is recorded")])
def test_an_answer_that_cannot_be_recorded_is_shown_and_says_so(
    home: Home, fault: Fault
) -> None:
    asked = ("screen", SOME[-1].name, "--list", "un")

    result = home.child(*asked, before=LIMIT.format(0)).result()

    assert_as_documented(result, fault)
    assert SOME[-1].ref in result.out
    assert_yesterday_in_force(home, fault.state)


@pytest.mark.parametrize("fault", [case("a home that can only be read, refreshed")])
def test_a_home_that_can_only_be_read_is_not_refreshed(
    home: Home, publisher: Publisher, read_only: Callable[[], None], fault: Fault
) -> None:
    publisher.answers(LIST, sends.body(FILE))
    read_only()

    result = home.child("refresh", "--list", "un", preexec_fn=give_up_rights).result()

    assert_as_documented(result, fault)
    assert_yesterday_in_force(home, fault.state)


@pytest.mark.parametrize("fault", [case("a home that can only be read, screened in")])
def test_a_home_that_can_only_be_read_still_answers(
    home: Home, read_only: Callable[[], None], fault: Fault
) -> None:
    read_only()

    asked = ("screen", SOME[-1].name, "--list", "un")
    result = home.child(*asked, preexec_fn=give_up_rights).result()

    assert_as_documented(result, fault)
    assert SOME[-1].ref in result.out
    shown = home.child("lists", "--list", "un", preexec_fn=give_up_rights).result()
    assert fault.state in shown.out


@pytest.mark.parametrize(
    ("fault", "arguments"),
    [
        case("a home below a file, refreshed", ("refresh", "--list", "un")),
        case("a home below a file, screened in", ("screen", SOME[0].name)),
    ],
)
def test_a_home_that_cannot_be_is_named(
    home: Home,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    fault: Fault,
    arguments: tuple[str, ...],
) -> None:
    (tmp_path / "file").write_text("no folder")
    with monkeypatch.context() as patch:
        patch.setenv("SANCTIONS_HOME", str(tmp_path / "file" / "home"))

        result = home.run(*arguments)

    assert_as_documented(result, fault)
    assert_yesterday_in_force(home, fault.state)


def test_what_a_process_that_died_left_behind_is_cleared_away(
    home: Home, publisher: Publisher
) -> None:
    left = home.folder / "index" / ".index-0123456789abcdef.sqlite.1"
    left.write_bytes(b"half an index")
    os.utime(left, (time.time() - 7200, time.time() - 7200))

    home.refresh()

    assert not left.exists()
