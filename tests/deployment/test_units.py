"""Are the units of systemd and the table of cron in order?"""

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from screening.settings import load
from tests.deployment.compose import ROOT

UNITS = sorted((ROOT / "deploy" / "systemd").iterdir())
SERVICES = [path for path in UNITS if path.suffix == ".service"]
PROGRAM = "/opt/sanctions/.venv/bin/sanctions"


def _settings(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if "=" in line and not line.startswith("#"):
            name, _, value = line.partition("=")
            yield name, value


def test_each_timer_has_its_service() -> None:
    timers = [path.stem for path in UNITS if path.suffix == ".timer"]

    assert (
        timers == [path.stem for path in SERVICES] == ["sanctions-nightly", "sanctions-refresh"]
    )


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
@pytest.mark.skipif(
    shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed here"
)
def test_systemd_understands_every_line(path: Path) -> None:
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(path)],
        capture_output=True,
        text=True,
        check=False,
    )

    said = (done.stdout + done.stderr).splitlines()
    assert [line for line in said if PROGRAM not in line] == []


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.stem)
def test_a_service_runs_without_root_and_shares_nothing(path: Path) -> None:
    found = dict(_settings(path))

    assert found["User"] == found["Group"] == "sanctions"
    assert found["UMask"] == "0027"
    assert found["StateDirectoryMode"] == "0750"
    assert found["NoNewPrivileges"] == "yes"
    assert found["CapabilityBoundingSet"] == ""
    assert found["ProtectSystem"] == "strict"


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.stem)
def test_a_service_names_settings_that_there_are(path: Path, tmp_path: Path) -> None:
    said = path.read_text(encoding="utf-8").replace("\n#", "\n")
    environment = dict(re.findall(r"^Environment=(SANCTIONS_\w+)=(.*)$", said, re.MULTILINE))
    credentials = dict(re.findall(r"^LoadCredential=(\w+):(.*)$", said, re.MULTILINE))
    for name in credentials:
        (tmp_path / name).write_text(f"of {name}\n", encoding="ascii")

    here = {k: v.replace("%d", str(tmp_path)) for k, v in environment.items()}
    settings = load(here | {"SANCTIONS_HOME": str(tmp_path)})

    assert environment["SANCTIONS_HOME"] == "%S/sanctions"
    assert settings.tokens == {"SANCTIONS_EU_TOKEN": "of eu_token"}
    assert settings.database_url == (
        "postgresql://sanctions:of%20database_password@localhost/sanctions"
    )


def test_cron_runs_the_same_commands() -> None:
    table = (ROOT / "deploy" / "sanctions.cron").read_text(encoding="utf-8").splitlines()
    lines = [shlex.split(line) for line in table if re.match(r"[\d*]", line)]
    services = {
        value for path in SERVICES for name, value in _settings(path) if name == "ExecStart"
    }

    assert {" ".join(line[6:]) for line in lines} == services
    assert {line[5] for line in lines} == {"sanctions"}
