"""Does the documented backup bring everything back, and the documented restore?"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from db.store.engine import open_store
from tests.deployment.accounts import IS_ROOT
from tests.deployment.compose import ROOT, account, tried
from tests.deployment.container import Deployment
from tests.deployment.docker import docker
from tests.publisher import body
from tests.screening.home import Home, Result
from tests.screening.un_files import ENTRIES, un_file

NAME = ENTRIES[0].name
PLACE = "/var/backups/sanctions/$(date +%Y-%m-%dT%H%M%S)"
SCREENINGS = "SELECT count(*) FROM screening"
BY_NAME = ("screen", NAME, "--list", "un", "--format", "json")


def _answer(printed: Result) -> dict[str, Any]:
    """Give what was answered, without what no two screenings share."""
    assert printed.code == 1, printed.err
    found: dict[str, Any] = json.loads(printed.out)
    assert [match["ref"] for match in found["matches"]] == [ENTRIES[0].ref]
    del found["index"]["known"]  # when the index was built
    return {key: found[key] for key in found.keys() - {"id", "screening_id", "at"}}


def _lists(printed: Result) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(printed.out)
    passing = {"age_days", "publication_age_days"}
    return [{key: row[key] for key in row.keys() - passing} for row in rows]


def _archive(home: Path) -> set[str]:
    return {path.name for path in (home / "archive").rglob("*.gz")}


def _try(name: str, folder: Path, **environment: str) -> None:
    commands = tried(name).replace(PLACE, str(folder / "backup"))
    assert ("backup=" in commands) == name.endswith("backup")
    done = subprocess.run(
        ["sh", "-euc", commands],
        env={"PATH": os.environ["PATH"], "backup": str(folder / "backup"), **environment},
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr


def _screenings(url: str) -> int:
    with open_store(url) as store, store.reading() as connection:
        return int(connection.execute(text(SCREENINGS)).scalar_one())


def test_sqlite_comes_back_with_the_same_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home(tmp_path / "home of the tool")
    monkeypatch.setenv("SANCTIONS_HOME", str(home.folder))
    (tmp_path / "un.xml").write_bytes(un_file())
    assert home.run("refresh", "--from", f"un={tmp_path / 'un.xml'}").code == 0
    configuration = home.folder / "sanctions.toml"
    configuration.write_text('identity = "os"', encoding="utf-8")
    answer, lists = _answer(home.run(*BY_NAME)), _lists(home.run("lists", "--format", "json"))
    archive = _archive(home.folder)
    python = {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}

    with open_store(f"sqlite:///{home.folder / 'sanctions.db'}") as busy, busy.reading():
        _try("sqlite backup", tmp_path, SANCTIONS_HOME=str(home.folder), **python)
    home.run("screen", NAME)
    _try("sqlite restore", tmp_path, SANCTIONS_HOME=str(home.folder))

    assert not (home.folder / "lists.json").exists()
    assert _screenings(f"sqlite:///{home.folder / 'sanctions.db'}") == 1
    assert _lists(home.run("lists", "--format", "json")) == lists
    assert _answer(home.run(*BY_NAME)) == answer
    assert home.run("lists", "--self-test").code == 0
    assert _archive(home.folder) == archive != set()
    assert configuration.read_text(encoding="utf-8") == 'identity = "os"'
    backed_up = [tmp_path / "backup", *(tmp_path / "backup").iterdir()]
    assert len(backed_up) == 3
    assert {path.stat().st_mode & 0o077 for path in backed_up} == {0}


def test_postgresql_comes_back_with_the_same_answer(
    tmp_path: Path, deployment: Deployment
) -> None:
    def call(*arguments: str) -> Result:
        return deployment.run("sanctions", *arguments)

    folder = docker(tmp_path / "bin", deployment)
    environment = dict(deployment.server.environment)
    environment["PATH"] = f"{folder}:{environment['PATH']}"
    deployment.publisher.answers("/UN", body(un_file()))
    assert call("refresh", "--list", "un").code == 0
    answer, lists = _answer(call(*BY_NAME)), _lists(call("lists", "--format", "json"))
    archive, before = _archive(deployment.data), deployment.server.ask(SCREENINGS)

    _try("postgresql backup", tmp_path, **environment)
    call("screen", NAME)
    deployment.server.ask("DROP TABLE name CASCADE; UPDATE publication SET sha256 = 'lost'")
    shutil.rmtree(deployment.data / "archive")
    _try("postgresql restore", tmp_path, **environment)

    assert not (deployment.data / "lists.json").exists()
    assert deployment.server.ask(SCREENINGS) == before != "0"
    assert _lists(call("lists", "--format", "json")) == lists
    assert _answer(call(*BY_NAME)) == answer
    assert _archive(deployment.data) == archive != set()
    owners = "SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'"
    assert deployment.server.ask(owners) == "sanctions"
    if IS_ROOT:
        restored = {path.stat().st_uid for path in deployment.data.rglob("*")}
        assert restored == {account("sanctions")[0]}
