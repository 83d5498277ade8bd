"""Which leaves of the source reached an entry, which are knowingly ignored, which are new?

A leaf is an attribute or a text that is not empty. A parser takes leaves out of
a record's `Node` while it fills an `Entry`; what is left is either declared in
the manifest with a reason, or new in the source. A new leaf is kept with the
entry (`Entry.unmapped`) and reported. A code that the manifest does not know is
reported in the same way, under the leaf's path.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from db.records.entry import SourceField
from feeds.manifest import Manifest
from feeds.xml import Node


@dataclass(frozen=True, slots=True)
class NewInSource:
    """Something the publisher says that nobody has seen before."""

    path: str
    count: int
    example: str
    """One value, shortened to 120 characters."""
    ref: str
    """The first record it stands in."""
    is_code: bool = False
    """True for an unknown value of a known leaf."""


@dataclass(slots=True)
class Coverage:
    """The account of every leaf of one file, filled while it is parsed."""

    manifest: Manifest
    mapped: int = 0
    ignored: dict[str, int] = field(default_factory=dict)
    _new: dict[tuple[str, str], tuple[int, str, str]] = field(default_factory=dict)

    def settle(self, node: Node, ref: str, leaves_before: int) -> tuple[SourceField, ...]:
        """Account for one record after its parser has taken what it knows.

        `leaves_before` is how many leaves the record had. Returns the new ones,
        to be kept with the entry.
        """
        reasons = {item.path for item in self.manifest.ignored}
        unmapped = []
        left = list(node.leftovers())
        for path, value in left:
            if path in reasons:
                self.ignored[path] = self.ignored.get(path, 0) + 1
            else:
                unmapped.append(SourceField(path, value))
                self._note(path, "", value, ref)
        self.mapped += leaves_before - len(left)
        return tuple(unmapped)

    def code(self, path: str, value: str, ref: str) -> None:
        """Report a code that the manifest does not know at that leaf."""
        known = self.manifest.codes.get(path)
        if value and known is not None and value not in known:
            self._note(path, value, value, ref)

    def codes(self, path: str, values: Iterable[str], ref: str) -> None:
        """Report every code among `values` that the manifest does not know."""
        for value in values:
            self.code(path, value, ref)

    def _note(self, path: str, code: str, value: str, ref: str) -> None:
        count, example, first = self._new.get((path, code), (0, value[:120], ref))
        self._new[path, code] = (count + 1, example, first)

    @property
    def new_in_source(self) -> tuple[NewInSource, ...]:
        """Everything nobody has seen before, in the order of the paths."""
        return tuple(
            NewInSource(path, count, example, ref, is_code=bool(code))
            for (path, code), (count, example, ref) in sorted(self._new.items())
        )


def count_leaves(node: Node) -> int:
    """Count the leaves of a record before its parser takes them."""
    return sum(1 for _ in node.leaves())
