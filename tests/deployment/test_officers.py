"""Does the database say who decides, and keep an officer from altering what was decided?"""

import shutil
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from importlib import resources

import pytest

from tests.deployment.compose import ROOT, tried
from tests.deployment.container import Deployment
from tests.deployment.docker import docker
from tests.screening.home import Result
from tests.screening.un_files import ENTRIES, NEWCOMER, TODAY, un_file

OFFICERS = ("ana", "ben")
DESIGNATION = (
    "interim", "add", "--list", "un", "--name", "Wendrik Pallo Zsigmond", "--type", "person",
    "--act", "SC/99999", "--url", "https://press.example/sc99999", "--published", "2026-01-05",
    "--in-force", "2026-01-05", "--programme", "DPRK",
)  # fmt: skip
LAST = "SELECT by FROM {} ORDER BY id DESC LIMIT 1"


@pytest.fixture(scope="module")
def officers(
    deployment: Deployment, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Deployment]:
    """Give each officer an account, as the documents say for one."""
    assert deployment.run("sanctions", "refresh", "--sample").code == 0
    path = docker(tmp_path_factory.mktemp("bin") / "docker", deployment)
    environment = dict(deployment.server.environment)
    for name in OFFICERS:
        commands = tried("officers").replace("ana", name)
        assert commands.count("install ") == 1
        commands = commands.replace("< deploy/", f"< {ROOT}/deploy/")
        subprocess.run(
            ["sh", "-euc", commands.replace("-g 10001", f"-g {_group(deployment)}")],
            env={**environment, "PATH": f"{path}:{environment['PATH']}"},
            cwd=deployment.secrets.parent,
            check=True,
        )
    yield deployment
    for name in OFFICERS:  # other tests count the secrets
        (deployment.secrets / f"{name}.txt").unlink()


def _group(deployment: Deployment) -> int:
    return (deployment.secrets / "database_password.txt").stat().st_gid


def as_officer(deployment: Deployment, name: str, *arguments: str, **more: str) -> Result:
    """Run a command with an officer's own account of the database."""
    url = f"postgresql://{name}@127.0.0.1:{deployment.server.port}/sanctions"
    secret = str(deployment.secrets / f"{name}.txt")
    mine = {"SANCTIONS_DATABASE_URL": url, "SANCTIONS_DATABASE_PASSWORD_FILE": secret}
    return deployment.run("sanctions", *arguments, **mine, **more)


def test_who_proposes_and_who_agrees_are_accounts_of_the_database(
    officers: Deployment,
) -> None:
    proposed = as_officer(officers, "ana", *DESIGNATION)
    number = officers.server.ask("SELECT max(id) FROM proposal")
    agree = ("review", "agree", number, "--reason", "Compared.")
    by_the_same = as_officer(officers, "ana", *agree)
    by_another = as_officer(officers, "ben", *agree)

    assert proposed.code == 0, proposed.err
    assert by_the_same.code == 2
    assert "second person" in by_the_same.err
    assert by_another.code == 0, by_another.err
    for of, name in (("proposal", "ana"), ("approval", "ben")):
        assert officers.server.ask(LAST.format(of)) == name


def test_an_officer_does_the_daily_work(officers: Deployment) -> None:
    customers = officers.written / "tmp" / "customers.csv"
    customers.write_text("id,name,nationality\n1,Kim Yong Chol,KP\n", encoding="utf-8")

    taken_in = as_officer(officers, "ana", "customers", "import", str(customers))
    screened = as_officer(officers, "ana", "customers", "screen")
    again = as_officer(officers, "ana", "refresh", "--sample")
    verified = as_officer(officers, "ana", "audit", "verify")

    customers.unlink()
    assert taken_in.code == 0, taken_in.err
    assert screened.code == 3, "the sample is no list"
    assert again.code == 0, again.err
    assert verified.code == 0, verified.said
    assert officers.server.ask("SELECT DISTINCT by FROM rescreening") == "ana"


def test_an_officer_decides_and_another_agrees(officers: Deployment) -> None:
    rules = officers.written / "tmp" / "rules"
    rules.mkdir()
    text = resources.files("rules").joinpath("review.toml").read_text("utf-8")
    wanted = text.replace("four_eyes = []", 'four_eyes = ["true_match"]')
    (rules / "review.toml").write_text(wanted, "utf-8")
    customers = officers.written / "tmp" / "customers.csv"
    customers.write_text("id,name,nationality\n2,Jo Yong-won,KP\n", encoding="utf-8")
    assert as_officer(officers, "ana", "customers", "import", str(customers)).code == 0
    as_officer(officers, "ana", "customers", "screen")
    alert = officers.server.ask("SELECT max(id) FROM alert WHERE customer_id = '2'")

    decided = ("review", "decide", alert, "--verdict", "true_match", "--reason", "same-person")
    proposed = as_officer(officers, "ana", *decided, SANCTIONS_RULES=str(rules))
    number = officers.server.ask("SELECT max(id) FROM proposal")
    agreed = as_officer(officers, "ben", "review", "agree", number, "--reason", "Compared.")

    shutil.rmtree(rules)
    customers.unlink()
    assert wanted != text
    assert "second person" in proposed.said
    assert agreed.code == 0, agreed.err
    steps = f"SELECT kind || ' ' || by FROM alert_step WHERE alert_id = {alert} ORDER BY id"  # noqa: S608
    assert officers.server.ask(steps).splitlines() == [
        "raised sanctions", "proposed ana", "decided ana",
    ]  # fmt: skip
    assert officers.server.ask(LAST.format("approval")) == "ben"


@pytest.mark.long
def test_an_officer_loads_lists_in_whatever_order(officers: Deployment) -> None:
    newer, older = un_file((*ENTRIES[:-2], NEWCOMER), TODAY), un_file(ENTRIES[:-1])
    newest, found = un_file((*ENTRIES, NEWCOMER), TODAY + timedelta(minutes=1)), []
    for content in (newer, older, newest):
        file = officers.written / "tmp" / "un.xml"
        file.write_bytes(content)
        found.append(as_officer(officers, "ana", "refresh", "--from", f"un={file}"))
        file.unlink()

    assert [one.code for one in found] == [0, 0, 0], found
    assert as_officer(officers, "ben", "audit", "verify").code == 0


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM event",
        "UPDATE event SET by = 'ben'",
        "UPDATE alert_step SET by = 'ben'",
        "DELETE FROM customer_version",
        "UPDATE proposal SET by = 'ben'",
        "UPDATE approval SET by = 'ben'",
        "DROP TABLE event",
        "ALTER TABLE event DISABLE TRIGGER ALL",
        "CREATE TABLE mine (id int)",
        "SET SESSION AUTHORIZATION sanctions",
        "SET ROLE sanctions",
        "INSERT INTO proposal (id, by) VALUES (99, 'ben')",
        "INSERT INTO approval (id, by) VALUES (99, 'ben')",
        "INSERT INTO join_decision (id, by) VALUES (99, 'ben')",
        "INSERT INTO alert_step (id, by, kind) VALUES (99, 'ben', 'decided')",
        "INSERT INTO alert_step (id, by, kind) VALUES (99, 'sanctions', 'decided')",
    ],
)
def test_an_officer_alters_nothing_and_writes_in_no_other_name(
    officers: Deployment, statement: str
) -> None:
    password = (officers.secrets / "ana.txt").read_text(encoding="utf-8")
    address = f"host=127.0.0.1 port={officers.server.port} user=ana dbname=sanctions"
    with pytest.raises(
        AssertionError, match=r"permission denied|must be owner|row-level security"
    ):
        officers.server.run(
            "psql", "-XAtq", "-d", address, "-c", statement, PGPASSWORD=password
        )
