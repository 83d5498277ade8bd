"""What do all tables have in common?"""

from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import DateTime, Dialect, MetaData, Table, text
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, in UTC; aware also when read back from SQLite, which knows no time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _: Dialect) -> datetime | None:
        """Write UTC, and refuse a time that could mean any zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, _: Dialect) -> datetime | None:
        """Read UTC."""
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class Row(SQLModel):
    """A row of any table; rows never leave `db`."""

    metadata: ClassVar[MetaData] = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class SealedRow(Row):
    """A row that an event of the log vouches for; it is written once and never changed."""

    event_id: int = Field(default=0, index=True, sa_column_kwargs={"server_default": text("0")})
    salt: str = Field(default="", sa_column_kwargs={"server_default": text("''")})
    seal: str = Field(default="", sa_column_kwargs={"server_default": text("''")})
    """The salted digest of all its other columns."""


class DetailRow(Row):
    """A detail of one version of an entry, in the order in which the list prints it."""

    version_id: int = Field(primary_key=True, foreign_key="entry_version.id")
    position: int = Field(primary_key=True)


class CitedDetailRow(DetailRow):
    """A detail with its own number, language and legal act in the publisher's record."""

    source_id: str = ""
    source_language: str = ""
    legal_act_id: int | None = Field(default=None, foreign_key="legal_act.id")
    source_remarks: str = ""


COMPACT: dict[str, Any] = {"sqlite_with_rowid": False}
"""Details are only ever found through their version, so SQLite keeps them in that order."""


def table(row: type[Row]) -> Table:
    """Give the table behind a row, for statements on many rows at once."""
    return Row.metadata.tables[str(row.__tablename__)]
