"""Which files were read or written, and are they still the same?"""

import hashlib
from dataclasses import dataclass

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F  # noqa: N812 - as everybody who knows Spark calls it


@dataclass(frozen=True, slots=True)
class Files:
    """A file, or the files of a folder, wherever Spark can read them."""

    name: str
    sha256: str
    """Of the file; of several, of the lines that `sha256sum` prints of them, by name."""
    seen: tuple[tuple[object, ...], ...]
    """Path, length and moment of the last change of each."""


_SEEN = ("path", "length", "modificationTime")


def look(spark: SparkSession, path: str) -> Files:
    """Look at a file or a folder; the executors read what is in it."""
    wanted = *_SEEN, F.sha2("content", 256)
    found = sorted(tuple(row) for row in _listed(spark, path).select(*wanted).collect())
    by_name = sorted((_name(row[0]), row[-1]) for row in found)
    if len(by_name) == 1:
        ((_, sha256),) = by_name
    else:
        lines = "".join(f"{digest}  {name}\n" for name, digest in by_name)
        sha256 = hashlib.sha256(lines.encode()).hexdigest()
    return Files(_name(path), sha256, tuple(row[:-1] for row in found))


def is_unchanged(spark: SparkSession, path: str, files: Files) -> bool:
    """Whether the files are as they were when they were looked at."""
    rows = _listed(spark, path).select(*_SEEN).collect()
    return files.seen == tuple(sorted(tuple(row) for row in rows))


def _listed(spark: SparkSession, path: str) -> DataFrame:
    return spark.read.format("binaryFile").load(path)


def _name(path: str) -> str:
    return path.rstrip("/").rsplit("/", 1)[-1]
