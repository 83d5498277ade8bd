"""On what terms is a portfolio screened again and again?"""

from collections.abc import Mapping
from dataclasses import dataclass

from db.records.screening import Scope

_KEYS = {"scope", "period_days"}


class TermsError(Exception):
    """The terms cannot be read; the message names the key."""


@dataclass(frozen=True, slots=True)
class PortfolioTerms:
    """What `[customers]` of `sanctions.toml` says."""

    scope: Scope = Scope.DPRK
    """With which entries customers are compared by similarity."""
    period_days: int = 30
    """After so many days the whole portfolio is screened, though nothing changed."""


def read(table: object) -> PortfolioTerms:
    """Read the terms.

    Raises `TermsError` naming the key that is wrong.
    """
    if not isinstance(table, Mapping):
        raise TermsError("[customers] must be a table")
    if unknown := set(table) - _KEYS:
        known = ", ".join(sorted(_KEYS))
        raise TermsError(f"[customers] has no setting {sorted(unknown)}; there are {known}")
    scope, days = table.get("scope", "dprk"), table.get("period_days", 30)
    if scope not in set(Scope):
        raise TermsError(f"[customers] scope takes {' or '.join(Scope)}, not {scope!r}")
    if not isinstance(days, int) or isinstance(days, bool) or days < 1:
        raise TermsError(f"[customers] period_days takes a number of days, not {days!r}")
    return PortfolioTerms(Scope(scope), days)
