"""Is a run that was killed gone on with, so that no row is lost and none stands twice?"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from screening import crew, spool
from screening.spool import Done, Spool, SpoolError, folder_of
from tests.screening.batch.conftest import Desk
from tests.screening.batch.test_batch import customers, listed_names, plain

MANY = 2000
HEAD = b"head\n"
TERMS = {"file of customers": "a", "set of options": "b"}


def _rows(path: Path) -> list[dict[str, object]]:
    return [plain(json.loads(line)) for line in path.read_text("utf-8").splitlines()]


def _ids(path: Path) -> list[str]:
    return [json.loads(line)["id"] for line in path.read_text("utf-8").splitlines()]


def test_a_killed_run_is_gone_on_with(desk: Desk, sample_home: Path) -> None:
    content = customers(listed_names(sample_home), MANY)
    whole = desk.csv(content, output="whole.jsonl")
    output = desk.folder / "out.jsonl"
    begin = "from screening import settings; settings.login = lambda: 'officer'\n"
    begin += "from screening.cli.main import main; main()"
    command = (sys.executable, "-c", begin, "batch")
    asked = (str(desk.folder / "in.csv"), "--output", str(output), "--max-age", "any")
    one = subprocess.Popen(
        [*command, *asked, "--workers", "1"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    journal = folder_of(output) / "journal"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and (
        not journal.exists() or journal.read_bytes().count(b"\n") < 2
    ):
        assert one.poll() is None, "the run ended before it could be killed"
        time.sleep(0.02)
    os.killpg(one.pid, signal.SIGKILL)
    one.wait()
    assert not output.exists()

    found = desk.batch(desk.folder / "in.csv", "--resume", output=output.name)

    assert found.code == whole.code
    assert "going on after" in found.err
    assert not folder_of(output).exists()
    assert _ids(output) == [str(number) for number in range(MANY)]
    assert _rows(output) == _rows(whole.path)


def test_a_run_that_breaks_off_says_how_it_is_gone_on_with(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spool, "SECONDS_BETWEEN", 0.0)
    add, added = Spool.add, 0

    def full(*arguments: Any) -> None:
        nonlocal added
        added += 1
        if added > 1:
            raise OSError(28, "No space left on device")
        add(*arguments)

    monkeypatch.setattr(Spool, "add", full)
    rows = "".join(f"{number},Jane Doe\n" for number in range(900))

    broken = desk.csv(f"id,name\n{rows}")
    monkeypatch.setattr(Spool, "add", add)
    found = desk.batch(desk.folder / "in.csv", "--resume")

    assert broken.code == 3
    assert "499 rows are kept: --resume goes on with them" in broken.err
    assert _ids(found.path) == [str(number) for number in range(900)]
    assert "900" in found.out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        pytest.param(
            (),
            "begun anew: 1 rows of a run that was broken off are discarded; --resume would "
            "have gone on with them\n",
            id="the same run",
        ),
        pytest.param(
            ("--limit", "3"),
            "begun anew: 1 rows of a run that was broken off are discarded\n",
            id="another run",
        ),
    ],
)
def test_a_run_begun_anew_says_what_it_discards(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], said: str
) -> None:
    monkeypatch.setattr(spool, "SECONDS_BETWEEN", 0.0)

    def broken(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("screening.cli.batch._in_place", broken)
        assert "1 rows are kept" in desk.csv("id,name\n1,Jane Doe\n").err

    found = desk.batch(desk.folder / "in.csv", *options)
    again = desk.batch(desk.folder / "in.csv", *options)

    assert said in found.err
    assert _ids(found.path) == ["1"]
    assert "begun anew" not in again.err


def test_a_damaged_journal_does_not_keep_a_run_from_beginning(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    _break_off(output, lambda begun: begun.add(1, b"one\n", b"", {"no_match": 1}, 0))
    (folder_of(output) / "journal").write_bytes(b"\xff\n\xff\n")

    with spool.spool(output, TERMS, HEAD, resume=False) as found:
        assert (found.rows, found.discarded.rows) == (0, 0)


def _break_off(output: Path, begin: Callable[[Spool], None]) -> None:
    """Begin a run, make certain of what it has, and break it off."""
    with suppress(KeyboardInterrupt), spool.spool(output, TERMS, HEAD, resume=False) as begun:
        begin(begun)
        begun.make_certain()
        raise KeyboardInterrupt


def test_another_file_is_not_gone_on_with(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    _break_off(output, lambda begun: begun.add(1, b"one\n", b"", {"no_match": 1}, 0))

    other = TERMS | {"file of customers": "c"}
    with (
        pytest.raises(SpoolError, match="another file of customers than then"),
        spool.spool(output, other, HEAD, resume=True),
    ):
        pass
    with spool.spool(output, TERMS, HEAD, resume=True) as found:
        assert (found.rows, found.counts) == (1, {"no_match": 1})
        assert list(found.kept_lines()) == [HEAD, b"one\n"]


def test_what_was_written_after_the_last_certainty_is_cut_off(tmp_path: Path) -> None:
    output = tmp_path / "out.csv"
    _break_off(output, lambda begun: begun.add(1, b"one\n", b"alert\n", {"review": 1}, 1))
    folder = folder_of(output)
    for name in ("lines", "alerts"):
        with (folder / name).open("ab") as file:
            file.write(b"two, cut sho")
    with (folder / "journal").open("ab") as journal:
        journal.write(b'{"rows": 2, "li')

    with spool.spool(output, TERMS, HEAD, resume=True) as found:
        assert list(found.kept_lines()) == [HEAD, b"one\n"]
        assert list(found.kept_alerts()) == [b"alert\n"]
        assert (found.rows, found.code) == (1, 1)


def test_two_runs_into_one_output_do_not_mix(tmp_path: Path) -> None:
    output = tmp_path / "out.csv"
    with (
        spool.spool(output, TERMS, HEAD, resume=False),
        pytest.raises(SpoolError, match="another run is writing"),
        spool.spool(output, TERMS, HEAD, resume=False),
    ):
        pass


def test_nothing_to_go_on_with_is_begun_anew(tmp_path: Path) -> None:
    with spool.spool(tmp_path / "out.csv", TERMS, HEAD, resume=True) as found:
        assert (found.rows, list(found.kept_lines())) == (0, [HEAD])


@pytest.mark.parametrize(
    "output",
    [
        "out.csv",
        *(pytest.param(f"out.{f}", marks=pytest.mark.long) for f in ("jsonl", "parquet")),
    ],
)
def test_several_processes_answer_as_one(
    desk: Desk, sample_home: Path, monkeypatch: pytest.MonkeyPatch, output: str
) -> None:
    monkeypatch.setattr(crew, "FEW", 10)
    content = customers(listed_names(sample_home), 900)

    one = desk.csv(content, "--workers", "1", output=f"one-{output}")
    two = desk.csv(content, "--workers", "2", output=output)

    assert one.code == two.code
    assert one.out.splitlines()[1].split()[:5] == two.out.splitlines()[1].split()[:5]
    if output.endswith("jsonl"):
        assert _rows(one.path) == _rows(two.path)
        assert _ids(two.path) == [str(number) for number in range(900)]


def test_what_is_known_of_a_run_comes_back(tmp_path: Path) -> None:
    with (tmp_path / "lines").open("w+b") as lines, (tmp_path / "alerts").open("w+b") as alerts:
        found = Spool(tmp_path, lines, alerts, Done(3, 0, 0, {"review": 3}, 1))

        found.add(2, b"", b"", {"no_match": 1, "review": 1}, 0)

    assert (found.rows, found.counts, found.code) == (5, {"review": 4, "no_match": 1}, 1)
