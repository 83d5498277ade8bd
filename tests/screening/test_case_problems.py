"""Is it said in plain words what is wrong with a case file, each problem on its line?"""

import re
from datetime import date

import pytest

from screening.case_file import CaseFileError, parse_case

PARTY = '[party]\nname = "Kim Example"\ntype = "person"\n'


def problems(text: str) -> list[str]:
    """Give what is said of a text that is refused, line by line."""
    with pytest.raises(CaseFileError) as refused:
        parse_case(text, "case.toml", date(2026, 6, 1))
    return str(refused.value).split("\n")


@pytest.mark.parametrize(
    ("keys", "line", "said"),
    [
        pytest.param(
            'kind = "ofice"\ntext = "x"',
            5,
            "key kind: 'ofice' is none of office, rank",
            id="kind",
        ),
        pytest.param('kind = "ofice"\ntext = "x"', 5, "did you mean office?", id="nearest"),
        pytest.param('text = "x"', 4, "key kind: it is missing", id="no kind"),
        pytest.param('kind = "act"', 4, "it needs one of text, role and organ", id="no words"),
        pytest.param('kind = "act"\ntext = " "', 4, "it needs one of text", id="blank words"),
        pytest.param('kind = "act"\nrole = 5', 6, "the number 5 is no text", id="number"),
        pytest.param('kind = "act"\nrole = ["x"]', 6, "a list is no text", id="list"),
        pytest.param('kind = "act"\nrole = {a = 1}', 6, "a table is no text", id="table"),
        pytest.param('kind = "act"\nrole = true', 6, "true is no text", id="truth"),
        pytest.param('kind = "act"\nrole = 07:32:00', 6, "07:32:00 is no text", id="time"),
        pytest.param('kind = "act"\nrole = 1.5', 6, "the number 1.5 is no text", id="fraction"),
        pytest.param(f'kind = "act"\nrole = 0x{"f" * 9000}', 6, "so large a number", id="huge"),
        pytest.param('kind = "act"\nrole = "a\\u0007"', 6, "character U+0007", id="bell"),
        pytest.param('kind = "act"\nrole = "a\\u0085"', 6, "character U+0085", id="C1"),
        pytest.param('kind = "act"\nrole = "a\\r"', 6, "character U+000D", id="return"),
        pytest.param(
            f'kind = "act"\nrole = "{"a" * 2001}"', 6, "longer than 2,000 characters", id="long"
        ),
        pytest.param(
            'kind = "act"\nrle = "x"', 6, "no such key; did you mean role?", id="role"
        ),
        pytest.param('kind = "act"\nname = "x"', 6, "it belongs to party or listed", id="home"),
        pytest.param(
            'kind = "act"\nqqq = "x"', 6, "no such key here; there are kind", id="none"
        ),
        pytest.param(
            'kind = "act"\n"a\\nb" = "x"', 6, "key 'a\\nb': there is no such key", id="odd key"
        ),
        pytest.param('text = "x"\nfrom = "2021-02-30"', 6, "is not in the calendar", id="day"),
        pytest.param('text = "x"\nfrom = "2021-13"', 6, "is not in the calendar", id="month"),
        pytest.param('text = "x"\nfrom = "0000"', 6, "is not in the calendar", id="year"),
        pytest.param('text = "x"\nfrom = "2021-2-3"', 6, "is no date: write YYYY", id="digits"),
        pytest.param('text = "x"\nfrom = ""', 6, "'' is no date", id="no date"),
        pytest.param('text = "x"\nfrom = [2021]', 6, "a list is no date", id="dates"),
        pytest.param('text = "x"\nfrom = true', 6, "true is no date", id="no year"),
        pytest.param('text = "x"\nfrom = 2021-01-01T00:00:00', 6, "has a time", id="hour"),
        pytest.param('text = "x"\nfrom = 2026-06-02', 6, "lies in the future", id="tomorrow"),
        pytest.param('text = "x"\nuntil = "2027"', 6, "lies in the future", id="next year"),
        pytest.param('text = "x"\nfrom = 1899-12-31', 6, "lies before 1900", id="too old"),
        pytest.param(
            'kind = "act"\ntext = "x"\nuntil = 2018\nfrom = "2019-01"',
            7,
            "key until: 2018 lies before from, 2019-01",
            id="reversed",
        ),
        pytest.param('text = "x"\nformer = "yes"', 6, "'yes' is neither true nor", id="former"),
        pytest.param('kind = "rebuttal"\ntext = "x"', 4, "a rebuttal needs one of", id="limb"),
        pytest.param(
            'kind = "act"\ntext = "x"\nlimb = "no_influence"', 7, "only a fact of", id="no limb"
        ),
        pytest.param(
            'kind = "act"\ntext = "x"\nagainst = "C1"', 7, "only a rebuttal", id="against"
        ),
        pytest.param(
            'kind = "act"\ntext = "x"\nmanner = "denied"\nagainst = ["C15"]',
            8,
            "nor the id of a [[fact]] is 'C15'",
            id="no category",
        ),
        pytest.param('kind = "act"\ntext = "x"\nid = "c1"', 7, "name of a category", id="id"),
        pytest.param(
            'text = "x"\nsources = "g"', 6, "no [[source]] has the id 'g'", id="cited"
        ),
        pytest.param('text = "x"\nsource = "g"', 6, "begins with [[fact.source]]", id="source"),
        pytest.param(
            'text = "x"\n[[fact.source]]\n[[fact.source]]\nlevel = "E3A"',
            8,
            "fact 1, source 2, key level: 'E3A' is none of E0, E1, E2, E3a, E3, E4, E5; did",
            id="level",
        ),
        pytest.param(
            'text = "x"\n[[fact.source]]\nid = "g"', 7, "it belongs to source or fact", id="own"
        ),
    ],
)
def test_what_is_wrong_with_a_fact_is_said_with_its_line(
    keys: str, line: int, said: str
) -> None:
    found = problems(f"{PARTY}[[fact]]\n{keys}")

    (one,) = [problem for problem in found if said in problem]
    assert one.startswith(f"case.toml:{line}: fact 1")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            "[roster]\nref = 'x'",
            "case.toml:1: party: the table is missing; it begins with [party]",
            id="no party",
        ),
        pytest.param(
            f"{PARTY}[[facts]]",
            "case.toml:4: key facts: there is no such key; did you mean fact?",
            id="facts",
        ),
        pytest.param(
            f"{PARTY}[fact]",
            "case.toml:4: fact: several can stand here: each begins with [[fact]]",
            id="brackets",
        ),
        pytest.param(
            "[[party]]",
            "case.toml:1: party: it is a table and begins with [party]",
            id="too many brackets",
        ),
        pytest.param(
            f"fact = [1]\n{PARTY}",
            "case.toml:1: fact 1: it is a table and begins with [[fact]]",
            id="item",
        ),
        pytest.param(
            '[party]\nname = " "\ntype = "person"',
            "case.toml:2: party, key name: it is empty",
            id="blank name",
        ),
        pytest.param(
            f'{PARTY}birth_date = "2021-02-30"',
            "case.toml:4: party, key birth_date: '2021-02-30': day is out of range for month",
            id="date of birth",
        ),
        pytest.param(
            f'{PARTY}nationality = ["KP", "Atlantis"]',
            "case.toml:4: party, key nationality: 'Atlantis': it names no country; give a code "
            "such as KP or a name",
            id="country",
        ),
        pytest.param(
            f'{PARTY}gender = ["F", "M"]',
            "case.toml:4: party, key gender: it takes one value",
            id="genders",
        ),
        pytest.param(
            f'{PARTY}[[source]]\nid = "g"\nlevel = "E4"\n[[source]]\nid = " g"\nlevel = "E4"',
            "case.toml:8: source 2, key id: 'g' is the id of source 1 already",
            id="same id",
        ),
        pytest.param(
            f'{PARTY}[[source]]\nid = "g"\nlevel = "E4"\ndate = "2021-05"',
            "case.toml:7: source 1, key date: '2021-05' is no full day: write YYYY-MM-DD",
            id="no full day",
        ),
        pytest.param(
            f'{PARTY}[[source]]\nid = "g"\nlevel = "E4"\nurl = "javascript:x"',
            "case.toml:7: source 1, key url: 'javascript:x' is no address of a page: it begins "
            "with https:// or http://",
            id="no page",
        ),
        pytest.param(
            f'{PARTY}[[source]]\nid = "g"\nlevel = "E4"\narchived_sha256 = "abc"',
            "case.toml:7: source 1, key archived_sha256: 'abc' is no SHA-256: that has 64 "
            "digits, 0-9 and a-f",
            id="no digest",
        ),
        pytest.param(
            f'{PARTY}[[holding]]\nowner = "A"\nowned = "B"\nshare = nan',
            "case.toml:7: holding 1, key share: the number nan is no share: it is 0 to 100, in "
            "per cent",
            id="no share",
        ),
        pytest.param(
            f'{PARTY}[[holding]]\nowner = "A"\nowned = "B"\nshare = "50"',
            "case.toml:7: holding 1, key share: '50' is no number; a share is 0 to 100, in per "
            "cent",
            id="share in quotation marks",
        ),
        pytest.param(
            f'{PARTY}[[control]]\ncontroller = "A"\ncontrolled = "B"\nhow = "x"\nfrom = 2020\n'
            "until = 2019",
            "case.toml:9: control 1, key until: 2019 lies before from, 2020",
            id="control reversed",
        ),
        pytest.param("", "case.toml: is empty", id="empty"),
        pytest.param("\ufeff \n", "case.toml: is empty", id="blank"),
        pytest.param(
            "a = 1\nb\0 = 2", "case.toml:2: holds the control character U+0000", id="NUL"
        ),
        pytest.param("#\ud800", "case.toml:1: holds the control character U+D800", id="half"),
        pytest.param("a\r", "case.toml:1: holds the control character U+000D", id="return"),
        pytest.param(
            "a = " + "[" * 100_000,
            "case.toml:1: lists or tables stand too deep in one another",
            id="deep",
        ),
        pytest.param(
            f"b = 1\na = {'9' * 5000}",
            "case.toml:2: a number has more digits than can be read",
            id="digits",
        ),
        pytest.param(
            "\n" + "a." * 1_000_000 + "a = 1",
            "case.toml:2: a key has more than 8 parts",
            id="endless key",
        ),
        pytest.param(
            f'{PARTY}name = "x"',
            "case.toml:4: a table or a key stands there for the second time",
            id="key twice",
        ),
        pytest.param(
            "[party]\n" * 2,
            "case.toml:2: a table or a key stands there for the second time",
            id="table twice",
        ),
    ],
)
def test_what_is_wrong_with_a_file_is_all_that_is_said(text: str, said: str) -> None:
    assert problems(text) == [said]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        pytest.param(
            "[party]\nname = Kim", 2, "from column 8 on: Invalid value", id="no marks"
        ),
        pytest.param('name = """Kim\n', 2, "at its end: Unterminated string", id="not closed"),
        pytest.param("a = 2021-02-30", 1, "from column 5 on: Invalid date", id="no such day"),
    ],
)
def test_a_text_that_is_no_toml_is_refused_on_its_line(text: str, line: int, said: str) -> None:
    (found,) = problems(text)

    assert found.startswith(f"case.toml:{line}: is not written as TOML ")
    assert said in found
    assert found.endswith('(a text stands in quotation marks: name = "Kim")')


def test_every_problem_is_said_in_the_order_of_the_lines() -> None:
    found = problems(
        '[[fact]]\nkind = "act"\ntext = "x"\nsources = "nowhere"\n[party]\ntype = "ship"\n'
        '[[fact]]\nkind = "x"\n'
    )

    assert [problem.split(":")[1] for problem in found] == ["4", "5", "6", "8"]


def test_after_twenty_problems_the_others_are_counted() -> None:
    found = problems(PARTY + '[[fact]]\nkind = "x"\n' * 25)

    assert len(found) == 21
    assert found[-1] == "and 5 more"


def test_an_unknown_source_is_said_beside_what_else_is_wrong_with_the_fact() -> None:
    found = problems(f'{PARTY}[[fact]]\nkind = "x"\nsources = ["a", "b"]\n')

    assert [problem.split(":")[1] for problem in found] == ["5", "6"]
    assert found[1].endswith("no [[source]] has the id 'a', and 1 more are not there")


def test_no_problem_is_said_in_the_words_of_a_library() -> None:
    wrong = "".join(
        f"[[{table}]]\nx = 1\n" for table in ("source", "fact", "holding", "listed")
    )

    said = "\n".join(problems(wrong))

    assert not re.search("pydantic|validation|http|input|type=|Row|None", said)
