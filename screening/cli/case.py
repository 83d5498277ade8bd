"""How is a case file, or a listed party, assessed for a command?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from db.records.dossier import Dossier, Listing
from db.records.entry import Entry, PartyType
from db.records.screening import IndexedEntry, ListUsed
from rules.catalogue import Catalogue
from screening import condition
from screening.session import Session
from screening.settings import Settings
from screening.version import __version__

if TYPE_CHECKING:
    from db.records.case import Case


@dataclass(frozen=True, slots=True)
class Here:
    """What a case is assessed with: this installation, its lists, its rulebook."""

    settings: Settings
    session: Session
    catalogue: Catalogue
    at: datetime


def here() -> Here:
    """Open the lists and the rulebook."""
    from rules import loader  # noqa: PLC0415
    from rules.criteria_loader import catalogue  # noqa: PLC0415
    from screening import settings  # noqa: PLC0415
    from screening.session import open_session  # noqa: PLC0415

    found = settings.load()
    rules = catalogue(loader.read(found.rules_folder))
    return Here(found, open_session(found), rules, condition.now())


def of_case(path: Path, at: Here, lists: Sequence[str], max_age: float | None) -> Dossier:
    """Assess a case file and screen its party."""
    from screening.case_file import CaseFileError, read_case  # noqa: PLC0415
    from screening.casework import assess_case, listed_owners  # noqa: PLC0415
    from screening.query_facts import bodies_in  # noqa: PLC0415
    from screening.service import Wish, answer  # noqa: PLC0415

    today = at.at.date()
    try:
        case = read_case(path, today)
    except CaseFileError as error:
        raise typer.BadParameter(f"\n{error}") from error
    index = at.session.index
    owners = listed_owners(case, index)
    found = assess_case(case, at.catalogue, bodies_in(index, at.catalogue), owners, today)
    wish = Wish(tuple(lists), max_age_days=max_age)
    decision = answer(case.query, at.session, wish, at=at.at, by=at.settings.user)
    return Dossier(
        name=case.query.name,
        type=case.query.type or PartyType.UNKNOWN,
        about=tuple(_asked(case)),
        identity=case.identity,
        identity_because=case.identity_because,
        listings=(),
        screening=decision,
        assessments=found.assessments,
        other_facts=found.other_facts,
        ownership=found.ownership,
        lists=decision.lists,
        criteria=tuple(_policies(at.catalogue)),
        rules_digest=at.session.conditions.rules_digest,
        engine_version=__version__,
        at=at.at,
        by=at.settings.user,
        file=case.path,
        sha256=case.sha256,
    )


def of_party(ref: str, at: Here) -> Dossier:
    """Give what the entries of a listed party, or a record of the roster, amount to."""
    from screening.listed_case import assess_listed  # noqa: PLC0415

    found = at.session.index.find(ref.strip())
    if not found:
        raise typer.BadParameter(
            f"no entry in force has the reference {ref!r}, and no case file has that name"
        )
    subject = at.session.index.subject(found[0].subject)
    keys = subject.members if subject else (found[0].key,)
    entries = [one for key in keys for one in at.session.index.find(str(key))]
    listed = assess_listed(at.session.index, entries, at.catalogue)
    first = entries[0].entry
    return Dossier(
        name=first.name,
        type=first.type,
        about=tuple(_printed([one.entry for one in entries])),
        identity=listed.identity,
        identity_because=listed.identity_because,
        listings=tuple(_listing(one) for one in entries if listed.is_listing),
        screening=None,
        assessments=listed.assessments,
        other_facts=(),
        ownership=(),
        lists=_lists(at, entries),
        criteria=tuple(_policies(at.catalogue)),
        rules_digest=at.session.conditions.rules_digest,
        engine_version=__version__,
        at=at.at,
        by=at.settings.user,
    )


def _lists(at: Here, entries: Sequence[IndexedEntry]) -> tuple[ListUsed, ...]:
    from screening.condition import used  # noqa: PLC0415

    names = {one.entry.list for one in entries}
    return tuple(
        used(found, at.at, None)
        for found in at.session.conditions.lists
        if found.list in names or found.sha256
    )


def _listing(one: IndexedEntry) -> Listing:
    entry = one.entry
    return Listing(
        entry.list,
        entry.ref,
        entry.name,
        entry.listed_on,
        ", ".join(entry.programmes),
        entry.legal_acts,
        entry.measures,
        is_pending_removal=one.removal is not None,
    )


def _asked(case: "Case") -> Iterator[tuple[str, str]]:
    from screening.report.json import query  # noqa: PLC0415

    for label, value in query(case.query).items():
        if value and label != "name":
            said = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
            yield label.replace("_", " "), said


def _printed(entries: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    from screening.report.details import said  # noqa: PLC0415

    told: dict[str, dict[str, None]] = {}
    for entry in entries:
        for label, values in (
            ("names", [n.text for n in entry.names if n.text != entries[0].name]),
            ("born", [b.date.printed for b in entry.birth_dates if b.date.printed]),
            ("born in", [said(b) for b in entry.birth_places]),
            ("nationality", [n.country for n in entry.nationalities]),
            ("gender", list(entry.genders)),
            ("numbers", [f"{i.kind.replace('_', ' ')} {i.number}" for i in entry.identifiers]),
            ("addresses", [said(a) for a in entry.addresses]),
        ):
            told.setdefault(label, {}).update(dict.fromkeys(filter(None, values)))
    for label, found in told.items():
        if found:
            yield label, "; ".join(found)


def _policies(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    yield "criteria version", catalogue.version
    yield "anchor_date", catalogue.anchor_date.isoformat()
    yield "min_rank", catalogue.min_rank
    yield "family_policy", catalogue.family_policy.value
    yield "ownership_regime", catalogue.ownership_regime
