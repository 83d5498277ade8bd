"""Which numbers tell a vessel from all others, and which one do we refer to it by?

The publisher numbers the rows, and the numbers move when a vessel is taken off. So our
reference is `IMO` with the seven digits, which stay with a hull for its life. A ship
without them (`MIN NING DE YOU 078`) is referred to as `NAME:` with the first name that
the list numbers, which stays the first when the ship gets another.
"""

import re

from stdnum import imo

from db.records.entry import Identifier, IdentifierKind, Origin
from feeds.identifiers import is_placeholder
from feeds.lists.un_vessels_columns import CALL_SIGN, IMO, MMSI
from feeds.lists.un_vessels_names import numbered
from feeds.lists.un_vessels_table import take
from feeds.xml import Node


def reference(numbers: list[Identifier], called: list[str]) -> str:
    """Give our reference of a vessel; empty if it has neither number nor name."""
    for number in numbers:
        if number.kind is IdentifierKind.IMO_SHIP and len(number.number) == 7:
            return f"IMO{number.number}"
    first = next((text for cell in called for _, text in numbered(cell)), "")
    slug = re.sub(r"\W+", "-", first.casefold()).strip("-")
    return f"NAME:{slug}" if slug else ""


def ship_numbers(node: Node) -> tuple[list[Identifier], list[str]]:
    """Read the cell of the IMO number, below which the MMSI stand.

    Gives the numbers, and what the cell says where it has no IMO number.
    """
    found: list[Identifier] = []
    said = []
    for cell in node.take_children(IMO):
        head, *mmsi = re.split(r"\bMMSI\b\s*:?\s*", cell.take_text(), maxsplit=1)
        digits = re.findall(r"\d+", head)
        rest = re.sub(r"\d+|\bIMO\b|[\s:.,;]+", " ", head).strip()
        if digits:
            cell.text = rest
            found += map(_imo, digits)
        elif rest and not is_placeholder(rest):
            said.append(rest)
        found += [_mmsi(*pair) for text in mmsi for pair in numbered(text)]
    found += [_mmsi(*pair) for text in take(node, MMSI) for pair in numbered(text)]
    return found, said


def _imo(number: str) -> Identifier:
    note = "" if imo.is_valid(number) else "check digit does not fit"
    return Identifier(number, IdentifierKind.IMO_SHIP, (IMO,), note=note)


def _mmsi(number: str, text: str) -> Identifier:
    note = "" if re.fullmatch(r"\d{9}", text) else "not nine digits"
    origin = Origin(source_id=number)
    return Identifier(text, IdentifierKind.MMSI, (MMSI,), note=note, origin=origin)


def call_signs(node: Node) -> list[Identifier]:
    """Read the call signs."""
    return [
        Identifier(
            text, IdentifierKind.CALL_SIGN, (CALL_SIGN,), origin=Origin(source_id=number)
        )
        for cell in take(node, CALL_SIGN)
        for number, text in numbered(cell)
    ]
