"""Does an exported case verify on another machine, and is tampering with it found?"""

import json
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from struct import unpack_from
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from rules import loader
from tests.publisher import Publisher
from tests.screening.audit.test_verify import purge_a_screening, verified
from tests.screening.audit.worked import KEPT, ids
from tests.screening.conftest import environment
from tests.screening.home import Home
from tests.screening.persons import Persons


@pytest.fixture
def case(audited: Home, tmp_path: Path) -> Path:
    """Export the alert of a run over a file."""
    return exported(audited, ids(audited)[-1], tmp_path / "case.zip")


@pytest.fixture(scope="module")
def exported_once(tmp_path_factory: pytest.TempPathFactory, worked: Path) -> Path:
    """Export that alert from a home that no test has."""
    folder = tmp_path_factory.mktemp("exported")
    shutil.copytree(worked, folder / "home")
    with pytest.MonkeyPatch.context() as patch, Publisher() as running:
        environment(patch, folder / "home", running)
        home = Home(folder / "home")
        return exported(home, ids(home)[-1], folder / "case.zip")


@pytest.fixture
def kept_case(exported_once: Path, tmp_path: Path) -> Path:
    """Give a copy of that case, for tests that ask nothing of the home it came from."""
    return Path(shutil.copy(exported_once, tmp_path / "kept.zip"))


def exported(home: Home, number: str, output: Path, *options: str) -> Path:
    result = home.run("audit", "export", number, "--output", str(output), *options)
    assert result.code == 0, result.said
    return output


def elsewhere(home: Home, case: Path, *options: str) -> tuple[int, dict[str, Any]]:
    """Verify a case where there is no database."""
    shutil.rmtree(home.folder)
    found = verified(home, "--archive", str(case), *options)
    assert not home.folder.exists()
    return found


def written_anew(case: Path, change: Callable[[dict[str, bytes]], object]) -> None:
    """Change an archive, and put its own digests right as whoever forges it would."""
    with ZipFile(case) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    change(files)
    about = json.loads(files.pop("case.json"))
    about["files"] = {name: sha256(body).hexdigest() for name, body in files.items()}
    files["case.json"] = json.dumps(about).encode()
    with ZipFile(case, "w", ZIP_DEFLATED) as packed:
        for name, body in files.items():
            packed.writestr(name, body)


def test_a_case_verifies_without_the_database(audited: Home, case: Path) -> None:
    with ZipFile(case) as packed:
        names = set(packed.namelist())
        about = json.loads(packed.read("case.json"))
        readme = packed.read("README.txt").decode()

    code, found = elsewhere(audited, case)

    assert (code, found["faults"]) == (0, [])
    assert {"chain.jsonl", "rows.jsonl", "rules/decision.toml"} <= names
    assert {f"lists/un/{about['lists']['un']}", f"decisions/{about['id']}.json"} <= names
    assert (about["kind"], about["left_out"]) == ("screening", [])
    assert "sanctions audit verify --archive" in readme


def test_an_export_is_recorded(audited: Home, case: Path) -> None:
    code, found = verified(audited)

    assert code == 0
    with ZipFile(case) as packed:
        end = json.loads(packed.read("case.json"))["head"]["event"]
    assert found["events"] == end + 1


def test_it_is_exported_on_each_engine(shared: Home, tmp_path: Path) -> None:
    shared.run("screen", "Kim Yong Chol", "--birth-date", "1962")
    case = exported(shared, ids(shared)[0], tmp_path / "case.zip")

    code, found = elsewhere(shared, case)

    assert (code, found["faults"]) == (0, [])
    with ZipFile(case) as packed:
        left_out = json.loads(packed.read("case.json"))["left_out"]
    assert any("the list un: " in what for what in left_out)


def test_files_of_the_publishers_can_be_left_out(audited: Home, tmp_path: Path) -> None:
    case = exported(audited, ids(audited)[0], tmp_path / "case.zip", "--without-lists")

    with ZipFile(case) as packed:
        assert not [name for name in packed.namelist() if name.startswith("lists/")]
    assert elsewhere(audited, case)[0] == 0


def test_an_alert_is_exported_with_all_that_was_done_about_it(
    audited: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    evidence = an_alert(Persons(audited, monkeypatch), tmp_path)

    case = exported(audited, "1", tmp_path / "case.zip")

    with ZipFile(case) as packed:
        rows = [json.loads(line) for line in packed.read("rows.jsonl").splitlines()]
        about = json.loads(packed.read("case.json"))
        kept = packed.read(f"evidence/{sha256(evidence).hexdigest()}")
    assert {
        "alert", "alert_step", "approval", "content", "customer_version", "proposal",
        "publication", "rescreening",
    } == {row["table"] for row in rows}  # fmt: skip
    assert (about["kind"], about["left_out"], kept) == ("alert", [], evidence)
    code, found = elsewhere(audited, case)
    assert (code, found["faults"]) == (0, [])


def an_alert(persons: Persons, folder: Path) -> bytes:
    """Let a customer raise an alert and two officers decide on it; gives the evidence."""
    customers, letter, rules = (folder / name for name in ("c.csv", "letter.txt", "rules"))
    customers.write_text(f"id,name\n17,{KEPT.name}\n", encoding="utf-8")
    letter.write_bytes(b"the same man")
    policy = loader.read().text("review.toml")
    rules.mkdir()
    (rules / "review.toml").write_text(
        policy.replace("four_eyes = []", 'four_eyes = ["true_match"]'), encoding="utf-8"
    )
    persons.patch.setenv("SANCTIONS_RULES", str(rules))
    decide = ("review", "decide", "1", "--verdict", "true_match", "--reason", "same-person")
    for who, *call in (
        ("ann", "customers", "import", str(customers)),
        ("ann", "customers", "screen"),
        ("ann", *decide, "--comment", "The same man.", "--evidence", str(letter)),
        ("bea", "review", "agree", "1", "--reason", "Read the letter."),
    ):
        result = persons.run(who, *call)
        assert result.code != 2, result.said
    return letter.read_bytes()


def _rows(files: dict[str, bytes]) -> None:
    files["rows.jsonl"] = files["rows.jsonl"].replace(b'"outcome":"review"', b'"outcome":"x"')


def _chain(files: dict[str, bytes]) -> None:
    files["chain.jsonl"] = files["chain.jsonl"].replace(b'"by":"officer"', b'"by":"nobody"', 1)


def _one_event_less(files: dict[str, bytes]) -> None:
    lines = files["chain.jsonl"].splitlines(keepends=True)
    files["chain.jsonl"] = b"".join([*lines[:3], *lines[4:]])


def _end(files: dict[str, bytes]) -> None:
    lines = files["chain.jsonl"].splitlines(keepends=True)
    files["chain.jsonl"] = b"".join(lines[:-1])


def _seals(files: dict[str, bytes]) -> None:
    seals = json.loads(files["seals.json"])
    for tables in seals.values():
        for some in tables.values():
            some.append("0" * 64)
    files["seals.json"] = json.dumps(seals).encode()


def _decision(files: dict[str, bytes]) -> None:
    (name,) = (name for name in files if name.startswith("decisions/"))
    files[name] = files[name].replace(b'"review"', b'"no_match"', 1)


def _list(files: dict[str, bytes]) -> None:
    (name,) = (name for name in files if name.startswith("lists/"))
    files[name] += b" "


def _rules(files: dict[str, bytes]) -> None:
    files["rules/decision.toml"] += b"\n"


def _rules_gone(files: dict[str, bytes]) -> None:
    del files["rules/decision.toml"]


def _evidence(files: dict[str, bytes]) -> None:
    files["evidence/" + sha256(b"x").hexdigest()] = b"x"


def _row_gone(files: dict[str, bytes]) -> None:
    files["rows.jsonl"] = b"".join(files["rows.jsonl"].splitlines(keepends=True)[1:])


@pytest.mark.parametrize(
    ("change", "where"),
    [
        pytest.param(_rows, "rows.jsonl, line 1", id="a row"),
        pytest.param(_row_gone, "rows.jsonl", id="no row of the case"),
        pytest.param(_chain, "event ", id="an event"),
        pytest.param(_one_event_less, "event 5", id="an event less"),
        pytest.param(_end, "event ", id="the last event"),
        pytest.param(_seals, "seals.json", id="the seals"),
        pytest.param(_decision, "decisions/", id="the answer"),
        pytest.param(_list, "lists/un/", id="a publisher's file"),
        pytest.param(_rules, "rules/decision.toml", id="a rule"),
        pytest.param(_rules_gone, "rules", id="a rule less"),
        pytest.param(_evidence, "evidence/", id="evidence put in"),
    ],
)
def test_a_forged_archive_gives_itself_away(
    audited: Home, kept_case: Path, change: Callable[[dict[str, bytes]], object], where: str
) -> None:
    written_anew(kept_case, change)

    code, found = verified(audited, "--archive", str(kept_case))

    assert code == 3
    assert any(one["where"].startswith(where) for one in found["faults"]), found["faults"]


def test_a_file_that_is_changed_missing_or_put_in_is_named(
    audited: Home, kept_case: Path
) -> None:
    with ZipFile(kept_case) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    del files["rules/nexus.toml"]
    files["rules/decision.toml"] += b"#"
    with ZipFile(kept_case, "w") as packed:
        for name, body in {**files, "more.txt": b""}.items():
            packed.writestr(name, body)

    code, found = verified(audited, "--archive", str(kept_case))

    assert code == 3
    told = {fault["where"]: fault["what"] for fault in found["faults"]}
    assert "was put in" in told["more.txt"]
    assert "missing" in told["rules/nexus.toml"]
    assert "was changed" in told["rules/decision.toml"]


def test_a_damaged_archive_is_no_success(audited: Home, kept_case: Path) -> None:
    content = kept_case.read_bytes()
    for damaged in (b"", b"PK", content[: len(content) // 2], b"x" * 100):
        kept_case.write_bytes(damaged)
        result = audited.run("audit", "verify", "--archive", str(kept_case))
        assert (result.code, "is damaged" in result.said) == (3, True)


def test_damage_inside_any_file_of_an_archive_is_found(audited: Home, kept_case: Path) -> None:
    content = kept_case.read_bytes()
    with ZipFile(kept_case) as packed:
        files = {info.filename: info for info in packed.infolist() if info.file_size}
    for info in files.values():
        if info.filename.startswith("rules/criteria/"):
            continue  # there are many, all alike
        name, extra = unpack_from("<HH", content, info.header_offset + 26)
        place = info.header_offset + 30 + name + extra + info.compress_size // 2
        kept_case.write_bytes(
            content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]
        )

        assert audited.run("audit", "verify", "--archive", str(kept_case)).code == 3, (
            info.filename
        )


def test_a_case_is_held_against_a_head_that_was_exported_before(
    audited: Home, tmp_path: Path
) -> None:
    before, after = tmp_path / "before.json", tmp_path / "after.json"
    audited.run("audit", "head", "--output", str(before))
    case = exported(audited, ids(audited)[0], tmp_path / "case.zip")
    audited.run("audit", "head", "--output", str(after))

    against_later = audited.run("audit", "verify", "--archive", str(case), "--head", str(after))

    assert verified(audited, "--archive", str(case), "--head", str(before))[0] == 0
    assert (against_later.code, "take an earlier head" in against_later.said) == (3, True)
    said = json.loads(before.read_text()) | {"hash": "0" * 64}
    before.write_text(json.dumps(said))
    code, found = verified(audited, "--archive", str(case), "--head", str(before))
    assert (code, found["faults"][0]["where"]) == (3, f"event {said['event']}")


@pytest.mark.parametrize("number", ["no-such-number", "12345", ""])
def test_a_case_that_is_not_here_is_not_exported(
    audited: Home, tmp_path: Path, number: str
) -> None:
    output = tmp_path / "case.zip"

    result = audited.run("audit", "export", number, "--output", str(output))

    assert (result.code, "no screening and no alert" in result.said) == (3, True)
    assert list(tmp_path.glob("*.zip*")) == []


def test_a_purged_screening_is_not_exported(audited: Home, tmp_path: Path) -> None:
    number = purge_a_screening(audited)

    result = audited.run("audit", "export", number, "--output", str(tmp_path / "case.zip"))

    assert (result.code, "lawfully purged" in result.said) == (3, True)


def test_neighbours_of_a_case_that_were_purged_do_not_matter(
    audited: Home, tmp_path: Path
) -> None:
    last = ids(audited)[-1]
    purge_a_screening(audited)

    case = exported(audited, last, tmp_path / "case.zip")

    assert elsewhere(audited, case)[0] == 0
