"""How are decisions written as JSON, one documented object a line?"""

import msgspec

from db.records.screening import Decision
from screening.report import json
from screening.report.alike import Write

_HOLE = b"\0"
"""Stands in no JSON: there it would be `\\u0000`."""
_encode = msgspec.json.Encoder().encode


def head() -> str:
    """Give what stands before the first decision: nothing."""
    return ""


def lines(decision: Decision) -> str:
    """Give what `sanctions screen --format json` prints, on one line."""
    return f"{json.encoded(json.decision(decision))}\n"


def alike(decision: Decision) -> Write:
    """Give what writes the lines of decisions that say the same, to other queries."""
    own = dict.fromkeys(("id", "screening_id", "query"), msgspec.Raw(_HOLE))
    shown = _encode(json.decision(decision) | own)
    before, after_id, after_screening_id, after_query = shown.split(_HOLE)
    end = after_query + b"\n"

    def write(one: Decision) -> bytes:
        asked = one.query
        return b"".join(
            (
                before,
                _encode(asked.id),
                after_id,
                _encode(one.screening_id),
                after_screening_id,
                _encode(json.asked(asked)),
                end,
            )
        )

    return write
