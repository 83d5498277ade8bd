"""Whether a manifest is strict, and each one shipped is sound."""

from importlib import resources

import httpx
import pytest

from feeds.errors import FeedError
from feeds.manifest import Manifest, load
from feeds.registry import manifest, manifests, parser

EXAMPLE = """
id = "example"
title = "Example list"
publisher = "Example publisher"
url = "https://lists.example/list.xml"
hosts = ["lists.example"]
parser = "example"
covers = ["person"]
max_age_days = 3
max_bytes = 1000
"""
every_manifest = pytest.mark.parametrize("shipped", manifests().values(), ids=manifests())


def test_a_manifest_is_read() -> None:
    read = load(EXAMPLE, "example.toml")

    assert (read.id, read.hosts, read.max_loss) == ("example", ("lists.example",), 0.15)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param(EXAMPLE + "max_los = 0.5", "max_los", id="misspelt key"),
        pytest.param(EXAMPLE + "[[promise]]\nmin = 1", "min", id="misspelt key of a promise"),
        pytest.param(EXAMPLE.replace("max_bytes", "#"), "max_bytes", id="missing key"),
        pytest.param(EXAMPLE + "max_loss = 1.5", "max_loss", id="share above one"),
        pytest.param(EXAMPLE.replace('"person"', '"ship"'), "covers", id="unknown party type"),
        pytest.param(EXAMPLE + "max_loss =", "example.toml", id="no TOML"),
    ],
)
def test_a_wrong_manifest_is_an_error_that_says_where(text: str, problem: str) -> None:
    with pytest.raises(FeedError, match=problem) as caught:
        load(text, "example.toml")

    assert "example.toml" in str(caught.value)


@every_manifest
def test_a_list_is_fetched_over_https_from_one_of_its_hosts(shipped: Manifest) -> None:
    url = httpx.URL(shipped.url)

    assert url.scheme == "https"
    assert url.host in shipped.hosts


@every_manifest
def test_a_list_has_a_parser_a_promise_and_a_sample(shipped: Manifest) -> None:
    samples = [item.name for item in resources.files("feeds.sample").iterdir()]

    assert callable(parser(shipped))
    assert shipped.promise
    assert [name for name in samples if name.startswith(f"{shipped.id}.")] != []


@every_manifest
def test_whatever_is_ignored_has_a_reason(shipped: Manifest) -> None:
    assert all(item.because for item in shipped.ignored)


def test_a_token_is_asked_for_where_the_url_needs_one() -> None:
    needing = [m.id for m in manifests().values() if "{token}" in m.url]

    assert needing == [m.id for m in manifests().values() if m.token_setting]


def test_the_registry_finds_every_list_in_the_order_of_the_names() -> None:
    found = list(manifests())

    assert found == sorted(found)
    assert {"un", "eu", "un-vessels"} <= set(found)


def test_an_unknown_list_is_an_error_that_says_which_there_are() -> None:
    with pytest.raises(FeedError, match=r"'ofac'.*eu, un, un-vessels"):
        manifest("ofac")
