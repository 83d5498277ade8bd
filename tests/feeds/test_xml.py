"""Whether XML from outside is read, and a hostile or broken file is refused by name."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.errors import UnreadableListError
from feeds.xml import Document, Node, clean_text, records
from tests.feeds.xml_lists import eu_list, read, un_list

ROOT = b'<L date="2030"><G><R a="1">x</R><R/></G></L>'
UTF_16 = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE L [<!ENTITY a "b">]><L>&a;</L>'
BOMB = b'<!DOCTYPE L [<!ENTITY a "ha">' + b"".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">'.encode()
    for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)


def read_all(content: bytes, namespace: str = "") -> tuple[Document, list[Node]]:
    document, nodes = records(
        content, root="L", record_paths=frozenset({"G/R"}), namespace=namespace
    )
    return document, list(nodes)


def test_a_record_is_read_with_attributes_texts_and_children() -> None:
    document, (record,) = read_all(b'<L v="2"><G><R a=" 1\n2 ">x<C>y</C> z</R></G></L>')

    assert (document.root.attributes, document.strays) == ({"v": "2"}, [])
    assert list(record.leaves()) == [("R/@a", "1 2"), ("R", "x z"), ("R/C", "y")]


def test_a_comment_an_instruction_and_cdata_do_not_break_a_text() -> None:
    _, (record,) = read_all(b"<L><G><R>a<!-- b -->c<?d e?><![CDATA[<f>]]></R></G></L>")

    assert record.text == "ac<f>"


def test_names_of_the_lists_own_namespace_are_short() -> None:
    content = b'<L xmlns="urn:l"><G><R><C>y</C><o:C xmlns:o="urn:o">z</o:C></R></G></L>'

    _, (record,) = read_all(content, namespace="urn:l")

    assert [child.tag for child in record.children] == ["C", "{urn:o}C"]


def test_only_one_record_is_in_memory_at_a_time() -> None:
    many = b"<L><G>" + b"<R><C>y</C></R>" * 50_000 + b"</G></L>"

    _, found = read_all(many)

    assert len(found) == 50_000


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b"\xef\xbb\xbf \n", "is empty", id="only white space"),
        pytest.param(b'{"status":500}', "is JSON", id="JSON"),
        pytest.param(b"[]", "is JSON", id="JSON array"),
        pytest.param(b"<!DOCTYPE html><html></html>", "web page", id="HTML"),
        pytest.param(b"\n<HTML><body>", "web page", id="HTML without a type"),
        pytest.param(b"Service unavailable", "not well-formed", id="prose"),
        pytest.param(ROOT[:-8], "ends early", id="truncated"),
        pytest.param(ROOT + b"<L/>", "ends early or is damaged", id="something behind the end"),
        pytest.param(ROOT.replace(b"x", b"\x01"), "not well-formed", id="control byte"),
        pytest.param(ROOT.replace(b"x", b"\xff"), "not well-formed", id="not UTF-8"),
        pytest.param(ROOT.replace(b"x", b"&nbsp;"), "is damaged", id="unknown entity"),
        pytest.param(ROOT.replace(b'a="1"', b'a="1" a="2"'), "not well-formed", id="twice"),
        pytest.param(b"<M/>", "root is <M>", id="wrong root"),
        pytest.param(b'<L xmlns="urn:l"/>', "root is <{urn:l}L>", id="wrong namespace"),
        pytest.param(b"<!DOCTYPE L>" + ROOT, "document type", id="document type"),
        pytest.param(
            b'<!DOCTYPE L SYSTEM "http://list.example/l.dtd">' + ROOT,
            "document type",
            id="document type from outside",
        ),
        pytest.param(
            b'<!DOCTYPE L [<!ATTLIST R kept CDATA "yes">]>' + ROOT,
            "document type",
            id="attributes by default",
        ),
        pytest.param(BOMB + b"]><L>&j;</L>", "document type|not well-formed", id="bomb"),
        pytest.param(
            UTF_16.encode("utf-16"),
            "document type",
            id="UTF-16 with an entity",
        ),
        pytest.param(
            b"<L><G><R>" + b"<C>" * 300 + b"</C>" * 300 + b"</R></G></L>",
            "not well-formed",
            id="300 deep",
        ),
        pytest.param(
            b"<L><G><R>" + b"x" * 11_000_000 + b"</R></G></L>",
            "not well-formed",
            id="a text of 11 MB",
        ),
    ],
)
def test_what_is_not_the_list_is_refused_and_named(content: bytes, problem: str) -> None:
    with pytest.raises(UnreadableListError, match=problem):
        read_all(content)


def test_a_file_of_this_machine_is_never_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the secret", encoding="utf-8")
    content = (
        f'<!DOCTYPE L [<!ENTITY s SYSTEM "{secret.as_uri()}">]><L><G><R>&s;</R></G></L>'
    ).encode()

    with pytest.raises(UnreadableListError, match="document type"):
        read_all(content)


def test_the_message_of_an_error_page_in_json_is_shown() -> None:
    with pytest.raises(UnreadableListError, match=re.escape('{"status":500}')):
        read_all(b'{"status":500}')


@pytest.mark.parametrize(
    ("list_id", "content"),
    [
        pytest.param("un", eu_list(), id="the EU's list as the UN's"),
        pytest.param("eu", un_list(), id="the UN's list as the EU's"),
        pytest.param("eu", eu_list().replace(b"/fsd/", b"/fsd2/"), id="another namespace"),
        pytest.param("un", un_list().replace(b"2030-05-07", b"May"), id="UN date"),
        pytest.param("eu", eu_list().replace(b"2030-05-07", b"May"), id="EU date"),
        pytest.param("un", un_list()[:-30], id="UN list cut off"),
        pytest.param("eu", eu_list()[:-20], id="EU list cut off"),
    ],
)
def test_a_parser_refuses_what_is_not_its_list(list_id: str, content: bytes) -> None:
    with pytest.raises(UnreadableListError):
        read(list_id, content)


@given(st.text())
def test_cleaning_a_text_twice_changes_nothing(text: str) -> None:
    once = clean_text(text)

    assert clean_text(once) == once
    assert once.split() == text.split()


@given(st.binary(max_size=200))
def test_any_bytes_are_a_list_or_a_named_refusal(content: bytes) -> None:
    with pytest.raises(UnreadableListError):
        read_all(content)


def test_a_second_child_is_left_where_one_is_expected() -> None:
    _, (record,) = read_all(b"<L><G><R><C>y</C><C>z</C></R></G></L>")

    assert record.take_child_text("C") == "y"
    assert list(record.leftovers()) == [("R/C", "z")]


def test_what_is_left_in_a_taken_child_still_counts() -> None:
    _, (record,) = read_all(b'<L><G><R><C a="1">y</C></R></G></L>')

    assert record.take_texts("C") == ["y"]
    assert list(record.leftovers()) == [("R/C/@a", "1")]
