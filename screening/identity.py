"""Who acts? The operating system or the database says so, never the person.

An environment variable or an option could name anybody, and a second person could be the first
one. On PostgreSQL the account of the database counts, as everybody may share one account of the
machine or container; on SQLite the account of the operating system does. SQLite knows no
accounts: whoever may write to the file could write another name into it, which the log gives
away but doesn't prevent.
"""

import os
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from db.store.engine import Store


class Identity(StrEnum):
    """Whose word counts on who acts."""

    OS = "os"
    DATABASE = "database"


def login() -> str:
    """Give the account of the operating system, by its name or else its number."""
    try:
        import pwd  # noqa: PLC0415 - not there on Windows
    except ImportError:
        return os.getlogin()
    number = os.getuid()
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return f"uid {number}"


def actor(store: "Store", identity: Identity | None = None) -> str:
    """Give who acts on a store; `identity` of `None` is what suits the database."""
    is_server = store.engine.dialect.name == "postgresql"
    if is_server and identity is not Identity.OS:
        return store.account()
    return login()
