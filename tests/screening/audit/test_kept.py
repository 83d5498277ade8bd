"""Is every change of the rules, the settings and the tool an event, and are the rules kept?"""

import json
from pathlib import Path
from typing import Any

import pytest

from db.records.event import Event
from db.store.engine import Store, open_store
from db.store.events import happened
from rules import loader
from screening.kept_rules import RULES_CHANGED, keep_rules, rules_of
from screening.kept_settings import CONFIGURATION_CHANGED, digests, keep_configuration
from screening.settings import load
from screening.version import __version__
from tests.factories import DAY_ONE
from tests.screening.home import Home


def events(home: Home, kind: str) -> list[dict[str, Any]]:
    here = load({"SANCTIONS_HOME": str(home.folder)})
    with open_store(here.database_url) as opened:
        return [detail(event) for event in happened(opened, [kind])]


def detail(event: Event) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(event.detail)
    return found


def own(folder: Path, text: str = "# ours\n") -> loader.RuleFiles:
    """Give the rules with one table of our own."""
    folder.mkdir(exist_ok=True)
    package = loader.read().text("nexus.toml")
    (folder / "nexus.toml").write_text(package + text, encoding="utf-8")
    return loader.read(folder)


def test_rules_are_kept_once_and_given_back_as_they_were(store: Store, tmp_path: Path) -> None:
    first, second = loader.read(), own(tmp_path / "rules")

    said = [keep_rules(store, one, at=DAY_ONE, by="x") for one in (first, first, second)]

    assert said == [True, False, True]
    assert rules_of(store, first.digest) == first
    assert rules_of(store, second.digest) == second
    assert rules_of(store, "0" * 64) is None


def test_an_event_names_the_files_that_differ(store: Store, tmp_path: Path) -> None:
    first, second = loader.read(), own(tmp_path / "rules")
    for one in (first, second, first):
        keep_rules(store, one, at=DAY_ONE, by="x")

    begun, there, back = map(detail, happened(store, [RULES_CHANGED]))

    assert (begun["earlier"], len(begun["added"])) == ("", len(first.texts))
    assert begun["rows"]["content"]["count"] == len({text for _, text in first.texts})
    assert (there["earlier"], there["rules"]) == (first.digest, second.digest)
    assert (there["changed"], there["added"], there["removed"]) == (["nexus.toml"], [], [])
    assert there["rows"]["content"]["count"] == 1
    assert (back["changed"], "rows" in back) == (["nexus.toml"], False)


def test_a_table_on_which_no_screening_relies_is_kept_too(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    folder.mkdir()
    text = loader.read().text("notices.toml")
    (folder / "notices.toml").write_text(f"{text}\n", encoding="utf-8")
    for one in (loader.read(), loader.read(folder)):
        keep_rules(store, one, at=DAY_ONE, by="x")

    told = detail(happened(store, [RULES_CHANGED])[-1])

    assert (told["changed"], told["rules"]) == (["notices.toml"], told["earlier"])


def test_a_screening_by_other_rules_keeps_them(
    audited: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = events(audited, RULES_CHANGED)
    audited.screen("Somebody")
    own(tmp_path / "rules")
    monkeypatch.setenv("SANCTIONS_RULES", str(tmp_path / "rules"))

    audited.screen("Somebody")
    audited.screen("Somebody")

    assert len(before) == 1
    assert [one["changed"] for one in events(audited, RULES_CHANGED)] == [[], ["nexus.toml"]]


def test_a_change_of_the_settings_is_told_without_what_they_say(audited: Home) -> None:
    path = audited.folder / "sanctions.toml"
    before = len(events(audited, CONFIGURATION_CHANGED))
    for text in ('eu_token = "secret-1"', 'eu_token = "secret-2"', 'identity = "os"'):
        path.write_text(text, encoding="utf-8")
        audited.screen("Somebody")

    told = events(audited, CONFIGURATION_CHANGED)[before:]

    assert [(one["added"], one["removed"]) for one in told] == [
        (["eu_token"], []),
        (["identity"], ["eu_token"]),
    ]
    assert "secret" not in json.dumps(told)


def test_another_version_of_the_tool_is_told(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_configuration(store, {}, at=DAY_ONE, by="x")
    monkeypatch.setattr("screening.kept_settings.__version__", "9.9")

    said = [keep_configuration(store, {}, at=DAY_ONE, by="x") for _ in range(2)]

    assert said == [True, False]
    told = detail(happened(store, [CONFIGURATION_CHANGED])[-1])
    assert (told["earlier_engine"], told["engine"]) == (__version__, "9.9")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param({"eu_token": "a"}, {"eu_token": "b"}, id="a token"),
        pytest.param(
            {"database_url": "postgresql://a:b@host/x"},
            {"database_url": "postgresql://a:c@host/x"},
            id="a password",
        ),
        pytest.param(
            {"lists": {"eu": {"url": "https://host/f?token=1"}}},
            {"lists": {"eu": {"url": "https://host/f?token=2"}}},
            id="a signed address",
        ),
        pytest.param(
            {"eu_token": "abc", "lists": {"eu": {"hosts": ["https://x/abc"]}}},
            {"eu_token": "xyz", "lists": {"eu": {"hosts": ["https://x/xyz"]}}},
            id="the token elsewhere",
        ),
    ],
)
def test_secrets_go_into_no_digest(one: dict[str, object], other: dict[str, object]) -> None:
    assert digests(one) == digests(other)


def test_whatever_is_no_secret_does() -> None:
    assert digests({"rules": "a"}) != digests({"rules": "b"})
    assert digests({"notify": {"retries": 3}}) != digests({"notify": {"retries": 4}})
