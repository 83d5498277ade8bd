"""Which tables are there? Whoever compares or migrates the whole schema asks here."""

from sqlalchemy import MetaData

from db.tables import (
    address,
    customer,
    entry,
    event,
    identifier,
    law,
    name,
    nightly,
    origin,
    publication,
    review,
    screening,
    statement,
    subject,
)
from db.tables.row import Row

SUBJECTS = (
    address,
    customer,
    entry,
    event,
    identifier,
    law,
    name,
    nightly,
    origin,
    publication,
    review,
    screening,
    statement,
    subject,
)


def metadata() -> MetaData:
    """Describe every table of every subject."""
    return Row.metadata
