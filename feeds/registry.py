"""Which lists are there? Whatever has a manifest in `feeds/lists/`."""

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module, resources
from typing import cast

from feeds.errors import FeedError
from feeds.manifest import Manifest, load
from feeds.parsed import ParsedList

Parse = Callable[[bytes, Manifest], ParsedList]


@cache
def manifests() -> Mapping[str, Manifest]:
    """Every list's manifest by its id, in the order of the ids."""
    found = {}
    for resource in resources.files("feeds.lists").iterdir():
        if resource.name.endswith(".toml"):
            manifest = load(resource.read_text(encoding="utf-8"), resource.name)
            found[manifest.id] = manifest
    return dict(sorted(found.items()))


def manifest(list_id: str) -> Manifest:
    """Give the manifest of one list; an unknown name is an error that says which exist."""
    try:
        return manifests()[list_id]
    except KeyError:
        known = ", ".join(manifests())
        raise FeedError(f"there is no list named {list_id!r}; the lists are {known}") from None


def parser(manifest: Manifest) -> Parse:
    """Give the function that reads this list."""
    module = import_module(f"feeds.lists.{manifest.parser}")
    return cast("Parse", module.parse)
