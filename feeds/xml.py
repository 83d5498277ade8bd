"""How is XML from outside read without trusting it?

One reader for every XML list. It accepts no document type, hence no entities and
no external files; it opens no connection; libxml2's own bounds on depth (256) and
on the length of one text (10 MB) stay on. It streams: one record is in memory at a time.

A record is handed to its parser as a `Node`, from which values are *taken*. What
is left in the node afterwards is what the parser did not know: `Node.leftovers`
is the ground of the coverage check (`feeds.coverage`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree

from feeds.errors import UnreadableListError


def clean_text(text: str | None) -> str:
    """Make every run of white space one blank and strip the ends."""
    return " ".join(text.split()) if text else ""


@dataclass(slots=True)
class Node:
    """One element of a record, emptied as its values are taken."""

    tag: str
    path: str
    attributes: dict[str, str]
    text: str
    children: list["Node"]
    taken: list["Node"] = field(default_factory=list)

    def take(self, attribute: str) -> str:
        """Take an attribute's value; an absent one is the empty string."""
        return self.attributes.pop(attribute, "")

    def take_text(self) -> str:
        """Take the element's own text."""
        text, self.text = self.text, ""
        return text

    def take_children(self, tag: str) -> list["Node"]:
        """Take the children of that name; what is left in them still counts."""
        found = [child for child in self.children if child.tag == tag]
        if found:
            self.children = [child for child in self.children if child.tag != tag]
            self.taken += found
        return found

    def take_texts(self, tag: str) -> list[str]:
        """Take the texts of the children of that name, empty ones left out."""
        return [text for child in self.take_children(tag) if (text := child.take_text())]

    def take_child_text(self, tag: str) -> str:
        """Take the text of the first child of that name; a second one is left over."""
        for position, child in enumerate(self.children):
            if child.tag == tag:
                self.taken.append(self.children.pop(position))
                return child.take_text()
        return ""

    def leaves(self) -> Iterator[tuple[str, str]]:
        """Give path and value of everything in the node that is not empty."""
        for name, value in self.attributes.items():
            if value:
                yield f"{self.path}/@{name}" if self.path else f"@{name}", value
        if self.text:
            yield self.path, self.text
        for child in (*self.taken, *self.children):
            yield from child.leaves()

    leftovers = leaves


@dataclass(slots=True)
class Document:
    """What stands around the records of a list, filled while they are read."""

    root: Node = field(default_factory=lambda: Node("", "", {}, "", []))
    """What stands in the root and in the groups of records, outside every record."""
    strays: list[Node] = field(default_factory=list)
    """Elements beside the records that hold something: records of an unknown kind."""


def records(
    content: bytes, *, root: str, record_paths: frozenset[str], namespace: str = ""
) -> tuple[Document, Iterator[Node]]:
    """Read a list record by record.

    `record_paths` are the paths of the records below the root, such as
    `INDIVIDUALS/INDIVIDUAL`. The document is complete once the iterator is used up.

    Raises `UnreadableListError` for anything that is not a well-formed document
    with that root: it says what the answer looks like instead.
    """
    document = Document()
    return document, _read(content, root, record_paths, namespace, document)


def _read(
    content: bytes, root: str, record_paths: frozenset[str], namespace: str, document: Document
) -> Iterator[Node]:
    refuse_other_formats(content)
    containers = {path.rsplit("/", 1)[0] for path in record_paths if "/" in path}
    prefix = f"{{{namespace}}}" if namespace else ""
    stack: list[str] = []
    in_record = 0
    try:
        for event, element in _events(content):
            if event == "start":
                if not stack:
                    _check_root(element, prefix + root)
                    document.root = _node(element, "", prefix, with_children=False)
                stack.append(_local(element.tag, prefix))
                path = "/".join(stack[1:])
                is_record = path in record_paths
                is_stray = len(stack) > 1 and not is_record and path not in containers
                if in_record or is_record or is_stray:
                    in_record += 1
                elif len(stack) > 1 and element.attrib:
                    document.root.children.append(
                        _node(element, path, prefix, with_children=False)
                    )
                continue
            path = "/".join(stack[1:])
            stack.pop()
            if in_record:
                in_record -= 1
                if in_record:
                    continue
                node = _node(element, path.rsplit("/", 1)[-1], prefix)
                if path in record_paths:
                    yield node
                elif any(True for _ in node.leaves()):
                    document.strays.append(node)
            else:
                for text in (element.text, *(child.tail for child in element)):
                    _note_text(document, path, text)
            element.clear(keep_tail=True)  # type: ignore[call-arg]  # not in the stubs
            _drop_earlier_siblings(element, document, path)
    except etree.XMLSyntaxError as error:
        raise UnreadableListError(_explain(error)) from error


def _events(content: bytes) -> Iterator[tuple[str, etree._Element]]:
    yield from etree.iterparse(
        BytesIO(content),
        events=("start", "end"),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _check_root(element: etree._Element, expected: str) -> None:
    if element.getroottree().docinfo.doctype:  # type: ignore[attr-defined]  # not in the stubs
        raise UnreadableListError(
            "the file declares a document type; lists have none, and such a declaration can "
            "make a reader open other files or grow without bound, so the file is refused"
        )
    if element.tag != expected:
        raise UnreadableListError(
            f"the document's root is <{element.tag}>, and this list's is <{expected}>"
        )


def _drop_earlier_siblings(element: etree._Element, document: Document, path: str) -> None:
    """Free the records before this one, and keep the text that stood between them."""
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        _note_text(document, path.rpartition("/")[0], parent[0].tail)
        del parent[0]


def _note_text(document: Document, path: str, text: str | None) -> None:
    """Keep a text that stands outside every record; lists have none but white space."""
    if cleaned := clean_text(text):
        document.root.children.append(Node("", path or "(root)", {}, cleaned, []))


def _local(tag: object, prefix: str) -> str:
    name = str(tag)
    return name.removeprefix(prefix) if prefix else name


def _node(
    element: etree._Element, path: str, prefix: str, *, with_children: bool = True
) -> Node:
    texts = [element.text] if with_children else []
    children = []
    if with_children:
        for child in element:
            name = _local(child.tag, prefix)
            children.append(_node(child, f"{path}/{name}", prefix))
            texts.append(child.tail)
    return Node(
        tag=_local(element.tag, prefix),
        path=path,
        attributes={
            str(name): clean_text(str(value)) for name, value in element.attrib.items()
        },
        text=clean_text(" ".join(text for text in texts if text)),
        children=children,
    )


def refuse_other_formats(content: bytes) -> None:
    """Recognise what publishers send in place of a list, and say so.

    Raises `UnreadableListError` for an empty answer, JSON and an HTML page.
    """
    start = content[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        raise UnreadableListError("the answer is empty")
    if start[:1] in {b"{", b"["}:
        shown = start[:200].decode("utf-8", "replace")
        raise UnreadableListError(f"the answer is JSON, most likely an error message: {shown}")
    if start[:9].lower() == b"<!doctype" and b"html" in start[:200].lower():
        raise UnreadableListError("the answer is a web page, most likely an error page")
    if start[:5].lower() == b"<html":
        raise UnreadableListError("the answer is a web page, most likely an error page")


def _explain(error: etree.XMLSyntaxError) -> str:
    message = str(error)
    ends_early = ("Premature end", "EndTag", "Extra content", "no element found")
    if any(sign in message for sign in ends_early):
        return f"the file ends early or is damaged: {message}"
    return f"the file is not well-formed XML: {message}"
