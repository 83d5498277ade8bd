"""Whether one bad record costs us neither itself nor the others."""

import pytest

from db.records.entry import UnreadableRecord
from tests.feeds.xml_lists import EU_PERSON, eu_list, read, un_list

EU_SECOND = f'<sanctionEntity euReferenceNumber="EU.9.1">{EU_PERSON}</sanctionEntity>'
SECOND = (
    "<INDIVIDUAL><DATAID>7</DATAID><FIRST_NAME>{name}</FIRST_NAME>"
    "<REFERENCE_NUMBER>{ref}</REFERENCE_NUMBER></INDIVIDUAL>"
)


def unreadable(name: str, ref: str) -> UnreadableRecord:
    parsed = read("un", un_list(inside=SECOND.format(name=name, ref=ref)))
    assert [entry.ref for entry in parsed.entries] == ["XXi.901"]
    (record,) = parsed.unreadable
    return record


def test_a_record_without_reference_is_named_and_its_name_can_be_screened() -> None:
    record = unreadable("NUMBERLESS", " ")

    assert (record.problem, record.ref) == ("the record has no reference", "")
    assert record.references == (("DATAID", "7"),)
    assert record.partial is not None
    assert (record.partial.name, record.partial.is_partial) == ("NUMBERLESS", True)


def test_a_record_without_name_is_named_and_has_nothing_to_screen() -> None:
    record = unreadable("", "XXi.902")

    assert (record.problem, record.ref) == ("the record has no name", "XXi.902")
    assert record.partial is None


def test_the_second_record_of_a_reference_is_kept_apart_from_the_first() -> None:
    record = unreadable("SECOND", "XXi.901 ")

    assert (record.problem, record.ref) == ("a second record has this reference", "XXi.901#2")
    assert record.partial is not None
    assert (record.partial.ref, record.partial.name) == ("XXi.901#2", "SECOND")


def test_a_third_record_of_a_reference_is_kept_apart_from_the_second() -> None:
    others = SECOND.format(name="SECOND", ref="XXi.901") + SECOND.format(
        name="THIRD", ref="XXi.901"
    )

    parsed = read("un", un_list(inside=others))

    assert [record.ref for record in parsed.unreadable] == ["XXi.901#2", "XXi.901#3"]


def test_a_name_that_only_a_new_leaf_gives_makes_a_record_readable() -> None:
    nameless = (
        "<INDIVIDUAL><WHOLE_NAME>ANA TWO</WHOLE_NAME>"
        "<REFERENCE_NUMBER>XXi.902</REFERENCE_NUMBER></INDIVIDUAL>"
    )

    parsed = read("un", un_list(inside=nameless))

    assert [entry.name for entry in parsed.entries] == ["ANA", "ANA TWO"]
    assert parsed.unreadable == ()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        pytest.param(eu_list("<remark>r</remark>"), "the record has no name", id="no name"),
        pytest.param(
            eu_list().replace(b'"EU.9.1"', b'""'),
            "the record has no reference",
            id="no reference",
        ),
        pytest.param(
            eu_list(beside=EU_SECOND),
            "a second record has this reference",
            id="reference twice",
        ),
    ],
)
def test_a_bad_record_of_the_eu_is_named_too(content: bytes, problem: str) -> None:
    parsed = read("eu", content)

    assert [record.problem for record in parsed.unreadable] == [problem]
