"""Which names does the EU's file give a party, and what do they say besides?

A `nameAlias` carries the party's gender, title and function too. The list marks no
primary name, so one is chosen to be shown.
"""

import re
from dataclasses import dataclass, replace
from itertools import chain

from db.records.entry import Name, NameKind, NamePart, Origin, Statement, StatementKind
from feeds.coverage import Coverage
from feeds.lists.eu_origin import origin
from feeds.names import letters, script, with_parts
from feeds.xml import Node

_PARTS = ("firstName", "middleName", "lastName")
_STRENGTH = {"true": "strong", "false": "not strong"}
_LOW_QUALITY = re.compile(
    r"\b(?:low|weak|poor)[- ]quality\b|\bweak alias\b|\bquality:? *low\b", re.I
)


@dataclass(frozen=True, slots=True)
class Alias:
    """One `nameAlias`: a name, and what it says about the party besides."""

    name: Name | None
    """`None` where it names nobody: what it says of a name is then left to be reported."""
    gender: str
    statements: tuple[Statement, ...]


def read_alias(item: Node, coverage: Coverage, ref: str) -> Alias:
    """Read one `nameAlias`."""
    gender = item.take("gender")
    coverage.code("sanctionEntity/nameAlias/@gender", gender, ref)
    title, function = item.take("title"), item.take("function")
    parts = tuple(NamePart(label, text) for label in _PARTS if (text := item.take(label)))
    text = item.take("wholeName") or " ".join(part.text for part in parts)
    name = _name(item, text, parts, gender, coverage, ref) if text else None
    source = Origin() if name is None else name.origin
    said = ((StatementKind.TITLE, title), (StatementKind.FUNCTION, function))
    return Alias(name, gender, tuple(Statement(k, t, source) for k, t in said if t))


def _name(
    item: Node,
    text: str,
    parts: tuple[NamePart, ...],
    gender: str,
    coverage: Coverage,
    ref: str,
) -> Name:
    strong = item.take("strong")
    coverage.code("sanctionEntity/nameAlias/@strong", strong, ref)
    source = origin(item)
    low = [remark for remark in source.remarks if _LOW_QUALITY.search(remark)]
    return Name(
        text=text,
        quality_printed=_STRENGTH.get(strong, strong),
        is_weak=strong == "false" or bool(low),
        parts=parts,
        script=script(text),
        language=item.take("nameLanguage"),
        gender_printed=gender,
        note="; ".join(low),
        origin=source,
    )


def names(aliases: list[Alias]) -> tuple[Name, ...]:
    """Give the names, the one to show for the party first.

    Shown is the oldest strong one in Latin letters, English or of no stated language,
    else the oldest.
    """
    found = [alias.name for alias in aliases if alias.name is not None]
    shown = min(range(len(found)), key=lambda i: (_shown_later(found[i]), i), default=0)
    kinds = (NameKind.PRIMARY if i == shown else NameKind.ALIAS for i in range(len(found)))
    named = (replace(name, kind=kind) for name, kind in zip(found, kinds, strict=True))
    return tuple(chain.from_iterable(map(_with_fields, named)))


def _shown_later(name: Name) -> int:
    if name.is_weak or name.script != "Latn":
        return 2
    return 0 if name.language.upper() in {"", "EN"} else 1


def _with_fields(name: Name) -> tuple[Name, ...]:
    """Give a name with the names in its field.

    A `wholeName` may lack letters that `firstName` and `lastName` have: then these make
    a name too.
    """
    joined = " ".join(part.text for part in name.parts)
    is_same = joined in {"", name.text}
    if is_same or sorted(letters(joined)) == sorted(letters(name.text)):
        return with_parts(name)
    other = replace(name, text=joined, kind=NameKind.PART, parts=(), part_of=name.text)
    return (*with_parts(name), replace(other, script=script(joined)))
