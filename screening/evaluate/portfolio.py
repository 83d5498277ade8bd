"""How often does each kind of case occur among the customers of a bank?

Cases are made in numbers that measure well, which are not those of life: listed parties
are a third of them. What is said of confidence holds for customers as they may be: one in a
thousand is a listed party, asked for in any of the ways measured, two in a hundred are
South Korean, and the others are as mixed as those of a bank in Europe. These shares are
assumed, not measured.
"""

from collections import Counter
from collections.abc import Sequence

from screening.evaluate.cases import Case, Group

LISTED = 0.001
OTHERS = {
    "south_korean": 0.02,
    "overseas_korean": 0.002,
    "chinese": 0.03,
    "japanese": 0.01,
    "vietnamese": 0.01,
    "russian": 0.04,
    "other": 0.15,
    "company": 0.15,
    "ship": 0.001,
    "western": 0.58,
}
"""For each kind of unlisted name: its share of the customers."""


def weights(cases: Sequence[Case]) -> list[float]:
    """Give the share of customers that each case stands for; 0 for what is no sample of any."""
    kinds = ["listed" if case.group.is_positive else _kind(case) for case in cases]
    sizes = Counter(kinds)
    shares = {"listed": LISTED, **OTHERS}
    return [shares.get(kind, 0.0) / sizes[kind] for kind in kinds]


def _kind(case: Case) -> str:
    return "" if case.group is Group.NEAR_MISS else case.kind
