"""Can an analyst find in SQL what an entry says?"""

from datetime import date
from typing import Any

from sqlalchemy import text

from db.codec import decode
from db.records.entry import (
    Address,
    BirthDate,
    BirthPlace,
    DatePrecision,
    Entry,
    EntryDate,
    EntryDateKind,
    Identifier,
    IdentifierKind,
    LegalAct,
    Name,
    NameKind,
    NamePart,
    Nationality,
    Origin,
    PartialDate,
    PartyType,
    Place,
    SourceField,
    Statement,
    StatementKind,
)
from db.store.engine import Store
from db.store.publications import publish
from tests.factories import draft, entry

ACT = LegalAct("2016/849", "regulation", programme="PRK", remarks=("OJ L 141",))
FULL = Entry(
    list="x",
    ref="X.1",
    type=PartyType.PERSON,
    type_printed=("P", "person"),
    names=(
        Name("A. Example", quality_printed="Low", is_weak=True),
        Name(
            "아나 예시",
            NameKind.PRIMARY,
            parts=(NamePart("FIRST_NAME", "아나"), NamePart("LAST_NAME", "예시")),
            script="Hang",
            language="ko",
            gender_printed="F",
            note="in Korean",
            origin=Origin("77", "en", ACT, ("see there", "and there")),
        ),
    ),
    programmes=("PRK", "NUC"),
    birth_dates=(
        BirthDate(
            PartialDate(
                "1962", DatePrecision.YEAR, date(1962, 1, 1), date(1962, 12, 31), is_circa=True
            ),
            calendar="GREGORIAN",
        ),
    ),
    birth_places=(BirthPlace(Place("KP", "KP", "KOREA", place="Chagang"), "note", "A."),),
    nationalities=(Nationality("KP", "KP", "KOREA"),),
    genders=("F", "M"),
    identifiers=(
        Identifier(
            "PS 654",
            IdentifierKind.PASSPORT,
            ("Passport", "National passport"),
            flags=(("diplomatic", "true"), ("knownFalse", "false")),
        ),
    ),
    addresses=(
        Address(Place(city="Pyongyang"), contacts=(("PHONE", "+850"), ("WEB", "x.example"))),
    ),
    legal_acts=(ACT, ACT),
    measures=("asset freeze",),
    statements=(Statement(StatementKind.TITLE, "Minister"),),
    dates=(EntryDate(EntryDateKind.LISTED, "2 Mar. 2016", date(2016, 3, 2)),),
    references=(("DATAID", "6908402"),),
    unmapped=(SourceField("/A/B", "c"),),
)


def ask(store: Store, question: str) -> list[tuple[Any, ...]]:
    with store.reading() as connection:
        return [tuple(row) for row in connection.execute(text(question))]


def load(store: Store, *entries: Entry, day: int = 0) -> None:
    publish(store, draft(day), entries, ())


def test_every_kind_of_detail_has_its_rows(store: Store) -> None:
    load(store, FULL)

    assert ask(store, "SELECT position, text, kind, is_weak, quality_printed FROM name") == [
        (0, "A. Example", "alias", True, "Low"),
        (1, "아나 예시", "primary", False, ""),
    ]
    assert ask(store, "SELECT name_position, position, label, text FROM name_part") == [
        (1, 0, "FIRST_NAME", "아나"),
        (1, 1, "LAST_NAME", "예시"),
    ]
    assert ask(
        store, "SELECT printed, precision, is_circa, calendar, source_id FROM birth_date"
    ) == [("1962", "year", True, "GREGORIAN", "")]
    assert ask(
        store, "SELECT country, country_printed, place, note, of_alias FROM birth_place"
    ) == [("KP", "KOREA", "Chagang", "note", "A.")]
    assert ask(store, "SELECT country FROM nationality") == [("KP",)]
    assert ask(store, "SELECT number, kind, kind_printed, flags FROM identifier") == [
        (
            "PS 654",
            "passport",
            "Passport; National passport",
            "diplomatic: true; knownFalse: false",
        )
    ]
    assert ask(store, "SELECT city, country FROM address") == [("Pyongyang", "")]
    assert ask(store, "SELECT position, kind, value FROM contact") == [
        (0, "PHONE", "+850"),
        (1, "WEB", "x.example"),
    ]
    assert ask(store, "SELECT text FROM measure") == [("asset freeze",)]
    assert ask(store, "SELECT kind, text FROM statement") == [("title", "Minister")]
    assert ask(store, "SELECT kind, printed FROM entry_date") == [("listed", "2 Mar. 2016")]
    assert ask(store, "SELECT label, value FROM reference") == [("DATAID", "6908402")]
    assert ask(store, "SELECT path, value FROM unmapped_field") == [("/A/B", "c")]
    assert ask(
        store, "SELECT type, type_printed, display_name, genders FROM entry_version"
    ) == [("person", "P; person", "아나 예시", "F; M")]


def test_dates_are_compared_as_dates(store: Store) -> None:
    load(store, FULL)

    assert ask(store, "SELECT 1 FROM birth_date WHERE earliest < '1962-06-01'") == [(1,)]
    assert ask(store, "SELECT 1 FROM entry_date WHERE \"on\" >= '2016-03-02'") == [(1,)]


def test_an_act_is_kept_once_however_often_it_is_cited(store: Store) -> None:
    load(store, FULL)

    load(store, FULL, entry("X.2", legal_acts=(ACT, LegalAct("2020/1"))), day=1)

    assert ask(store, "SELECT id, number, programme FROM legal_act ORDER BY id") == [
        (1, "2016/849", "PRK"),
        (2, "2020/1", ""),
    ]
    assert ask(store, "SELECT legal_act_id, source_language, source_remarks FROM name "
               "WHERE source_id = '77'") == [(1, "en", "see there; and there")]  # fmt: skip


def test_a_programme_without_an_act_is_a_ground_too(store: Store) -> None:
    load(store, FULL)

    assert ask(store, "SELECT legal_act_id, programme FROM legal_basis ORDER BY position") == [
        (1, "PRK"),
        (1, "PRK"),
        (None, "NUC"),
    ]


def test_the_views_show_who_is_in_force_now(store: Store) -> None:
    load(store, FULL, entry("X.2", ("Ben Example",)))

    load(store, entry("X.1", ("Ana Amended", "Ana")), day=1)

    assert ask(store, "SELECT list, ref, display_name FROM current_entry") == [
        ("x", "X.1", "Ana Amended")
    ]
    assert ask(store, "SELECT ref, text FROM current_name ORDER BY position") == [
        ("X.1", "Ana Amended"),
        ("X.1", "Ana"),
    ]


def test_the_document_is_the_whole_entry(store: Store) -> None:
    load(store, FULL)

    [(document,)] = ask(store, "SELECT document FROM current_entry")

    assert decode(document) == FULL
