"""How is an entry written down so that it is read back exactly, and when are two the same?

A field that says nothing (an empty text, an empty tuple, `None`, `False`) is left out.
This keeps the documents small, and a field added to `Entry` tomorrow does not make
every stored entry look amended.
"""

from dataclasses import MISSING, fields, is_dataclass
from hashlib import sha256
from typing import Any

import msgspec

from db.records import entry as words
from db.records.entry import Entry, LegalAct

_encoder = msgspec.json.Encoder(order="sorted")
_decoder = msgspec.json.Decoder(Entry)

_ALWAYS_WRITTEN = frozenset(
    field.name
    for value in vars(words).values()
    if is_dataclass(value)
    for field in fields(value)
    if field.default is MISSING and field.default_factory is MISSING
)
"""Fields that some value cannot be built without: an empty one is not a missing one."""


def encode(entry: Entry) -> bytes:
    """Write an entry as JSON; the same entry always gives the same bytes."""
    return _encoder.encode(_said(msgspec.to_builtins(entry)))


def decode(document: bytes | str) -> Entry:
    """Read an entry back exactly as it was before `encode`."""
    return _decoder.decode(document)


def digest(entry: Entry) -> str:
    """Tell versions of an entry apart, whatever the order in which its details stand.

    Publishers reshuffle names and addresses from one day to the next; that amends nothing.
    """
    said = _said(msgspec.to_builtins(entry))
    for field, value in said.items():
        if isinstance(value, tuple):
            said[field] = [
                msgspec.Raw(detail) for detail in sorted(map(_encoder.encode, value))
            ]
    return sha256(_encoder.encode(said)).hexdigest()


def encode_detail(detail: Any) -> bytes:
    """Write a detail of an entry as JSON; the same detail always gives the same bytes."""
    said = msgspec.to_builtins(detail)
    return _encoder.encode(_said(said) if isinstance(said, dict) else said)


def act_document(act: LegalAct) -> bytes:
    """Write a legal act as JSON; two citations are one act where the bytes are the same."""
    return _encoder.encode(_said(msgspec.to_builtins(act)))


def _said(value: dict[str, Any]) -> dict[str, Any]:
    """Leave out what says nothing, at every depth."""
    kept: dict[str, Any] = {}
    for field, content in value.items():
        said = content
        if content and isinstance(content, dict):
            said = _said(content)
        elif content and isinstance(content, tuple) and isinstance(content[0], dict):
            said = tuple(map(_said, content))
        if said or field in _ALWAYS_WRITTEN:
            kept[field] = said
    return kept
