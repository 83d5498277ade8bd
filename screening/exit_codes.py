"""Which exit code does a call end with, so that a script knows what came of it?"""

from collections.abc import Iterable

from db.records.screening import Decision, Outcome


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
