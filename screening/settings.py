"""Where are our things, and who are we? The environment and `sanctions.toml`, as one value."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from screening.identity import Identity, login
from screening.notices import channels
from screening.notices.channels import ChannelError, Notify
from screening.portfolio.terms import PortfolioTerms, TermsError
from screening.portfolio.terms import read as read_terms
from screening.secret_files import SecretFileError, with_files, with_password

if TYPE_CHECKING:
    from screening.operations import Operations

CONFIGURATION = "sanctions.toml"
_UNATTENDED = ("schedule", "health", "log")
_KEYS = {
    "customers", "database_url", "eu_token", "identity", "lists", "notify", "rules",
    *_UNATTENDED,
}  # fmt: skip


class SettingsError(Exception):
    """The configuration cannot be read or has a key nobody knows."""


@dataclass(frozen=True, slots=True)
class Mirror:
    """Where to get a list instead of its publisher's address."""

    url: str
    hosts: tuple[str, ...] = ()
    """Further hosts that a redirect may go to."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that depends on the machine and the institution."""

    home: Path
    database_url: str
    rules_folder: Path | None = None
    user: str = ""
    """The account of the operating system, which screens; who decides, `identity` says."""
    identity: Identity | None = None
    """Whether the operating system or the database says who decides; `None` for what suits."""
    tokens: Mapping[str, str] = field(default_factory=dict)
    """By the manifest's `token_setting`."""
    mirrors: Mapping[str, Mirror] = field(default_factory=dict)
    """By list."""
    customers: PortfolioTerms = field(default_factory=PortfolioTerms)
    notify: Notify = field(default_factory=Notify)
    unattended: Mapping[str, object] = field(default_factory=dict)
    """`[schedule]`, `[health]` and `[log]`, as they stand in the file."""

    @property
    def operations(self) -> "Operations":
        """When the tool runs by itself, what monitoring expects of it, how it logs."""
        from screening import operations  # noqa: PLC0415 - a screening never asks

        return operations.read(self.unattended)

    @property
    def is_shared_database(self) -> bool:
        """Whether other machines may publish into the same database."""
        return not self.database_url.startswith("sqlite")

    @property
    def conditions_file(self) -> Path:
        """Which index is in force, and in what condition each list is."""
        return self.home / "lists.json"

    @property
    def index_folder(self) -> Path:
        """Where the index files are."""
        return self.home / "index"

    @property
    def archive_folder(self) -> Path:
        """Where every raw file is kept."""
        return self.home / "archive"

    @property
    def lock_file(self) -> Path:
        """Held while a refresh runs."""
        return self.home / "refresh.lock"

    @property
    def pending_file(self) -> Path:
        """There while the database may be ahead of the index."""
        return self.home / "refresh.pending"


def load(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings; the environment wins over `sanctions.toml` in the home folder.

    A variable `..._FILE` names a file that holds the setting. Raises `SettingsError` naming the
    file and the key.
    """
    try:
        environment = with_files(environment)
    except SecretFileError as error:
        raise SettingsError(str(error)) from error
    home = _home(environment)
    table = _configuration(home / CONFIGURATION)
    own = f"sqlite:///{home / 'sanctions.db'}"
    token = environment.get("SANCTIONS_EU_TOKEN") or _text(table, "eu_token")
    settings = Settings(
        home=home,
        database_url=_database_url(environment, table) or own,
        rules_folder=_rules(environment, table, home),
        user=login(),
        identity=_identity(table),
        tokens={"SANCTIONS_EU_TOKEN": token} if token else {},
        mirrors=_mirrors(environment, table),
        notify=_notify(table),
        customers=_customers(table),
        unattended={key: table[key] for key in _UNATTENDED if key in table},
    )
    if settings.unattended:
        _check_operations(settings)
    return settings


def _database_url(environment: Mapping[str, str], table: Mapping[str, object]) -> str:
    url = environment.get("SANCTIONS_DATABASE_URL") or _text(table, "database_url")
    password = environment.get("SANCTIONS_DATABASE_PASSWORD")
    if not password:
        return url
    try:
        return with_password(url, password)
    except SecretFileError as error:
        raise SettingsError(str(error)) from error


def _rules(
    environment: Mapping[str, str], table: Mapping[str, object], home: Path
) -> Path | None:
    """Give the folder of own rules; in `sanctions.toml` it is meant from where that file is."""
    if named := environment.get("SANCTIONS_RULES"):
        return Path(named)
    named = _text(table, "rules")
    return home / named if named else None


def _home(environment: Mapping[str, str]) -> Path:
    if named := environment.get("SANCTIONS_HOME"):
        return Path(named).absolute()
    from platformdirs import user_data_path  # noqa: PLC0415 - most callers name a home

    return user_data_path("dprk-sanctions", appauthor=False)


def _identity(table: Mapping[str, object]) -> Identity | None:
    named = _text(table, "identity")
    if named and named not in set(Identity):
        known = " or ".join(Identity)
        raise SettingsError(f"{CONFIGURATION}: identity takes {known}, not {named!r}")
    return Identity(named) if named else None


def _customers(table: Mapping[str, object]) -> PortfolioTerms:
    try:
        return read_terms(table.get("customers", {}))
    except TermsError as error:
        raise SettingsError(f"{CONFIGURATION}: {error}") from error


def configured(home: Path) -> dict[str, object]:
    """Give what `sanctions.toml` in the home folder says, as it stands there.

    Raises `SettingsError` where it cannot be read.
    """
    return _configuration(home / CONFIGURATION)


def _configuration(path: Path) -> dict[str, object]:
    try:
        table: dict[str, object] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: {error}") from error
    if unknown := set(table) - _KEYS:
        known = ", ".join(sorted(_KEYS))
        raise SettingsError(f"{path}: no setting is named {sorted(unknown)}; there are {known}")
    return table


def _text(table: Mapping[str, object], key: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise SettingsError(f"{CONFIGURATION}: {key} must be a text")
    return value


def _notify(table: Mapping[str, object]) -> Notify:
    try:
        return channels.read(table.get("notify", {}))
    except ChannelError as error:
        raise SettingsError(f"{CONFIGURATION}: {error}") from error


def _check_operations(settings: Settings) -> None:
    from screening.operations import OperationsError  # noqa: PLC0415 - a screening never asks

    try:
        _ = settings.operations
    except OperationsError as error:
        raise SettingsError(f"{CONFIGURATION}: {error}") from error


def _mirror(name: str, row: object) -> Mirror:
    match row:
        case {"url": str(url), "hosts": [*hosts], **others} if not others:
            if all(isinstance(host, str) for host in hosts):
                return Mirror(url, tuple(hosts))
        case {"url": str(url), **others} if not others:
            return Mirror(url)
    raise SettingsError(
        f"{CONFIGURATION}: [lists.{name}] takes url, a text, and hosts, a list of texts"
    )


def _mirrors(environment: Mapping[str, str], table: Mapping[str, object]) -> dict[str, Mirror]:
    found = {}
    lists = table.get("lists", {})
    if not isinstance(lists, dict):
        raise SettingsError(f"{CONFIGURATION}: lists must be a table")
    for name, row in lists.items():
        found[name] = _mirror(name, row)
    for key, url in environment.items():
        if key.startswith("SANCTIONS_URL_") and url:
            found[key.removeprefix("SANCTIONS_URL_").lower().replace("_", "-")] = Mirror(url)
    return found
