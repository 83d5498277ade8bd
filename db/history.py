"""What changed from one publication of a list to the next?"""

from collections.abc import Mapping


def compare(
    before: Mapping[str, str], after: Mapping[str, str]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Name the parties added, amended and removed, by reference and in order.

    Both sides say for each reference what its entry reads like, as a digest.
    """
    added = sorted(after.keys() - before.keys())
    removed = sorted(before.keys() - after.keys())
    amended = sorted(ref for ref in before.keys() & after.keys() if before[ref] != after[ref])
    return tuple(added), tuple(amended), tuple(removed)
