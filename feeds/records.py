"""How does one bad record not cost us the others?

Shared by the parsers: each record is read on its own, its leaves are accounted
for, and a record without reference or name is named instead of lost.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from db.records.entry import Entry, Name, SourceField, UnreadableRecord
from feeds.coverage import Coverage, count_leaves
from feeds.names import script
from feeds.xml import Document, Node

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_OF_NAMES = frozenset({"name", "names", "alias", "aliases", "spelling"})
_ABOUT_NAMES = frozenset(
    {"code", "date", "gender", "id", "language", "note", "quality", "remark", "title", "type"}
)
"""Ends of labels that speak of a name and hold none, such as `nameLanguage`."""


def read_all(
    nodes: Iterator[Node],
    document: Document,
    coverage: Coverage,
    read: Callable[[Node, Coverage], Entry],
) -> tuple[tuple[Entry, ...], tuple[UnreadableRecord, ...]]:
    """Read every record of a list; give the entries and what could not be read.

    An element beside the records that holds anything is a record of a kind we do not
    know: it is reported as unreadable, and with that the list is incomplete.
    """
    entries: dict[str, Entry] = {}
    times: Counter[str] = Counter()
    unreadable = []
    for node in nodes:
        leaves = count_leaves(node)
        entry = read(node, coverage)
        entry = _with_unmapped(entry, coverage.settle(node, entry.ref, leaves))
        times[entry.ref] += 1
        if problem := _problem(entry, entries):
            unreadable.append(_unreadable(entry, problem, times[entry.ref]))
        else:
            entries[entry.ref] = entry
    for stray in document.strays:
        coverage.settle(stray, "", count_leaves(stray))
        unreadable.append(
            UnreadableRecord(
                coverage.manifest.id,
                f"<{stray.path}> stands beside the records and is no kind of record we know",
            )
        )
    return tuple(entries.values()), tuple(unreadable)


def _with_unmapped(entry: Entry, unmapped: tuple[SourceField, ...]) -> Entry:
    """Keep the leaves nobody knows; one whose label says it is a name is screened as one."""
    if not unmapped:
        return entry
    names = tuple(
        Name(field.value, script=script(field.value), note=f"new in the source: {field.path}")
        for field in unmapped
        if _is_label_of_names(field.path.rsplit("/", 1)[-1])
    )
    return replace(entry, unmapped=unmapped, names=(*entry.names, *names))


def _is_label_of_names(label: str) -> bool:
    words = [word.casefold() for word in _WORD.findall(label)]
    return not _OF_NAMES.isdisjoint(words) and words[-1] not in _ABOUT_NAMES


def _problem(entry: Entry, earlier: dict[str, Entry]) -> str:
    if not entry.ref:
        return "the record has no reference"
    if not entry.names:
        return "the record has no name"
    if entry.ref in earlier:
        return "a second record has this reference"
    return ""


def _unreadable(entry: Entry, problem: str, times: int) -> UnreadableRecord:
    """Name a record that cannot be read, and keep what of it can be screened.

    `times` is how often its reference has come so far: `KPi.033#2` is the second one.
    """
    ref = f"{entry.ref}#{times}" if entry.ref and times > 1 else entry.ref
    partial = replace(entry, ref=ref, is_partial=True) if entry.names else None
    return UnreadableRecord(entry.list, problem, ref, entry.references, partial)
