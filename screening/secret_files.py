"""Which settings stand in files of their own, as containers and services hand over secrets?

`SANCTIONS_EU_TOKEN_FILE=/run/secrets/eu_token` is `SANCTIONS_EU_TOKEN` with what that file
holds. So it goes for every setting; no message repeats what a file or an address holds.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

PREFIX, SUFFIX = "SANCTIONS_", "_FILE"
_WITHOUT_PASSWORD = re.compile(r"([a-z+]+://[^:@/?]+)(@.*)")


class SecretFileError(Exception):
    """A file that a setting names cannot be read, or says something that is said already."""


def with_files(environment: Mapping[str, str]) -> dict[str, str]:
    """Give the environment with each `SANCTIONS_..._FILE` replaced by the setting it holds.

    The line break at the end of a file is no part of the setting. As with a variable, what is
    empty is not set: an empty file, or a variable that names none.
    """
    named = {key: path for key, path in environment.items() if _names_a_file(key)}
    found = {key: value for key, value in environment.items() if key not in named}
    for key, path in named.items():
        if not path:
            continue
        setting = key.removesuffix(SUFFIX)
        if found.get(setting):
            raise SecretFileError(f"{setting} and {key} are both set: keep one of them")
        found[setting] = _content(key, Path(path))
    return found


def with_password(url: str, password: str) -> str:
    """Put a password into the address of a database that names who connects."""
    parts = _WITHOUT_PASSWORD.fullmatch(url)
    if parts is None:
        raise SecretFileError(
            "SANCTIONS_DATABASE_PASSWORD is set, so SANCTIONS_DATABASE_URL must be "
            "postgresql://USER@HOST/DATABASE, with a user and without a password"
        )
    return f"{parts[1]}:{quote(password, safe='')}{parts[2]}"


def _names_a_file(key: str) -> bool:
    return key.startswith(PREFIX) and key.endswith(SUFFIX)


def _content(key: str, path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").rstrip("\r\n")
    except OSError as error:
        reason = error.strerror or str(error)
    except ValueError:  # its text would show the bytes
        reason = "it is no text in UTF-8"
    raise SecretFileError(f"{key} names {path}, which cannot be read: {reason}")
