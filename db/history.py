"""What changed from one publication of a list to the next, and in one entry of it?"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import product
from typing import Any

from db.codec import encode_detail
from db.records.entry import Entry

NOT_COMPARED = frozenset({"list", "ref"})
"""Fields that name the entry and are no part of what is said of the party."""
ALIKE = 0.5
"""How much of two texts must agree for one to be held for the other, corrected."""
_LONGEST = 400
"""So many letters of two texts are compared to see whether one is the other."""


class Change(StrEnum):
    """What happened to a detail."""

    ADDED = "added"
    DROPPED = "dropped"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One detail of an entry that a publication changed."""

    field: str
    """The field of `Entry` in which it stands."""
    before: Any = None
    """As it stood, of the field's own type; `None` where it is new."""
    after: Any = None
    """As it stands now; `None` where it is gone."""

    @property
    def change(self) -> Change:
        """What happened to it."""
        if self.before is None:
            return Change.ADDED
        return Change.DROPPED if self.after is None else Change.CORRECTED


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


def difference(
    before: Entry, after: Entry, stamps: Collection[str] = ()
) -> tuple[FieldChange, ...]:
    """Tell two versions of an entry apart, detail by detail, in the order of the fields.

    The order of details says nothing, nor do the references and dates that `stamps` names:
    the publisher's own counters and sort keys. A detail that bears the publisher's number of
    an earlier one is that one corrected; of others, what is most like what is gone.
    """
    found: list[FieldChange] = []
    for one in fields(Entry):
        if one.name in NOT_COMPARED:
            continue
        was, now = getattr(before, one.name), getattr(after, one.name)
        if was == now:
            continue
        if isinstance(was, tuple):
            was, now = (_without(texts, stamps) for texts in (was, now))
            found.extend(_changed(one.name, was, now))
        else:
            found.append(FieldChange(one.name, was, now))
    return tuple(found)


def _without(details: tuple[Any, ...], stamps: Collection[str]) -> tuple[Any, ...]:
    return tuple(d for d in details if not (isinstance(d, tuple) and d[0] in stamps))


def _changed(field: str, before: Sequence[Any], after: Sequence[Any]) -> Iterable[FieldChange]:
    """Give what changed in a field of several details, whatever their order."""
    gone, new = _rest(before, after), _rest(after, before)
    for was, now in _pairs(gone, new):
        yield FieldChange(field, was, now)
    yield from (FieldChange(field, before=was) for was in gone)
    yield from (FieldChange(field, after=now) for now in new)


def _rest(details: Sequence[Any], others: Sequence[Any]) -> list[Any]:
    """Give the details of which the others have none that reads the same."""
    left = [encode_detail(_unnumbered(other)) for other in others]
    rest = []
    for detail in details:
        said = encode_detail(_unnumbered(detail))
        if said in left:
            left.remove(said)
        else:
            rest.append(detail)
    return rest


def _unnumbered(detail: Any) -> Any:
    """Leave out the publisher's own number of a detail, which says nothing of the party."""
    origin = getattr(detail, "origin", None)
    return detail if origin is None else replace(detail, origin=replace(origin, source_id=""))


def _pairs(gone: list[Any], new: list[Any]) -> list[tuple[Any, Any]]:
    """Take out of both what is the same detail, corrected: what is most alike first."""
    found = ((_likeness(was, now), was, now) for was, now in product(gone, new))
    pairs = []
    for _, was, now in sorted((f for f in found if f[0] >= ALIKE), key=lambda f: -f[0]):
        if was in gone and now in new:
            gone.remove(was)
            new.remove(now)
            pairs.append((was, now))
    return pairs


def _number(detail: Any) -> str:
    origin = getattr(detail, "origin", None)
    return "" if origin is None else str(origin.source_id)


def _likeness(one: Any, other: Any) -> float:
    """How much of what two details say is the same; nothing where they are of other kinds.

    It is more than all where they bear the same number of the publisher's.
    """
    if _kind(one) != _kind(other):
        return 0.0
    was, now = (" ".join(_texts(detail))[:_LONGEST] for detail in (one, other))
    same_number = 1.0 if _number(one) and _number(one) == _number(other) else 0.0
    return same_number + SequenceMatcher(None, was, now, autojunk=False).ratio()


def _kind(detail: Any) -> object:
    """Give what a detail is, where it says so: an alias is no primary name, corrected."""
    if isinstance(detail, tuple):
        return detail[0]
    return getattr(detail, "kind", type(detail))


def _texts(detail: Any) -> Iterable[str]:
    """Give every text of a detail, that of its origin left out."""
    if is_dataclass(detail):
        for one in fields(detail):
            if one.name not in {"origin", "kind"}:
                yield from _texts(getattr(detail, one.name))
    elif isinstance(detail, tuple):
        for part in detail:
            yield from _texts(part)
    elif isinstance(detail, str) and detail:
        yield detail
