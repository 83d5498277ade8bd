"""Is a report still what was reviewed?"""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Golden:
    """A folder of reports as they were reviewed."""

    folder: Path
    is_update: bool

    def check(self, name: str, text: str) -> None:
        """Compare a report with its file; with `--update-golden` write the file."""
        path = self.folder / name
        plain = "".join(f"{line.rstrip()}\n" for line in text.splitlines())
        if self.is_update:
            path.parent.mkdir(exist_ok=True)
            path.write_text(plain, encoding="utf-8")
        assert path.exists(), f"{name} is missing; write it with pytest --update-golden"
        assert plain == path.read_text(encoding="utf-8")
