"""Which exit code does a call end with, so that a script knows what came of it?"""

from collections.abc import Iterable

from db.records.assessment import Assessment, CategoryOutcome
from db.records.screening import Decision, Outcome

CORRESPONDS = frozenset(
    {
        CategoryOutcome.EXPLAINED_BY_LISTING,
        CategoryOutcome.INDICATED,
        CategoryOutcome.CONTESTED,
        CategoryOutcome.SUPPORTED,
    }
)
"""Outcomes of a category at which an officer must look."""


def case_code(assessments: Iterable[Assessment], decision: Decision) -> int:
    """Give the exit code for a case: 1 where its party or its facts are to be looked at."""
    code = exit_code([decision], is_recorded=True)
    return code or int(any(one.outcome in CORRESPONDS for one in assessments))


def exit_code(decisions: Iterable[Decision], *, is_recorded: bool) -> int:
    """Give the exit code of a call: 3 beats 1 beats 0."""
    code = 0 if is_recorded else 3
    for decision in decisions:
        if any(used.withholds_no_match for used in decision.lists):
            return 3
        match decision.outcome:
            case Outcome.NOT_SCREENED:
                return 3
            case Outcome.MATCH | Outcome.REVIEW:
                code = max(code, 1)
            case Outcome.NO_MATCH:
                pass
    return code
