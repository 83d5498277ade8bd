"""Which weights make the stated confidence true?

A logistic regression of whether the best match is the party meant on what it shows
(`rules.confidence.Signs`), each case weighed by how often its kind occurs among customers.
The result belongs into `rules/decision.toml`; the half that it was not worked out on says
whether it holds.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from rules.confidence import NAMES, Signs
from screening.evaluate.metrics import Measured
from screening.evaluate.portfolio import weights

_RIDGE = 1.0
"""How strongly each weight is held near nothing, in cases: some things few cases show."""
_SIGNS = {"birth_contradicts": -1.0, "other_contradicts": -1.0}
"""All else that a match shows speaks for the party."""
_STEPS = 100
_ENOUGH = 1e-8

Numbers = npt.NDArray[np.float64]


def calibrate(measured: Sequence[Measured]) -> Signs:
    """Give the weights that fit the alerts among the cases best; all 0 where there are none."""
    shares = weights([one.case for one in measured])
    alerts = [
        (one.answer.shows, one.answer.top_party in one.case.parties, share)
        for one, share in zip(measured, shares, strict=True)
        if one.answer.shows and share
    ]
    if not alerts:
        return Signs(*(0.0 for _ in NAMES))
    rows, right, share = (np.array(column, float) for column in zip(*alerts, strict=True))
    fitted = _with_right_signs(rows, right, share * len(share) / share.sum())
    return Signs(*(round(float(value), 2) for value in fitted))


def _with_right_signs(rows: Numbers, right: Numbers, share: Numbers) -> Numbers:
    """Leave out what would speak for a party and against it: too few cases show it alone."""
    signs = np.array([_SIGNS.get(name, 1.0) for name in NAMES])
    kept = np.arange(len(NAMES))
    while True:
        fitted = np.zeros(len(NAMES))
        fitted[kept] = _fit(rows[:, kept], right, share)
        wrong = [place for place in kept[1:] if fitted[place] * signs[place] < 0]
        if not wrong:
            return fitted
        worst = min(wrong, key=lambda place: fitted[place] * signs[place])
        kept = kept[kept != worst]


def _fit(rows: Numbers, right: Numbers, share: Numbers) -> Numbers:
    """Fit by Newton's method; the first weight, of what always holds, is not held back."""
    found = np.zeros(rows.shape[1])
    ridge = np.eye(rows.shape[1]) * _RIDGE
    ridge[0, 0] = 0.0
    for _ in range(_STEPS):
        expected = 1 / (1 + np.exp(-np.clip(rows @ found, -30, 30)))
        gradient = rows.T @ (share * (right - expected)) - ridge @ found
        spread = share * expected * (1 - expected)
        curvature = rows.T @ (rows * spread[:, None]) + ridge
        step = np.linalg.solve(curvature + np.eye(len(found)) * 1e-9, gradient)
        found = found + step
        if np.abs(step).max() < _ENOUGH:
            break
    return found
