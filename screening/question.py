"""Which one fact would settle most of the candidates that a screening found?

Each fact that the query doesn't state yet is weighed by how many candidates the answer would
confirm or rule out, and by whether a bank usually has it. What a list does not state settles
nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from db.records.entry import DatePrecision, Entry, IdentifierKind, PartyType
from db.records.screening import Decision, Match, Outcome, Query
from screening.names.korean_reasons import INITIAL
from screening.which_hangul import fits, has_hangul, possible_names

_HAN = range(0x3400, 0xA000)
_MOST_VALUES, _LONGEST_VALUE = 3, 40
_PAPERS = frozenset({IdentifierKind.PASSPORT, IdentifierKind.NATIONAL_ID})
_REGISTERS = frozenset(
    {
        IdentifierKind.REGISTRATION,
        IdentifierKind.TAX,
        IdentifierKind.BIC,
        IdentifierKind.IMO_COMPANY,
    }
)
_SHIPS = frozenset({IdentifierKind.IMO_SHIP, IdentifierKind.IMO})


@dataclass(frozen=True, slots=True)
class Question:
    """What to ask the customer next."""

    ask: str
    why: str
    separates: int
    """How many candidates the answer would confirm, rule out or make likelier."""
    of: int
    """How many candidates are not settled yet."""


@dataclass(frozen=True, slots=True)
class _Option:
    ask: str
    why: str
    separates: int
    settled: float
    """How many candidates the answer can be expected to settle."""


Fact = Callable[[Query, Sequence[Match]], _Option | None]
Listed = list[tuple[Match, tuple[str, ...]]]
"""Candidates with what the list states of them."""


def next_question(decision: Decision) -> Question | None:
    """Give the fact that would settle most of the alerts; `None` where nothing would.

    An alert whose number or day of birth agrees needs no question.
    """
    candidates = [match for match in decision.matches if _is_open(match)]
    found = [fact(decision.query, candidates) for fact in _FACTS] if candidates else []
    options = [option for option in found if option is not None and option.separates]
    if not options:
        return None
    best = max(options, key=lambda option: option.settled)
    return Question(best.ask, best.why, best.separates, len(candidates))


def _is_open(match: Match) -> bool:
    is_settled = not {"identifier", "birth_day"}.isdisjoint(match.agreeing())
    return match.outcome is not Outcome.NO_MATCH and not is_settled


def _whole_name(query: Query, candidates: Sequence[Match]) -> _Option | None:
    """Ask for the given name in full where initials or too few syllables were asked."""
    partly = [match for match in candidates if _is_asked_in_part(match)]
    return _Option(
        "Ask for the given name in full, as the passport prints it.",
        f"{query.name!r} has initials or too few syllables; only a whole name can be compared.",
        len(partly),
        0.97 * len(partly),
    )


def _is_asked_in_part(match: Match) -> bool:
    if match.manner != "syllables":
        return False
    names = [evidence for evidence in match.evidence if evidence.feature == "name"]
    parts = [part for name in names for part in name.parts if part.listed]
    return any(not part.query or part.because == INITIAL for part in parts)


def _birth_date(query: Query, candidates: Sequence[Match]) -> _Option | None:
    """Ask for the date of birth, or for the day where only a year was asked."""
    if any(asked.precision is DatePrecision.DAY for asked in query.birth_dates):
        return None
    if query.birth_dates:
        agreeing = [match for match in candidates if "birth_date" in match.agreeing()]
        listed = _stated(agreeing, lambda entry: _births(entry, only_days=True))
        ask = "Ask for the day of birth: the year alone was given."
    else:
        listed = _stated(candidates, _births)
        ask = "Ask for the date of birth; the year alone helps already."
    return _listed_option(ask, listed, settles=0.95)


def _births(entry: Entry, *, only_days: bool = False) -> tuple[str, ...]:
    return tuple(
        birth.date.printed
        for birth in entry.birth_dates
        if birth.date.earliest is not None
        and (not only_days or birth.date.precision is DatePrecision.DAY)
    )


def _ship_number(query: Query, candidates: Sequence[Match]) -> _Option | None:
    """Ask for a ship's IMO number: names of ships change, the number stays."""
    ships = [m for m in candidates if PartyType.VESSEL in {query.type, m.entry.type}]
    ask = "Ask for the ship's IMO number: names of ships change, the number stays."
    return _numbers(ask, _SHIPS, query, ships, settles=0.95)


def _paper(query: Query, candidates: Sequence[Match]) -> _Option | None:
    """Ask for the number of a passport or identity card."""
    persons = [m for m in candidates if m.entry.type is PartyType.PERSON]
    ask = "Ask for the number of the passport or identity card."
    return _numbers(ask, _PAPERS, query, persons, settles=0.6)


def _register(query: Query, candidates: Sequence[Match]) -> _Option | None:
    """Ask an organisation for a number under which it is registered."""
    bodies = [m for m in candidates if m.entry.type is PartyType.ORGANISATION]
    ask = "Ask for the registration, tax, BIC or IMO company number."
    return _numbers(ask, _REGISTERS, query, bodies, settles=0.6)


def _numbers(
    ask: str,
    kinds: frozenset[IdentifierKind],
    query: Query,
    asked_of: Sequence[Match],
    *,
    settles: float,
) -> _Option | None:
    if query.identifiers:
        return None
    listed = _stated(
        asked_of, lambda entry: tuple(n.number for n in entry.identifiers if n.kind in kinds)
    )
    return _listed_option(ask, listed, settles=settles)


def _hangul(query: Query, candidates: Sequence[Match]) -> _Option | None:
    """Ask for the hangul where the spelling can be several, and these tell parties apart."""
    possible = possible_names(query)
    if not possible:
        return None
    total = sum(name.share for name in possible)
    told_apart, ruled_out = 0, 0.0
    for match in candidates:
        fitting = [fits(name, match.entry) for name in possible]
        if any(fitting) and not all(fitting):
            told_apart += 1
            missed = zip(possible, fitting, strict=True)
            ruled_out += sum(name.share for name, does_fit in missed if not does_fit) / total
    return _Option(
        f"Ask for the name in hangul: {_either([name.hangul for name in possible])}.",
        "The spelling can be each of these and does not say which; the candidates differ.",
        told_apart,
        0.8 * (told_apart + ruled_out) / 2,
    )


def _either(texts: Sequence[str]) -> str:
    return f"{', '.join(texts[:-1])} or {texts[-1]}"


def _characters(query: Query, candidates: Sequence[Match]) -> _Option | None:
    """Ask for the Chinese characters where lists print them."""
    if any(map(_has_characters, query.names)):
        return None
    listed = _stated(
        candidates,
        lambda entry: tuple(n.text for n in entry.names if _has_characters(n.text)),
    )
    ask = "Ask for the name in Chinese characters."
    return _listed_option(ask, listed, settles=0.5)


def _has_characters(text: str) -> bool:
    return not has_hangul(text) and any(ord(letter) in _HAN for letter in text)


def _nationality(query: Query, candidates: Sequence[Match]) -> _Option | None:
    """Ask for the nationality: the same one corroborates, another says little."""
    if query.nationalities:
        return None
    persons = [match for match in candidates if match.entry.type is PartyType.PERSON]
    listed = _stated(persons, lambda entry: tuple(n.country for n in entry.nationalities))
    return _listed_option("Ask for the nationality.", listed, settles=0.4)


def _country(query: Query, candidates: Sequence[Match]) -> _Option | None:
    """Ask where an organisation has its seat."""
    if query.residences or query.addresses:
        return None
    bodies = [match for match in candidates if match.entry.type is PartyType.ORGANISATION]
    listed = _stated(bodies, lambda entry: tuple(a.place.country for a in entry.addresses))
    ask = "Ask for the address: the country, better the street."
    return _listed_option(ask, listed, settles=0.35)


def _gender(query: Query, candidates: Sequence[Match]) -> _Option | None:
    """Ask for the gender: another one contradicts, the same says little."""
    if query.gender:
        return None
    listed = _stated(candidates, lambda entry: entry.genders)
    return _listed_option("Ask for the gender.", listed, settles=0.3)


_FACTS: tuple[Fact, ...] = (
    _whole_name, _birth_date, _ship_number, _paper, _register, _hangul, _nationality, _country,
    _characters, _gender,
)  # fmt: skip
"""What can be asked for; of two that settle as much, the first is."""


def _stated(candidates: Sequence[Match], values: Callable[[Entry], tuple[str, ...]]) -> Listed:
    """Give the candidates for which the list states a value, with what it states."""
    found = ((match, tuple(filter(None, values(match.entry)))) for match in candidates)
    return [(match, stated) for match, stated in found if stated]


def _listed_option(ask: str, listed: Listed, *, settles: float) -> _Option:
    why = f"The lists say {'; '.join(_values(listed))}."
    return _Option(ask, why, len(listed), settles * len(listed))


def _values(listed: Listed) -> Iterator[str]:
    """Say what the lists state, the same value once, with the references."""
    grouped: dict[str, list[str]] = {}
    for match, stated in listed:
        said = ", ".join(dict.fromkeys(stated))
        grouped.setdefault(said, []).append(match.entry.ref)
    for value, refs in list(grouped.items())[:_MOST_VALUES]:
        text = value if len(value) <= _LONGEST_VALUE else f"{value[: _LONGEST_VALUE - 1]}…"
        yield f"{text} ({', '.join(refs[:_MOST_VALUES])}{' …' * (len(refs) > _MOST_VALUES)})"
    if len(grouped) > _MOST_VALUES:
        yield f"{len(grouped) - _MOST_VALUES} more"
