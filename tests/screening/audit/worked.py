"""What is done in the home that is audited?"""

import json
from pathlib import Path

from tests.screening.home import Home
from tests.screening.un_files import ENTRIES

REMOVED, KEPT, OTHER = ENTRIES[3], ENTRIES[0], ENTRIES[1]
CUSTOMERS = (
    f"id,name,birth_date\n1,{KEPT.name},1962\n2,Nobody At All,31.31.1999\n3,{OTHER.name},\n"
)


def work(home: Home, folder: Path) -> None:
    """Refresh, let go of a party, join two, screen one by one and a file."""
    assert home.screen(REMOVED.name).code == 1
    assert home.refresh().code == 0
    act = ("--act", "SC/1")
    assert home.run("changes", "--confirm", REMOVED.ref, *act).code == 0
    join = ("--join", KEPT.ref, OTHER.ref, "--reason", "the same man")
    assert home.run("subjects", *join).code == 0
    assert home.screen(KEPT.name).code == 1
    file = folder / "customers.csv"
    file.write_text(CUSTOMERS, encoding="utf-8")
    assert home.run("batch", str(file), "--output", str(folder / "out.jsonl")).code == 3


def ids(home: Home) -> list[str]:
    """Give the numbers of all screenings that are recorded."""
    found = home.run("audit", "replay", "--all", "--format", "json").out
    return [one["screening_id"] for one in json.loads(found)["screenings"]]
