"""What do the compose file, the Dockerfile and the documents say?"""

import json
import re
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent.parent
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = sorted(name for name, service in SERVICES.items() if "build" in service)
"""The services that run the tool."""


def account(service: str) -> tuple[int, int]:
    """Give the uid and gid with which a service runs."""
    user, group = SERVICES[service]["user"].split(":")
    return int(user), int(group)


def instructions() -> list[tuple[str, str]]:
    """Give the instructions of the Dockerfile, continued lines joined."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    lines = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    found = []
    for line in lines.replace("\\\n", " ").splitlines():
        if line.strip():
            name, _, rest = line.strip().partition(" ")
            found.append((name, " ".join(rest.split())))
    return found


def final_stage() -> list[tuple[str, str]]:
    """Give the instructions that make the image that runs."""
    found = instructions()
    begins = [position for position, (name, _) in enumerate(found) if name == "FROM"]
    return found[begins[-1] :]


def image_environment() -> dict[str, str]:
    """Give the environment that the image sets."""
    (said,) = (rest for name, rest in final_stage() if name == "ENV")
    return dict(pair.split("=", 1) for pair in said.split())


def image_command(name: str) -> list[str]:
    """Give the argument list of an `ENTRYPOINT`, `CMD` or `HEALTHCHECK`."""
    (said,) = (rest for found, rest in final_stage() if found == name)
    command: list[str] = json.loads(said[said.index("[") :])
    return command


def tried(name: str) -> str:
    """Give the commands of `docs/deployment.md` that stand under this name."""
    page = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8")
    (block,) = re.findall(rf"<!-- tried: {name} -->\n```sh\n(.*?)```", page, re.DOTALL)
    return str(block)
