"""What do the facts of a case, or the entries of a listed party, amount to?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from db.records.assessment import Assessment, Party
from db.records.case import Case
from db.records.entry import DatePrecision, PartialDate, PartyType
from db.records.fact import Fact, FactKind, Limb
from db.records.ownership import Answer, Control, Holding, OwnershipFinding
from db.records.screening import Query
from rules.catalogue import ANY, Catalogue
from rules.evaluate import evaluate
from rules.ownership import findings
from screening.index import Index
from screening.stated import StatedFacts
from screening.statements.bodies import Bodies


@dataclass(frozen=True, slots=True)
class CaseAssessed:
    """A case with its categories."""

    case: Case
    facts: tuple[Fact, ...]
    """With their terms, and those that follow from the shares."""
    assessments: tuple[Assessment, ...]
    ownership: tuple[OwnershipFinding, ...]

    @property
    def other_facts(self) -> tuple[Fact, ...]:
        """The facts that correspond to no category and rebut none."""
        used = {
            fact
            for one in self.assessments
            for fact in (
                *(fact for reason in one.reasons for fact in reason.facts),
                *(rebuttal.fact for rebuttal in one.rebuttals),
            )
        }
        return tuple(fact for fact in self.facts if fact not in used)


def assess_case(
    case: Case,
    catalogue: Catalogue,
    bodies: Bodies,
    listed: Mapping[str, date | None],
    on: date,
) -> CaseAssessed:
    """Assess the facts of a case. `listed` are owners known to be listed, and since when."""
    kind = case.query.type or PartyType.UNKNOWN
    countries = countries_of(case)
    facts = StatedFacts(catalogue, bodies).read(case.facts, kind, countries)
    owners = dict(listed) | {one.name: one.since for one in case.listed}
    owned = findings(
        case.query.name, case.holdings, case.controls, owners, catalogue.ownership, on
    )
    has_shares = bool(case.holdings or case.controls)
    facts += _of_shares(case, owned, owners, catalogue, on) if has_shares else []
    party = Party(kind, countries, case.identity)
    found = evaluate(party, facts, catalogue)
    return CaseAssessed(case, tuple(facts), tuple(found), owned if has_shares else ())


def countries_of(case: Case) -> tuple[str, ...]:
    """Give the countries of a party: a person's nationalities, a body's seats besides."""
    if case.query.type is PartyType.PERSON:
        return case.query.nationalities
    return tuple(dict.fromkeys((*case.query.nationalities, *case.query.residences)))


def _of_shares(
    case: Case,
    owned: Sequence[OwnershipFinding],
    owners: Mapping[str, date | None],
    catalogue: Catalogue,
    on: date,
) -> Iterator[Fact]:
    """Give what shares and control state of the party, by the catalogue's regime."""
    finding = next(one for one in owned if one.regime == catalogue.ownership_regime)
    if finding.owned is Answer.YES:
        held = [one for one in case.holdings if one.is_in_force(on)]
        yield _fact(FactKind.OWNERSHIP, finding, held)
    elif (sale := _sold(case, owners, catalogue, on)) is not None:
        yield from sale
    if finding.controlled is Answer.YES:
        yield _fact(
            FactKind.CONTROL, finding, [one for one in case.controls if one.is_in_force(on)]
        )


def _fact(
    kind: FactKind,
    finding: OwnershipFinding,
    ties: Sequence[Holding | Control],
) -> Fact:
    """Give what ties come to as a fact, which holds since the last of them began."""
    owners = ", ".join(dict.fromkeys(chain.names[0] for chain in finding.chains))
    starts = [one.start for one in ties if one.start is not None]
    return Fact(
        kind,
        finding.because,
        role=kind.value,
        organisation=owners or "a listed party",
        terms=(ANY, f"regime:{finding.regime}"),
        start=_day(max(starts)) if starts else None,
        sources=tuple(dict.fromkeys(source for one in ties for source in one.sources)),
    )


def _sold(
    case: Case, owners: Mapping[str, date | None], catalogue: Catalogue, on: date
) -> tuple[Fact, Fact] | None:
    """Give an ownership that is over, and that it is over, where shares were sold.

    Only a sale before the listing meets a limb of rebuttal: a later one is told, and an
    officer must look at it.
    """
    ended = [one for one in case.holdings if one.end is not None and one.end <= on]
    if not ended:
        return None
    last = max(ended, key=lambda one: one.end or on)
    sold = last.end or on
    tests = [t for t in catalogue.ownership if t.regime == catalogue.ownership_regime]
    day = sold - timedelta(days=1)
    before, listed_then = (
        findings(case.query.name, case.holdings, case.controls, known, tests, day)[0]
        for known in (dict.fromkeys(owners), owners)
    )
    if before.owned is not Answer.YES:
        return None
    was_listed = listed_then.owned is not Answer.NO
    held = _fact(FactKind.OWNERSHIP, before, ended)
    held = replace(held, end=_day(sold - timedelta(days=1)), is_former=True)
    share = "an unknown share" if last.share is None else f"{last.share:g} %"
    text = f"{last.owner} held {share} of {last.owned} until {sold}"
    return held, Fact(
        FactKind.REBUTTAL,
        f"{text}, {'when it was already' if was_listed else 'before it was'} listed; that it "
        "was at arm's length is not checked",
        organisation=last.owner,
        start=_day(sold),
        limb=None if was_listed else Limb.NOT_ASSOCIATED,
        against=("C14",),
        sources=last.sources,
    )


def _day(day: date) -> PartialDate:
    return PartialDate(day.isoformat(), DatePrecision.DAY, day, day)


def listed_owners(case: Case, index: Index | None) -> dict[str, date | None]:
    """Give the owners of a case that a list has under exactly their name.

    Only bodies and ships: a person's name is no identification, so that a person who is
    listed is said to be in the case itself.
    """
    if index is None:
        return {}
    names = {one.owner for one in case.holdings} | {one.controller for one in case.controls}
    names |= {one.nominee_for for one in case.holdings if one.nominee_for}
    found: dict[str, date | None] = {}
    for name in names:
        asked = Query(name, type=PartyType.ORGANISATION)
        entries = [index.entry(number) for number in index.exact(asked)]
        days = [
            one.entry.listed_on
            for one in entries
            if one.entry.type in {PartyType.ORGANISATION, PartyType.VESSEL}
        ]
        if days:
            known = [day for day in days if day is not None]
            found[name] = min(known) if len(known) == len(days) else None
    return found
