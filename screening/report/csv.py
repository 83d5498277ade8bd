"""How are decisions written as CSV: UTF-8, separated by commas?"""

import csv
from pathlib import Path

from db.records.screening import Decision
from screening.report.flat import COLUMNS, rows, safe


class Writer:
    """Writes a row a match; no cell can be taken for a formula."""

    def __init__(self, path: Path, _title: str, _about: Decision) -> None:
        """Begin the file with its headings."""
        self._file = path.open("w", encoding="utf-8", newline="")
        self._writer = csv.writer(self._file)
        self._writer.writerow(COLUMNS)

    def add(self, decision: Decision) -> None:
        """Write one decision."""
        self._writer.writerows(map(safe, row) for row in rows(decision))

    def close(self) -> None:
        """Close the file."""
        self._file.close()
