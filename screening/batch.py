"""What is the answer for each row of a file of customers?

Every row gets an answer, in the order of the file: one that cannot be screened is
*not screened*, with its reason. The answer for any other row is the one of `screen`.
"""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import uuid4

from db.records.entry import PartyType
from db.records.screening import Decision, Outcome, Query
from screening import ask
from screening.decide import Terms, screen
from screening.rows.row import Row
from screening.service import Wish, terms_for
from screening.session import Session

UNREADABLE = "row-unreadable"
_DRAWN = 100
_DIGIT = re.compile(r"\d")
_NOTHING_ASKED = "the row has neither a name nor an identifier"


@dataclass(slots=True)
class Run:
    """One run: who asks, against what, on which terms."""

    session: Session
    wish: Wish
    at: datetime
    by: str
    _terms: dict[PartyType | None, Terms] = field(default_factory=dict)

    def about(self) -> Decision:
        """Give the answer to a query of nothing: the terms that hold for every row."""
        nothing = Query("")
        return self._decided(nothing, str(uuid4()), set())

    def decisions(self, rows: Iterable[Row]) -> Iterator[Decision]:
        """Give a decision for each row, in order."""
        for row, screening_id in zip(rows, screening_ids(), strict=False):
            one = query(row)
            if row.unreadable:
                yield self._not_screened(one, row.unreadable, screening_id)
            else:
                yield self._decided(one, screening_id)

    def _decided(
        self, one: Query, screening_id: str, candidates: set[int] | None = None
    ) -> Decision:
        return screen(
            one,
            self.session.index,
            self._terms_for(one),
            screening_id=screening_id,
            candidates=candidates,
        )

    def _not_screened(self, one: Query, reason: str, screening_id: str) -> Decision:
        nothing = self._decided(Query(""), screening_id, set())
        return replace(
            nothing,
            query=one,
            outcome=Outcome.NOT_SCREENED,
            rule=UNREADABLE,
            because="The row cannot be read; correct it and screen it again.",
            problems=(reason, *one.problems, *nothing.problems),
        )

    def _terms_for(self, one: Query) -> Terms:
        """Give the terms, which depend on the kind of party alone.

        Without a kind, a number may be a ship's: such queries have terms of their own.
        """
        if one.type is None and (one.identifiers or any(map(_DIGIT.search, one.names))):
            return terms_for(one, self.session, self.wish, at=self.at, by=self.by)
        key = one.type
        if key not in self._terms:
            self._terms[key] = terms_for(one, self.session, self.wish, at=self.at, by=self.by)
        return self._terms[key]


def screening_ids() -> Iterator[str]:
    """Give random UUIDs as `uuid4` does, drawn many at a time."""
    while True:
        drawn = os.urandom(16 * _DRAWN).hex()
        for start in range(0, len(drawn), 32):
            one = drawn[start : start + 32]
            variant = "89ab"[int(one[16], 16) & 3]
            yield f"{one[:8]}-{one[8:12]}-4{one[13:16]}-{variant}{one[17:20]}-{one[20:]}"


def query(row: Row) -> Query:
    """Give the query that a row asks; what it could not say stands in its problems."""
    found = ask.query(row.text("name"), row.texts, query_id=row.text("id"))
    is_empty = not row.unreadable and not found.names and not found.identifiers
    nothing = (f"{row.place}: {_NOTHING_ASKED}",) if is_empty else ()
    if not row.problems and not nothing:
        return found
    return replace(found, problems=(*row.problems, *found.problems, *nothing))
