"""How is what searches would look up kept in a file?

The file is that of one version of the tool and one form of index. With another one names are
looked up otherwise: then, and where the file is missing or not as it was written, it is worked
out anew.
"""

import os
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from screening.delta.probes import NO_PROBES, Probes
from screening.index import FORMAT as INDEX_FORMAT
from screening.version import __version__

FORMAT = f"sanctions probes 3 {INDEX_FORMAT} {__version__}\n"
"""Changes with the shape of the file, with the index and with the tool."""
_DIGEST = 32


def save(probes: Probes, path: Path) -> None:
    """Write probes to a file, whole or not at all."""
    arrays = BytesIO()
    np.savez(arrays, **_arrays(probes, ""))
    content = arrays.getbuffer()
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    with temporary.open("wb") as file:
        file.write(FORMAT.encode() + blake2b(content, digest_size=_DIGEST).digest())
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def load(path: Path) -> Probes:
    """Give the probes of a file; none where it is missing, damaged or of another form."""
    try:
        whole = memoryview(path.read_bytes())
    except OSError:
        return NO_PROBES
    head = len(FORMAT.encode())
    content = whole[head + _DIGEST :]
    is_ours = whole[:head] == FORMAT.encode()
    seal = whole[head : head + _DIGEST]
    if not is_ours or seal != blake2b(content, digest_size=_DIGEST).digest():
        return NO_PROBES
    try:
        with np.load(BytesIO(content), allow_pickle=False) as held:
            found: Probes = _read(NO_PROBES, held, "")
    except (KeyError, ValueError, msgspec.MsgspecError):  # of another form, though sealed
        return NO_PROBES
    return found


def _arrays(value: Any, name: str) -> dict[str, Any]:
    """Give each field as an array, under its name; a row of texts as the bytes of one."""
    found: dict[str, Any] = {}
    for field in fields(value):
        here, part = f"{name}{field.name}", getattr(value, field.name)
        if is_dataclass(part):
            found |= _arrays(part, f"{here}.")
        elif isinstance(part, tuple):
            found[here] = np.frombuffer(msgspec.msgpack.encode(part), np.uint8)
        else:
            found[here] = part
    return found


def _read(like: Any, held: Any, name: str) -> Any:
    """Read what `_arrays` gave of a value with such fields."""
    values = []
    for field in fields(like):
        here, model = f"{name}{field.name}", getattr(like, field.name)
        if is_dataclass(model):
            values.append(_read(model, held, f"{here}."))
        elif isinstance(model, tuple):
            values.append(msgspec.msgpack.decode(held[here].tobytes(), type=tuple[str, ...]))
        else:
            values.append(held[here])
    return type(like)(*values)
