"""What is found when more than the name is known?

The same names as elsewhere, with a date of birth as it stands on a document, a day off, with
day and month swapped, or as a bare year; or with the nationality of the DPRK.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from random import Random

from db.records.entry import DatePrecision, Entry
from screening.evaluate.bearers import Bearer
from screening.evaluate.cases import Case, Group
from screening.evaluate.parties import EntryKey, Party
from screening.evaluate.person_cases import person_cases

DPRK = "KP"
_SPELT = ("customary", "typo", "initials", "missing_syllable")
"""The classes that are asked again with more than the name."""


def corroborated_cases(
    chosen: Sequence[Party],
    entries: Sequence[Entry],
    bearers: Sequence[Bearer],
    *,
    seed: int,
    count: int,
) -> Iterator[Case]:
    """Ask for the chosen parties again, with a date or a nationality."""
    born = _born(entries)
    known = {p.id: days for p in chosen if (days := [d for k in p.entries for d in born[k]])}
    with_date = [party for party in chosen if party.id in known]
    for kind in _SPELT:
        cases = list(
            person_cases(with_date, bearers, seed=seed, per_class=count, classes=(kind,))
        )
        for written, write in _WRITTEN.items():
            random = Random(f"{seed} {kind} {written}")  # noqa: S311 - the same again
            yield from islice(_dated(random, cases, known, f"{kind}+{written}", write), count)
        for case in person_cases(chosen, bearers, seed=seed, per_class=count, classes=(kind,)):
            yield replace(
                case, group=Group.CORROBORATED, kind=f"{kind}+nationality", nationality=DPRK
            )


def _born(entries: Sequence[Entry]) -> Mapping[EntryKey, list[date]]:
    """Give the birth dates that an entry knows to the day."""
    return {
        (entry.list, entry.ref): [
            birth.date.earliest
            for birth in entry.birth_dates
            if birth.date.precision is DatePrecision.DAY and birth.date.earliest is not None
        ]
        for entry in entries
    }


Write = Callable[[Random, date], str]


def _dated(
    random: Random,
    cases: Sequence[Case],
    known: Mapping[str, list[date]],
    kind: str,
    write: Write,
) -> Iterator[Case]:
    for case in cases:
        if text := write(random, random.choice(known[case.party])):
            yield replace(case, group=Group.CORROBORATED, kind=kind, birth_date=text)


def _right(_random: Random, day: date) -> str:
    return day.isoformat()


def _day_off(random: Random, day: date) -> str:
    return (day + timedelta(days=random.choice((-1, 1)))).isoformat()


def _swapped(_random: Random, day: date) -> str:
    """Swap day and month where that gives another date."""
    if day.day > 12 or day.day == day.month:
        return ""
    return day.replace(month=day.day, day=day.month).isoformat()


def _year(_random: Random, day: date) -> str:
    return str(day.year)


_WRITTEN: dict[str, Write] = {
    "date": _right,
    "day_off": _day_off,
    "swapped_date": _swapped,
    "year": _year,
}
"""How the date stands on the document."""
