"""Do the commands of the compose file run under its accounts, against a real PostgreSQL?"""

import os
import pwd
import re
import signal
import stat
import subprocess
import time
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from db import migrations
from db.errors import StoreError
from db.store.engine import open_store
from tests.deployment.accounts import IS_ROOT, as_account_alone
from tests.deployment.compose import SERVICES, account
from tests.deployment.container import Deployment
from tests.deployment.server import SECRETS_GROUP

SOON = 5.0


def test_the_secrets_are_made_for_the_group_and_nobody_else(secrets: Path) -> None:
    group = account("schedule")[1] if IS_ROOT else os.getgid()
    found = [secrets, *secrets.iterdir()]

    assert len(found) == 4
    for path in found:
        assert stat.S_IMODE(path.stat().st_mode) & stat.S_IRWXO == 0
        assert path.stat().st_gid == group
    password = (secrets / "database_password.txt").read_text(encoding="ascii")
    assert re.fullmatch(r"[0-9a-f]{64}", password)
    assert (secrets / "eu_token.txt").read_bytes() == b""


@pytest.mark.skipif(not IS_ROOT, reason="only root can ask as another account")
def test_the_secrets_can_be_read_by_both_accounts_and_by_no_third(secrets: Path) -> None:
    def may_read(user: int, group: int, *more_groups: int) -> bool:
        command = ["cat", str(secrets / "database_password.txt")]
        before = as_account_alone(user, group, *more_groups)
        return (
            subprocess.run([*before, *command], capture_output=True, check=False).returncode
            == 0
        )

    assert may_read(*account("schedule"))
    assert may_read(*account("database"), SECRETS_GROUP)
    assert not may_read(*account("database"))
    assert not may_read(12345, 12345)


def test_migrate_brings_the_schema_up_and_then_has_nothing_to_do(
    deployment: Deployment,
) -> None:
    deployment.server.ask("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    deployment.server.ask("ALTER SCHEMA public OWNER TO sanctions")

    first, second = deployment.run("migrate"), deployment.run("migrate")

    assert (first.code, second.code) == (0, 0), first.err + second.err
    assert f"schema none -> {migrations.HEAD}" in first.out
    assert f"schema {migrations.HEAD}, nothing to do" in second.out
    assert list(deployment.data.glob("sanctions.db*")) == []


def test_a_schedule_comes_up_and_ends_at_sigterm(deployment: Deployment) -> None:
    process = deployment.start("schedule")
    with process:
        assert process.stderr is not None
        said = iter(process.stderr.readline, "")
        assert any("answered 404" in line for line in said), process.communicate()

        process.send_signal(signal.SIGTERM)
        began = time.monotonic()
        _, err = process.communicate(timeout=60)

    assert time.monotonic() - began < SOON
    assert process.returncode == 0
    assert err.endswith("stopped\n")
    assert deployment.server.ask("SELECT DISTINCT by FROM event") == "sanctions"


def test_one_call_loads_screens_and_is_recorded_by_who_calls(deployment: Deployment) -> None:
    loaded = deployment.run("sanctions", "refresh", "--sample")
    screened = deployment.run("sanctions", "screen", "Kim Yong Chol")

    assert loaded.code == 0, loaded.err
    assert "Kim Yong Chol".casefold() in screened.said.casefold()
    assert screened.code == 3, "the sample withholds an answer"
    asked = "SELECT by FROM screening ORDER BY at DESC LIMIT 1"
    assert deployment.server.ask(asked) == _name_of_caller()


def _name_of_caller() -> str:
    """Give the account that the service runs under, as the system names it."""
    user = account("sanctions")[0] if IS_ROOT else os.getuid()
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return f"uid {user}"


def test_the_tool_writes_nowhere_but_in_its_volume(deployment: Deployment) -> None:
    deployment.run("sanctions", "refresh", "--sample")
    user, group = account("sanctions") if IS_ROOT else (os.getuid(), os.getgid())

    written = [deployment.data, *deployment.data.rglob("*")]

    assert len(written) > 4
    for path in written:
        found = path.stat()
        assert (found.st_uid, found.st_gid) == (user, group), path
        assert found.st_mode & stat.S_IRWXO == 0, path
        assert found.st_mode & stat.S_IWGRP == 0, path
    assert list((deployment.written / "tmp").iterdir()) == []
    assert sorted(path.name for path in deployment.written.iterdir()) == ["data", "tmp"]


WRITE = """
import os, pathlib, sys
for folder in sys.argv[1:]:
    path = pathlib.Path(folder) / "written-by-a-test"
    try:
        path.touch()
        path.unlink()
        print("may")
    except OSError:
        print("may not")
print(os.getuid(), os.getgid(), os.getgroups())
print(next(l.split()[1] for l in open("/proc/self/status") if l.startswith("NoNewPrivs")))
sys.exit()
"""


@pytest.mark.skipif(not IS_ROOT, reason="only root can run it under another account")
def test_the_account_of_the_tool_may_write_its_volume_and_nothing_of_ours(
    deployment: Deployment,
) -> None:
    root = Path(__file__).parent.parent.parent
    folders = [deployment.data, deployment.written / "tmp", deployment.written, root]

    result = deployment.run(
        "sanctions", *map(str, (*folders, deployment.secrets)), before=WRITE
    )

    user, group = account("sanctions")
    assert result.out.splitlines() == [
        "may",
        "may",
        "may not",
        "may not",
        "may not",
        f"{user} {group} []",
        "1",
    ]


def test_the_account_in_the_database_owns_it_and_is_no_superuser(
    deployment: Deployment,
) -> None:
    found = deployment.server.ask(
        "SELECT rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls "
        "FROM pg_roles WHERE rolname = 'sanctions'"
    )
    owner = deployment.server.ask(
        "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'sanctions'"
    )

    assert found == "f|f|f|f|f"
    assert owner == "sanctions"


def test_nobody_comes_in_as_superuser_over_the_network(
    deployment: Deployment, secrets: Path
) -> None:
    password = (secrets / "database_password.txt").read_text(encoding="ascii")
    place = f"127.0.0.1:{deployment.server.port}"

    open_store(f"postgresql://sanctions:{password}@{place}/sanctions").close()
    with pytest.raises(StoreError) as caught:
        open_store(f"postgresql://postgres:{password}@{place}/sanctions")

    assert isinstance(caught.value.__cause__, OperationalError)
    assert password not in str(caught.value)


@pytest.mark.parametrize("service", ["migrate", "sanctions"])
def test_a_wrong_password_ends_with_3_and_is_not_told(
    deployment: Deployment, service: str
) -> None:
    wrong = deployment.data / "wrong"
    wrong.write_text("p-wrong", encoding="ascii")
    wrong.chmod(0o644)

    result = deployment.run(service, "migrate", SANCTIONS_DATABASE_PASSWORD_FILE=str(wrong))
    wrong.unlink()

    assert result.code == 3
    assert "database sanctions on 127.0.0.1" in result.err
    assert "p-wrong" not in result.said


def test_the_healthcheck_of_the_database_answers(deployment: Deployment) -> None:
    _, *command = SERVICES["database"]["healthcheck"]["test"]

    deployment.server.run(*command)
