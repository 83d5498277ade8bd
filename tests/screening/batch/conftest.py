"""A home with the sample lists in it, and the command `sanctions batch` run in it."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from screening.cli.main import run


@dataclass(frozen=True, slots=True)
class Answer:
    """What one run of the command said and wrote."""

    code: int
    out: str
    err: str
    path: Path

    @property
    def decisions(self) -> list[dict[str, Any]]:
        """The decisions of an output in JSON."""
        return [json.loads(line) for line in self.path.read_text("utf-8").splitlines()]

    @property
    def outcomes(self) -> list[str]:
        """The outcome of each row."""
        return [decision["outcome"] for decision in self.decisions]


@dataclass(frozen=True, slots=True)
class Desk:
    """A folder to work in, and the command line."""

    folder: Path
    capture: pytest.CaptureFixture[str]

    def file(self, name: str, content: str | bytes) -> Path:
        """Write a file of customers."""
        path = self.folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Run `sanctions` in this process."""
        self.capture.readouterr()
        code = run(list(arguments))
        printed = self.capture.readouterr()
        return code, printed.out, printed.err

    def batch(self, path: Path, *options: str, output: str = "out.jsonl") -> Answer:
        """Screen a file against lists of any age."""
        target = self.folder / output
        terms = options if "--max-age" in options else ("--max-age", "any", *options)
        return Answer(*self.run("batch", str(path), "--output", str(target), *terms), target)

    def csv(self, content: str | bytes, *options: str, output: str = "out.jsonl") -> Answer:
        """Screen a CSV file with this content."""
        return self.batch(self.file("in.csv", content), *options, output=output)


def _environment(patch: pytest.MonkeyPatch, home: Path) -> None:
    for name in ("SANCTIONS_RULES", "SANCTIONS_DATABASE_URL", "SANCTIONS_EU_TOKEN"):
        patch.delenv(name, raising=False)
    patch.setenv("SANCTIONS_HOME", str(home))
    patch.setattr("screening.settings.login", lambda: "officer")
    patch.setenv("COLUMNS", "200")


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Load the sample lists once."""
    folder = tmp_path_factory.mktemp("sample") / "home"
    with pytest.MonkeyPatch.context() as patch:
        _environment(patch, folder)
        assert run(["refresh", "--sample"]) in {0, 3}
    return folder


@pytest.fixture
def desk(
    tmp_path: Path,
    sample_home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Desk:
    """Give a desk whose home is a copy of the sample's."""
    home = shutil.copytree(sample_home, tmp_path / "home")
    _environment(monkeypatch, home)
    folder = tmp_path / "desk"
    folder.mkdir()
    return Desk(folder, capsys)
