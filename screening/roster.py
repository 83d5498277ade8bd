"""Who is on the roster: office-holders, officers and bodies that may be on no list?

The package ships a few records; the institution keeps its own, in the same form as a case
file, in the folder `roster` of its rules. They are matched as entries of lists are, and are no
listings.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from db.records.assessment import Assessment, Party
from db.records.case import Case
from db.records.derived import Assessed
from db.records.entry import (
    BirthDate,
    Entry,
    Identifier,
    Name,
    NameKind,
    Nationality,
    PartyType,
    Statement,
    StatementKind,
)
from db.records.screening import ROSTER, NexusReason
from db.records.subject import EntryKey
from rules.catalogue import Catalogue
from rules.evaluate import evaluate
from rules.loader import RuleFiles, RulesError
from screening.case_file import CaseFileError, parse_case
from screening.casework import countries_of
from screening.findings import findings_of
from screening.stated import StatedFacts
from screening.statements.bodies import Bodies

RELATED = NexusReason(
    ROSTER, is_mention=False, because="The institution keeps it on its roster.", quote=ROSTER
)


@dataclass(frozen=True, slots=True)
class Record:
    """A record of the roster, as an entry that is matched, with its categories."""

    entry: Entry
    case: Case
    assessed: Assessed


def read_roster(
    rules: RuleFiles, catalogue: Catalogue, bodies: Bodies, today: date
) -> Iterator[Record]:
    """Read every record of the roster.

    Raises `RulesError` naming file and line where one can't be read: a roster that is read in
    part would be a silent gap.
    """
    stated = StatedFacts(catalogue, bodies)
    seen: dict[str, str] = {}
    for name, text in rules.roster:
        try:
            case = parse_case(text, name, today)
        except CaseFileError as error:
            raise RulesError(f"the roster can't be read: {error}") from error
        if not case.ref:
            raise RulesError(f"the roster can't be read: {name}: [roster] needs a ref")
        if case.ref in seen:
            raise RulesError(f"{name} and {seen[case.ref]} have the same ref, {case.ref}")
        seen[case.ref] = name
        yield _record(case, catalogue, stated)


def _record(case: Case, catalogue: Catalogue, stated: StatedFacts) -> Record:
    kind = case.query.type or PartyType.UNKNOWN
    countries = countries_of(case)
    facts = stated.read(case.facts, kind, countries)
    party = Party(kind, countries, case.identity)
    found: Sequence[Assessment] = evaluate(party, facts, catalogue)
    key = EntryKey(ROSTER, case.ref)
    return Record(_entry(case), case, Assessed(key, tuple(found), findings_of(found)))


def _entry(case: Case) -> Entry:
    """Give the form in which a record is compared with a query."""
    asked = case.query
    names = [Name(asked.name, NameKind.PRIMARY), *(Name(text) for text in asked.other_names)]
    return Entry(
        ROSTER,
        case.ref,
        asked.type or PartyType.UNKNOWN,
        names=tuple(names),
        birth_dates=tuple(BirthDate(day) for day in asked.birth_dates),
        nationalities=tuple(Nationality(code) for code in asked.nationalities),
        genders=(asked.gender,) if asked.gender else (),
        identifiers=tuple(Identifier(number) for number in asked.identifiers),
        statements=tuple(Statement(StatementKind.FUNCTION, f.text) for f in case.facts),
    )
