"""How are decisions written as JSON, one documented object a line?"""

from db.records.screening import Decision
from screening.report import json


def head() -> str:
    """Give what stands before the first decision: nothing."""
    return ""


def lines(decision: Decision) -> str:
    """Give what `sanctions screen --format json` prints, on one line."""
    return f"{json.encoded(json.decision(decision))}\n"
