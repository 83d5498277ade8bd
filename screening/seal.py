"""Is an index file still the one that was built, byte for byte?

A file that a failing disk or a half-done copy has changed may open without complaint and
find less than it should. So what it was sealed with stands beside its name, and the whole
file is held against that whenever it is opened: a lookup that misses reads pages that look
sound, so that checks of the rows that are read would not tell.

The seal is against accidents, not against enemies: who can write the index can write its seal.
It is the size and the CRC-32. No file cut short passes, nor one with an error of up to 32 bits
in a row or any two bits, and of all other damage one in four thousand million. For the real
lists this takes seven milliseconds where SHA-256 takes twenty-five, or a hundred on a processor
without instructions for it. The SHA-256 is compared as well where a refresh means to keep the
index, so that what passed by chance doesn't stay.
"""

import hashlib
import mmap
import zlib
from pathlib import Path

from screening.condition import Conditions
from screening.index import Index, IndexUnreadableError


def sha256_of(path: Path) -> str:
    """Give the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def seal_of(path: Path) -> str:
    """Give what a file is sealed with."""
    with path.open("rb") as file:
        if not (size := file.seek(0, 2)):  # of nothing there is no memory map
            return "0"
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            return f"{size} {zlib.crc32(content):08x}"


def open_sealed(folder: Path, conditions: Conditions) -> Index:
    """Open the index that the conditions name.

    Raises `IndexUnreadableError` when it is missing, of another format or changed.
    """
    path = folder / conditions.index
    try:
        if seal_of(path) != conditions.index_seal:
            raise IndexUnreadableError(f"{path} is damaged: it is not as it was built")
    except OSError as error:
        raise IndexUnreadableError(f"{path}: {error.strerror or error}") from error
    return Index(path)
