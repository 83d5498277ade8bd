"""Is an index file still the one that was built, byte for byte?

A file that a failing disk or a half-done copy has changed may open without complaint and
find less than it should. So its SHA-256 stands beside its name, and is compared whenever
it is opened: for the real lists this takes about twenty milliseconds.
"""

import hashlib
from pathlib import Path

from screening.condition import Conditions
from screening.index import Index, IndexUnreadableError


def digest_of(path: Path) -> str:
    """Give the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def open_sealed(folder: Path, conditions: Conditions) -> Index:
    """Open the index that the conditions name.

    Raises `IndexUnreadableError` when it is missing, of another format or changed.
    """
    path = folder / conditions.index
    try:
        if digest_of(path) != conditions.index_sha256:
            raise IndexUnreadableError(f"{path} is damaged: it has another SHA-256 than built")
    except OSError as error:
        raise IndexUnreadableError(f"{path}: {error.strerror or error}") from error
    return Index(path)
