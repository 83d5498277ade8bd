"""How does a program read what changed? The documented JSON of `changes` and `history`."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from db.history import FieldChange
from db.records.publication import Publication
from screening.report.details import said
from screening.tracking.event import Event
from screening.tracking.story import History, ListChanges

Json = dict[str, Any]


def changes(found: Sequence[ListChanges]) -> list[Json]:
    """Give what changed, list by list."""
    return [
        {
            "list": one.list,
            "base": publication(one.base) if one.base else None,
            "publications": [publication(published) for published in one.publications],
            "events": [event(happened) for happened in one.events],
        }
        for one in found
    ]


def history(found: History) -> Json:
    """Give the life of one entry."""
    return {
        "list": found.list,
        "ref": found.ref,
        "name": found.last.name,
        "first_seen": publication(found.first_seen),
        "is_first": found.is_first,
        "is_listed": found.is_listed,
        "newest": publication(found.publications[-1]),
        "events": [event(happened) for happened in found.events],
    }


def publication(found: Publication) -> Json:
    """Give which file it was."""
    return {
        "published_at": _moment(found.generated_at),
        "published_on": found.published_on.isoformat(),
        "activated_at": _moment(found.activated_at),
        "sha256": found.sha256,
        "entries": found.entry_count,
    }


def event(found: Event) -> Json:
    """Give what a publication did to a party."""
    gone = found.absence
    return {
        "kind": found.kind.value,
        "ref": found.ref,
        "earlier_ref": found.earlier_ref or None,
        "name": found.entry.name,
        "type": found.entry.type.value,
        "programmes": list(found.entry.programmes),
        "dprk_related": found.is_dprk,
        "published_at": _moment(found.publication.generated_at),
        "sha256": found.publication.sha256,
        "removal": gone.removal.value if gone else None,
        "removal_until": _moment(gone.until) if gone and gone.until else None,
        "because": found.because,
        "elsewhere": [
            {"list": one.list, "ref": one.ref, "name": one.name} for one in found.elsewhere
        ],
        "changes": [change(one) for one in found.changes],
    }


def change(found: FieldChange) -> Json:
    """Give what happened to a detail: as a person reads it, and whole."""
    return {
        "field": found.field,
        "change": found.change.value,
        "before": None if found.before is None else said(found.before),
        "after": None if found.after is None else said(found.after),
        "before_whole": msgspec.to_builtins(found.before),
        "after_whole": msgspec.to_builtins(found.after),
    }


def _moment(value: datetime) -> str:
    return value.isoformat().replace("+00:00", "Z")
