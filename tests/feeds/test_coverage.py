"""Whether every leaf of a source is accounted for."""

from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from db.records.entry import SourceField
from feeds.coverage import Coverage, NewInSource, count_leaves
from feeds.manifest import Ignored
from feeds.registry import manifest
from feeds.xml import Node
from tests.feeds.builders import manifest as any_manifest
from tests.feeds.leaves import local, texts, with_tokens
from tests.feeds.xml_lists import read

HERE = Path(__file__).parent


def node(**attributes: str) -> Node:
    child = Node("CHILD", "RECORD/CHILD", {}, "of the child", [])
    return Node("RECORD", "RECORD", attributes, "", [child])


def test_what_a_parser_took_counts_as_mapped() -> None:
    coverage = Coverage(any_manifest())
    record = node(kind="a", place="b")
    before = count_leaves(record)
    record.take("kind")
    record.take_texts("CHILD")

    left = coverage.settle(record, "X.1", before)

    assert (before, coverage.mapped) == (3, 2)
    assert left == (SourceField("RECORD/@place", "b"),)


def test_a_leaf_left_over_is_reported_with_path_count_example_and_record() -> None:
    coverage = Coverage(any_manifest())
    for ref in ("X.1", "X.2"):
        coverage.settle(node(kind=f"kind of {ref}"), ref, 2)

    assert coverage.new_in_source == (
        NewInSource("RECORD/@kind", 2, "kind of X.1", "X.1"),
        NewInSource("RECORD/CHILD", 2, "of the child", "X.1"),
    )


def test_a_leaf_declared_in_the_manifest_is_counted_and_not_reported() -> None:
    ignored = Ignored(path="RECORD/CHILD", because="It says nothing.")
    coverage = Coverage(any_manifest(ignored=(ignored,)))

    left = coverage.settle(node(), "X.1", 1)

    assert (left, coverage.new_in_source, coverage.ignored) == ((), (), {"RECORD/CHILD": 1})


@pytest.mark.parametrize(
    ("value", "is_new"),
    [
        pytest.param("Good", False, id="known"),
        pytest.param("", False, id="empty"),
        pytest.param("good", True, id="other case"),
        pytest.param("Superb", True, id="unknown"),
    ],
)
def test_a_code_is_new_if_the_manifest_does_not_know_it(value: str, is_new: bool) -> None:
    coverage = Coverage(any_manifest(codes={"ALIAS/QUALITY": ("Good", "Low")}))

    coverage.code("ALIAS/QUALITY", value, "X.1")

    assert bool(coverage.new_in_source) is is_new


def test_each_unknown_code_of_a_leaf_is_reported_on_its_own() -> None:
    coverage = Coverage(any_manifest(codes={"QUALITY": ("Good",)}))

    coverage.codes("QUALITY", ("Superb", "Good", "Poor", "Superb"), "X.1")

    assert coverage.new_in_source == (
        NewInSource("QUALITY", 1, "Poor", "X.1", is_code=True),
        NewInSource("QUALITY", 2, "Superb", "X.1", is_code=True),
    )


def test_a_long_example_is_shortened_and_the_entry_keeps_all_of_it() -> None:
    coverage = Coverage(any_manifest())

    kept, _ = coverage.settle(node(prose="x" * 500), "X.1", 2)

    assert len(kept.value) == 500
    assert len(coverage.new_in_source[0].example) == 120


@pytest.mark.parametrize("list_id", ["un", "eu"])
def test_every_leaf_of_the_made_up_source_reaches_an_entry(list_id: str) -> None:
    """Every leaf gets a text of its own, which must then stand in what was read."""
    source = HERE / manifest(list_id).parser / "source.xml"
    content, tokens = with_tokens(_without_nameless(source), keep=lambda path: False)

    parsed = read(list_id, content)

    held = {text for item in (parsed.entries, parsed.unreadable) for text in texts(item)}
    assert len(tokens) > 100
    assert Counter(path for token, path in tokens.items() if token not in held) == {}


def _without_nameless(source: Path) -> bytes:
    """Leave out the record of which only the reference is kept, as it has no name."""
    root = etree.fromstring(source.read_bytes())
    nameless = [
        record
        for record in root.iter(etree.Element)
        if record.get("euReferenceNumber") == "EU.99005.50"
        or record.findtext("REFERENCE_NUMBER") == "XXi.904"
    ]
    for record in nameless:
        parent = record.getparent()
        assert parent is not None, local(record.tag)
        parent.remove(record)
    return etree.tostring(root, encoding="utf-8")
