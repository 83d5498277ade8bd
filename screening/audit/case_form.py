"""In what form is a case exported: which files stand in its archive, and what they say?"""

from dataclasses import dataclass
from datetime import datetime

from screening.audit.head import Head

FORMAT = 1
ABOUT = "case.json"
README = "README.txt"
CHAIN = "chain.jsonl"
ROWS = "rows.jsonl"
SEALS = "seals.json"
PERSONAL = "personal.jsonl"
LISTS, RULES, EVIDENCE, DECISIONS = "lists", "rules", "evidence", "decisions"
"""Folders."""

TEXT = """\
This archive holds one case of a sanctions screening: {kind} {id}, exported on {day} by {by}.

It verifies by itself, on any machine with the tool and without its database:

    sanctions audit verify --archive FILE.zip

If you hold a head of the log that was exported before (sanctions audit head), add
--head HEAD.json: the log in this archive must then still contain that event.

What stands in it
  case.json        what the case is, the head of the log, the digest of every file here
  chain.jsonl      every event of the log, one a line, with its hash and the hash before it
  rows.jsonl       the rows of the case, each with its salt and its seal
  seals.json       the seals of all rows written together with them, by event and table
  personal.jsonl   what is personal in the events of the case, with its salt
  decisions/       the answers of the screenings of the case, as documented JSON
  rules/           the rules by which was decided
  lists/           the publishers' files, by list and SHA-256{without}
  evidence/        files that officers kept with the case, by SHA-256

How to verify it by hand
  An event's hash is the SHA-256 of this JSON, keys in order, no blanks:
  about, at, by, detail, id, kind, personal, previous. `previous` is the hash of the event
  before; of the first event it is 64 zeros. The last hash is that of case.json.
  A row's seal is the SHA-256 of its salt, followed by the JSON array of its table's name and
  its values, keys in order, without those that are empty.
  An event's detail names for each table how many rows it wrote, and their root: the SHA-256 of
  their seals in order, one a line.

Whoever can write the whole database can write such a log anew. That this one is genuine
follows from a head of it that was kept elsewhere.
"""


@dataclass(frozen=True, slots=True)
class About:
    """What an archive is about."""

    format: int
    kind: str
    id: str
    exported_at: datetime
    by: str
    engine: str
    head: Head
    events: tuple[int, ...]
    """The events that wrote the rows of the case."""
    rules: str
    """The digest of the rules by which was decided."""
    lists: dict[str, str]
    """Every list that was searched and the digest of its file."""
    files: dict[str, str]
    """Every other file of the archive with its SHA-256."""
    left_out: tuple[str, ...]
    """What belongs to the case and is not here, and why."""
