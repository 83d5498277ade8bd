"""How is a file of customers answered and recorded, as one job of Spark?"""

from collections import Counter
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F  # noqa: N812 - as everybody who knows Spark calls it

from screening.batch import Run
from screening.cli.kept import Files, record
from screening.rows.row import RowsError, Say
from screening.settings import Settings
from screening.spark.batches import ALERT, EXIT_CODE, INPUT_ROW
from screening.spark.files import is_unchanged, look
from screening.spark.frame import read_customers, screen_frame
from screening.spool import spool

_PIECE = 20_000
"""Rows of a task, and of a file written: half a minute of one core."""
_AT_LEAST = 2
"""Tasks a core where rows are few, so that no core waits for the slowest one."""


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a job."""

    counts: Counter[str]
    """How many customers came to which outcome."""
    code: int
    """The exit code they call for."""


def screen_files(
    spark: SparkSession, customers: str, output: str, run: Run, settings: Settings, say: Say
) -> Done:
    """Screen customers in Parquet into a folder of Parquet, and record the run and its alerts.

    Both are paths that every executor can reach. The output must not be there yet. Raises
    `RowsError` where the customers cannot be read or were changed meanwhile, `StoreError`
    or `OSError` where the answers stand and the run could not be recorded.
    """
    source = look(spark, customers)
    found = read_customers(spark, customers, say)
    cores = spark.sparkContext.defaultParallelism
    pieces = max(ceil(found.rows / _PIECE), _AT_LEAST * cores)
    screen_frame(found.frame, run, pieces=pieces).write.parquet(output)
    if not is_unchanged(spark, customers, source):
        raise RowsError(f"{customers} was changed while it was read; run the job again")
    written = look(spark, output)
    answers = spark.read.parquet(output)
    done = _done(answers, run)
    files = Files(source.name, source.sha256, written.name, written.sha256)
    _record(answers, done, run, settings, files)
    return done


def _done(answers: DataFrame, run: Run) -> Done:
    """Read from what was written what came of it: another look would be another screening."""
    counted = answers.groupBy("outcome").agg(
        F.countDistinct(INPUT_ROW).alias("rows"), F.max(EXIT_CODE).alias("code")
    )
    found = counted.collect()
    counts = Counter({row["outcome"]: row["rows"] for row in found})
    if found:
        return Done(counts, max(row["code"] for row in found))
    # Nothing was asked, and yet a script must learn of a stale list.
    is_withheld = any(used.withholds_no_match for used in run.about().lists)
    return Done(counts, 3 if is_withheld else 0)


def _record(answers: DataFrame, done: Done, run: Run, settings: Settings, files: Files) -> None:
    """Record the run once, and each alert, as a batch on this machine is recorded."""
    alerts = answers.where(F.col(ALERT).isNotNull()).orderBy(INPUT_ROW).select(ALERT)
    with (
        TemporaryDirectory() as folder,
        spool(Path(folder) / "answers", {}, b"", resume=False) as kept,
    ):
        for (alert,) in alerts.toLocalIterator():
            kept.add(0, b"", f"{alert}\n".encode(), {}, done.code)
        kept.add(done.counts.total(), b"", b"", dict(done.counts), done.code)
        record(kept, settings, files, run.about())
