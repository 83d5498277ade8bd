"""Which country does a printed text mean?"""

import tomllib
import unicodedata
from functools import cache
from importlib import resources

import pycountry


@cache
def country(text: str) -> str:
    """Read a code or a name as an ISO 3166-1 alpha-2 code.

    Gives the empty string for what names no country, names two, or is a
    publisher's placeholder (`00`, `UNKNOWN`, `na`; Namibia's code is `NA`): the printed
    text is kept beside it.
    """
    key = _key(text)
    if key in {"", "00", "unknown"} or text.strip() in {"na", "n/a", "N/A"}:
        return ""
    if found := _own_names().get(key):
        return found
    return _iso_names().get(key) or _iso_names().get(key.removeprefix("the "), "")


def _key(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold()
    kept = [c if c.isalnum() else " " for c in plain if not unicodedata.combining(c)]
    return " ".join("".join(kept).split())


@cache
def _own_names() -> dict[str, str]:
    table = resources.files("feeds").joinpath("countries.toml").read_text(encoding="utf-8")
    names: dict[str, list[str]] = tomllib.loads(table)["names"]
    return {_key(name): code for code, printed in names.items() for name in printed}


@cache
def _iso_names() -> dict[str, str]:
    names = {}
    for item in pycountry.countries:
        for label in ("alpha_2", "alpha_3", "name", "official_name", "common_name"):
            if printed := getattr(item, label, ""):
                names[_key(printed)] = str(item.alpha_2)
        if "," in item.name:
            head, tail = item.name.split(",", 1)
            names[_key(f"{tail} {head}")] = str(item.alpha_2)
            names[_key(f"{head} {tail}")] = str(item.alpha_2)
    return names
