"""Which rules were in use, and since when, so that a past screening can be run again by them?

Every file of rules is kept by its digest. An event tells which files there were and which of
them differ from those before.
"""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any

import msgspec

from db.records.event import Event, Happening
from db.store.contents import content, keep
from db.store.engine import Store
from db.store.events import happened, last, last_in
from db.store.ledger import Ledger
from rules.loader import RuleFiles, digest_of

RULES_CHANGED = "rules changed"
RULES = "rules"


def keep_rules(store: Store, rules: RuleFiles, *, at: datetime, by: str) -> bool:
    """Keep the rules in use, and tell that they changed; gives whether they did."""
    files = {name: sha256(text.encode()).hexdigest() for name, text in rules.texts}
    if _files_of(last(store, RULES_CHANGED)) == files:
        return False
    with store.writing() as connection:
        ledger = Ledger(connection)
        earlier = last_in(connection, RULES_CHANGED)
        before = _files_of(earlier)
        if before == files:  # another process was faster
            return False
        for _, text in rules.texts:
            keep(ledger, RULES, text.encode())
        told = {
            "rules": rules.digest,
            "earlier": _detail(earlier).get("rules", ""),
            **differing(before, files),
            "files": [*files.items()],
        }
        ledger.close(Happening(RULES_CHANGED, by, at, detail=told))
    return True


def rules_of(store: Store, digest: str) -> RuleFiles | None:
    """Give the rules with this digest; `None` where they were not kept, or not all of them."""
    for event in reversed(happened(store, [RULES_CHANGED])):
        if _detail(event).get("rules") != digest:
            continue
        kept = [(name, content(store, file)) for name, file in _files_of(event).items()]
        texts = tuple((name, body.decode()) for name, body in kept if body is not None)
        if digest_of(texts) == digest:
            return RuleFiles(texts, digest)
    return None


def differing(before: Mapping[str, str], now: Mapping[str, str]) -> dict[str, list[str]]:
    """Name what was changed, added and removed between two tables of digests."""
    both = before.keys() & now.keys()
    return {
        "changed": sorted(name for name in both if before[name] != now[name]),
        "added": sorted(now.keys() - before.keys()),
        "removed": sorted(before.keys() - now.keys()),
    }


def _files_of(event: Event | None) -> dict[str, str]:
    return dict(_detail(event).get("files", ()))


def _detail(event: Event | None) -> dict[str, Any]:
    return {} if event is None else msgspec.json.decode(event.detail, type=dict[str, Any])
