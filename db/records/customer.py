"""Who is a customer, and how does the institution's record of it read?"""

from collections.abc import Mapping
from dataclasses import dataclass

Fields = Mapping[str, tuple[str, ...]]
"""The columns of a customer's record, each with its values, as the institution gave them."""


@dataclass(frozen=True, slots=True)
class Customer:
    """One version of a customer's record."""

    portfolio: str
    id: str
    """The institution's own."""
    version: int
    """Grows with every change of any customer."""
    fields: Fields
    is_retired: bool = False


@dataclass(frozen=True, slots=True)
class Import:
    """What taking in a file of customers did."""

    portfolio: str
    file_name: str
    file_sha256: str
    rows: int = 0
    added: int = 0
    changed: int = 0
    retired: int = 0
    returned: int = 0
    unchanged: int = 0
    unreadable: int = 0
