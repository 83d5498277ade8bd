"""Is a case file read as it was meant, and anything else refused?"""

import re
import time
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.records.case import Case, ListedOwner
from db.records.entry import DatePrecision, PartialDate, PartyType
from db.records.fact import Basis, Fact, FactKind, Identity, Level, Limb, Manner, Source
from db.records.ownership import Control, Holding
from screening.case_file import LARGEST, CaseFileError, parse_case, read_case
from screening.case_model import KEYS

TODAY = date(2026, 6, 1)
PARTY = '[party]\nname = "Kim Example"\ntype = "person"\n'


def case(text: str) -> Case:
    """Read the text of a case."""
    return parse_case(text, "case.toml", TODAY)


def fact(text: str) -> Fact:
    """Read one fact from its keys."""
    (found,) = case(f"{PARTY}[[fact]]\n{text}").facts
    return found


def test_a_party_is_read_as_a_query() -> None:
    read = case(
        PARTY
        + 'other_names = ["Kim E."]\nbirth_date = [1961-05-06, "1962-03", 1963]\n'
        + 'birth_place = "Pyongyang"\ngender = "m"\nnationality = ["North Korea"]\n'
        + 'residence = "CN"\naddress = "1 Example St"\nidentifier = "PS 654310"\n'
        + 'identity = "probable"\nidentity_because = "same passport"\n'
    )

    query = read.query
    assert (query.name, query.type, query.gender) == ("Kim Example", PartyType.PERSON, "M")
    assert query.other_names == ("Kim E.",)
    assert [born.printed for born in query.birth_dates] == ["1961-05-06", "1962-03", "1963"]
    assert (query.nationalities, query.residences) == (("KP",), ("CN",))
    assert (query.birth_places, query.addresses) == (("Pyongyang",), ("1 Example St",))
    assert (query.identifiers, query.problems) == (("PS 654310",), ())
    assert (read.identity, read.identity_because) == (Identity.PROBABLE, "same passport")


def test_facts_are_held_possible_where_the_file_does_not_say() -> None:
    read = case(PARTY)

    assert read == Case(
        "case.toml", sha256(PARTY.encode()).hexdigest(), read.query, Identity.POSSIBLE
    )


def test_a_fact_is_read_with_its_evidence_the_cited_first() -> None:
    read = case(
        PARTY
        + '[[source]]\nid = "g"\nlevel = "E4"\nbasis = "independent"\npublisher = "Gazette"\n'
        + 'date = "2019-04-12"\nlocator = "p. 3"\nquote = "x\ty"\nurl = "https://example.org"\n'
        + f'public = false\narchived_sha256 = "{"A" * 64}"\nrepeats = "KCNA"\n'
        + 'names_party = false\n[[fact]]\nid = "f1"\nkind = "office"\nrole = "Director"\n'
        + 'organisation = "Example Bureau"\nfrom = "2019-04"\nuntil = 2021-03-01\n'
        + 'former = true\nmanner = "alleged"\nsources = ["g", "g"]\n'
        + '[[fact.source]]\nlevel = "E5"\nbasis = "listing_text"\n'
    )

    first, last = date(2019, 4, 1), date(2019, 4, 30)
    left = date(2021, 3, 1)
    gazette = Source(
        Level.E4, Basis.INDEPENDENT, "Gazette", date(2019, 4, 12), "p. 3", "x y",
        is_public=False, url="https://example.org", archived_sha256="a" * 64,
        repeats="KCNA", names_party=False,
    )  # fmt: skip
    assert read.facts == (
        Fact(
            FactKind.OFFICE,
            "Director, Example Bureau",
            "Director",
            "Example Bureau",
            start=PartialDate("2019-04", DatePrecision.MONTH, first, last),
            end=PartialDate("2021-03-01", DatePrecision.DAY, left, left),
            is_former=True,
            manner=Manner.ALLEGED,
            id="f1",
            sources=(gazette, Source(Level.E5, Basis.LISTING_TEXT)),
        ),
    )


def test_a_rebuttal_is_read_with_what_it_speaks_against() -> None:
    read = case(
        PARTY
        + '[[fact]]\nid = "f1"\nkind = "act"\ntext = "x"\nmanner = "denied"\nagainst = "f2"\n'
        + '[[fact]]\nid = "f2"\nkind = "rebuttal"\ntext = "y"\nlimb = "no_influence"\n'
        + 'against = ["c14", "f1", "f2"]\n'
    )

    denied, rebuttal = read.facts
    assert denied.against == ("f2",)
    assert (rebuttal.limb, rebuttal.against) == (Limb.NO_INFLUENCE, ("C14", "f1", "f2"))


def test_ties_of_ownership_are_read_with_the_longest_period_their_dates_can_mean() -> None:
    read = case(
        PARTY
        + '[[source]]\nid = "r"\nlevel = "E4"\n'
        + '[[holding]]\nowner = "A"\nowned = "B"\nshare = 50\nfrom = 2019\nuntil = "2021-02"\n'
        + 'nominee_for = "C"\njointly_with = "D"\nsources = "r"\n'
        + '[[holding]]\nowner = "A"\nowned = "E"\n'
        + '[[control]]\ncontroller = "A"\ncontrolled = "F"\nhow = "appoints the board"\n'
        + 'sources = ["r"]\n[[listed]]\nname = "A"\nsince = 2017-08-05\nlist = "un"\n'
        + 'ref = "KPe.1"\n'
    )

    register = (Source(Level.E4),)
    assert read.holdings == (
        Holding("A", "B", 50.0, date(2019, 1, 1), date(2021, 2, 28), "C", ("D",), register),
        Holding("A", "E", None),
    )
    assert read.controls == (Control("A", "F", "appoints the board", sources=register),)
    assert read.listed == (ListedOwner("A", date(2017, 8, 5), "un", "KPe.1"),)


def test_a_case_of_a_roster_has_its_reference() -> None:
    assert case(f'{PARTY}[roster]\nref = "KPi.033"\n').ref == "KPi.033"


def test_the_start_of_a_year_that_has_begun_is_no_future() -> None:
    start = fact('kind = "act"\ntext = "x"\nfrom = 2026').start

    assert start == PartialDate(
        "2026", DatePrecision.YEAR, date(2026, 1, 1), date(2026, 12, 31)
    )


def test_five_thousand_facts_are_read_in_about_a_second() -> None:
    keys = 'kind = "office"\nrole = "Director"\nfrom = "2019-04"\nsources = ["g"]\n'
    many = "".join(f'[[fact]]\nid = "f{n}"\n{keys}' for n in range(5_000))
    began = time.perf_counter()

    read = case(f'{PARTY}[[source]]\nid = "g"\nlevel = "E4"\n{many}')

    assert len(read.facts) == 5_000
    assert time.perf_counter() - began < 5


def test_facts_that_deny_one_another_in_a_circle_are_read() -> None:
    circle = "".join(
        f'[[fact]]\nid = "f{n}"\nkind = "act"\ntext = "x"\nmanner = "denied"\n'
        f'against = "f{(n + 1) % 500}"\n'
        for n in range(500)
    )

    assert len(case(PARTY + circle).facts) == 500


def test_a_file_is_kept_with_its_digest_and_its_name(tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_bytes(b"\xef\xbb\xbf" + PARTY.replace("\n", "\r\n").encode())

    read = read_case(path, TODAY)

    assert read.path == str(path)
    assert read.sha256 == sha256(path.read_bytes()).hexdigest()
    assert read.query.name == "Kim Example"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"[party]\nname = '\xff'", ":2: is not text in UTF-8", id="not UTF-8"),
        pytest.param(PARTY.encode("utf-16"), ":1: is not text in UTF-8", id="UTF-16"),
        pytest.param(PARTY.encode("utf-16-le"), ":1: holds the control", id="UTF-16 unmarked"),
        pytest.param(b"", ": is empty", id="empty"),
        pytest.param(b"#" * (LARGEST + 1), ": is larger than 2 MB", id="too large"),
    ],
)
def test_a_file_that_is_no_text_is_refused(content: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "case.toml"
    path.write_bytes(content)

    with pytest.raises(CaseFileError) as refused:
        read_case(path, TODAY)

    assert str(refused.value).startswith(f"{path}{said}")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param(".", "cannot be read: Is a directory", id="a folder"),
        pytest.param("nowhere.toml", "cannot be read: No such file", id="missing"),
        pytest.param("x\0.toml", "cannot be read: embedded null", id="no name"),
        pytest.param("\ud800.toml", "cannot be read: ", id="half a character"),
    ],
)
def test_a_file_that_is_not_there_is_refused(name: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(CaseFileError, match=said) as refused:
        read_case(tmp_path / name, TODAY)

    assert str(refused.value).isprintable() or "\0" in name


VALUES = st.sampled_from((
    '"x"', "'C5'", '"f1"', '"office"', '"rebuttal"', '"person"', '"E4"', '""', '"\\u0000"',
    '"2019-02-30"', '"2019"', "2019-04-01", "2019-04-01T10:00:00Z", "10:00:00", "1", "-1",
    "nan", "inf", "1e400", f"0x{'f' * 5000}", "true", "[]", '["x", 1]', '["C5", "f1"]', "{}",
    "[[[]]]", '[{level = "E4"}]', '{name = "x", type = "vessel"}', '"""\na\n"""', "[" * 300,
))  # fmt: skip
KEY_LINES = st.builds(
    "{} = {}".format,
    st.sampled_from(sorted({key for keys in KEYS.values() for key in keys} | {"x", "'a b'"})),
    VALUES,
)
HEADERS = st.sampled_from((
    "[party]", "[[source]]", "[[fact]]", "[[fact.source]]", "[[holding]]", "[[control]]",
    "[[listed]]", "[roster]", "[fact]", "[[party]]", PARTY,
    '[[fact]]\nkind = "act"\ntext = "x"',
    '[[source]]\nid = "x"\nlevel = "E4"',
))  # fmt: skip


@given(
    st.one_of(
        st.text(st.characters(exclude_categories=())),
        st.lists(st.one_of(HEADERS, KEY_LINES), max_size=12).map("\n".join),
        st.lists(st.one_of(HEADERS, KEY_LINES), max_size=8).map(
            lambda written: "\n".join((PARTY, *written))
        ),
    )
)
@settings(max_examples=600)
def test_any_text_gives_a_case_or_says_what_is_wrong(text: str) -> None:
    try:
        read = case(text)
    except CaseFileError as refused:
        said = str(refused).split("\n")
        assert all(re.match(r"case\.toml(:\d+)?: |and [\d,]+ more$", one) for one in said)
    else:
        assert read.query.name


@given(st.binary(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_bytes_at_random_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "case.toml"
    path.write_bytes(content)

    with pytest.raises(CaseFileError):
        read_case(path, TODAY)
