"""Are secrets read from files, and never told?"""

from pathlib import Path

import pytest
from sqlalchemy import make_url

from screening.settings import SettingsError, load

DATABASE = "postgresql://sanctions@database:5432/sanctions"
ODD = "p@ss:w/o?r#d%20 é"


def _file(folder: Path, content: str | bytes) -> str:
    path = folder / "secret"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


@pytest.mark.parametrize("end", ["", "\n", "\r\n"], ids=["no line break", "unix", "windows"])
def test_a_setting_may_stand_in_a_file(tmp_path: Path, end: str) -> None:
    named = _file(tmp_path, f"t-of-the-file{end}")

    settings = load({"SANCTIONS_HOME": str(tmp_path), "SANCTIONS_EU_TOKEN_FILE": named})

    assert settings.tokens == {"SANCTIONS_EU_TOKEN": "t-of-the-file"}


def test_so_may_any_other(tmp_path: Path) -> None:
    named = _file(tmp_path, DATABASE)

    settings = load({"SANCTIONS_HOME": str(tmp_path), "SANCTIONS_DATABASE_URL_FILE": named})

    assert settings.database_url == DATABASE


def test_a_file_is_no_list_of_that_name(tmp_path: Path) -> None:
    named = _file(tmp_path, "https://mirror.example/un.xml")

    settings = load({"SANCTIONS_HOME": str(tmp_path), "SANCTIONS_URL_UN_FILE": named})

    assert list(settings.mirrors) == ["un"]


@pytest.mark.parametrize("content", ["", "\n"], ids=["nothing", "a line break"])
def test_an_empty_file_sets_nothing(tmp_path: Path, content: str) -> None:
    (tmp_path / "sanctions.toml").write_text('eu_token = "t-toml"', encoding="utf-8")
    environment = {
        "SANCTIONS_HOME": str(tmp_path),
        "SANCTIONS_EU_TOKEN_FILE": _file(tmp_path, content),
    }

    assert load(environment).tokens == {"SANCTIONS_EU_TOKEN": "t-toml"}


def test_a_variable_that_names_no_file_sets_nothing(tmp_path: Path) -> None:
    environment = {"SANCTIONS_HOME": str(tmp_path), "SANCTIONS_EU_TOKEN_FILE": ""}

    assert load(environment).tokens == {}


def test_both_at_once_are_refused(tmp_path: Path) -> None:
    environment = {
        "SANCTIONS_HOME": str(tmp_path),
        "SANCTIONS_EU_TOKEN": "t-variable",
        "SANCTIONS_EU_TOKEN_FILE": _file(tmp_path, "t-file"),
    }

    with pytest.raises(SettingsError) as caught:
        load(environment)

    assert "SANCTIONS_EU_TOKEN and SANCTIONS_EU_TOKEN_FILE" in str(caught.value)
    assert "t-" not in str(caught.value)


@pytest.mark.parametrize("kind", ["absent", "folder", "bytes"])
def test_a_file_that_cannot_be_read_is_named_and_not_shown(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "token"
    if kind == "folder":
        path.mkdir()
    if kind == "bytes":
        path.write_bytes(b"t-secret \xff")

    with pytest.raises(SettingsError) as caught:
        load({"SANCTIONS_HOME": str(tmp_path), "SANCTIONS_EU_TOKEN_FILE": str(path)})

    assert f"SANCTIONS_EU_TOKEN_FILE names {path}" in str(caught.value)
    assert "t-secret" not in str(caught.value)
    assert "xff" not in str(caught.value)


def test_the_password_of_the_database_stands_apart(tmp_path: Path) -> None:
    environment = {
        "SANCTIONS_HOME": str(tmp_path),
        "SANCTIONS_DATABASE_URL": DATABASE,
        "SANCTIONS_DATABASE_PASSWORD_FILE": _file(tmp_path, f"{ODD}\n"),
    }

    address = make_url(load(environment).database_url)

    assert address == make_url(DATABASE).set(password=ODD)


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("", id="sqlite"),
        pytest.param("postgresql://database/sanctions", id="nobody connects"),
        pytest.param("postgresql://sanctions:p-url@database/sanctions", id="a second one"),
    ],
)
def test_a_password_that_has_no_place_is_refused(tmp_path: Path, url: str) -> None:
    environment = {
        "SANCTIONS_HOME": str(tmp_path),
        "SANCTIONS_DATABASE_URL": url,
        "SANCTIONS_DATABASE_PASSWORD": "p-secret",
    }

    with pytest.raises(SettingsError) as caught:
        load(environment)

    assert "postgresql://USER@HOST/DATABASE" in str(caught.value)
    assert "p-" not in str(caught.value)
