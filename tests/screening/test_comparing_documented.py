"""Do the queries of docs/comparing.md count what the tool counts?"""

import json
import re
import sqlite3
from contextlib import closing
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from tests.screening.home import Home, index_file
from tests.screening.tracking.real_files import DATA, IS_HERE

DOCUMENT = (Path(__file__).parents[2] / "docs" / "comparing.md").read_text(encoding="utf-8")
ATTACH, SHARES, YEARS, LAGS = re.findall(r"```sql\n(.*?)```", DOCUMENT, re.DOTALL)
FILES = {
    "un": "un/un-consolidated-20260227.xml.xz",
    "eu": "eu/eu-fsf-1_1-reconstructed-20260223.xml.xz",
    "un-vessels": "un/un-1718-designated-vessels.html.xz",
}


@pytest.fixture
def sample(empty_home: Home) -> Home:
    assert empty_home.run("refresh", "--sample").code == 0
    return empty_home


def counted(home: Home) -> dict[str, Any]:
    printed = home.run("matrix", "--max-age", "any", "--format", "json").out
    found: dict[str, Any] = json.loads(printed)["measures"]
    return found


def asked(home: Home, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(home.folder / "sanctions.db")) as database:
        database.execute(ATTACH.replace("index/INDEX.sqlite", str(index_file(home))))
        return database.execute(query).fetchall()


def _agree(home: Home) -> None:
    told = counted(home)
    coverage = {(one["of"], one["on"]): one for one in told["coverage"]}
    lists = {one["list"]: one for one in told["lists"]}
    ((un, un_on_eu, eu, eu_alone),) = asked(home, SHARES)

    assert un == coverage["un", "eu"]["parties"]
    assert un_on_eu == coverage["un", "eu"]["states"].get("listed", 0)
    assert eu == lists["eu"]["parties"]
    assert eu_alone == len(lists["eu"]["autonomous"])
    years = {(one["list"], str(one["year"])): one["listed"] for one in told["years"]}
    found = {(name, year): parties for name, year, parties in asked(home, YEARS)}
    # The EU's days may stand in remarks, which no query reads.
    assert {k: n for k, n in years.items() if k[0] != "eu"} == {
        k: n for k, n in found.items() if k[0] != "eu"
    }


def test_the_queries_agree_with_the_tool_on_the_sample(sample: Home) -> None:
    _agree(sample)


def test_the_lags_are_those_of_the_query(empty_home: Home, tmp_path: Path) -> None:
    sample = resources.files("feeds.sample").joinpath("eu.xml").read_text("utf-8")
    entry = (
        '<sanctionEntity designationDetails="" unitedNationId="" euReferenceNumber="EU.4147.16"'
    )
    dated = sample.replace(entry, f'{entry} designationDate="2016-03-31"')
    path = tmp_path / "eu.xml"
    path.write_text(dated, encoding="utf-8")
    digest = sha256(path.read_bytes()).hexdigest()
    assert empty_home.run("refresh", "--sample", "--list", "un").code in {0, 3}
    empty_home.run("refresh", f"--from=eu={path}", "--accept", digest)

    assert dated != sample
    assert asked(empty_home, LAGS) == [("eu", "un:KPi.024", 29), ("un", "un:KPi.024", 0)]
    lists = {one["list"]: one for one in counted(empty_home)["lists"]}
    assert (lists["eu"]["median_lag_days"], lists["eu"]["lags_known"]) == (29, 1)
    assert (lists["un"]["median_lag_days"], lists["un"]["lags_known"]) == (0, 1)


@pytest.mark.long
@pytest.mark.real_lists
@pytest.mark.skipif(not IS_HERE, reason="../shared/data is not here")
def test_the_queries_agree_with_the_tool_on_the_real_lists(empty_home: Home) -> None:
    files = [f"--from={name}={DATA / path}" for name, path in FILES.items()]
    assert empty_home.run("refresh", *files).code in {0, 3}

    _agree(empty_home)
    assert asked(empty_home, SHARES) == [(155, 155, 266, 111)]
