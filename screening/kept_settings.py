"""Which configuration and which version of the tool were in use, and since when?

The log holds digests, so that it tells which setting was changed and shows none. Secrets go
into no digest: of a token it is kept only that there is one.
"""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from typing import Any

import msgspec

from db.audit import canonical
from db.records.event import Event, Happening
from db.store.engine import Store
from db.store.events import last, last_in
from db.store.ledger import append
from feeds.secrecy import MASK, mask
from rules import loader
from screening.identity import actor
from screening.kept_rules import differing, keep_rules
from screening.settings import Settings, SettingsError, configured
from screening.version import __version__

CONFIGURATION_CHANGED = "configuration changed"
SECRET = frozenset({"eu_token"})


def keep_what_is_in_use(store: Store, settings: Settings, *, at: datetime) -> None:
    """Keep the rules, and tell of a change of rules, configuration or tool since the last.

    Files that can't be read any more are not those by which was screened: they are passed over.
    """
    by = actor(store, settings.identity)
    with suppress(loader.RulesError):
        keep_rules(store, loader.read(settings.rules_folder), at=at, by=by)
    with suppress(SettingsError):
        keep_configuration(store, configured(settings.home), at=at, by=by)


def keep_configuration(
    store: Store, table: Mapping[str, object], *, at: datetime, by: str
) -> bool:
    """Tell that `sanctions.toml` or the tool changed; gives whether they did."""
    keys = digests(table)
    if _said(last(store, CONFIGURATION_CHANGED)) == (__version__, keys):
        return False
    with store.writing() as connection:
        engine, before = _said(last_in(connection, CONFIGURATION_CHANGED))
        if (engine, before) == (__version__, keys):  # another process was faster
            return False
        told = {
            "engine": __version__,
            "earlier_engine": engine,
            **differing(before, keys),
            "settings": keys,
        }
        append(connection, Happening(CONFIGURATION_CHANGED, by, at, detail=told))
    return True


def digests(table: Mapping[str, object]) -> dict[str, str]:
    """Give the digest of each setting, without what is secret in it."""
    token = str(table.get("eu_token", ""))
    shown = {
        key: MASK if key in SECRET else _without_secrets(value, token)
        for key, value in table.items()
    }
    return {key: sha256(canonical(value)).hexdigest() for key, value in shown.items()}


def _without_secrets(value: object, token: str) -> object:
    match value:
        case str():
            return mask(value, token)
        case dict():
            return {key: _without_secrets(one, token) for key, one in value.items()}
        case list():
            return [_without_secrets(one, token) for one in value]
    return value


def _said(event: Event | None) -> tuple[str, dict[str, str]]:
    if event is None:
        return "", {}
    detail = msgspec.json.decode(event.detail, type=dict[str, Any])
    return detail["engine"], detail["settings"]
