"""What do the cells of one vessel mean?

A vessel may be designated more than once, each time with measures of its own (`HAO FAN
6`): every date is one of listing, and a measure then names its date. A measure that is
neither `Yes` nor `na` is read as `Yes`, the stricter case, and reported.
"""

import re

from db.records.entry import (
    Entry,
    EntryDate,
    EntryDateKind,
    LegalAct,
    Nationality,
    Origin,
    PartyType,
    Statement,
    StatementKind,
)
from feeds.countries import country
from feeds.coverage import Coverage
from feeds.dates import day
from feeds.identifiers import is_placeholder
from feeds.lists.un_vessels_columns import (
    DATE,
    FLAG,
    IMO,
    NAME,
    NUMBER,
    OTHER,
    PICTURE,
    RESOURCE_OF,
    TYPE,
)
from feeds.lists.un_vessels_names import names, numbered
from feeds.lists.un_vessels_numbers import call_signs, reference, ship_numbers
from feeds.lists.un_vessels_table import DESIGNATION, take
from feeds.xml import Node

ROW = "row"
PROGRAMME = "DPRK"

_DATE = re.compile(r"(\d{1,2}[- ][A-Za-z]{3,9}[- ])(\d{4}|\d{2})(?!\d)|\d{4}-\d{2}-\d{2}")
_RESOLUTION = re.compile(r"resolution (\d{3,4}) ?\((\d{4})\)")
_ENTITY = re.compile(r"\bKP([ei])\.(\d{3})\b", re.I)
_SAYS_NO = frozenset({"", "-", "n/a", "na", "no"})


def read_entry(node: Node, coverage: Coverage) -> Entry:
    """Read one vessel; a leaf that is not understood stays in the node."""
    called = take(node, NAME)
    numbers, said = ship_numbers(node)
    ref = reference(numbers, called)
    coverage.codes(f"vessel/{IMO}", said, ref)
    other = take(node, OTHER)
    dates, measures = _designations(node, coverage, ref)
    owners = take(node, RESOURCE_OF)
    return Entry(
        list=coverage.manifest.id,
        ref=ref,
        type=PartyType.VESSEL,
        type_printed=(node.tag,),
        names=names(called, other),
        programmes=(PROGRAMME,),
        nationalities=_flags(node, coverage, ref),
        identifiers=(*numbers, *call_signs(node)),
        legal_acts=_legal_acts(measures, other),
        measures=measures,
        statements=(
            *(Statement(StatementKind.REMARK, text) for text in other),
            *_remarks(TYPE, take(node, TYPE)),
            *_remarks(IMO, said),
            *_remarks(RESOURCE_OF, owners),
        ),
        dates=dates,
        references=(
            *((ROW, text) for text in node.take_texts(NUMBER)),
            *(("economic resource of", text) for text in _entities((*owners, *measures))),
            *(("picture link", _address(text)) for text in take(node, PICTURE)),
        ),
    )


def _remarks(label: str, texts: list[str]) -> list[Statement]:
    return [Statement(StatementKind.REMARK, f"{label}: {text}") for text in texts]


def _address(text: str) -> str:
    """Join the lines of a web address, which are cut anywhere."""
    return text.replace(" ", "") if text.startswith("http") else text


def _flags(node: Node, coverage: Coverage, ref: str) -> tuple[Nationality, ...]:
    found = []
    for number, text in (pair for cell in take(node, FLAG) for pair in numbered(cell)):
        code = country(text)
        if not code:
            coverage.code(f"vessel/{FLAG}", text, ref)
        origin = Origin(source_id=number)
        found.append(Nationality(code, country_printed=text, origin=origin))
    return tuple(found)


def _designations(
    node: Node, coverage: Coverage, ref: str
) -> tuple[tuple[EntryDate, ...], tuple[str, ...]]:
    items = node.take_children(DESIGNATION)
    dates: list[EntryDate] = []
    measures = []
    for item in items:
        printed = _dates(item)
        dates += printed
        suffix = (
            f" ({', '.join(d.printed for d in printed)})" if len(items) > 1 and printed else ""
        )
        for heading in [child.tag for child in item.children if child.tag != DATE]:
            coverage.code("vessel/measure heading", heading, ref)
            text = item.take_child_text(heading)
            coverage.code("vessel/measure", text, ref)
            if text.casefold() not in _SAYS_NO:
                said = "" if text.casefold() == "yes" else f": {text}"
                measures.append(f"{heading}{said}{suffix}")
    return tuple(dict.fromkeys(dates)), tuple(dict.fromkeys(measures))


def _dates(item: Node) -> list[EntryDate]:
    """Read the dates of a cell; a text that is no date is kept, and stays a leaf."""
    found = []
    for cell in item.take_children(DATE):
        text = cell.take_text()
        for match in _DATE.finditer(text):
            year = f"20{match[2]}" if match[2] and len(match[2]) == 2 else match[2]
            on = day(match[1] + year if year else match[0])
            found.append(EntryDate(EntryDateKind.LISTED, match[0], on))
        cell.text = _DATE.sub("", text).strip(" ,;")
        if not found and not is_placeholder(text):
            found.append(EntryDate(EntryDateKind.LISTED, text))
    return found


def _legal_acts(measures: tuple[str, ...], other: list[str]) -> tuple[LegalAct, ...]:
    """Give the resolutions that the measures name, then those of the prose."""
    acts: dict[str, LegalAct] = {}
    for texts, remarks in ((measures, ()), (tuple(other), (f"named in {OTHER!r}",))):
        for number, year in (pair for text in texts for pair in _RESOLUTION.findall(text)):
            acts.setdefault(
                f"{number} ({year})",
                LegalAct(
                    f"{number} ({year})",
                    kind="resolution",
                    organisation="UN Security Council",
                    programme=PROGRAMME,
                    remarks=remarks,
                ),
            )
    return tuple(acts.values())


def _entities(texts: tuple[str, ...]) -> list[str]:
    """Give the Committee's references of the owners, spelt as in its list of parties."""
    found = (f"KP{m[1].lower()}.{m[2]}" for text in texts for m in _ENTITY.finditer(text))
    return list(dict.fromkeys(found))
