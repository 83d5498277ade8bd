"""Are our things where the environment and the file say?"""

from pathlib import Path

import pytest

from db.records.screening import Scope
from screening.identity import Identity
from screening.notices.channels import Channel, Notify
from screening.notices.notice import NoticeKind
from screening.portfolio.terms import PortfolioTerms
from screening.settings import Mirror, SettingsError, load


def _home(folder: Path, text: str) -> dict[str, str]:
    (folder / "sanctions.toml").write_text(text, encoding="utf-8")
    return {"SANCTIONS_HOME": str(folder)}


def test_everything_lies_in_the_home_unless_said_otherwise(tmp_path: Path) -> None:
    settings = load({"SANCTIONS_HOME": str(tmp_path)})

    assert settings.home == tmp_path
    assert settings.database_url == f"sqlite:///{tmp_path / 'sanctions.db'}"
    assert not settings.is_shared_database
    assert settings.rules_folder is None
    assert settings.user
    for path in (
        settings.conditions_file,
        settings.index_folder,
        settings.archive_folder,
        settings.lock_file,
        settings.pending_file,
    ):
        assert path.parent == tmp_path


def test_a_home_that_is_not_there_yet_is_no_error(tmp_path: Path) -> None:
    assert load({"SANCTIONS_HOME": str(tmp_path / "new")}).home == tmp_path / "new"


def test_a_relative_home_is_meant_from_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert load({"SANCTIONS_HOME": "here"}).home == tmp_path / "here"


def test_without_a_named_home_it_is_the_platforms_own() -> None:
    assert load({}).home.is_absolute()


FILE = """
database_url = "postgresql://file/db"
rules = "own-rules"
identity = "os"
eu_token = "t-file"
[customers]
scope = "all"
[lists.un]
url = "https://file.example/un.xml"
hosts = ["mirror.example"]
[notify]
retries = 2
[[notify.channel]]
name = "compliance"
url = "env:SANCTIONS_NOTIFY_COMPLIANCE"
kinds = ["changes"]
"""
ENVIRONMENT = {
    "SANCTIONS_DATABASE_URL": "postgresql://environment/db",
    "SANCTIONS_RULES": "/rules/of/environment",
    "SANCTIONS_EU_TOKEN": "t-environment",
    "SANCTIONS_URL_UN": "https://environment.example/un.xml",
    "SANCTIONS_URL_UN_VESSELS": "https://environment.example/vessels.html",
}


def test_the_file_is_read(tmp_path: Path) -> None:
    settings = load(_home(tmp_path, FILE))

    assert settings.database_url == "postgresql://file/db"
    assert settings.is_shared_database
    assert settings.rules_folder == tmp_path / "own-rules"
    assert settings.identity is Identity.OS
    assert settings.customers == PortfolioTerms(Scope.ALL)
    assert settings.tokens == {"SANCTIONS_EU_TOKEN": "t-file"}
    assert settings.mirrors == {
        "un": Mirror("https://file.example/un.xml", ("mirror.example",))
    }
    assert settings.notify == Notify(
        2,
        (
            Channel(
                "compliance",
                "env:SANCTIONS_NOTIFY_COMPLIANCE",
                frozenset({NoticeKind.CHANGES}),
            ),
        ),
    )


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    settings = load(_home(tmp_path, FILE) | ENVIRONMENT)

    assert settings.database_url == "postgresql://environment/db"
    assert settings.rules_folder == Path("/rules/of/environment")
    assert settings.tokens == {"SANCTIONS_EU_TOKEN": "t-environment"}
    assert settings.mirrors == {
        "un": Mirror("https://environment.example/un.xml"),
        "un-vessels": Mirror("https://environment.example/vessels.html"),
    }


def test_what_is_empty_in_the_environment_leaves_the_file_in_force(tmp_path: Path) -> None:
    settings = load(_home(tmp_path, FILE) | dict.fromkeys(ENVIRONMENT, ""))

    assert settings == load(_home(tmp_path, FILE))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param('databse_url = "x"', r"no setting is named \['databse_url'\]", id="a key"),
        pytest.param("rules = 7", "rules must be a text", id="a number for a text"),
        pytest.param('identity = "me"', "identity takes os or database", id="an identity"),
        pytest.param("user = ", r"sanctions\.toml", id="no TOML"),
        pytest.param(
            "[notify]\nretrys = 1", r"sanctions\.toml: \[notify\]: no setting", id="notify"
        ),
        pytest.param("notify = 1", "notify must be a table", id="notify is no table"),
        pytest.param('lists = "un"', "lists must be a table", id="lists is no table"),
        pytest.param("[lists.un]", r"\[lists\.un\] takes url", id="a list without address"),
        pytest.param('[lists.un]\nurl = "u"\nhost = "h"', r"\[lists\.un\]", id="a list's key"),
        pytest.param('[lists.un]\nurl = "u"\nhosts = "h"', "a list of texts", id="one host"),
        pytest.param('[lists.un]\nurl = "u"\nhosts = [1]', "a list of texts", id="a number"),
        pytest.param("[lists.un]\nurl = 1", "a text", id="an address that is none"),
    ],
)
def test_a_file_that_is_wrong_is_refused(tmp_path: Path, text: str, said: str) -> None:
    environment = _home(tmp_path, text)

    with pytest.raises(SettingsError, match=said):
        load(environment)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "sanctions.toml").write_bytes(b"user = '\xff'")

    with pytest.raises(SettingsError, match=r"sanctions\.toml"):
        load({"SANCTIONS_HOME": str(tmp_path)})
