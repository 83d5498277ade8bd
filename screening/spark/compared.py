"""Are the answers that Spark wrote those of a batch on this machine, row by row?"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import pyarrow.parquet as pq

from screening.report.flat import COLUMNS

OF_A_RUN = frozenset({"screening_id", "at"})
"""What differs from run to run."""
_SHOWN = 20
_BATCH = 10_000

Cells = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """What comparing two outputs came to."""

    rows: int
    different: int
    shown: tuple[str, ...]
    """The first rows that differ, with the columns in which they do."""


def compare(spark: Path, local: Path) -> Compared:
    """Compare a folder of Spark's with a file, in the order in which they stand there."""
    kept = [column for column in COLUMNS if column not in OF_A_RUN]
    theirs, ours = _rows(sorted(spark.glob("*.parquet")), kept), _rows([local], kept)
    rows = different = 0
    shown: list[str] = []
    for one, other in zip_longest(theirs, ours):
        rows += 1
        if one != other:
            different += 1
            if len(shown) < _SHOWN:
                shown.append(f"row {rows} of the answers: {_said(kept, one, other)}")
    return Compared(rows, different, tuple(shown))


def _rows(files: list[Path], kept: list[str]) -> Iterator[Cells]:
    for file in files:
        with pq.ParquetFile(file) as opened:
            for batch in opened.iter_batches(batch_size=_BATCH, columns=kept):
                yield from zip(*(batch.column(name).to_pylist() for name in kept), strict=True)


def _said(kept: list[str], one: Cells | None, other: Cells | None) -> str:
    if one is None or other is None:
        return "only there with Spark" if other is None else "not there with Spark"
    return "; ".join(
        f"{name} is {found!r} with Spark and {expected!r} without"
        for name, found, expected in zip(kept, one, other, strict=True)
        if found != expected
    )
