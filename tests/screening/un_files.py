"""Files in the form of the Security Council's consolidated list, as large as the real one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import product

YESTERDAY = datetime.now(UTC).replace(microsecond=0) - timedelta(days=1)
TODAY = YESTERDAY + timedelta(hours=23)

_STARTS = ("Bar", "Dol", "Fen", "Gur", "Hes", "Jam", "Kov", "Lub", "Mir", "Nax")
_MIDDLES = ("ab", "eg", "id", "om", "ur", "ya", "el", "ot", "in", "us")
_ENDS = ("ack", "ell", "imp", "orn", "uft", "yst", "anz", "erg", "ibb", "odd")
_NAMES = tuple(
    f"{a}{b}{c} {c.title()}{b}{a.lower()}" for a, b, c in product(_STARTS, _MIDDLES, _ENDS)
)
DPRK_ENTRIES = 150
"""As many as the manifest promises, and no more than a list may lose at once."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One person as the list prints him; an empty field is left out of the file."""

    ref: str
    name: str
    programme: str = "Al-Qaida"
    data_id: str = ""

    @property
    def xml(self) -> str:
        """The record."""
        fields = {
            "DATAID": self.data_id,
            "VERSIONNUM": "1",
            "FIRST_NAME": self.name,
            "UN_LIST_TYPE": self.programme,
            "REFERENCE_NUMBER": self.ref,
            "LISTED_ON": "2017-06-02",
        }
        inside = "".join(f"<{tag}>{text}</{tag}>" for tag, text in fields.items() if text)
        return f"<INDIVIDUAL>{inside}</INDIVIDUAL>"


def _listed(number: int) -> Listed:
    is_dprk = number < DPRK_ENTRIES
    kind, programme = ("KPi", "DPRK") if is_dprk else ("QDi", "Al-Qaida")
    return Listed(f"{kind}.{number:04}", _NAMES[number], programme, str(6_900_000 + number))


ENTRIES = tuple(_listed(number) for number in range(len(_NAMES)))
"""A thousand persons, the first of them under the programme DPRK."""
NEWCOMER = Listed("KPi.9001", "Wendrik Pallo Zsigmond", "DPRK", "6999001")
"""Nobody of that name is among the thousand."""


def un_file(
    entries: Sequence[Listed] = ENTRIES, generated: datetime = YESTERDAY, *, more: str = ""
) -> bytes:
    """Make a file of these entries; `more` is XML that stands behind the last one."""
    records = "\n".join(entry.xml for entry in entries)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<CONSOLIDATED_LIST dateGenerated="{generated:%Y-%m-%dT%H:%M:%S}Z">\n'
        f"<INDIVIDUALS>\n{records}{more}\n</INDIVIDUALS>\n<ENTITIES/>\n</CONSOLIDATED_LIST>\n"
    ).encode()
