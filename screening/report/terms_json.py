"""How does a program read on what terms, and against which index, a query was screened?"""

from datetime import datetime
from typing import Any

from db.records.terms import IndexUsed, TermsAsked
from screening.condition import ANY_AGE

ANY = "any"


def terms(found: TermsAsked) -> dict[str, Any]:
    """Give what was asked besides the query."""
    age = found.max_age_days
    return {
        "lists": None if found.lists is None else list(found.lists),
        "min_score": found.min_score,
        "limit": found.limit,
        "max_age_days": ANY if age == ANY_AGE else age,
    }


def index(found: IndexUsed | None) -> dict[str, Any] | None:
    """Give which index was searched, by what it was built from."""
    if found is None:
        return None
    return {
        "digest": found.digest,
        "known": _moment(found.known),
        "besides": [{"list": name, "sha256": sha256} for name, sha256 in found.besides],
        "note": found.note,
    }


def _moment(value: datetime | None) -> str | None:
    return value.isoformat().replace("+00:00", "Z") if value else None
