"""What does it take to build the index of the publications in force?"""

import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from os import getpid
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.table import Table

from db.records.entry import Entry
from db.records.screening import NexusReason
from db.store.engine import open_store
from db.store.entries import entries_in_force
from db.store.publications import newest
from feeds.registry import manifests
from rules import loader
from screening.bench.measure import Watch
from screening.built_index import build
from screening.nexus import country_pattern, reader
from screening.settings import Settings


@dataclass(slots=True)
class Built:
    """What came of it."""

    entries: int = 0
    in_scope: int = 0
    names: int = 0
    seconds: float = 0.0


def index(settings: Settings) -> Table:
    """Build the index into a temporary file, as a refresh does, in a process of its own."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "index.sqlite"
        with ProcessPoolExecutor(1, get_context("spawn")) as pool:
            watch = Watch(pool.submit(getpid).result())
            found = pool.submit(_built, settings, path).result()
            mebibytes = watch.stop()
        size = path.stat().st_size / 2**20
    table = Table("entries", "in scope", "names", "seconds", "peak MiB", "file MiB")
    table.add_row(
        *(f"{number:,}" for number in (found.entries, found.in_scope, found.names)),
        *(f"{found.seconds:.1f}", f"{mebibytes:.0f}", f"{size:.1f}"),
    )
    return table


def _built(settings: Settings, path: Path) -> Built:
    found = Built()
    rules = loader.read(settings.rules_folder)
    nexus = loader.nexus(rules)
    began = time.perf_counter()
    reasons = reader(nexus).reasons

    def listed() -> Iterator[tuple[Entry, tuple[NexusReason, ...]]]:
        with open_store(settings.database_url) as store:
            for name in manifests():
                publication = newest(store, name, None)
                for entry in entries_in_force(store, publication.id) if publication else ():
                    why = reasons(entry)
                    found.entries += 1
                    found.in_scope += any(not reason.is_mention for reason in why)
                    found.names += len(entry.names)
                    yield entry, why

    build(path, listed(), loader.decisions(rules), country_pattern(nexus))
    found.seconds = time.perf_counter() - began
    return found
