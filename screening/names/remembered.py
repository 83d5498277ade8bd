"""How is what was worked out remembered within bounds?"""

from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Remembered(dict[K, V]):
    """A dictionary that forgets everything once it is full, and begins again."""

    def __init__(self, most: int) -> None:
        """Hold so many keys at most."""
        super().__init__()
        self._most = most

    def __setitem__(self, key: K, value: V) -> None:
        if len(self) >= self._most:
            self.clear()
        super().__setitem__(key, value)
