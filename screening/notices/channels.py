"""Where do notices go, and where is the secret address of each place kept?

A channel's address opens a mailbox or a chat to whoever knows it. So `sanctions.toml` only
says where it stands, and no message shows what was found there.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from screening.notices.notice import NoticeKind

DEFAULT_RETRIES = 4
MOST_RETRIES = 20
_NAME = re.compile(r"[\w][\w .-]{0,63}")
_URL = re.compile(r"env:[A-Za-z_][A-Za-z0-9_]*|file:/[^\s:]+")
_KEYS = {"name", "url", "kinds", "personal"}


class ChannelError(Exception):
    """A channel is configured wrongly, or its address is not where it should be."""


@dataclass(frozen=True, slots=True)
class Channel:
    """One place that is told."""

    name: str
    """Shown in records and messages."""
    url: str
    """Where the address stands: `env:NAME` or `file:/PATH`; never the address."""
    kinds: frozenset[NoticeKind] = frozenset(NoticeKind)
    is_personal: bool = False
    """Whether it may show who the customers are."""


@dataclass(frozen=True, slots=True)
class Notify:
    """`[notify]` of `sanctions.toml`."""

    retries: int = DEFAULT_RETRIES
    """How often a delivery is tried again."""
    channels: tuple[Channel, ...] = ()

    def channels_for(self, kind: NoticeKind) -> tuple[Channel, ...]:
        """Give those that want this kind of notice, in the order of the file."""
        return tuple(channel for channel in self.channels if kind in channel.kinds)


def read(table: object) -> Notify:
    """Check `[notify]` and give it in its plain form.

    Raises `ChannelError` naming the key, and no value that might be an address.
    """
    if not isinstance(table, dict):
        raise ChannelError("notify must be a table")
    _known("[notify]", table, {"retries", "channel"})
    retries = table.get("retries", DEFAULT_RETRIES)
    # True is a number to Python.
    if type(retries) is not int or not 0 <= retries <= MOST_RETRIES:
        raise ChannelError(f"[notify] retries must be a number from 0 to {MOST_RETRIES}")
    rows = table.get("channel", [])
    if not isinstance(rows, list):
        raise ChannelError("[[notify.channel]] is a list of tables: mind the double brackets")
    channels = tuple(_channel(row) for row in rows)
    names = [channel.name.casefold() for channel in channels]
    if twice := sorted({name for name in names if names.count(name) > 1}):
        raise ChannelError(f"[[notify.channel]]: there are two of the name {', '.join(twice)}")
    return Notify(retries, channels)


def _known(where: str, table: Mapping[str, object], keys: set[str]) -> None:
    if unknown := sorted(set(table) - keys):
        raise ChannelError(
            f"{where}: no setting is named {unknown}; there are {', '.join(sorted(keys))}"
        )


def _channel(row: object) -> Channel:
    if not isinstance(row, dict):
        raise ChannelError("[[notify.channel]] must be a table")
    name = row.get("name")
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise ChannelError(
            "[[notify.channel]] needs a name: letters, digits, blanks, dots and dashes, at "
            "most 64"
        )
    where = f"[[notify.channel]] {name}"
    _known(where, row, _KEYS)
    url, is_personal = row.get("url"), row.get("personal", False)
    if not isinstance(url, str) or not _URL.fullmatch(url):
        raise ChannelError(
            f"{where}: url says where the address stands, env:NAME_OF_A_VARIABLE or "
            "file:/PATH/OF/A/FILE; the address itself is a secret and is not written here"
        )
    if not isinstance(is_personal, bool):
        raise ChannelError(f"{where}: personal must be true or false")
    return Channel(name, url, _kinds(where, row), is_personal)


def _kinds(where: str, row: Mapping[str, object]) -> frozenset[NoticeKind]:
    if "kinds" not in row:
        return frozenset(NoticeKind)
    kinds, known = row["kinds"], [kind.value for kind in NoticeKind]
    if not isinstance(kinds, list) or not kinds or not all(one in known for one in kinds):
        raise ChannelError(f"{where}: kinds is a list of one or more of {', '.join(known)}")
    return frozenset(NoticeKind(kind) for kind in kinds)


def address(channel: Channel, environment: Mapping[str, str]) -> str:
    """Read a channel's address from where it stands.

    Raises `ChannelError` if there is none, or more than one.
    """
    source, _, place = channel.url.partition(":")
    if source == "env":
        found, where = environment.get(place, ""), f"the environment variable {place}"
    else:
        found, where = _content(channel, Path(place)), f"the file {place}"
    match found.split():
        case [one]:
            return one
        case []:
            raise ChannelError(f"channel {channel.name}: {where} holds no address")
        case _:
            raise ChannelError(
                f"channel {channel.name}: {where} must hold one address without blanks "
                "(write %20 for a blank in it)"
            )


def _content(channel: Channel, path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise ChannelError(f"channel {channel.name}: the file {path} is no text") from None
    except OSError as error:
        raise ChannelError(
            f"channel {channel.name}: the file {path} cannot be read: {error.strerror}"
        ) from error
