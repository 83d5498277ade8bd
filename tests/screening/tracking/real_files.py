"""How do tests load published files into a store?"""

import lzma
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path

from db.records.publication import Draft
from db.store.engine import Store
from db.store.publications import publish
from feeds.parsed import ParsedList
from feeds.registry import manifest, parser

DATA = Path(__file__).parents[4] / "shared" / "data"
UN = {
    path.name[len("un-consolidated-") :][:8]: path
    for path in (DATA / "un").glob("un-consolidated-2*.xml.xz")
}
EU = {
    "20260223": DATA / "eu" / "eu-fsf-1_1-reconstructed-20260223.xml.xz",
    "20260501": DATA / "eu" / "eu-fsf-1_1-reconstructed-20260501-partial.xml.xz",
}
IS_HERE = bool(UN)
NOW = datetime(2026, 11, 22, tzinfo=UTC)


@cache
def parsed(name: str, day: str) -> ParsedList:
    """Read the file of a day."""
    found = manifest(name)
    with lzma.open((UN if name == "un" else EU)[day]) as file:
        return parser(found)(file.read(), found)


def load(store: Store, name: str, day: str) -> None:
    """Publish the file of a day."""
    read = parsed(name, day)
    digest = sha256(f"{name} {day}".encode()).hexdigest()
    drafted = Draft(name, digest, digest, read.generated_at, NOW, day, 1)
    publish(store, drafted, read.entries, read.unreadable, activated_at=NOW)
