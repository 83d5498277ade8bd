"""Has a customer with an alert come again, spelt otherwise or without a number?

After an alert somebody may try again: under another number of the bank's, with another
spelling, or with the document left out that gave him away. Such a customer raises an alert of
its own, whether or not it is still like the listed party.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.fuzz import token_sort_ratio

from db.records.alert import Alert
from db.records.customer import Customer, Fields
from feeds.identifiers import is_placeholder
from screening.names.terms import plain
from screening.portfolio.record import KEPT

ALIKE = 85
"""So much alike are two spellings of one name at least (rapidfuzz `token_sort_ratio`)."""
_NAMES = ("name", "other_names", "former_names", KEPT)
_TELLING = ("identifier", "birth_date")
"""Columns that tell one from another: leaving one out helps to slip through."""


@dataclass(frozen=True, slots=True)
class Alerted:
    """A customer as it read when its alert was raised."""

    alert: Alert
    fields: Fields


def near_repeats(
    new: Iterable[Customer], changed: Iterable[Customer], alerted: Sequence[Alerted]
) -> dict[tuple[str, int], str]:
    """Say who came again after an alert, and with what difference, by customer and alert.

    New customers are compared with all that have an alert, one that changed with what it was
    itself. Of several alerts on one party the last counts.
    """
    last = {(one.alert.customer_id, one.alert.subject): one for one in alerted}
    some = list(last.values())
    names = [(plain(name), at) for at, one in enumerate(some) for name in _names(one.fields)]
    found: dict[tuple[str, int], str] = {}
    for customer in changed:
        own = [one for one in some if one.alert.customer_id == customer.id]
        _note(found, customer, own)
    for customer in new:
        _note(found, customer, [some[at] for at in sorted(_like(customer, some, names))])
    return found


def _note(
    found: dict[tuple[str, int], str], customer: Customer, like: Iterable[Alerted]
) -> None:
    for one in like:
        if told := _differs(customer, one):
            found[customer.id, one.alert.id] = told


def _like(
    customer: Customer, alerted: Sequence[Alerted], names: Sequence[tuple[str, int]]
) -> set[int]:
    """Give the places of the alerted customers that may be this one."""
    found: set[int] = set()
    texts = [text for text, _ in names]
    for name in _names(customer.fields):
        hits = process.extract_iter(
            plain(name), texts, scorer=token_sort_ratio, score_cutoff=ALIKE
        )
        found |= {names[place][1] for _, _, place in hits}
    ours = _numbers(customer.fields)
    found |= {at for at, one in enumerate(alerted) if ours & _numbers(one.fields)}
    return found


def _differs(customer: Customer, before: Alerted) -> str:
    """Say how a customer differs from one with an alert; empty where nothing is suspect.

    Under the same number of the bank's that is a name written otherwise or a fact left out;
    under another one it is another customer, unless the dates of birth contradict.
    """
    said, was = customer.fields, before.fields
    is_same = customer.id == before.alert.customer_id
    differences = [*_altered(said, was), *_dropped(said, was)]
    if is_same:
        return "; ".join(differences)
    born, was_born = said.get("birth_date"), was.get("birth_date")
    is_another = born and was_born and not _share(said, was, "birth_date")
    if is_another and _numbers(said).isdisjoint(_numbers(was)):
        return ""
    told = f"it is like customer {before.alert.customer_id} of alert {before.alert.id}"
    return "; ".join([told, *differences])


def _altered(said: Fields, was: Fields) -> Iterator[str]:
    before = {plain(name) for name in was.get("name", ())}
    if not before & {plain(name) for name in said.get("name", ())}:
        yield "the name is written otherwise"


def _dropped(said: Fields, was: Fields) -> Iterator[str]:
    for column in _TELLING:
        word = column.replace("_", " ")
        if was.get(column) and not said.get(column):
            yield f"the {word} is left out"
        elif was.get(column) and not _share(said, was, column):
            yield f"the {word} is another"


def _share(said: Mapping[str, Sequence[str]], was: Fields, column: str) -> bool:
    return not {*map(plain, said.get(column, ()))}.isdisjoint(map(plain, was.get(column, ())))


def _names(fields: Fields) -> list[str]:
    return [name for column in _NAMES for name in fields.get(column, ()) if plain(name)]


def _numbers(fields: Fields) -> set[str]:
    return {plain(n) for n in fields.get("identifier", ()) if not is_placeholder(n)}
