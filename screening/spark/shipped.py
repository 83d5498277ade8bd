"""What does an executor need to screen, and is it what the driver checked?

The index goes as a file beside the job; everything else is small and goes with the code.
"""

import gc
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pyarrow as pa

from screening.batch import Run
from screening.condition import Conditions
from screening.index import Index, IndexUnreadableError
from screening.seal import sha256_of
from screening.service import Wish
from screening.session import Session
from screening.spark.batches import screened_batches
from screening.version import __version__


class OtherVersionError(Exception):
    """An executor has another version of this tool than the driver."""


@dataclass(frozen=True, slots=True)
class Shipped:
    """A run as it is sent to the executors, without its index."""

    conditions: Conditions
    """They name the index file and its SHA-256."""
    note: str
    wish: Wish
    at: datetime
    by: str
    version: str

    def opened(self, folder: Path) -> Run:
        """Open the run with the index that was shipped into a folder.

        Raises `IndexUnreadableError` where the file is not the one the driver checked, and
        `OtherVersionError`.
        """
        if self.version != __version__:
            raise OtherVersionError(
                f"this executor has version {__version__} of dprk-sanctions and the driver "
                f"{self.version}: install the same everywhere"
            )
        path = folder / self.conditions.index
        # Not the seal: it tells accidents on one disk, and this came over a network.
        if sha256_of(path) != self.conditions.index_sha256:
            raise IndexUnreadableError(f"{path} has another SHA-256 than the index in force")
        session = Session(Index(path), self.conditions, self.note)
        return Run(session, self.wish, self.at, self.by)


def packed(run: Run) -> Shipped:
    """Give a run without its index."""
    session = run.session
    return Shipped(
        session.conditions, session.note, run.wish, run.at, run.by, version=__version__
    )


_OPENED: list[tuple[Shipped, Run]] = []
"""The run of this process: an executor's Python answers many pieces of one job."""


def screened(shipped: Shipped, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Screen a piece of the customers in an executor."""
    from pyspark import SparkFiles  # noqa: PLC0415 - only executors have it for certain

    if not _OPENED or _OPENED[0][0] != shipped:
        folder = Path(SparkFiles.getRootDirectory()).absolute()  # an executor's is "."
        _OPENED[:] = [(shipped, shipped.opened(folder))]
    gc.disable()  # as in a process of the crew: it takes a tenth of the time
    try:
        yield from screened_batches(batches, _OPENED[0][1])
    finally:
        gc.enable()
