"""Does the compose file keep each service as small as it can be?"""

import re
from typing import Any

import pytest
from typer.main import get_command

from screening.cli.app import app
from tests.deployment.compose import (
    COMPOSE,
    OURS,
    ROOT,
    SERVICES,
    account,
    final_stage,
    image_command,
    image_environment,
    instructions,
)

ALL = sorted(SERVICES)
LONG_RUNNING = sorted(name for name in ALL if SERVICES[name]["restart"] == "unless-stopped")
SECRET = re.compile(r"password|token|secret|notify", re.IGNORECASE)


def test_the_services_are_the_database_the_schedule_and_two_that_end() -> None:
    assert ALL == ["database", "migrate", "sanctions", "schedule"]
    assert LONG_RUNNING == ["database", "schedule"]
    assert SERVICES["sanctions"]["profiles"] == ["ask"]
    assert [name for name in ALL if "profiles" in SERVICES[name]] == ["sanctions"]


@pytest.mark.parametrize("name", ALL)
def test_no_service_is_root_or_can_become_it(name: str) -> None:
    service = SERVICES[name]

    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", service["user"])
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service.keys().isdisjoint({"privileged", "cap_add", "devices", "pid", "ipc"})


@pytest.mark.parametrize("name", ALL)
def test_no_service_can_write_its_root_file_system(name: str) -> None:
    service = SERVICES[name]

    assert service["read_only"] is True
    for mounted in service["tmpfs"]:
        options = mounted.split(":")[1].split(",")
        assert {"nosuid", "nodev", "noexec"} <= set(options)
        assert any(option.startswith("size=") for option in options)


@pytest.mark.parametrize("name", ALL)
def test_no_service_can_be_reached_from_without(name: str) -> None:
    service = SERVICES[name]

    assert service.keys().isdisjoint({"ports", "network_mode", "expose", "extra_hosts"})
    assert "database" in service["networks"]
    assert ("outside" in service["networks"]) == (name in {"schedule", "sanctions"})


def test_the_network_of_the_database_leads_nowhere_else() -> None:
    assert COMPOSE["networks"]["database"] == {"internal": True}
    assert SERVICES["database"]["networks"] == ["database"]


@pytest.mark.parametrize("name", ALL)
def test_every_service_has_limits(name: str) -> None:
    limits = SERVICES[name]["deploy"]["resources"]["limits"]

    assert limits.keys() == {"cpus", "memory", "pids"}
    assert re.fullmatch(r"\d+[mg]", limits["memory"])
    assert limits["pids"] > 0
    assert SERVICES[name]["logging"]["options"].keys() == {"max-size", "max-file"}


@pytest.mark.parametrize("name", ALL)
def test_secrets_are_files_and_stand_in_no_environment(name: str) -> None:
    service = SERVICES[name]
    environment: dict[str, str] = service["environment"]
    named = {key: value for key, value in environment.items() if SECRET.search(key)}

    assert set(named.values()) == {f"/run/secrets/{secret}" for secret in service["secrets"]}
    assert all(key.endswith("_FILE") for key in named)
    for value in environment.values():
        assert not re.search(r"://[^/@]*:[^/@]*@", value), "a password in an address"


def test_every_secret_is_a_file_that_git_and_the_builder_leave_out() -> None:
    used = {secret for service in SERVICES.values() for secret in service["secrets"]}
    kept_out = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    sent = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()

    assert COMPOSE["secrets"] == {
        name: {"file": f"./secrets/{name}.txt"} for name in sorted(used)
    }
    assert "/secrets/" in kept_out
    assert [line for line in sent if line and line[0] not in "#!"] == ["*", "**/__pycache__"]
    assert "!secrets" not in sent


def test_both_accounts_may_read_the_secrets_by_their_group() -> None:
    _, group = account("schedule")

    assert SERVICES["database"]["group_add"] == [str(group)]


def test_what_is_kept_lies_in_named_volumes() -> None:
    named: list[str] = [
        volume.split(":")[0]
        for service in SERVICES.values()
        for volume in service.get("volumes", [])
        if not volume.endswith(":ro")
    ]

    assert set(named) == set(COMPOSE["volumes"]) == {"database", "home"}


def test_what_is_mounted_from_here_is_there_and_read_only() -> None:
    mounted = [v for s in SERVICES.values() for v in s.get("volumes", []) if v[0] == "."]

    assert mounted == ["./deploy/database.sql:/docker-entrypoint-initdb.d/database.sql:ro"]
    assert (ROOT / mounted[0].split(":")[0]).is_file()


@pytest.mark.parametrize("name", ALL)
def test_what_runs_for_long_has_a_healthcheck_and_what_ends_has_none(name: str) -> None:
    check: dict[str, Any] = SERVICES[name]["healthcheck"]

    if name in LONG_RUNNING:
        assert check["test"][0] == "CMD", "no shell"
        assert check.keys() >= {"interval", "timeout", "retries", "start_period"}
        assert "stop_grace_period" in SERVICES[name]
    else:
        assert check == {"disable": True}
        assert SERVICES[name]["restart"] == "no"


def test_the_schedule_starts_when_the_schema_is_ready() -> None:
    ready = {"condition": "service_healthy"}

    assert SERVICES["schedule"]["depends_on"] == {
        "database": ready,
        "migrate": {"condition": "service_completed_successfully"},
    }
    assert SERVICES["migrate"]["depends_on"] == {"database": ready}
    assert SERVICES["sanctions"]["depends_on"] == {"database": ready}


@pytest.mark.parametrize("name", OURS)
def test_each_of_ours_runs_a_command_that_there_is_as_the_image_does(name: str) -> None:
    commands = set(get_command(app).commands)  # type: ignore[attr-defined]  # a group has them
    service = SERVICES[name]

    assert service.get("command", ["lists"])[0] in commands
    assert service["init"] is True
    assert "entrypoint" not in service
    assert ("USER", service["user"]) in final_stage()


def test_schedule_asks_for_its_health_as_the_image_does() -> None:
    asked = ["CMD", *image_command("HEALTHCHECK")]

    assert asked == SERVICES["schedule"]["healthcheck"]["test"]
    assert asked == ["CMD", "sanctions", "health", "--quiet"]


def test_the_image_is_built_in_two_stages_from_pinned_packages() -> None:
    found = instructions()

    assert [name for name, _ in found].count("FROM") == 2
    assert ("COPY", "--from=build /opt/sanctions /opt/sanctions") in final_stage()
    assert any(n == "RUN" and "--require-hashes" in said for n, said in found)
    assert not any(name == "ADD" for name, _ in found)
    assert not any(name == "VOLUME" for name, _ in found)


def test_the_image_ends_as_an_account_with_a_number_and_never_goes_back() -> None:
    user, group = account("schedule")
    stage = final_stage()
    (made,) = (said for name, said in stage if name == "RUN")

    assert [said for name, said in stage if name == "USER"] == [f"{user}:{group}"]
    assert [n for n, _ in stage].index("USER") > [n for n, _ in stage].index("RUN")
    assert f"useradd --uid {user} --gid {group}" in made
    assert f"--owner {user} --group {group} --mode 0700 /data" in made
    assert image_command("ENTRYPOINT") == ["sanctions"]


def test_the_image_writes_to_its_volume_and_to_memory_alone() -> None:
    environment = image_environment()
    mounted = {line.split(":")[0] for line in SERVICES["schedule"]["tmpfs"]}

    assert environment["SANCTIONS_HOME"] == "/data"
    assert {environment["HOME"], environment["TMPDIR"]} == mounted == {"/tmp"}  # noqa: S108
    assert environment["PYTHONDONTWRITEBYTECODE"] == "1"
    assert SERVICES["schedule"]["volumes"] == ["home:/data"]


def test_the_builder_gets_what_it_copies() -> None:
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    let_through = {line[1:] for line in ignored if line.startswith("!")}
    copied = {
        source
        for name, said in instructions()
        if name == "COPY" and not said.startswith("--from")
        for source in said.split()[:-1]
    }

    assert copied == let_through
    assert all((ROOT / source).exists() for source in copied)
