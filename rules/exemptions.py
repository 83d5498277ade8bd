"""Which exemption routes may there be, in the plain form that an answer is given from?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Exemption:
    """One row of `exemptions.toml`."""

    id: str
    instrument: str
    words: tuple[str, ...]
    says: str
    limits: str
    missing: str
    authority: str
    is_verified: bool = False


@dataclass(frozen=True, slots=True)
class ExemptionTable:
    """`exemptions.toml`, checked."""

    version: str
    fixed_text: str
    not_covered: tuple[str, ...]
    """Words for goods on which sectoral bans bear whatever the purpose."""
    exemptions: tuple[Exemption, ...]


@dataclass(frozen=True, slots=True)
class QueryCategoryRule:
    """What becomes of a query that matches nothing but corresponds to a category."""

    rule: str
    outcomes: tuple[str, ...]
    """Of categories: from which on an officer must look."""
    because: str
