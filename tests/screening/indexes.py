"""An index of a few entries, for tests that screen against it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from db.records.derived import NOTHING_DERIVED, Derived
from db.records.entry import Entry
from db.records.screening import NexusReason
from rules import loader
from rules.catalogue import Catalogue
from rules.decision import DecisionTable
from screening.built_index import build
from screening.index import Index
from screening.nexus import country_pattern

RELATED = (NexusReason("programme", is_mention=False, because="It is.", quote="DPRK"),)
MENTION = (NexusReason("text-mention", is_mention=True, because="In passing.", quote="DPRK"),)
TABLE = loader.decisions(loader.read())
DPRK_TERMS = country_pattern(loader.nexus(loader.read()))


@dataclass(frozen=True, slots=True)
class Indexes:
    """Builds indexes in one folder and closes them in the end."""

    folder: Path
    opened: list[Index] = field(default_factory=list)

    @property
    def path(self) -> Path:
        """The file that holds the one built last."""
        return self.folder / "index.sqlite"

    def __call__(
        self,
        related: Iterable[Entry] = (),
        others: Iterable[Entry] = (),
        mentions: Iterable[Entry] = (),
        *,
        table: DecisionTable = TABLE,
        derived: Derived = NOTHING_DERIVED,
        catalogue: Catalogue | None = None,
    ) -> Index:
        """Build an index of entries that have to do with the DPRK and of others; open it."""
        entries = [
            *((entry, RELATED) for entry in related),
            *((entry, ()) for entry in others),
            *((entry, MENTION) for entry in mentions),
        ]
        self.folder.mkdir(parents=True, exist_ok=True)
        build(self.path, entries, table, DPRK_TERMS, derived=derived, catalogue=catalogue)
        self.opened.append(Index(self.path))
        return self.opened[-1]

    def close(self) -> None:
        """Let go of every file."""
        for index in self.opened:
            index.close()
