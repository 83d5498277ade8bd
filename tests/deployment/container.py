"""The tool's services, each command run as compose would run it, the paths moved."""

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.deployment.accounts import as_account, in_read_only_root
from tests.deployment.compose import ROOT, SERVICES, account, image_command, image_environment
from tests.deployment.server import Server
from tests.publisher import Publisher
from tests.screening.home import Result

LISTS = ("EU", "UN", "UN_VESSELS")
_SANCTIONS = "from screening.cli.main import main; main()"


@dataclass(frozen=True, slots=True)
class Deployment:
    """What the services share."""

    written: Path
    """Holds `data` and `tmp`, and nothing else of a container can be written."""
    secrets: Path
    server: Server
    publisher: Publisher

    @property
    def data(self) -> Path:
        """The volume of the tool."""
        return self.written / "data"

    def environment(self, service: str, **more: str) -> dict[str, str]:
        """Give all that a service finds in its environment, and where our machine differs."""
        said = image_environment() | SERVICES[service]["environment"]
        found = {name: self._here(value) for name, value in said.items()}
        mirrors = {f"SANCTIONS_URL_{name}": self.publisher.url(f"/{name}") for name in LISTS}
        return {**found, "PYTHONPATH": str(ROOT), "NO_PROXY": "*", **mirrors, **more}

    def start(
        self, service: str, *arguments: str, before: str = "", **more: str
    ) -> "subprocess.Popen[str]":
        """Start a service with its command, or with these arguments in its place."""
        assert image_command("ENTRYPOINT") == ["sanctions"]
        command = list(arguments) or SERVICES[service]["command"]
        return subprocess.Popen(
            [
                *in_read_only_root(self.written),
                *as_account(*account(service)),
                sys.executable,
                "-c",
                f"{before}\n{_SANCTIONS}",
                *command,
            ],
            env=self.environment(service, **more),
            cwd=self.data,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, service: str, *arguments: str, **more: Any) -> Result:
        """Run a service to its end."""
        process = self.start(service, *arguments, **more)
        out, err = process.communicate(timeout=60)
        return Result(process.returncode, out, err)

    def _here(self, value: str) -> str:
        value = re.sub(r"\$\{.*\}$", "officer", value)
        value = value.replace("@database:5432/", f"@127.0.0.1:{self.server.port}/")
        value = re.sub(r"^/run/secrets/(\w+)$", rf"{self.secrets}/\1.txt", value)
        return re.sub(r"^/(data|tmp)$", rf"{self.written}/\1", value)
