"""Whether what is new in a source is kept, read as the stricter case and reported."""

import pytest

from db.records.entry import NameKind, PartyType, SourceField
from feeds.coverage import NewInSource
from tests.feeds.leaves import texts
from tests.feeds.xml_lists import EU_PERSON, eu_list, read, un_list

ALIAS = "INDIVIDUAL/INDIVIDUAL_ALIAS"
BIRTH = "INDIVIDUAL/INDIVIDUAL_DATE_OF_BIRTH"
DOCUMENT = "INDIVIDUAL/INDIVIDUAL_DOCUMENT"


def un_child(tag: str, *children: tuple[str, str]) -> str:
    inner = "".join(f"<{name}>{text}</{name}>" for name, text in children)
    return f"<{tag}>{inner}</{tag}>"


NEW_LEAVES = [
    pytest.param(
        "un", un_list("<HOBBY>chess</HOBBY>"), "INDIVIDUAL/HOBBY", "chess", id="un element"
    ),
    pytest.param(
        "un",
        un_list('<TITLE risk="high"/>'),
        "INDIVIDUAL/TITLE/@risk",
        "high",
        id="un attribute",
    ),
    pytest.param(
        "un",
        un_list(un_child("INDIVIDUAL_ADDRESS", ("PLANET", "Mars"))),
        "INDIVIDUAL/INDIVIDUAL_ADDRESS/PLANET",
        "Mars",
        id="un element of a known one",
    ),
    pytest.param(
        "un",
        un_list("<COMMENTS1>known<B>bold</B></COMMENTS1>"),
        "INDIVIDUAL/COMMENTS1/B",
        "bold",
        id="un element in prose",
    ),
    pytest.param(
        "un",
        un_list(un_child("INDIVIDUAL_ALIAS", ("QUALITY", "Good"), ("ALIAS_NAME", ""))),
        f"{ALIAS}/QUALITY",
        "Good",
        id="un quality of no name",
    ),
    pytest.param(
        "eu",
        eu_list(EU_PERSON + "<wallet>w 1</wallet>"),
        "sanctionEntity/wallet",
        "w 1",
        id="eu element",
    ),
    pytest.param(
        "eu",
        eu_list(attributes='risk="high"'),
        "sanctionEntity/@risk",
        "high",
        id="eu attribute",
    ),
    pytest.param(
        "eu",
        eu_list(EU_PERSON + '<citizenship countryIso2Code="KP" city="Pyongyang"/>'),
        "sanctionEntity/citizenship/@city",
        "Pyongyang",
        id="eu attribute that another element has",
    ),
    pytest.param(
        "eu",
        eu_list(EU_PERSON + '<x:note xmlns:x="urn:x">other</x:note>'),
        "sanctionEntity/{urn:x}note",
        "other",
        id="eu element of another namespace",
    ),
    pytest.param(
        "eu",
        eu_list(EU_PERSON + '<nameAlias strong="false" function="Clerk"/>'),
        "sanctionEntity/nameAlias/@strong",
        "false",
        id="eu strength of no name",
    ),
]


@pytest.mark.parametrize(("list_id", "content", "path", "value"), NEW_LEAVES)
def test_a_new_leaf_is_kept_with_its_entry_and_reported(
    list_id: str, content: bytes, path: str, value: str
) -> None:
    parsed = read(list_id, content)

    (entry,) = parsed.entries
    assert entry.unmapped == (SourceField(path, value),)
    assert parsed.coverage.new_in_source == (NewInSource(path, 1, value, entry.ref),)


NEW_CODES = [
    pytest.param(
        "un",
        un_list(un_child("INDIVIDUAL_ALIAS", ("QUALITY", "Superb"), ("ALIAS_NAME", "A B"))),
        f"{ALIAS}/QUALITY",
        "Superb",
        id="un alias quality",
    ),
    pytest.param(
        "un",
        un_list(
            un_child("INDIVIDUAL_DATE_OF_BIRTH", ("TYPE_OF_DATE", "GUESS"), ("YEAR", "1960"))
        ),
        f"{BIRTH}/TYPE_OF_DATE",
        "GUESS",
        id="un date type",
    ),
    pytest.param(
        "un",
        un_list(un_child("INDIVIDUAL_DOCUMENT", ("TYPE_OF_DOCUMENT", "Card"), ("NUMBER", "1"))),
        f"{DOCUMENT}/TYPE_OF_DOCUMENT",
        "Card",
        id="un document type",
    ),
    pytest.param(
        "un", un_list("<GENDER>Other</GENDER>"), "INDIVIDUAL/GENDER", "Other", id="un gender"
    ),
    pytest.param(
        "un",
        un_list("<UN_LIST_TYPE>Atlantis</UN_LIST_TYPE>"),
        "UN_LIST_TYPE",
        "Atlantis",
        id="un programme",
    ),
    pytest.param(
        "eu",
        eu_list(
            '<subjectType code="ship" classificationCode="E"/><nameAlias wholeName="A B"/>'
        ),
        "sanctionEntity/subjectType/@code",
        "ship",
        id="eu subject type",
    ),
    pytest.param(
        "eu",
        eu_list(EU_PERSON + '<nameAlias wholeName="A B" gender="X"/>'),
        "sanctionEntity/nameAlias/@gender",
        "X",
        id="eu gender",
    ),
    pytest.param(
        "eu",
        eu_list(EU_PERSON + '<nameAlias wholeName="A B" strong="maybe"/>'),
        "sanctionEntity/nameAlias/@strong",
        "maybe",
        id="eu alias quality",
    ),
    pytest.param(
        "eu",
        eu_list(EU_PERSON + '<birthdate calendarType="LUNAR" birthdate="1960-01-02"/>'),
        "sanctionEntity/birthdate/@calendarType",
        "LUNAR",
        id="eu calendar",
    ),
    pytest.param(
        "eu",
        eu_list(EU_PERSON + '<identification identificationTypeCode="card" number="1"/>'),
        "sanctionEntity/identification/@identificationTypeCode",
        "card",
        id="eu identification type",
    ),
    pytest.param(
        "eu",
        eu_list(EU_PERSON + '<address><contactInfo key="TELEX" value="1"/></address>'),
        "sanctionEntity/address/contactInfo/@key",
        "TELEX",
        id="eu way of contact",
    ),
    pytest.param(
        "eu",
        eu_list(EU_PERSON + '<regulation programme="NEW" numberTitle="1"/>'),
        "sanctionEntity/regulation/@programme",
        "NEW",
        id="eu programme",
    ),
]


@pytest.mark.parametrize(("list_id", "content", "path", "code"), NEW_CODES)
def test_a_new_code_is_reported_and_kept_as_printed(
    list_id: str, content: bytes, path: str, code: str
) -> None:
    parsed = read(list_id, content)

    (entry,) = parsed.entries
    assert parsed.coverage.new_in_source == (
        NewInSource(path, 1, code, entry.ref, is_code=True),
    )
    assert code in set(texts(entry))


def test_an_alias_of_unknown_quality_is_not_weak() -> None:
    alias = un_child("INDIVIDUAL_ALIAS", ("QUALITY", "Superb"), ("ALIAS_NAME", "A B"))

    un = read("un", un_list(alias)).entries[0].names[-1]
    eu = read("eu", eu_list(EU_PERSON + '<nameAlias wholeName="A B" strong="maybe"/>'))

    assert (un.quality_printed, un.is_weak) == ("Superb", False)
    assert {name.is_weak for name in eu.entries[0].names} == {False}


def test_a_date_of_unknown_type_keeps_its_date() -> None:
    date = un_child("INDIVIDUAL_DATE_OF_BIRTH", ("TYPE_OF_DATE", "GUESS"), ("YEAR", "1960"))

    (birth,) = read("un", un_list(date)).entries[0].birth_dates

    assert (birth.date.printed, str(birth.date.earliest)) == ("1960", "1960-01-01")


@pytest.mark.parametrize(
    ("code", "classification"),
    [
        pytest.param("ship", "E", id="new code"),
        pytest.param("person", "X", id="new class"),
        pytest.param("person", "E", id="the two disagree"),
        pytest.param("", "", id="none"),
    ],
)
def test_a_party_of_unknown_type_is_compared_with_every_query(
    code: str, classification: str
) -> None:
    subject = f'<subjectType code="{code}" classificationCode="{classification}"/>'

    parsed = read("eu", eu_list(f'{subject}<nameAlias wholeName="A B"/>'))

    assert parsed.entries[0].type is PartyType.UNKNOWN


@pytest.mark.parametrize(
    ("label", "is_name"),
    [
        pytest.param("FIFTH_NAME", True, id="another part of the name"),
        pytest.param("hangulName", True, id="camel case"),
        pytest.param("ALIAS", True, id="alias"),
        pytest.param("LATIN_SPELLING", True, id="spelling"),
        pytest.param("NAME_LANGUAGE", False, id="language of a name"),
        pytest.param("aliasQuality", False, id="quality of an alias"),
        pytest.param("TOURNAMENT", False, id="a word that only holds the letters"),
    ],
)
def test_a_new_leaf_that_looks_like_a_name_is_screened_as_one(
    label: str, is_name: bool
) -> None:
    parsed = read("un", un_list(f"<{label}>New Example</{label}>"))

    (entry,) = parsed.entries
    found = [(name.text, name.kind) for name in entry.names[1:]]
    assert found == ([("New Example", NameKind.ALIAS)] if is_name else [])
    assert entry.unmapped == (SourceField(f"INDIVIDUAL/{label}", "New Example"),)


@pytest.mark.parametrize(
    ("list_id", "content", "path"),
    [
        pytest.param(
            "un",
            un_list(beside="<VESSELS><VESSEL>STAR</VESSEL></VESSELS>"),
            "VESSELS/VESSEL",
            id="un group of another kind",
        ),
        pytest.param(
            "un", un_list(inside="<SHIP>STAR</SHIP>"), "SHIP", id="un record of another kind"
        ),
        pytest.param("eu", eu_list(beside="<ship>STAR</ship>"), "ship", id="eu"),
    ],
)
def test_a_record_of_a_new_kind_is_named_and_reported(
    list_id: str, content: bytes, path: str
) -> None:
    parsed = read(list_id, content)

    (unreadable,) = parsed.unreadable
    assert "no kind of record we know" in unreadable.problem
    assert parsed.coverage.new_in_source == (NewInSource(path, 1, "STAR", ""),)
    assert len(parsed.entries) == 1


@pytest.mark.parametrize(
    ("content", "path", "value"),
    [
        pytest.param(
            un_list().replace(b"<INDIVIDUALS>", b'<INDIVIDUALS part="1 of 2">'),
            "INDIVIDUALS/@part",
            "1 of 2",
            id="attribute of a group",
        ),
        pytest.param(
            un_list().replace(b"dateGenerated", b'part="1 of 2" dateGenerated'),
            "@part",
            "1 of 2",
            id="attribute of the root",
        ),
        pytest.param(
            un_list(inside="text"), "INDIVIDUALS", "text", id="text behind the last record"
        ),
        pytest.param(
            un_list().replace(b"<INDIVIDUALS>", b"<INDIVIDUALS>text"),
            "INDIVIDUALS",
            "text",
            id="text before the first record",
        ),
        pytest.param(un_list(beside="text"), "(root)", "text", id="text in the root"),
    ],
)
def test_what_stands_outside_the_records_is_reported(
    content: bytes, path: str, value: str
) -> None:
    parsed = read("un", content)

    assert parsed.coverage.new_in_source == (NewInSource(path, 1, value, ""),)
    assert parsed.unreadable == ()


def test_text_between_two_records_is_reported() -> None:
    second = (
        "text<INDIVIDUAL><FIRST_NAME>B</FIRST_NAME><REFERENCE_NUMBER>XXi.902"
        "</REFERENCE_NUMBER></INDIVIDUAL>"
    )

    parsed = read("un", un_list(inside=second))

    assert [new.example for new in parsed.coverage.new_in_source] == ["text"]
    assert len(parsed.entries) == 2
