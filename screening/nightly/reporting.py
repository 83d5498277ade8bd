"""What does a night leave on the disk for whoever wants to read it without the tool?"""

import json
import os

from screening.nightly.night import Night
from screening.nightly.pruning import reports_folder


def reported(night: Night) -> None:
    """Write what was done so far into the report of the night; a second run replaces it.

    Raises `OSError` where it can't be written.
    """
    run, zone = night.run, night.settings.operations.timetable.nightly.zone
    folder = reports_folder(night.settings)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"night-{run.at.astimezone(zone):%Y-%m-%d}.json"
    said = {
        "run": run.run_id,
        "at": run.at.isoformat(),
        "host": run.host,
        **night.told,
        "troubles": [
            {"subject": one.subject, "cause": one.cause, "problem": one.problem}
            for one in night.troubles
        ],
    }
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    temporary.write_text(
        json.dumps(said, ensure_ascii=False, indent=1, default=str) + "\n", encoding="utf-8"
    )
    temporary.replace(path)
    night.told["report"] = path.name
