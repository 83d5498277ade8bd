"""Is what we install ours, whole, pinned and not to be published by mistake?"""

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("db", "feeds", "rules", "screening")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = (ROOT / "requirements" / "run.txt", ROOT / "requirements" / "test.txt")


def _files(package: str) -> set[str]:
    found = (path for path in (ROOT / package).rglob("*") if path.is_file())
    return {
        path.relative_to(ROOT).as_posix() for path in found if "__pycache__" not in path.parts
    }


@pytest.mark.parametrize("name", PACKAGES)
def test_each_top_level_name_is_ours(name: str) -> None:
    # A dependency that shipped a package of this name would silently replace it.
    file = import_module(name).__file__

    assert file is not None
    assert Path(file).resolve() == (ROOT / name / "__init__.py").resolve()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ZipFile]:
    """Build the wheel as an installation does."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "hatchling",
            "build",
            "--target",
            "wheel",
            "--directory",
            folder,
        ],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    with ZipFile(built) as opened:
        yield opened


@pytest.mark.parametrize("name", PACKAGES)
def test_the_wheel_holds_every_file_of_a_package(name: str, wheel: ZipFile) -> None:
    shipped = {file for file in wheel.namelist() if file.startswith(f"{name}/")}

    assert shipped == _files(name)


def test_the_wheel_holds_nothing_else(wheel: ZipFile) -> None:
    top = {file.split("/")[0] for file in wheel.namelist()}

    assert {name for name in top if not name.endswith(".dist-info")} == set(PACKAGES)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("rules/decision.toml", id="the table of decisions"),
        pytest.param("rules/nexus.toml", id="the table of the nexus"),
        pytest.param("feeds/countries.toml", id="the names of countries"),
        pytest.param("feeds/lists/eu_fsf.toml", id="the manifest of the EU"),
        pytest.param("feeds/lists/un_sc.toml", id="the manifest of the UN"),
        pytest.param("feeds/lists/un_vessels.toml", id="the manifest of the ships"),
        pytest.param("feeds/sample/eu.xml", id="the sample of the EU"),
        pytest.param("feeds/sample/un.xml", id="the sample of the UN"),
        pytest.param("feeds/sample/un-vessels.html", id="the sample of the ships"),
        pytest.param("db/migrations/script.py.mako", id="the pattern of migrations"),
        pytest.param("db/migrations/versions/0001_initial.py", id="the first migration"),
    ],
)
def test_the_wheel_holds_what_is_no_python(name: str, wheel: ZipFile) -> None:
    assert name in wheel.namelist()


@pytest.mark.parametrize("answer", ["decision", "explanation"])
def test_the_wheel_holds_the_schema_of_each_answer(answer: str, wheel: ZipFile) -> None:
    schema = json.loads(wheel.read(f"screening/report/{answer}.schema.json"))

    assert schema["$schema"]


def test_the_wheel_installs_the_command(wheel: ZipFile) -> None:
    (name,) = (name for name in wheel.namelist() if name.endswith("entry_points.txt"))

    assert "sanctions = screening.cli.main:main" in wheel.read(name).decode()


def test_a_package_index_would_refuse_us(wheel: ZipFile) -> None:
    (name,) = (name for name in wheel.namelist() if name.endswith("dist-info/METADATA"))

    assert "Classifier: Private :: Do Not Upload" in wheel.read(name).decode()


def _pins(lock: Path) -> list[str]:
    """Give the pinned requirements of a lock file, each with its hashes on one line."""
    text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_every_pin_has_a_hash_and_no_address(lock: Path) -> None:
    pins = _pins(lock)

    assert "://" not in lock.read_text(encoding="utf-8")
    assert pins
    for pin in pins:
        assert re.match(r"[\w.\[\]-]+==\S+", pin), pin
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", pin), pin


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_every_dependency_is_pinned(lock: Path) -> None:
    pinned = {re.split(r"[=\[ ]", pin)[0].lower().replace("_", "-") for pin in _pins(lock)}
    needed = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["build"]

    names = {re.split(r"[>=<\[ ;]", text)[0].lower().replace("_", "-") for text in needed}
    assert names <= pinned
