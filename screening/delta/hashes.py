"""By what number is a text known where only numbers are compared?

Two texts of one number, of which there are hardly any, make a customer be screened anew
without need, and hide none.
"""

from collections.abc import Iterable
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]


def hashed(text: str) -> int:
    """Give the 64-bit number of a text, the same on every machine."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")


def hashes(texts: Iterable[str]) -> Hashes:
    """Give the numbers of texts, in their order."""
    return np.fromiter(map(hashed, texts), np.uint64)
