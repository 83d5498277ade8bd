"""How is a decision shown and recorded?"""

import sys
from dataclasses import asdict

from db.records.screening import Decision
from screening.report import json as as_documented
from screening.report.recorded import recorded
from screening.settings import Settings


def shown_and_recorded(decision: Decision, settings: Settings, *, as_json: bool) -> bool:
    """Show a decision, then record it, also where nobody read it to the end.

    Says on standard error where it could not be recorded.
    """
    try:
        _show(decision, as_json=as_json)
    except BaseException:
        _recorded(decision, settings)
        raise
    return _recorded(decision, settings)


def _show(decision: Decision, *, as_json: bool) -> None:
    if as_json:
        print(as_documented.pretty(as_documented.decision(decision)))
    else:
        from screening.cli.consoles import report_console  # noqa: PLC0415
        from screening.report import terminal  # noqa: PLC0415

        terminal.render(decision, report_console())
    sys.stdout.flush()


def _recorded(decision: Decision, settings: Settings) -> bool:
    from db.errors import StoreError  # noqa: PLC0415 - half a second, after the answer
    from db.store.engine import open_store  # noqa: PLC0415
    from db.store.screenings import Screening, record  # noqa: PLC0415
    from screening.kept_settings import keep_what_is_in_use  # noqa: PLC0415

    try:
        with open_store(settings.database_url) as store:
            keep_what_is_in_use(store, settings, at=decision.at)
            record(store, Screening(**asdict(recorded(decision))))
    except (StoreError, OSError) as error:
        print(
            f"sanctions: the answer above stands, but it could not be recorded: {error}",
            file=sys.stderr,
        )
        return False
    return True
