"""How is what searches would look up kept in a file?

The file is that of one version of the tool and one form of index. With another one names are
looked up otherwise: then, and where the file is missing or damaged, it is worked out anew.
"""

import os
import zipfile
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from screening.delta.probes import NO_PROBES, Probes
from screening.index import FORMAT as INDEX_FORMAT
from screening.version import __version__

FORMAT = f"1 {INDEX_FORMAT} {__version__}"
"""Changes with the shape of the file, with the index and with the tool."""
_FORMAT_NAME = "format"
_Array = npt.NDArray[Any]


def save(probes: Probes, path: Path) -> None:
    """Write probes to a file, whole or not at all."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    with temporary.open("wb") as file:
        format_of = np.frombuffer(FORMAT.encode(), np.uint8)
        np.savez(file, **{_FORMAT_NAME: format_of}, **_arrays(probes, ""))
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def load(path: Path) -> Probes:
    """Give the probes of a file; none where it is missing, damaged or of another form."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as held:
            if held[_FORMAT_NAME].tobytes() != FORMAT.encode():
                return NO_PROBES
            found: Probes = _read(Probes, held, "", NO_PROBES)
            return found
    except (OSError, ValueError, KeyError, zipfile.BadZipFile, msgspec.DecodeError):
        return NO_PROBES


def _arrays(value: Any, name: str) -> dict[str, _Array]:
    """Give each field as an array, under its name; a row of texts as the bytes of one."""
    found: dict[str, _Array] = {}
    for field in fields(value):
        here, part = f"{name}{field.name}", getattr(value, field.name)
        if is_dataclass(part):
            found |= _arrays(part, f"{here}.")
        elif isinstance(part, tuple):
            found[here] = np.frombuffer(msgspec.msgpack.encode(part), np.uint8)
        else:
            found[here] = part
    return found


def _read(kind: Any, held: Any, name: str, like: Any) -> Any:
    """Read what `_arrays` gave; each field must be of the type that it has in `like`."""
    values = []
    for field in fields(kind):
        here, model = f"{name}{field.name}", getattr(like, field.name)
        if is_dataclass(model):
            values.append(_read(type(model), held, f"{here}.", model))
        elif isinstance(model, tuple):
            values.append(msgspec.msgpack.decode(held[here].tobytes(), type=tuple[str, ...]))
        else:
            array = held[here]
            if array.dtype != model.dtype or array.shape[1:] != model.shape[1:]:
                raise ValueError(f"{here} is of another type")
            values.append(array)
    return kind(*values)
