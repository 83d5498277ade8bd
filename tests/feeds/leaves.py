"""Which leaves does a list have, and which texts an entry? Asked without the feeds' reader.

A leaf is an attribute or a text that is not empty, white space made one blank. Nothing of
`feeds` is used here, so that a mistake there can't hide itself.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass

from lxml import etree

from db.records.entry import Entry


@dataclass(frozen=True, slots=True)
class Leaf:
    """One value of a source, under its path from the record on."""

    path: str
    value: str


def local(tag: object) -> str:
    return str(tag).rsplit("}", 1)[-1]


def collapsed(text: str | None) -> str:
    return " ".join((text or "").split())


def elements(record: etree._Element, path: str) -> Iterator[tuple[str, etree._Element]]:
    """Give a record's elements with their paths; a comment is no element."""
    yield path, record
    for child in record:
        if isinstance(child.tag, str):
            yield from elements(child, f"{path}/{local(child.tag)}")


def leaves(record: etree._Element) -> Iterator[Leaf]:
    """Give every leaf of a record."""
    for path, element in elements(record, local(record.tag)):
        for name, value in element.attrib.items():
            if collapsed(str(value)):
                yield Leaf(f"{path}/@{local(name)}", collapsed(str(value)))
        texts = [element.text, *(child.tail for child in element)]
        if text := collapsed(" ".join(text for text in texts if text)):
            yield Leaf(path, text)


def records(content: bytes) -> list[etree._Element]:
    """Give the records of a list of the UN or the EU."""
    root = etree.fromstring(content)
    tags = {"INDIVIDUAL", "ENTITY", "sanctionEntity"}
    return [e for e in root.iter(etree.Element) if local(e.tag) in tags]


def reference(record: etree._Element) -> str:
    """Give the publisher's reference of a record."""
    printed = record.get("euReferenceNumber") or record.findtext("REFERENCE_NUMBER")
    return collapsed(printed)


def texts(value: object) -> Iterator[str]:
    """Give every text in an entry, however deep; the words of our own enumerations are none."""
    if type(value) is str:
        yield value
        yield from value.split("; ")
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            if not (isinstance(value, Entry) and field.name == "list"):
                yield from texts(getattr(value, field.name))


def with_tokens(content: bytes, keep: Callable[[str], bool]) -> tuple[bytes, dict[str, str]]:
    """Put a text of its own in the place of every leaf, and say which stood for which path.

    What a file repeats (a date, a country) could hide that one of its leaves is lost; a
    token can't. `keep` says at which paths the printed value stays.
    """
    root = etree.fromstring(content)
    tags = {"INDIVIDUAL", "ENTITY", "sanctionEntity"}
    tokens: dict[str, str] = {}

    def token(path: str) -> str:
        made = f"Leaf{len(tokens)}x"
        tokens[made] = path
        return made

    for record in [e for e in root.iter(etree.Element) if local(e.tag) in tags]:
        for path, element in elements(record, local(record.tag)):
            for name, value in list(element.attrib.items()):
                label = f"{path}/@{local(name)}"
                if collapsed(str(value)) and not keep(label):
                    element.set(name, token(label))
            if collapsed(element.text) and not keep(path):
                element.text = token(path)
    return etree.tostring(root, encoding="utf-8"), tokens
