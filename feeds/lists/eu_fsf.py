"""What does the EU's Financial Sanctions File say about each party?

The file is XML 1.1 of the Commission's Financial Sanctions Files; its schema
(`export`, `SanctionEntityType`) names every element and attribute read here. Two
traps: the one `regulation` of a party is the latest act that touched it, so its
date is no date of listing; and the order of children changes between exports, so
they are put in the order of their `logicalId`.
"""

from itertools import chain

from db.records.entry import (
    Entry,
    EntryDate,
    EntryDateKind,
    Identifier,
    IdentifierKind,
    PartyType,
    Statement,
    StatementKind,
)
from feeds.coverage import Coverage, count_leaves
from feeds.dates import day, printed_day, timestamp
from feeds.errors import UnreadableListError
from feeds.identifiers import numbers_in
from feeds.lists.eu_details import address, birth, document, nationality
from feeds.lists.eu_names import Alias, names, read_alias
from feeds.lists.eu_origin import legal_act, texts
from feeds.manifest import Manifest
from feeds.parsed import ParsedList
from feeds.records import read_all
from feeds.xml import Node, records

NAMESPACE = "http://eu.europa.ec/fpi/fsd/export"


def parse(content: bytes, manifest: Manifest) -> ParsedList:
    """Read the full list.

    Raises `UnreadableListError` for anything that is not a whole export 1.1.
    """
    document, nodes = records(
        content,
        root="export",
        record_paths=frozenset({"sanctionEntity"}),
        namespace=NAMESPACE,
    )
    coverage = Coverage(manifest)
    entries, unreadable = read_all(nodes, document, coverage, _entry)
    leaves = count_leaves(document.root)
    generated = document.root.take("generationDate")
    coverage.settle(document.root, "", leaves)
    try:
        generated_at, day = timestamp(generated), printed_day(generated)
        return ParsedList(generated_at, entries, unreadable, coverage, day)
    except ValueError:
        raise UnreadableListError(
            f"the file's date of generation reads {generated!r}"
        ) from None


def _entry(node: Node, coverage: Coverage) -> Entry:
    ref = node.take("euReferenceNumber")
    remarks, additional = texts(node)
    acts = tuple(legal_act(item, coverage, ref) for item in node.take_children("regulation"))
    aliases = [read_alias(item, coverage, ref) for item in _ordered(node, "nameAlias")]
    births = [birth(item, coverage, ref) for item in _ordered(node, "birthdate")]
    documents = [document(item, coverage, ref) for item in _ordered(node, "identification")]
    statements = _statements(remarks, node.take("designationDetails"), aliases)
    type_printed = _type_printed(node, coverage, ref)
    return Entry(
        list=coverage.manifest.id,
        ref=ref,
        type=_party_type(type_printed, documents),
        type_printed=type_printed,
        names=names(aliases),
        programmes=tuple(dict.fromkeys(act.programme for act in acts if act.programme)),
        birth_dates=tuple(birth_date for birth_date, _ in births if birth_date),
        birth_places=tuple(birth_place for _, birth_place in births if birth_place),
        nationalities=tuple(nationality(item) for item in _ordered(node, "citizenship")),
        genders=tuple(dict.fromkeys(a.gender for a in aliases if a.gender not in {"", "?"})),
        identifiers=(*documents, *_numbers_in_prose(statements)),
        addresses=tuple(address(item, coverage, ref) for item in _ordered(node, "address")),
        legal_acts=acts,
        statements=statements,
        dates=_dates(node),
        references=_references(node, additional),
    )


def _ordered(node: Node, tag: str) -> list[Node]:
    """Take the children of that name in the order of their numbers, as files shuffle them."""
    return sorted(
        node.take_children(tag),
        key=lambda item: (len(number := item.attributes.get("logicalId", "")), number),
    )


def _statements(
    remarks: tuple[str, ...], details: str, aliases: list[Alias]
) -> tuple[Statement, ...]:
    found = [statement for alias in aliases for statement in alias.statements]
    found += [Statement(StatementKind.REMARK, remark) for remark in remarks]
    if details:
        found.append(Statement(StatementKind.DESIGNATION_DETAILS, details))
    return tuple({(s.kind, s.text): s for s in reversed(found)}.values())[::-1]


def _type_printed(node: Node, coverage: Coverage, ref: str) -> tuple[str, ...]:
    found = []
    for item in node.take_children("subjectType"):
        for name in ("code", "classificationCode"):
            value = item.take(name)
            coverage.code(f"sanctionEntity/subjectType/@{name}", value, ref)
            found.append(value)
    return tuple(found)


def _party_type(printed: tuple[str, ...], documents: list[Identifier]) -> PartyType:
    """Read the type; ships stand here as enterprises that have a ship's IMO number."""
    match printed:
        case ("person", "P"):
            return PartyType.PERSON
        case ("enterprise", "E"):
            is_ship = any(d.kind is IdentifierKind.IMO_SHIP for d in documents)
            return PartyType.VESSEL if is_ship else PartyType.ORGANISATION
        case _:
            return PartyType.UNKNOWN


def _numbers_in_prose(statements: tuple[Statement, ...]) -> tuple[Identifier, ...]:
    found = chain.from_iterable(numbers_in(s.text, s.kind.value) for s in statements)
    return tuple({identifier.number: identifier for identifier in found}.values())


def _dates(node: Node) -> tuple[EntryDate, ...]:
    """Take the dates of designation and delisting; the regulation's date is neither."""
    kinds = (
        ("designationDate", EntryDateKind.LISTED),
        ("delistingDate", EntryDateKind.DELISTED),
    )
    return tuple(
        EntryDate(kind, text, day(text)) for name, kind in kinds if (text := node.take(name))
    )


def _references(
    node: Node, additional: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    names = ("logicalId", "unitedNationId")
    own = tuple((name, text) for name in names if (text := node.take(name)))
    return (*own, *additional)
