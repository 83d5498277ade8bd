"""Are the tables read, checked and replaced by the institution's own?"""

from importlib import resources
from pathlib import Path

import pytest

from rules import loader
from rules.loader import TABLES, RulesError


def _packaged(name: str) -> str:
    return resources.files("rules").joinpath(name).read_text(encoding="utf-8")


def _own(folder: Path, name: str, old: str, new: str) -> Path:
    text = _packaged(name)
    assert old in text
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")
    return folder


def test_the_packaged_tables_are_right() -> None:
    files = loader.read()

    assert loader.decisions(files).rules
    assert loader.nexus(files).rule


def test_an_own_table_replaces_the_packaged_one(tmp_path: Path) -> None:
    _own(tmp_path, "decision.toml", "compare_from = 0.60", "compare_from = 0.50")

    own, packaged = loader.read(tmp_path), loader.read()

    assert loader.decisions(own).compare_from == 0.50
    assert own.text("nexus.toml") == packaged.text("nexus.toml")
    assert own.digest != packaged.digest


def test_an_empty_folder_leaves_every_table_as_it_is(tmp_path: Path) -> None:
    assert loader.read(tmp_path) == loader.read()


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        pytest.param(
            "decision.toml", "compare_from", "compare_form", "compare_form", id="a key"
        ),
        pytest.param(
            "decision.toml", "weak_alias", "week_alias", "week_alias", id="a condition"
        ),
        pytest.param(
            "decision.toml", '"birth_day"', '"birthday"', "birthday", id="a feature"
        ),
        pytest.param(
            "decision.toml", 'outcome = "match"', 'outcome = "hit"', "hit", id="an outcome"
        ),
        pytest.param(
            "decision.toml", 'outcome = "match"', 'outcome = "not_screened"', "outcome",
            id="an outcome that no match can have",
        ),
        pytest.param(
            "decision.toml", "min_score = 0.88", "min_score = 88", "min_score", id="a per cent"
        ),
        pytest.param(
            "decision.toml", '["syllables"]', '["syllable"]', "manners", id="a manner"
        ),
        pytest.param(
            "decision.toml", "shown = true", "show = true", "show", id="whether it is shown"
        ),
        pytest.param("decision.toml", "[[rule]]", "[[rule]", "line", id="no TOML"),
        pytest.param("nexus.toml", "mention = true", "mentions = true", "mentions", id="nexus"),
        pytest.param("nexus.toml", '"bodies"', '"body"', "body", id="terms that are not there"),
        pytest.param("nexus.toml", 'field = "text"', 'field = "prose"', "prose", id="a field"),
        pytest.param("nexus.toml", "[query]", "[queries]", "queries", id="a table"),
    ],
)  # fmt: skip
def test_what_is_misspelt_is_refused_with_the_name_of_the_file(
    tmp_path: Path, name: str, old: str, new: str, said: str
) -> None:
    files = loader.read(_own(tmp_path, name, old, new))

    with pytest.raises(RulesError, match=said) as error:
        loader.decisions(files)

    assert name in str(error.value)


HEAD = _packaged("decision.toml").partition("[[rule]]")[0]
RULE = '[[rule]]\nid = "{id}"\nwhen = {when}\noutcome = "{outcome}"\nbecause = "So."\n'
LAST = RULE.format(id="last", when="{}", outcome="no_match")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            HEAD + RULE.format(id="a", when="{ min_score = 0.9 }", outcome="review"),
            "the last rule must hold always",
            id="the last rule has a condition",
        ),
        pytest.param(HEAD, "rule", id="no rule at all"),
        pytest.param(HEAD + LAST + LAST, "same id", id="an id twice"),
        pytest.param(
            HEAD + RULE.format(id="a", when="{ min_score = 0.5 }", outcome="review") + LAST,
            "rule a holds below compare_from",
            id="an alert where names are not compared",
        ),
        pytest.param(
            HEAD + RULE.format(id="a", when="{ min_score = 0.7 }", outcome="review") + LAST,
            "rule a holds below 0.75",
            id="an alert where words are not looked for",
        ),
    ],
)
def test_a_table_that_would_decide_other_than_it_says_is_refused(
    tmp_path: Path, text: str, said: str
) -> None:
    (tmp_path / "decision.toml").write_text(text, encoding="utf-8")

    with pytest.raises(RulesError, match=said):
        loader.decisions(loader.read(tmp_path))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param('values = ["DPRK"]', "", id="neither values nor terms"),
        pytest.param(
            'values = ["DPRK"]', 'values = ["DPRK"]\nterms = ["country"]', id="values and terms"
        ),
    ],
)
def test_a_nexus_rule_has_either_values_or_terms(tmp_path: Path, old: str, new: str) -> None:
    files = loader.read(_own(tmp_path, "nexus.toml", old, new))

    with pytest.raises(RulesError, match="un-regime needs one of values, contains and terms"):
        loader.nexus(files)


def test_a_table_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "decision.toml").write_bytes(b"version = \xff")

    with pytest.raises(RulesError, match=r"decision\.toml"):
        loader.read(tmp_path)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match="is not there"):
        loader.read(tmp_path / "rulez")


def test_a_table_of_another_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "decisions.toml").write_text(HEAD + LAST, encoding="utf-8")

    with pytest.raises(RulesError, match=r"decisions\.toml"):
        loader.read(tmp_path)


@pytest.mark.parametrize("name", TABLES)
def test_any_change_of_a_table_changes_the_digest(tmp_path: Path, name: str) -> None:
    _own(tmp_path, name, "version", "# A remark.\nversion")

    assert loader.read(tmp_path).digest != loader.read().digest


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        pytest.param(
            'needs = ["number", "exact_name"]',
            'needs = ["number"]',
            "joins without a name",
            id="a number alone",
        ),
        pytest.param(
            'needs = ["number", "exact_name"]',
            'needs = ["primary_name"]',
            "joins on a name alone",
            id="a name alone",
        ),
        pytest.param('needs = ["number", "exact_name"]', "needs = []", "needs", id="nothing"),
        pytest.param('id = "imo-and-name"', 'id = "bic-and-name"', "same id", id="twice"),
    ],
)
def test_no_rule_joins_parties_on_a_number_or_a_name_alone(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    text = loader.read().text("subjects.toml")
    assert before in text
    (tmp_path / "subjects.toml").write_text(text.replace(before, after), encoding="utf-8")

    with pytest.raises(RulesError, match=said):
        loader.subjects(loader.read(tmp_path))
