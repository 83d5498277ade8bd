"""How is an answer written that says of its query what another one said of its own?

Nearly every row of a batch has no match against the same lists on the same terms: then only the
query and the number of the screening differ, and all the rest is written once.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from operator import attrgetter

from db.records.screening import NOTHING_ABOUT, Decision
from screening.exit_codes import exit_code

Write = Callable[[Decision], bytes]
"""Writes a decision."""
MakeWrite = Callable[[Decision], Write]
"""Gives what writes decisions that say the same as that one, which has no match."""
_OWN = frozenset({"screening_id", "query"})
"""What each answer has for itself."""
_said = attrgetter(*(field.name for field in fields(Decision) if field.name not in _OWN))
_MOST = 50


@dataclass(frozen=True, slots=True)
class Alike:
    """Answers that say the same."""

    said: tuple[object, ...]
    write: Write
    outcome: str
    code: int
    """The exit code that each of them calls for."""


class Known:
    """The answers without a match that were given before."""

    def __init__(self, make: MakeWrite) -> None:
        """Begin with none; `make` is the format's."""
        self._make = make
        self._once: dict[tuple[int, str], tuple[object, ...]] = {}
        self._often: dict[tuple[int, str], Alike] = {}

    def like(self, decision: Decision) -> Alike | None:
        """Give the answers that this one is like, if there are several."""
        if decision.matches or decision.discounted or decision.about != NOTHING_ABOUT:
            return None
        key = (id(decision.lists), decision.rule)
        said = _said(decision)
        found = self._often.get(key)
        if found is not None and found.said == said:
            return found
        if self._once.get(key) != said:
            self._forget_if_many()
            self._once[key] = said
            return None
        code = exit_code([decision], is_recorded=True)
        found = Alike(said, self._make(decision), decision.outcome.value, code)
        self._often[key] = found
        return found

    def _forget_if_many(self) -> None:
        if len(self._once) >= _MOST:
            self._once.clear()
            self._often.clear()
