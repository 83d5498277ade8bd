"""Do the words of a notice say all that it tells, and nothing that they must not?"""

from importlib import resources
from pathlib import Path

import pytest

from rules import loader
from rules.loader import RulesError
from screening.notices import wording
from screening.notices.notice import TOLD, NoticeKind
from screening.notices.wording import LONGEST_TITLE, LONGEST_VALUE, Wording
from tests.screening.notices.samples import CUSTOMERS, FACTS, failure, notice, texts

EVERY_KIND = pytest.mark.parametrize("kind", NoticeKind)
PACKAGED = resources.files("rules").joinpath("notices.toml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def words() -> Wording:
    return wording.load(loader.read())


def _own(folder: Path, old: str, new: str) -> Path:
    assert old in PACKAGED
    (folder / "notices.toml").write_text(PACKAGED.replace(old, new, 1), encoding="utf-8")
    return folder


@EVERY_KIND
def test_every_kind_says_all_that_it_tells(kind: NoticeKind, words: Wording) -> None:
    message = words.message(notice(kind), is_personal=False)

    shown = f"{message.title}\n{message.body}"
    assert FACTS[kind].keys() == TOLD[kind].facts
    for value in FACTS[kind].values():
        assert all(text in shown for text in texts(value)), value


@EVERY_KIND
def test_every_notice_shows_its_number_and_time_and_that_an_officer_decides(
    kind: NoticeKind, words: Wording
) -> None:
    message = words.message(notice(kind), is_personal=True)

    assert message.key == f"{kind}/2026-11-23"
    assert f"Notice {message.key} of 2026-11-23 02:10 UTC" in message.body
    assert "decided by an officer" in message.body


@pytest.mark.parametrize("kind", [kind for kind in NoticeKind if TOLD[kind].personal])
def test_customers_are_named_only_where_that_is_wanted(
    kind: NoticeKind, words: Wording
) -> None:
    wanted = words.message(notice(kind), is_personal=True)
    unwanted = words.message(notice(kind), is_personal=False)

    for customer in CUSTOMERS:
        assert customer in wanted.body
        for part in customer.split():
            assert part not in f"{unwanted.title} {unwanted.body}"
    assert "not shown on this channel" in unwanted.body
    assert "not shown on this channel" not in wanted.body
    assert wanted.title == unwanted.title


@pytest.mark.parametrize("kind", [kind for kind in NoticeKind if not TOLD[kind].personal])
def test_nothing_is_said_to_be_left_out_where_nothing_is(
    kind: NoticeKind, words: Wording
) -> None:
    assert (
        "not shown on this channel" not in words.message(notice(kind), is_personal=False).body
    )


def test_no_word_clears_anybody() -> None:
    lower = PACKAGED.lower()

    for word in ("clear", "guilty", "innocent", "criminal"):
        assert word not in lower


def test_a_long_list_is_cut_and_the_rest_counted(words: Wording) -> None:
    parties = tuple(f"un KPi.{number:03}" for number in range(60))

    body = words.message(notice(NoticeKind.CHANGES, parties=parties), is_personal=False).body

    assert "- un KPi.049\n- and 10 more\n" in body
    assert "KPi.050" not in body


def test_an_empty_list_is_said_to_be_empty(words: Wording) -> None:
    body = words.message(notice(NoticeKind.CHANGES, parties=()), is_personal=False).body

    assert "Parties:\n- none\n" in body


@pytest.mark.parametrize(
    ("problem", "shown"),
    [
        pytest.param("a\nb\r\nc", "a b c", id="several lines"),
        pytest.param("safe \u202egnp.exe", "safe gnp.exe", id="a change of direction"),
        pytest.param("{run} {key} {", "{run} {key} {", id="braces"),
        pytest.param("x" * 600, "x" * (LONGEST_VALUE - 1) + "…\n", id="too long"),
    ],
)
def test_a_value_cannot_change_how_the_rest_is_shown(
    problem: str, shown: str, words: Wording
) -> None:
    message = words.message(failure(problem), is_personal=False)

    assert f"What happened: {shown}" in message.body


def test_a_title_is_one_line_of_a_bearable_length(words: Wording) -> None:
    title = words.message(
        notice(NoticeKind.FAILURE, step="refresh\nBcc: x@example.org " + "y" * 400),
        is_personal=False,
    ).title

    assert title.startswith("Failed: refresh Bcc: x@example.org y")
    assert len(title) == LONGEST_TITLE


def test_an_institution_may_use_its_own_words(tmp_path: Path) -> None:
    files = loader.read(_own(tmp_path, 'title = "Failed: {step}"', 'title = "{step}: NOK"'))

    own = wording.load(files).message(notice(NoticeKind.FAILURE), is_personal=False)

    assert own.title == "refresh un: NOK"
    assert files.digest == loader.read().digest


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(
            "Failed: {step}", "Failed: {stpe}", r"kind failure: title: .*\{stpe\}; there are",
            id="a misspelt placeholder in a title",
        ),
        pytest.param(
            "{parties}", "{partys}", r"kind changes: body: .*\{partys\}", id="and in a body"
        ),
        pytest.param(
            "Alerts:\n{alerts}", "Alerts:\n{customers}", r"kind queue: body: .*\{customers\}",
            id="a customer where all can read it",
        ),
        pytest.param(
            "Customers with an alert:\n{customers}", "Alert:\n{affected}",
            r"kind affected: personal: .*\{affected\}", id="a fact among what is personal",
        ),
        pytest.param("{step}", "{step.real}", r"\{step\.real\}", id="a part of a value"),
        pytest.param("{step}", "{step!r}", r"\{step!r\}", id="a conversion"),
        pytest.param("{step}", "{step:>9}", r"\{step:>9\}", id="a form"),
        pytest.param("{step}", "{}", r"kind failure: title: .*\{\}", id="no name"),
        pytest.param("Failed: {step}", "Failed: {step", "kind failure: title", id="a brace"),
        pytest.param("Notice {key}", "Notice", "closing must show", id="no number"),
        pytest.param("of {at}", "of {run}", r"closing: .*\{run\}", id="a fact in the closing"),
        pytest.param(
            "withheld = \"", "withheld = \"{customers} ", r"withheld: .*\{customers\}; there "
            "are none", id="a customer in what says that there is none",
        ),
        pytest.param("[kind.audit]", "[kind.audits]", "kind audit has no words", id="a kind"),
        pytest.param(
            "[kind.audit]", '[kind.gossip]\nlevel = "info"\ntitle = "t"\nbody = "b"\n'
            "[kind.audit]", "kind gossip is no kind of notice", id="one kind too many",
        ),
        pytest.param("title =", "titel =", "titel", id="a key"),
        pytest.param('level = "info"', 'level = "red"', r"kind\.changes\.level", id="a level"),
        pytest.param("most_lines = 50", "most_lines = 0", "most_lines", id="no lines"),
        pytest.param(
            'title = "The record', 'personal = "x"\ntitle = "The record',
            "kind audit: personal: this kind tells nothing personal", id="personal words",
        ),
        pytest.param(
            'personal = """\nCustomers whom', 'withheld_not = """\nCustomers whom',
            "withheld_not", id="no personal words under another key",
        ),
        pytest.param(
            'personal = """\nCustomers with an alert:\n{customers}\n"""', "",
            "kind affected: personal: this kind tells something personal", id="none at all",
        ),
    ],
)  # fmt: skip
def test_what_is_misspelt_is_refused_with_the_table_and_the_key(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    files = loader.read(_own(tmp_path, old, new))

    with pytest.raises(RulesError, match=said) as error:
        wording.load(files)

    assert "notices.toml" in str(error.value)
