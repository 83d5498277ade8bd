"""Can a dossier be read, printed and attached, whatever is in it, and does it only inform?"""

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest

from db.records.assessment import CategoryOutcome
from db.records.dossier import Dossier
from db.records.entry import LegalAct, PartialDate
from db.records.fact import Fact, FactKind, Level, Source
from db.records.screening import Outcome
from screening.report import dossier_html, dossier_md
from screening.report.dossier_parts import is_web_address
from tests.golden import Golden
from tests.screening import dossiers

Render = Callable[[Dossier], str]
FORMS = [
    pytest.param(dossier_html.page, id="html"),
    pytest.param(dossier_md.document, id="markdown"),
]
HOSTILE = (
    "<script>alert(1)</script> \u202eevil\u2069 | **b** _i_ `c` [x](http://e.example) "
    "<!-- \x00 &amp; \"'> ![i](y) www.e.example\n# heading\n- item\n1. one"
)
NEVER = ("should be sanctioned", "is guilty", "is clear", "cleared", "recommend")


def _dossiers() -> dict[str, Dossier]:
    found = {"whole": dossiers.whole(), "empty": dossiers.empty()}
    for outcome in Outcome:
        found[f"screened-{outcome}"] = dossiers.screened(outcome)
        found[f"alerts-{outcome}"] = dossiers.screened(outcome, dossiers.MATCH)
    for result in CategoryOutcome:
        one = dossiers.assessment("C5", result, dossiers.OFFICE)
        found[f"category-{result}"] = replace(dossiers.whole(), assessments=(one,))
    return found


DOSSIERS = _dossiers()


def _hostile(value: Any) -> Any:
    """Replace every text in a value with a hostile one."""
    if type(value) is str:
        return HOSTILE
    if isinstance(value, tuple):
        return tuple(map(_hostile, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{f.name: _hostile(getattr(value, f.name)) for f in fields(value)}
        )
    return value


class _Page(HTMLParser):
    """What a browser would find in a page."""

    VOID = frozenset({"meta", "col"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data if self.open[-1:] != ["style"] else ""

    def values(self, name: str) -> list[str]:
        return [value for _, some in self.tags if (value := some.get(name))]


def _plain(markdown: str) -> str:
    """Take the escapes out of Markdown, and the marks of emphasis."""
    said = re.sub(r"(?<!\\)[*`]", "", markdown)
    said = re.sub(r"\\([^\w\s])", r"\1", said)
    return said.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _said(render: Render, found: Dossier) -> str:
    written = render(found)
    text = _Page(written).text if render is dossier_html.page else _plain(written)
    return " ".join(text.split())


def test_a_dossier_is_shown_as_reviewed(golden: Golden) -> None:
    golden.check("dossier.html", dossier_html.page(dossiers.whole()))
    golden.check("dossier.md", dossier_md.document(dossiers.whole()))


@pytest.mark.parametrize("name", DOSSIERS)
@pytest.mark.parametrize("render", FORMS)
def test_a_dossier_only_informs(render: Render, name: str) -> None:
    said = _said(render, DOSSIERS[name]).casefold()

    assert "this page informs. correspondence to a category is no listing" in said
    assert not [words for words in NEVER if words in said]


@pytest.mark.parametrize("name", DOSSIERS)
@pytest.mark.parametrize("render", FORMS)
def test_the_same_dossier_gives_the_same_bytes(render: Render, name: str) -> None:
    assert render(DOSSIERS[name]) == render(_dossiers()[name])


@pytest.mark.parametrize("render", FORMS)
def test_the_listing_status_comes_first_and_categories_by_outcome(render: Render) -> None:
    said = _said(render, dossiers.whole())

    places = [
        said.index(words)
        for words in (
            "Dossier: Ri Exam Ple (리예시)",
            "Listed by eu, un: 2 entries on this party, 1 of them pending removal.",
            "Name and year of birth agree.",
            "Facts on file correspond to category C5 at level supported.",
            "Facts on file correspond to category C6 at level contested.",
            "Facts on file correspond to category C9 at level indicated.",
            "Facts on file correspond to category C4 at level explained by listing.",
            "Facts on file that correspond to category C11 were rebutted.",
            "Facts on file correspond to no category here (C1): Why C1 is so.",
            "OFAC, 50 per cent rule, unverified",
            "Major General, so the officer",
            "digest of the rules",
        )
    ]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (Outcome.NO_MATCH, "Not listed under this identity on 2026-03-01: no match."),
        (
            Outcome.NOT_SCREENED,
            "Not screened on 2026-03-01: whether the party is listed is not",
        ),
        (Outcome.REVIEW, "though no entry of a list is a possible match"),
        (Outcome.MATCH, "though no entry of a list is a possible match"),
    ],
)
@pytest.mark.parametrize("render", FORMS)
def test_what_a_screening_found_is_said_in_words(
    render: Render, outcome: Outcome, words: str
) -> None:
    said = _said(render, dossiers.screened(outcome))

    assert words in said
    assert "un: last checked 9 days ago" in said
    assert "Lists used: eu of 2026-02-26 (current); un of 2026-02-20 (stale)." in said


@pytest.mark.parametrize("render", FORMS)
def test_an_alert_is_a_possible_match_and_no_listing(render: Render) -> None:
    said = _said(render, dossiers.screened(Outcome.REVIEW, dossiers.MATCH))

    assert "they are not listings of this party" in said
    assert "possible match: review" in said
    assert "0.87" in said
    assert "eu EU.9999.2" in said
    assert "Listed by" not in said


@pytest.mark.parametrize("render", FORMS)
def test_a_party_of_which_nothing_is_known_is_not_said_to_be_unlisted(render: Render) -> None:
    said = _said(render, dossiers.empty())

    assert "whether it is listed is not known from this page" in said
    assert "Facts on file correspond to no category." in said


@pytest.mark.parametrize("render", FORMS)
def test_everything_known_of_a_source_is_in_the_list_of_sources(render: Render) -> None:
    said = _said(render, dossiers.whole())
    whole = said[said.index("Not public: [") :]

    for words in (
        "E3 (a report of the UN's Panel of Experts",
        "S/2021/0000, para. 45 and Annex 12",
        "https://undocs.example/S/2021/0000?page=45&lang=en",
        dossiers.DIGEST,
        "the party's own listing, no independent proof",
        "passes on what Another Agency says",
        "doesn't name the party",
        "file:///archive/folio-12.pdf",
        "E0 (unsourced: stated, unevidenced)",
    ):
        assert words in whole


@pytest.mark.parametrize("render", FORMS)
def test_what_nobody_evidenced_is_marked_so(render: Render) -> None:
    found = replace(dossiers.empty(), other_facts=(dossiers.SAID, dossiers.RUMOUR))

    said = _said(render, found)

    assert said.count("stated, unevidenced") == 3  # two facts, and the source of one


def test_every_number_of_a_source_leads_to_it() -> None:
    page = _Page(dossier_html.page(dossiers.whole()))

    led = {href[1:] for href in page.values("href") if href.startswith("#")}
    assert led == {name for name in page.values("id") if name.startswith("source-")}


def test_a_page_is_whole_by_itself_and_runs_nothing() -> None:
    page = _Page(dossier_html.page(dossiers.whole()))

    assert not {tag for tag, _ in page.tags} & {"script", "link", "img", "iframe", "object"}
    assert any("default-src 'none'" in value for value in page.values("content"))
    assert ("html", {"lang": "en"}) in page.tags
    assert page.open == []


def test_headings_go_down_one_step_at_a_time_and_heads_of_tables_say_of_what() -> None:
    page = _Page(dossier_html.page(dossiers.whole()))

    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(some.get("scope") in {"col", "row"} for tag, some in page.tags if tag == "th")


def test_a_test_is_told_by_a_sign_and_a_word() -> None:
    said = _said(dossier_html.page, dossiers.whole())

    assert "✓ holds" in said
    assert "✗ doesn't hold" in said


@pytest.mark.parametrize("name", DOSSIERS)
def test_a_hostile_text_is_nothing_but_text_on_the_page(name: str) -> None:
    written = dossier_html.page(_hostile(DOSSIERS[name]))

    page = _Page(written)
    assert page.open == []
    assert "script" not in {tag for tag, _ in page.tags}
    assert "<script>alert(1)</script>" in page.text
    assert "[U+202E]evil[U+2069]" in page.text
    assert not re.search("[\x00\u202e\u2069]", written)
    assert not [href for href in page.values("href") if not href.startswith("#source-")]


@pytest.mark.parametrize("name", DOSSIERS)
def test_a_hostile_text_sets_nothing_in_markdown(name: str) -> None:
    plain = dossier_md.document(DOSSIERS[name])
    hostile = dossier_md.document(_hostile(DOSSIERS[name]))

    assert "<script" not in hostile
    assert "<!--" not in hostile
    assert not re.search("[\x00\u202e\u2069]", hostile)
    assert not re.search(r"(?<!\\)\]\(|http:|www\.|(?<!\\)`c", hostile)
    for begin in ("#", "- item", "1. one"):
        ours = [line for line in plain.splitlines() if line.lstrip("> ").startswith(begin)]
        theirs = [line for line in hostile.splitlines() if line.lstrip("> ").startswith(begin)]
        assert len(theirs) == len(ours)


def test_every_row_of_a_table_in_markdown_has_as_many_cells_as_its_head() -> None:
    written = dossier_md.document(_hostile(dossiers.whole()))

    rows = 0
    for table in re.findall(r"(?m)(?:^\|.*\n?)+", written):
        cells = {len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}
        assert len(cells) == 1
        rows += len(table.splitlines())
    assert rows > 20


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("https://eur-lex.europa.eu/x?y=z", True),
        ("http://e.example", True),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("//e.example/x", False),
        ("https://", False),
        ("https://[", False),
        ("https://e.example/\u202egpj", False),
        (" https://e.example", False),
        ("", False),
    ],
)
def test_only_an_address_on_the_web_becomes_a_link(address: str, is_one: bool) -> None:
    source = Source(Level.E1, url=address)
    act = LegalAct("2016/1", url=address)
    found = replace(
        dossiers.whole(),
        assessments=(),
        other_facts=(Fact(FactKind.ACT, "It did.", sources=(source,)),),
        listings=(replace(dossiers.LISTED, acts=(act,)),),
    )

    page = _Page(dossier_html.page(found))

    assert is_web_address(address) is is_one
    assert (address in page.values("href")) is is_one
    assert ("](<" in dossier_md.document(found)) is is_one


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (None, None, "not stated"),
        ("2014", None, "from 2014"),
        (None, "2023", "until 2023"),
        ("2014", "2023", "2014 to 2023"),
        ("2014", "2014", "2014"),
    ],
)
def test_a_period_is_said_as_far_as_it_is_known(
    start: str | None, end: str | None, said: str
) -> None:
    first, last = (PartialDate(one) if one else None for one in (start, end))
    fact = Fact(FactKind.ACT, "It did.", start=first, end=last)

    written = dossier_md.document(replace(dossiers.empty(), other_facts=(fact,)))

    assert f"| {said} | stated |" in written


@pytest.mark.parametrize("render", FORMS)
def test_a_file_of_which_the_digest_is_known_is_named_with_it(render: Render) -> None:
    said = _said(render, dossiers.whole())

    assert "Made 2026-03-01 09:30 UTC by officer." in said
    assert f"From the file cases/ri-exam-ple.toml, SHA-256 {dossiers.DIGEST}." in said
