"""How are decisions written as JSON, one documented object a line?"""

from pathlib import Path

from db.records.screening import Decision
from screening.report import json


class Writer:
    """Writes what `sanctions screen --format json` prints, on one line."""

    def __init__(self, path: Path, _title: str, _about: Decision) -> None:
        """Begin the file."""
        self._file = path.open("w", encoding="utf-8", newline="\n")

    def add(self, decision: Decision) -> None:
        """Write one decision."""
        self._file.write(f"{json.encoded(json.decision(decision))}\n")

    def close(self) -> None:
        """Close the file."""
        self._file.close()
