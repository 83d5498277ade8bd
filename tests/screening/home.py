"""A home of its own for a test, and the command line run in it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from screening.cli.main import run

CHILD = "import sys; exec(sys.argv.pop(1)); from screening.cli.main import main; main()"
STUCK = """
import time
import {module} as module
def wait_for_the_end(*_, **__):
    print("stuck", flush=True)
    time.sleep(600)
module.{function} = wait_for_the_end
"""


@dataclass(frozen=True, slots=True)
class Result:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """Everything that was printed, with single blanks."""
        return " ".join(f"{self.out} {self.err}".split())


@dataclass(frozen=True, slots=True)
class Home:
    """A folder for the tool's things, and the list `un` to be had from a loopback publisher."""

    folder: Path

    def run(self, *arguments: str) -> Result:
        """Run `sanctions` in this process; the environment is set by the fixture."""
        with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
            code = run(list(arguments))
        return Result(code, out.getvalue(), err.getvalue())

    def child(self, *arguments: str, before: str = "pass", **more: Any) -> "Child":
        """Start `sanctions` in a process of its own; `before` is what it does first."""
        return Child(
            subprocess.Popen(
                [sys.executable, "-c", CHILD, before, *arguments],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                **more,
            )
        )

    @contextmanager
    def stuck(self, *arguments: str, at: str) -> Iterator[None]:
        """Run `sanctions` up to the call of a function, and kill it there in the end."""
        module, _, function = at.rpartition(".")
        before = STUCK.format(module=module, function=function)
        with self.child(*arguments, before=before).process as process:
            assert process.stdout is not None
            lines = iter(process.stdout.readline, "")
            assert any(line.strip() == "stuck" for line in lines), f"it never came to {at}"
            try:
                yield
            finally:
                process.kill()

    def refresh(self, *arguments: str) -> Result:
        """Refresh the list `un` alone."""
        return self.run("refresh", "--list", "un", *arguments)

    def screen(self, name: str) -> Result:
        """Screen a name against the list `un` alone."""
        return self.run("screen", name, "--list", "un", "--format", "json")

    def lists(self, name: str = "un") -> dict[str, Any]:
        """Give what `sanctions lists` says of a list."""
        printed = self.run("lists", "--list", name, "--format", "json").out
        found: list[dict[str, Any]] = json.loads(printed)
        return found[0]

    def found(self, name: str) -> list[str]:
        """Give the references of the parties found under exactly this name."""
        matches = json.loads(self.screen(name).out)["matches"]
        return [match["ref"] for match in matches if match["score"] == 1.0]

    @property
    def archived(self) -> set[str]:
        """The SHA-256 of every raw file that is kept."""
        return {path.stem for path in (self.folder / "archive" / "un").glob("*.gz")}


@dataclass(frozen=True, slots=True)
class Child:
    """A command in a process of its own."""

    process: subprocess.Popen[str]

    def result(self) -> Result:
        """Wait for its end."""
        with self.process:
            out, err = self.process.communicate(timeout=60)
        return Result(self.process.returncode, out, err)


def index_file(home: Home) -> Path:
    """Give the one index file of a home."""
    (path,) = (home.folder / "index").glob("*.sqlite")
    return path
