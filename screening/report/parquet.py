"""How are decisions written as Parquet?"""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from db.records.screening import Decision
from screening.report.flat import COLUMNS, NUMBERS, Cell, rows

_GROUP = 20_000
SCHEMA = pa.schema(
    [(name, pa.float64() if name in NUMBERS else pa.string()) for name in COLUMNS]
)


class Writer:
    """Writes a row a match, in groups of rows."""

    def __init__(self, path: Path, _title: str, _about: Decision) -> None:
        """Begin the file."""
        self._writer = pq.ParquetWriter(path, SCHEMA)
        self._rows: list[tuple[Cell, ...]] = []

    def add(self, decision: Decision) -> None:
        """Write one decision."""
        self._rows.extend(rows(decision))
        if len(self._rows) >= _GROUP:
            self._write()

    def close(self) -> None:
        """Write the last group and the table of contents."""
        if self._rows:
            self._write()
        self._writer.close()

    def _write(self) -> None:
        columns = list(zip(*self._rows, strict=True))
        arrays = [
            pa.array(column, field.type) for column, field in zip(columns, SCHEMA, strict=True)
        ]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=SCHEMA))
        self._rows = []
