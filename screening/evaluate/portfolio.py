"""How often does each kind of case occur among the customers of a bank?

Cases are made in numbers that measure well, which are not those of life: listed parties
are a third of them. What is said of confidence holds for customers as they may be, of
whom one in a thousand is a listed party and two in a hundred are South Korean.
"""

from collections import Counter
from collections.abc import Sequence

from screening.evaluate.cases import Case, Group

LISTED, KOREAN = 0.001, 0.02
_MADE_TO_DECEIVE = Group.NEAR_MISS
"""These are no sample of anybody."""
_KOREAN_KINDS = frozenset({"south_korean", "well_known_person"})


def weights(cases: Sequence[Case]) -> list[float]:
    """Give the share of customers that each case stands for, which add up to one at most."""
    kinds = [_kind(case) for case in cases]
    sizes = Counter(kinds)
    share = {"listed": LISTED, "korean": KOREAN, "other": 1 - LISTED - KOREAN, "": 0.0}
    return [share[kind] / sizes[kind] for kind in kinds]


def _kind(case: Case) -> str:
    if case.group is _MADE_TO_DECEIVE:
        return ""
    if case.group.is_positive:
        return "listed"
    return "korean" if case.kind in _KOREAN_KINDS else "other"
