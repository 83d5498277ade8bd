"""How are many short rows of numbers, kept one after the other, laid out at once?"""

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int64]


def firsts(sizes: Whole) -> Whole:
    """Give where each row begins, and last where they all end."""
    return np.concatenate((np.zeros(1, np.int64), np.cumsum(sizes, dtype=np.int64)))


def spread(first: Whole, sizes: Whole) -> Whole:
    """Give the places of all that stands in rows that begin there and have these sizes."""
    ends = np.cumsum(sizes, dtype=np.int64)
    total = int(ends[-1]) if len(ends) else 0
    found: Whole = np.arange(total, dtype=np.int64) + np.repeat(first - (ends - sizes), sizes)
    return found
