"""Is what docs/notices.md says of channels, addresses and kinds so?"""

import re
import tomllib
from pathlib import Path

import pytest

from screening.notices.channels import read
from screening.notices.deliver import SECONDS
from screening.notices.notice import TOLD, NoticeKind, Told
from screening.notices.problems import problem
from screening.settings import load

DOCUMENT = (Path(__file__).parents[3] / "docs" / "notices.md").read_text(encoding="utf-8")
(EXAMPLE,) = re.findall(r"```toml\n(.*?)```", DOCUMENT, re.DOTALL)


def _names(cell: str) -> frozenset[str]:
    return frozenset(re.findall(r"`(\w+)`", cell))


ROWS = {
    kind: Told(_names(facts), _names(personal))
    for kind, facts, personal in re.findall(
        r"^\| `(\w+)` \|[^|]*\|([^|]*)\|([^|]*)\|$", DOCUMENT, re.MULTILINE
    )
}
ADDRESSES = re.findall(r"`((?:mailtos?|jsons?)://[\w.-]+[^`]*)`", DOCUMENT)


def test_the_example_is_read(tmp_path: Path) -> None:
    (tmp_path / "sanctions.toml").write_text(EXAMPLE, encoding="utf-8")

    notify = load({"SANCTIONS_HOME": str(tmp_path)}).notify

    assert notify == read(tomllib.loads(EXAMPLE)["notify"])
    assert [channel.name for channel in notify.channels] == [
        "compliance",
        "operations",
        "everything",
    ]
    assert [channel.is_personal for channel in notify.channels] == [True, False, False]
    assert all(len(notify.channels_for(kind)) == 2 for kind in NoticeKind)


def test_every_kind_is_documented_with_what_it_tells() -> None:
    assert {kind.value: told for kind, told in TOLD.items()} == ROWS


def test_there_is_an_address_for_each_service() -> None:
    schemas = [address.partition(":")[0] for address in ADDRESSES]

    assert schemas == ["mailtos", "mailto", "jsons"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_has_a_form_that_a_notice_can_be_sent_to(address: str) -> None:
    from apprise import Apprise  # noqa: PLC0415

    assert Apprise.instantiate(address) is not None


def test_what_is_tried_again_is_documented() -> None:
    (codes,) = re.findall(r"no answer, 5xx, ([\d, ]+)\.", DOCUMENT)
    passing = [
        code
        for code in range(400, 500)
        if problem([f"Failed to send it: error={code}."]).may_pass
    ]

    assert passing == [int(code) for code in codes.split(",")]
    assert f"have {SECONDS:.0f} seconds" in DOCUMENT
