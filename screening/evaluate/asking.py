"""What does the tool answer to a case?

The only place where the evaluation meets the engine, and it comes in through the door that
every screening uses: nothing is measured that an officer would not get.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from db.records.screening import Decision, Match, Outcome, Query, Scope
from feeds.dates import read_date
from rules.confidence import numbers, signs
from screening.ask import query
from screening.condition import now
from screening.decide import Terms, screen
from screening.evaluate.cases import Case
from screening.evaluate.parties import EntryKey
from screening.index import Index
from screening.version import __version__

_LIMIT = 25
"""So many matches below the bands are looked at, to see the rank and the score of the right
party."""
_ALERTS = frozenset({Outcome.MATCH, Outcome.REVIEW})


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered to one case."""

    top: float = 0.0
    """The best score of any party."""
    right: float = 0.0
    """The best score of the right party; 0 where it did not come up."""
    rank: int = 0
    """How many other parties scored higher than the right one, and one; 0 if it is absent."""
    is_alone: bool = False
    """Whether no other party scored as high as the right one."""
    outcome: str = ""
    """The right party's; for who is not listed, the strongest."""
    alerts: int = 0
    """How many parties raised an alert."""
    confidence: float | None = None
    """What the tool says of its best match; `None` where that is no alert."""
    shows: tuple[float, ...] = ()
    """What that match shows, in the order of `rules.confidence.NAMES`."""
    top_party: str = ""
    """The party of the best match."""
    matched_name: str = ""
    is_dated_alert: bool = False
    """Whether who is not listed still raises one once the date of birth is known."""

    @property
    def is_alert(self) -> bool:
        """Whether the right party, or any for who is not listed, raised an alert."""
        return self.outcome in _ALERTS


class Engine:
    """The tool, opened once in each process."""

    def __init__(self, index: Index, owners: dict[EntryKey, str]) -> None:
        self._index, self._owners = index, owners
        least = index.decisions.compare_from
        self._terms = Terms(
            now(), "evaluation", Scope.DPRK, (), __version__, "", least, limit=_LIMIT
        )

    def answers(self, cases: Sequence[Case]) -> list[Answer]:
        """Answer cases in order."""
        return [self._answer(case) for case in cases]

    def _answer(self, case: Case) -> Answer:
        """Ask, and for who is not listed ask again once the date of birth is known."""
        asked = _query(case)
        found = self._asked(case, asked)
        if case.born and found.top:
            dated = replace(asked, birth_dates=(read_date(case.born),))
            return replace(found, is_dated_alert=self._asked(case, dated).is_alert)
        return found

    def _asked(self, case: Case, asked: Query) -> Answer:
        only = frozenset({case.only_list}) if case.only_list else None
        terms = replace(self._terms, only_lists=only)
        found = self._index.candidates(asked, Scope.DPRK, with_parts=True)
        decision = screen(
            asked, self._index, terms, screening_id="evaluation", candidates=found
        )
        return _read(case, decision, self._owners)


def _query(case: Case) -> Query:
    """Read a case as an officer's input is read."""
    fields = {
        "birth_date": case.birth_date,
        "nationality": case.nationality,
    }
    return query(case.text, {field: (text,) for field, text in fields.items() if text})


def _read(case: Case, decision: Decision, owners: dict[EntryKey, str]) -> Answer:
    best: dict[str, Match] = {}
    for match in decision.matches:
        party = owners.get((match.entry.list, match.entry.ref), match.entry.ref)
        held = best.get(party)
        if held is None or _strength(match) > _strength(held):
            best[party] = match
    if not best:
        return Answer()
    top_party = max(best, key=lambda party: best[party].score)
    top = best[top_party].score
    alerts = sum(match.outcome in _ALERTS for match in best.values())
    one = best.get(case.party) if case.party else max(best.values(), key=_strength)
    certain, shows = _certainty(best[top_party])
    if one is None:
        return Answer(top, alerts=alerts, confidence=certain, shows=shows, top_party=top_party)
    found = Answer(
        top,
        outcome=one.outcome.value,
        alerts=alerts,
        confidence=certain,
        shows=shows,
        top_party=top_party,
        matched_name=one.matched_name,
    )
    if not case.party:
        return found
    others = [m.score for party, m in best.items() if party not in case.parties]
    return ranked(found, one.score, others)


def ranked(answer: Answer, right: float, others: Sequence[float]) -> Answer:
    """Say where the right party stands among others that scored so."""
    rank = 1 + sum(score > right for score in others)
    return replace(answer, right=right, rank=rank, is_alone=max(others, default=0.0) < right)


def _strength(match: Match) -> tuple[bool, bool, float]:
    return match.outcome is Outcome.MATCH, match.outcome in _ALERTS, match.score


def _certainty(match: Match) -> tuple[float | None, tuple[float, ...]]:
    """Give what the tool says of how sure an alert is, and what that rests on."""
    if match.outcome not in _ALERTS:
        return None, ()
    return match.confidence, numbers(signs(match))
