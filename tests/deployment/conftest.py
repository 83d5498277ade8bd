"""The secrets, the database and the volume of a deployment."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.deployment.accounts import IS_ROOT, own
from tests.deployment.compose import account, tried
from tests.deployment.container import Deployment
from tests.deployment.server import server
from tests.publisher import Publisher


@pytest.fixture(scope="package")
def deployed_folder() -> Iterator[Path]:
    """Give a folder that accounts other than ours can enter, as pytest's own cannot be."""
    with TemporaryDirectory(prefix="deployed-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.fixture(scope="package")
def secrets(deployed_folder: Path) -> Path:
    """Make the secrets as the documents say; who is not root, for its own group."""
    commands = tried("secrets")
    if not IS_ROOT:
        commands = commands.replace("-g 10001", f"-g {os.getgid()}")
    subprocess.run(["sh", "-euc", commands], cwd=deployed_folder, check=True)
    return deployed_folder / "secrets"


@pytest.fixture(scope="package")
def deployment(deployed_folder: Path, secrets: Path) -> Iterator[Deployment]:
    """Run the database, with an empty volume for the tool and publishers on loopback."""
    written = deployed_folder / "tool"
    written.mkdir()
    for name, mode in (("data", 0o700), ("tmp", 0o1777)):
        (written / name).mkdir()
        own(written / name, *account("schedule"))
        (written / name).chmod(mode)
    of_database = deployed_folder / "database"
    of_database.mkdir()
    password = secrets / "database_password.txt"
    with Publisher() as publisher, server(of_database, password) as running:
        yield Deployment(written, secrets, running, publisher)
