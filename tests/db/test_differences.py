"""Are two versions of an entry told apart as a person would tell them?"""

from dataclasses import replace
from datetime import date

import pytest

from db.history import Change, difference
from db.records.entry import (
    BirthDate,
    DatePrecision,
    Entry,
    Identifier,
    IdentifierKind,
    Name,
    NameKind,
    Origin,
    PartialDate,
    Statement,
    StatementKind,
)
from tests.factories import entry

Told = list[tuple[str, Change]]
KIM = Name("Kim Ana", NameKind.PRIMARY)
ALIAS = Name("Ana the Example", quality_printed="Good")


def born(printed: str) -> BirthDate:
    day = date.fromisoformat(printed)
    return BirthDate(PartialDate(printed, DatePrecision.DAY, day, day))


def said(text: str, number: str = "") -> Statement:
    return Statement(StatementKind.REMARK, text, Origin(source_id=number))


BEFORE = entry(
    names=(KIM, ALIAS),
    birth_dates=(born("1969-11-08"),),
    identifiers=(Identifier("745420176", IdentifierKind.PASSPORT),),
    statements=(said("Acts for the Example Bank in Pyongyang.", "11"),),
    references=(("DATAID", "6908614"), ("VERSIONNUM", "1")),
)


def told(after: Entry) -> Told:
    return [(found.field, found.change) for found in difference(BEFORE, after, ["VERSIONNUM"])]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        pytest.param(BEFORE, [], id="nothing"),
        pytest.param(replace(BEFORE, names=(ALIAS, KIM)), [], id="another order"),
        pytest.param(
            replace(BEFORE, references=(("VERSIONNUM", "2"), ("DATAID", "6908614"))),
            [],
            id="a counter of the publisher's",
        ),
        pytest.param(
            replace(BEFORE, statements=(said(BEFORE.statements[0].text, "12"),)),
            [],
            id="another number of the same text",
        ),
        pytest.param(
            replace(BEFORE, names=(KIM, ALIAS, Name("Ani Example"))),
            [("names", Change.ADDED)],
            id="a name more",
        ),
        pytest.param(
            replace(BEFORE, names=(KIM,)), [("names", Change.DROPPED)], id="an alias less"
        ),
        pytest.param(
            replace(BEFORE, birth_dates=(born("1969-11-07"),)),
            [("birth_dates", Change.CORRECTED)],
            id="a day of birth corrected",
        ),
        pytest.param(
            replace(BEFORE, names=(KIM, replace(ALIAS, quality_printed="Low"))),
            [("names", Change.CORRECTED)],
            id="an alias held for less good",
        ),
        pytest.param(
            replace(BEFORE, names=(ALIAS, Name("Kim Ana"))),
            [("names", Change.DROPPED), ("names", Change.ADDED)],
            id="a primary name is no alias corrected",
        ),
        pytest.param(
            replace(BEFORE, statements=(said("Quite another thing, and long ago.", "11"),)),
            [("statements", Change.CORRECTED)],
            id="the text of that number",
        ),
        pytest.param(
            replace(BEFORE, statements=(said("Quite another thing, and long ago."),)),
            [("statements", Change.DROPPED), ("statements", Change.ADDED)],
            id="a text that has nothing in common",
        ),
    ],
)
def test_what_changed_is_told_detail_by_detail(after: Entry, expected: Told) -> None:
    assert told(after) == expected


def test_the_most_alike_is_held_for_the_one_corrected() -> None:
    before = replace(BEFORE, names=(KIM, Name("Ana Beispiel"), Name("Anna Example")))
    after = replace(BEFORE, names=(KIM, Name("Anna Exampel"), Name("Ana Beispiell")))

    found = difference(before, after)

    assert [(f.before.text, f.after.text) for f in found] == [
        ("Ana Beispiel", "Ana Beispiell"),
        ("Anna Example", "Anna Exampel"),
    ]


def test_another_kind_of_party_is_a_change() -> None:
    found = difference(BEFORE, replace(BEFORE, is_partial=True))

    assert [(f.field, f.before, f.after, f.change) for f in found] == [
        ("is_partial", False, True, Change.CORRECTED)
    ]
