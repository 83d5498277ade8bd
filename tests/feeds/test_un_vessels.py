"""How the list of designated vessels is read."""

import lzma
from dataclasses import fields
from datetime import UTC, date, datetime
from importlib import resources
from pathlib import Path

import pytest

from db.records.entry import Entry, IdentifierKind, NameKind, PartyType, SourceField
from feeds.errors import UnreadableListError
from feeds.lists import un_vessels_pdf
from feeds.lists.un_vessels import parse
from feeds.lists.un_vessels_names import names_in_prose, numbered
from feeds.parsed import ParsedList
from feeds.registry import manifest, parser
from tests.feeds.vessel_pages import MEASURES, Cell, Table, header, html, pdf, vessel

MANIFEST = manifest("un-vessels")
SOURCE = Path(__file__).parent / "un_vessels" / "source.html"
REAL = Path(__file__).parents[3] / "shared" / "data" / "un"
REAL_HTML = REAL / "un-1718-designated-vessels.html.xz"
REAL_PDF = REAL / "un-1718-designated-vessels.pdf"
real_list = [
    pytest.mark.real_lists,
    pytest.mark.skipif(not REAL_PDF.exists(), reason="../shared/data is not there"),
]


def read(*tables: Table, title: str = "List of 7 May 2030") -> ParsedList:
    return parse(html([*header(), *tables[0]], *tables[1:], title=title), MANIFEST)


def only(parsed: ParsedList) -> Entry:
    assert parsed.unreadable == ()
    (entry,) = parsed.entries
    return entry


def made_up() -> dict[str, Entry]:
    return {entry.ref: entry for entry in parse(SOURCE.read_bytes(), MANIFEST).entries}


def new_paths(parsed: ParsedList) -> list[str]:
    return [item.path for item in parsed.coverage.new_in_source]


def test_the_registry_knows_the_list() -> None:
    assert parser(MANIFEST) is parse
    assert MANIFEST.covers == (PartyType.VESSEL,)


def test_the_last_of_several_numbered_names_is_the_current_one() -> None:
    names = made_up()["IMO9990234"].names

    assert [(name.text, name.kind) for name in names] == [
        ("Song Example 7", NameKind.PRIMARY),
        ("Blue Example", NameKind.FORMER),
        ("Made Rim 2", NameKind.FORMER),
    ]


def test_another_spelling_of_the_current_name_is_an_alias() -> None:
    names = made_up()["IMO9990674"].names

    assert [(name.text, name.kind) for name in names] == [
        ("Raexample 3", NameKind.PRIMARY),
        ("Ra Example 3", NameKind.ALIAS),
    ]


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        pytest.param("1: Chong Rim 2 2: Saebyol", ["Chong Rim 2", "Saebyol"], id="number"),
        pytest.param("1: BILLIONS NO. 18", ["BILLIONS NO. 18"], id="abbreviation"),
        pytest.param("1. Kiribati 2: Cambodia", ["Kiribati", "Cambodia"], id="full stop"),
        pytest.param("1: Petrel 1 2: Thae", ["Petrel 1", "Thae"], id="its own number"),
        pytest.param("1:999 2:998", ["999", "998"], id="no blank"),
        pytest.param("1: Two 3: Four", ["Two", "Four"], id="one left out"),
        pytest.param("General 2: Cargo", ["General 2: Cargo"], id="not numbered"),
        pytest.param("", [], id="empty"),
        pytest.param("1:", [], id="only a number"),
    ],
)
def test_numbers_in_names_are_told_from_the_numbers_of_names(
    cell: str, values: list[str]
) -> None:
    assert [value for _, value in numbered(cell)] == values


@pytest.mark.parametrize(
    ("prose", "names"),
    [
        pytest.param(
            "a vessel named the KUMJINGANG3 or Kum Jin Gang 3.",
            ["KUMJINGANG3", "Kum Jin Gang 3"],
            id="two spellings",
        ),
        pytest.param("It was renamed M/V NEW STAR 8 in 2019.", ["NEW STAR 8"], id="renamed"),
        pytest.param("formerly known as Old Star, now lost", ["Old Star"], id="known as"),
        pytest.param("a transfer with M/V OTHER SHIP 2 on 7 June", [], id="another ship"),
        pytest.param("owned by a company named Star Shipping", [], id="a company"),
        pytest.param("formerly a Belize-flagged vessel", [], id="a flag"),
    ],
)
def test_names_in_the_prose_are_those_of_the_vessel_itself(
    prose: str, names: list[str]
) -> None:
    assert list(names_in_prose(prose)) == names


def test_a_name_found_in_the_prose_is_screened_and_says_where_it_was() -> None:
    aliases = made_up()["IMO9990560"].names[1:]

    assert [name.text for name in aliases] == ["MADEGANG3", "Made Gang 3"]
    assert {name.note for name in aliases} == {"found in 'Other information'"}


def test_a_vessel_cut_by_a_page_break_is_whole() -> None:
    entry = made_up()["IMO9990234"]

    assert ("row", "3") in entry.references
    assert ("picture link", "https://pictures.example/vessels/made-up/9990234/") in (
        entry.references
    )
    assert [flag.country for flag in entry.nationalities] == ["KI", "KH", "KP"]
    assert [(item.kind, item.number) for item in entry.identifiers] == [
        (IdentifierKind.IMO_SHIP, "9990234"),
        (IdentifierKind.MMSI, "999000002"),
        (IdentifierKind.MMSI, "999000003"),
        (IdentifierKind.MMSI, "999000004"),
        (IdentifierKind.CALL_SIGN, "T3XX2"),
        (IdentifierKind.CALL_SIGN, "XUXX6"),
        (IdentifierKind.CALL_SIGN, "HMXX"),
    ]


def test_two_designations_keep_their_dates_and_measures() -> None:
    entry = made_up()["IMO9990349"]

    assert [item.on for item in entry.dates] == [date(2017, 10, 3), date(2018, 3, 30)]
    assert entry.listed_on == date(2017, 10, 3)
    assert entry.measures == (f"{MEASURES[3]} (03-Oct-17)", f"{MEASURES[1]} (30-Mar-18)")


def test_a_vessel_without_an_imo_number_is_an_entry() -> None:
    entry = made_up()["NAME:no-number-you-078"]

    assert entry.identifiers == ()
    assert "IMO number: Does not exist" in [said.text for said in entry.statements]


def test_a_wrong_check_digit_is_noted_and_the_number_kept() -> None:
    (number,) = made_up()["IMO9990560"].identifiers

    assert (number.number, number.note) == ("9990560", "check digit does not fit")


def test_the_owner_is_referred_to_as_in_the_list_of_parties() -> None:
    entry = made_up()["IMO9990454"]

    assert ("economic resource of", "KPe.999") in entry.references
    assert [act.number for act in entry.legal_acts] == ["1718 (2006)", "2270 (2016)"]


def test_a_resolution_in_the_prose_says_that_it_was_found_there() -> None:
    (act,) = made_up()["IMO9990234"].legal_acts

    assert (act.number, act.remarks) == ("2270 (2016)", ("named in 'Other information'",))


def test_a_new_label_is_kept_and_reported() -> None:
    parsed = parse(SOURCE.read_bytes(), MANIFEST)

    assert parsed.entries[-1].unmapped == (SourceField("vessel/Gross tonnage", "4,321"),)
    assert new_paths(parsed) == ["vessel/Flag", "vessel/Gross tonnage", "vessel/measure"]


def test_a_measure_that_is_neither_yes_nor_na_is_read_as_the_stricter_case() -> None:
    entry = made_up()["IMO9990674"]

    assert entry.measures == (f"{MEASURES[4]}: Partly",)


def test_columns_may_stand_in_another_order() -> None:
    order = [8, 2, 0, 1, 7, 6, 5, 4, 3]
    flat = [
        [Cell("#"), Cell("Vessel Name", 2), Cell("IMO number"), Cell("Date of designation")],
        [Cell("1"), Cell("1: EXAMPLE STAR", 2), Cell("9990014"), Cell("30-Mar-18")],
    ]
    flat[0] += [Cell(text) for text in MEASURES]
    flat[1] += [Cell(text) for text in ("na", "Yes", "na", "na", "na")]
    turned = [[row[position] for position in order] for row in flat]

    entry = only(parse(html(turned), MANIFEST))

    assert (entry.ref, entry.name, entry.measures) == (
        "IMO9990014",
        "EXAMPLE STAR",
        (MEASURES[1],),
    )


def test_an_extra_column_is_kept_and_reported() -> None:
    table = [*header(), *vessel()]
    table[0] = [Cell("1718 Designated Vessels List", 11)]
    table[1].append(Cell("Length", down=2))
    table[3].append(Cell("120 m", down=2))

    parsed = parse(html(table), MANIFEST)

    assert only(parsed).unmapped == (SourceField("vessel/Length", "120 m"),)
    assert new_paths(parsed) == ["vessel/Length"]


def test_a_new_measure_applies_and_is_reported() -> None:
    table = [*header(), *vessel(measures="na na na na na Yes")]
    table[1][-1] = Cell("Relevant sanctions measures", 6)
    table[2].append(Cell("Paragraph 1 of resolution 9999 (2030)"))

    parsed = parse(html(table), MANIFEST)

    assert only(parsed).measures == ("Paragraph 1 of resolution 9999 (2030)",)
    assert new_paths(parsed) == ["vessel/measure heading"]


def test_headings_repeated_on_each_page_are_no_vessels() -> None:
    second = vessel("2", "1: SECOND STAR", "9990129")

    parsed = read(vessel(), [*header()[1:], *second])

    assert [entry.name for entry in parsed.entries] == ["EXAMPLE STAR", "SECOND STAR"]


def test_a_value_that_goes_on_over_the_page_is_one_text() -> None:
    rest = [[Cell(""), Cell(""), Cell("in 2018."), *(Cell("") for _ in range(7))]]

    entry = only(read(vessel(Other_information="Took part in a transfer"), rest))

    assert [said.text for said in entry.statements] == ["Took part in a transfer in 2018."]


def test_tables_of_the_web_site_around_the_list_are_left_out() -> None:
    menu = [[Cell("Home"), Cell("About")]]
    page = html(menu, [*header(), *vessel()])
    wrapped = page.replace(b"<body>", b"<body><table><tr><td>").replace(
        b"</body>", b"</td></tr></table></body>"
    )

    assert only(parse(wrapped, MANIFEST)).name == "EXAMPLE STAR"


def test_a_date_that_is_none_is_kept_and_reported() -> None:
    parsed = read(vessel(date="spring 2018"))

    assert [(item.printed, item.on) for item in only(parsed).dates] == [("spring 2018", None)]
    assert new_paths(parsed) == ["vessel/designation/Date of designation"]


def test_words_beside_an_imo_number_are_kept_and_reported() -> None:
    parsed = read(vessel(imo="IMO 9990014 (unconfirmed)"))

    assert only(parsed).ref == "IMO9990014"
    assert new_paths(parsed) == ["vessel/IMO number"]


def test_the_date_of_the_list_is_the_one_in_its_title() -> None:
    parsed = read(vessel(), title="Vessels, 4 June 2020")

    assert parsed.generated_at == datetime(2020, 6, 4, tzinfo=UTC)


def test_without_a_date_in_the_title_the_latest_designation_counts_and_is_reported() -> None:
    second = vessel("2", "1: SECOND STAR", "9990129", "16-Oct-18")

    parsed = read([*vessel(), *second], title="Vessels")

    assert parsed.generated_at == datetime(2018, 10, 16, tzinfo=UTC)
    assert new_paths(parsed) == ["document/title without a date"]


def test_a_vessel_without_a_name_is_named_and_the_others_are_read() -> None:
    parsed = read([*vessel(), *vessel("2", "", "9990129")])

    assert [entry.ref for entry in parsed.entries] == ["IMO9990014"]
    assert [(item.ref, item.partial) for item in parsed.unreadable] == [("IMO9990129", None)]


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        pytest.param("1", "another vessel is 1 too", id="printed twice"),
        pytest.param("", "it has no number", id="missing"),
        pytest.param("?", "its number cannot be read: '?'", id="not a number"),
    ],
)
def test_a_vessel_with_a_doubtful_number_is_named_and_screened(
    number: str, problem: str
) -> None:
    parsed = read([*vessel(), *vessel(number, "1: SECOND STAR", "9990129")])

    (record,) = parsed.unreadable
    assert record.problem == problem
    assert record.partial is not None
    assert record.partial.name == "SECOND STAR"


def test_a_second_vessel_with_the_same_imo_number_is_named_and_screened() -> None:
    parsed = read([*vessel(), *vessel("2", "1: SECOND STAR")])

    (record,) = parsed.unreadable
    assert record.partial is not None
    assert record.partial.name == "SECOND STAR"


WHOLE = html([*header(), *vessel(), *vessel("2", "1: SECOND STAR", "9990129")])


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        pytest.param(b"", "empty", id="empty"),
        pytest.param(b'{"error": 1}', "JSON", id="JSON"),
        pytest.param(b"Service unavailable", "neither a web page nor a PDF", id="text"),
        pytest.param(b"<html></html>", "no table", id="empty page"),
        pytest.param(b"<html", "cannot be read", id="no page at all"),
        pytest.param(html([[Cell("Oops")]], title="Error"), "'Error' has no table", id="error"),
        pytest.param(
            b"<html><a href='/files/list.pdf'>list</a></html>",
            "links to /files/list.pdf",
            id="page that links to the list",
        ),
        pytest.param(WHOLE[: WHOLE.index(b"SECOND") + 40], "after vessel number 2", id="cut"),
        pytest.param(WHOLE.replace(b"</html>", b""), "ends early", id="end missing"),
        pytest.param(html(header()), "empty", id="headings only"),
        pytest.param(html([*header(), *vessel("3")]), "missing: 1, 2", id="gap"),
        pytest.param(
            html([*header(), *vessel()], [[Cell("2"), Cell("SECOND STAR 9990129")]]),
            "looks like a vessel",
            id="table of another width",
        ),
        pytest.param(
            html([[cell for cell in row if cell.text != "#"] for row in header()]),
            "no column '#'",
            id="no numbers",
        ),
        pytest.param(
            html([*header(), [Cell("1", across=999)]]), "more than 100 columns", id="wide"
        ),
        pytest.param(b"%PDF-1.7 and nothing", "damaged", id="damaged PDF"),
        pytest.param(pdf([[Cell("Oops")]]), "no table with the columns", id="another PDF"),
        pytest.param(pdf([*header(), *vessel()])[:-8], "ends early", id="cut PDF"),
        pytest.param(pdf(*[header()] * 201), "201 pages", id="PDF of many pages"),
    ],
)
def test_what_is_not_the_whole_list_is_refused(content: bytes, problem: str) -> None:
    with pytest.raises(UnreadableListError, match=problem):
        parse(content, MANIFEST)


def test_a_pdf_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(un_vessels_pdf, "_MOST_BYTES", 1000)

    with pytest.raises(UnreadableListError, match="unpacks to more"):
        parse(pdf([*header(), *vessel()]), MANIFEST)


def test_a_pdf_page_of_absurd_size_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(un_vessels_pdf, "_MOST_CHARACTERS", 10)

    with pytest.raises(UnreadableListError, match="no page of the list is like that"):
        parse(pdf([*header(), *vessel()]), MANIFEST)


def test_both_forms_give_the_same_entries() -> None:
    detailed = vessel(
        "2",
        "1: Blue Example 2: Made Rim 2",
        "9990129\nMMSI:\n1: 999000002\n2: 999000003",
        measures="na na na na Yes",
        Flag="1. Kiribati\n2: Cambodia",
        Call_Sign="1: T3XX2 2: XUXX6",
        Other_information="A ship-to-ship transfer (see above).",
    )
    pages = ([*header(), *vessel()], detailed)

    from_html, from_pdf = parse(html(*pages), MANIFEST), parse(pdf(*pages), MANIFEST)

    assert from_pdf.entries == from_html.entries
    assert from_pdf.generated_at == from_html.generated_at
    assert new_paths(from_pdf) == []


def test_text_beside_the_tables_of_a_pdf_is_reported() -> None:
    parsed = parse(pdf([*header(), *vessel()], beside="Updated in May"), MANIFEST)

    assert new_paths(parsed) == ["document/note"]


def test_a_page_number_of_a_pdf_is_knowingly_left_out() -> None:
    parsed = parse(pdf([*header(), *vessel()], beside="1"), MANIFEST)

    assert parsed.coverage.ignored == {"document/caption": 1, "document/page number": 1}


def test_a_vessel_without_ruled_lines_is_not_overlooked() -> None:
    content = pdf([*header(), *vessel()], beside="2 SECOND STAR 9990129")

    with pytest.raises(UnreadableListError, match="looks like a vessel"):
        parse(content, MANIFEST)


def test_the_sample_says_that_it_is_one_and_is_read() -> None:
    content = resources.files("feeds").joinpath("sample", "un-vessels.html").read_bytes()

    parsed = parse(content, MANIFEST)

    assert b"SAMPLE - not for real screening" in content
    assert len(parsed.entries) == 6
    assert (parsed.unreadable, parsed.coverage.new_in_source) == ((), ())


@pytest.fixture(scope="module")
def real() -> tuple[ParsedList, ParsedList]:
    from_html = parse(lzma.decompress(REAL_HTML.read_bytes()), MANIFEST)
    return from_html, parse(REAL_PDF.read_bytes(), MANIFEST)


class TestRealList:
    pytestmark = real_list

    def test_both_forms_agree_field_by_field(self, real: tuple[ParsedList, ParsedList]) -> None:
        differences = [
            (one.ref, field.name, getattr(one, field.name), getattr(other, field.name))
            for one, other in zip(real[0].entries, real[1].entries, strict=True)
            for field in fields(Entry)
            if getattr(one, field.name) != getattr(other, field.name)
        ]

        assert differences == []

    @pytest.mark.parametrize("form", [0, 1], ids=["HTML", "PDF"])
    def test_every_vessel_and_every_cell_is_read(
        self, real: tuple[ParsedList, ParsedList], form: int
    ) -> None:
        parsed = real[form]
        numbers = [
            number.note
            for entry in parsed.entries
            for number in entry.identifiers
            if number.kind is IdentifierKind.IMO_SHIP
        ]

        assert len(parsed.entries) == 59
        assert numbers == [""] * 58
        assert (parsed.unreadable, parsed.coverage.new_in_source) == ((), ())
        assert parsed.coverage.mapped == 686
        assert parsed.generated_at == datetime(2020, 6, 4, tzinfo=UTC)

    @pytest.mark.parametrize(
        ("ref", "names"),
        [
            pytest.param(
                "IMO8405270", ["Song Phyong 7", "Hwang Gum San 2", "Hui Chon"], id="three"
            ),
            pytest.param("IMO8819017", ["Buryong3", "Rak Won 2", "Se Pho"], id="no blank"),
            pytest.param("IMO9191773", ["BILLIONS NO. 18"], id="number"),
            pytest.param(
                "IMO8791667", ["WAN HENG 11", "KUMJINGANG3", "Kum Jin Gang 3"], id="in prose"
            ),
            pytest.param("NAME:min-ning-de-you-078", ["MIN NING DE YOU 078"], id="no IMO"),
        ],
    )
    def test_names_are_told_apart(
        self, real: tuple[ParsedList, ParsedList], ref: str, names: list[str]
    ) -> None:
        (entry,) = (entry for entry in real[0].entries if entry.ref == ref)

        assert [name.text for name in entry.names] == names

    @pytest.mark.parametrize("share", [0.3, 0.5, 0.7, 0.9, 0.99])
    def test_a_part_of_it_is_refused(self, share: float) -> None:
        for whole in (lzma.decompress(REAL_HTML.read_bytes()), REAL_PDF.read_bytes()):
            with pytest.raises(UnreadableListError):
                parse(whole[: int(len(whole) * share)], MANIFEST)
