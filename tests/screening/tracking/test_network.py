"""Does a network hold everybody within some steps, and each tie once?"""

import json
from pathlib import Path

import pytest

from db.records.relation import Relation
from db.records.subject import EntryKey
from screening.tracking.network import Edge, network
from tests.screening.home import Home


def relation(source: str, target: str, kind: str = "owned_by", **more: object) -> Relation:
    key = EntryKey("un", str(more.pop("ref", source)))
    role = str(more.pop("role", ""))
    return Relation(source, target, kind, key, "remark", "Quote.", target, 0, role)


CHAIN = [relation("a", "b"), relation("b", "c"), relation("d", "c"), relation("d", "e")]


def found(root: str, depth: int, stated: list[Relation]) -> set[str]:
    return set(network(root, depth, lambda p: [r for r in stated if p in r.parties]).depths)


@pytest.mark.parametrize(
    ("depth", "reached"), [(1, "ab"), (2, "abc"), (3, "abcd"), (4, "abcde"), (6, "abcde")]
)
def test_everybody_within_the_steps_is_there(depth: int, reached: str) -> None:
    assert found("a", depth, CHAIN) == set(reached)


def test_a_circle_ends() -> None:
    assert found("a", 6, [relation("a", "b"), relation("b", "a")]) == {"a", "b"}


def edges(*stated: Relation) -> tuple[Edge, ...]:
    return network("a", 1, lambda _: stated).edges


def test_what_two_texts_state_alike_is_one_tie() -> None:
    (edge,) = edges(
        relation("a", "b", "office", role="Director", ref="1"),
        relation("a", "b", "office", role="director", ref="2"),
    )

    assert [one.entry.ref for one in edge.stated] == ["1", "2"]


def test_a_mention_goes_where_more_is_known() -> None:
    told = edges(relation("a", "b", "mentioned"), relation("b", "a"), relation("a", "c"))

    assert [(e.source, e.kind, e.target) for e in told] == [
        ("b", "owned_by", "a"),
        ("a", "owned_by", "c"),
    ]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Home:
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("home")
        patch.setenv("SANCTIONS_HOME", str(folder))
        home = Home(folder)
        assert home.run("refresh", "--sample").code == 0
    return home


@pytest.fixture
def home(sample: Home, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setenv("SANCTIONS_HOME", str(sample.folder))
    return sample


def test_a_network_is_a_tree_in_the_terminal(home: Home) -> None:
    result = home.run("network", "KPe.001")

    assert result.code == 0
    assert "KIM YONG CHOL un:KPi.024" in result.out
    assert "representative" in result.said
    assert "“" in result.out


def test_a_network_is_documented_with_quotes_and_places(home: Home) -> None:
    told = json.loads(home.run("network", "EU.4187.20", "--format", "json").out)

    assert told["root"] == "un:KPe.001"
    for tie in told["ties"]:
        for one in tie["stated"]:
            assert one["mention"] in one["quote"]
    assert {party["depth"] for party in told["parties"]} == {0, 1}


def test_a_network_is_a_picture_on_a_page_of_its_own(home: Home, tmp_path: Path) -> None:
    page = tmp_path / "network.html"

    assert home.run("network", "KPe.001", "--depth", "2", "--output", str(page)).code == 0

    text = page.read_text("utf-8")
    assert text.count("<rect") >= 3
    assert text.count("<rect") == len(
        json.loads(home.run("network", "KPe.001", "--depth", "2", "--format", "json").out)[
            "parties"
        ]
    )
    assert "KIM YONG CHOL" in text
    assert "http" not in text.replace("http-equiv", "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(("KPe.999",), "no entry in force", id="nobody"),
        pytest.param(("KPe.001", "--output", "x.pdf"), ".html", id="another format"),
        pytest.param(("KPe.001", "--depth", "0"), "--depth", id="no step"),
    ],
)
def test_a_network_that_cannot_be_drawn_is_refused(
    home: Home, arguments: tuple[str, ...], said: str
) -> None:
    result = home.run("network", *arguments)

    assert result.code == 2
    assert said in result.said
