"""Which names does a record of the Security Council's list hold?"""

from dataclasses import dataclass

from db.records.entry import BirthDate, BirthPlace, Name, NameKind, NamePart, Place
from feeds.countries import country
from feeds.coverage import Coverage
from feeds.dates import read_date
from feeds.names import script
from feeds.xml import Node

PLACEHOLDERS = frozenset({"na", "n/a", "-"})
_NAME_PARTS = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")


@dataclass(frozen=True, slots=True)
class Alias:
    """One alias, with the birth that the list gives for it alone."""

    name: Name | None
    birth_dates: tuple[BirthDate, ...]
    birth_place: BirthPlace | None


def primary_names(node: Node) -> tuple[Name, ...]:
    """Give the name of the party, and the same in its original script."""
    parts = tuple(
        NamePart(label, text)
        for label in _NAME_PARTS
        for text in node.take_texts(label)
        if label == "FIRST_NAME" or text not in PLACEHOLDERS
    )
    text = " ".join(part.text for part in parts)
    names = [Name(text, NameKind.PRIMARY, parts=parts, script=script(text))] if text else []
    names += [
        Name(original, NameKind.ORIGINAL_SCRIPT, script=script(original))
        for original in node.take_texts("NAME_ORIGINAL_SCRIPT")
    ]
    return tuple(names)


def read_alias(alias: Node, kind: str, coverage: Coverage, ref: str) -> Alias:
    """Read one alias.

    What an alias without a name says of a name is left in the node to be reported; its
    note goes with the birth it is about.
    """
    text = alias.take_child_text("ALIAS_NAME")
    printed = alias.take_texts("DATE_OF_BIRTH")
    city = alias.take_child_text("CITY_OF_BIRTH")
    country_printed = alias.take_child_text("COUNTRY_OF_BIRTH")
    has_place = bool(city or country_printed)
    note = alias.take_child_text("NOTE") if text or printed or has_place else ""
    dates = tuple(
        BirthDate(read_date(date), of_alias=text, note="" if text else note) for date in printed
    )
    place = Place(country=country(country_printed), country_printed=country_printed, city=city)
    return Alias(
        name=_alias_name(alias, text, note, kind, coverage, ref) if text else None,
        birth_dates=dates,
        birth_place=BirthPlace(place, of_alias=text, note="" if text or dates else note)
        if has_place
        else None,
    )


def _alias_name(
    alias: Node, text: str, note: str, kind: str, coverage: Coverage, ref: str
) -> Name:
    quality = alias.take_child_text("QUALITY")
    coverage.code(f"{kind}/{kind}_ALIAS/QUALITY", quality, ref)
    return Name(
        text,
        NameKind.FORMER if quality == "f.k.a." else NameKind.ALIAS,
        quality_printed=quality,
        is_weak=quality == "Low",
        script=script(text),
        note=note,
    )
