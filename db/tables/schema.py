"""Which tables are there? Whoever compares or migrates the whole schema asks here."""

from sqlalchemy import MetaData

from db.tables import (
    address,
    entry,
    event,
    identifier,
    law,
    name,
    origin,
    publication,
    screening,
    statement,
    subject,
)
from db.tables.row import Row

SUBJECTS = (
    address,
    entry,
    event,
    identifier,
    law,
    name,
    origin,
    publication,
    screening,
    statement,
    subject,
)


def metadata() -> MetaData:
    """Describe every table of every subject."""
    return Row.metadata
