"""What does the Security Council's consolidated XML say about each party?

The file has two kinds of record, `INDIVIDUAL` and `ENTITY`. Its fields are described
at https://main.un.org/securitycouncil/en/content/list-format and in its schema
(`sc-sanctions.xsd`); newer files do not keep to that schema, so nothing is refused
for breaking it. Ships have no record of their own: IMO numbers stand in `COMMENTS1`.
"""

import re
from itertools import chain

from db.records.entry import (
    Entry,
    EntryDate,
    EntryDateKind,
    PartyType,
    Statement,
    StatementKind,
)
from feeds.coverage import Coverage, count_leaves
from feeds.dates import day, printed_day, timestamp
from feeds.errors import UnreadableListError
from feeds.identifiers import numbers_in
from feeds.lists.un_sc_details import (
    addresses,
    birth_dates,
    birth_places,
    documents,
    nationalities,
)
from feeds.lists.un_sc_names import PLACEHOLDERS, primary_names, read_alias
from feeds.manifest import Manifest
from feeds.names import with_parts
from feeds.parsed import ParsedList
from feeds.records import read_all
from feeds.xml import Node, records

_RECORDS = frozenset({"INDIVIDUALS/INDIVIDUAL", "ENTITIES/ENTITY"})
_GENDERS = {"male": "M", "female": "F", "unknown": ""}
_GENDER_IN_PROSE = re.compile(r"\bgender:?\s*(male|female)\b", re.I)


def parse(content: bytes, manifest: Manifest) -> ParsedList:
    """Read the consolidated list.

    Raises `UnreadableListError` for anything that is not a whole consolidated list.
    """
    document, nodes = records(content, root="CONSOLIDATED_LIST", record_paths=_RECORDS)
    coverage = Coverage(manifest)
    entries, unreadable = read_all(nodes, document, coverage, _entry)
    leaves = count_leaves(document.root)
    generated = document.root.take("dateGenerated")
    coverage.settle(document.root, "", leaves)
    try:
        generated_at, day = timestamp(generated), printed_day(generated)
        return ParsedList(generated_at, entries, unreadable, coverage, day)
    except ValueError:
        raise UnreadableListError(
            f"the file's date of generation reads {generated!r}"
        ) from None


def _entry(node: Node, coverage: Coverage) -> Entry:
    is_person = node.tag == "INDIVIDUAL"
    ref = node.take_child_text("REFERENCE_NUMBER")
    programme = node.take_child_text("UN_LIST_TYPE")
    coverage.code("UN_LIST_TYPE", programme, ref)
    primary = primary_names(node)
    aliases = [
        read_alias(alias, node.tag, coverage, ref)
        for alias in node.take_children(f"{node.tag}_ALIAS")
    ]
    names = (*primary, *(alias.name for alias in aliases if alias.name))
    alias_dates = chain.from_iterable(alias.birth_dates for alias in aliases)
    alias_places = (alias.birth_place for alias in aliases if alias.birth_place)
    comments = node.take_texts("COMMENTS1")
    return Entry(
        list=coverage.manifest.id,
        ref=ref,
        type=PartyType.PERSON if is_person else PartyType.ORGANISATION,
        type_printed=(node.tag,),
        names=tuple(chain.from_iterable(map(with_parts, names))),
        programmes=(programme,) if programme else (),
        birth_dates=(*birth_dates(node, coverage, ref), *alias_dates),
        birth_places=(*birth_places(node), *alias_places),
        nationalities=nationalities(node),
        genders=_genders(node, coverage, ref, comments),
        identifiers=(
            *documents(node, coverage, ref),
            *chain.from_iterable(numbers_in(text, "COMMENTS1") for text in comments),
        ),
        addresses=addresses(node),
        statements=_statements(node, comments),
        dates=_dates(node),
        references=_references(node, coverage, ref),
    )


def _genders(node: Node, coverage: Coverage, ref: str, comments: list[str]) -> tuple[str, ...]:
    printed = node.take_texts("GENDER")
    coverage.codes("INDIVIDUAL/GENDER", printed, ref)
    if not printed:
        printed = [match[1] for text in comments for match in _GENDER_IN_PROSE.finditer(text)]
    read = (_GENDERS.get(text.casefold(), text) for text in printed)
    return tuple(dict.fromkeys(gender for gender in read if gender))


def _statements(node: Node, comments: list[str]) -> tuple[Statement, ...]:
    found = []
    for tag, kind in (
        ("TITLE", StatementKind.TITLE),
        ("DESIGNATION", StatementKind.FUNCTION),
    ):
        for item in node.take_children(tag):
            found += [
                Statement(kind, text)
                for text in item.take_texts("VALUE")
                if text not in PLACEHOLDERS
            ]
    return (*found, *(Statement(StatementKind.REMARK, text) for text in comments))


def _dates(node: Node) -> tuple[EntryDate, ...]:
    found = []
    for tag, kind in (
        ("LISTED_ON", EntryDateKind.LISTED),
        ("DELISTED_ON", EntryDateKind.DELISTED),
        ("SUBMITTED_ON", EntryDateKind.SUBMITTED),
    ):
        found += [EntryDate(kind, text, day(text)) for text in node.take_texts(tag)]
    for item in node.take_children("LAST_DAY_UPDATED"):
        found += [
            EntryDate(EntryDateKind.UPDATED, text, day(text))
            for text in item.take_texts("VALUE")
        ]
    return tuple(found)


def _references(node: Node, coverage: Coverage, ref: str) -> tuple[tuple[str, str], ...]:
    tags = ("DATAID", "VERSIONNUM", "SUBMITTED_BY", "SORT_KEY", "SORT_KEY_LAST_MOD")
    found = [(tag, text) for tag in tags for text in node.take_texts(tag)]
    for item in node.take_children("LIST_TYPE"):
        texts = item.take_texts("VALUE")
        coverage.codes(f"{node.tag}/LIST_TYPE/VALUE", texts, ref)
        found += [("LIST_TYPE", text) for text in texts]
    return tuple(found)
