"""How does a program read an assessment: categories, tests, facts, ownership?"""

from typing import Any

from db.records.assessment import Assessment, Reason
from db.records.dossier import Dossier, Listing
from db.records.fact import Fact, Source
from db.records.ownership import OwnershipFinding
from screening.report import json

Json = dict[str, Any]


def documented(found: Dossier) -> Json:
    """Give an assessment in its documented form; a field may be added, none is renamed."""
    return {
        "name": found.name,
        "type": found.type.value,
        "file": found.file or None,
        "sha256": found.sha256 or None,
        "identity": found.identity.value,
        "identity_because": found.identity_because,
        "listings": [_listing(one) for one in found.listings],
        "screening": json.decision(found.screening) if found.screening else None,
        "categories": [assessment(one) for one in found.assessments],
        "other_facts": [fact(one) for one in found.other_facts],
        "ownership": [_ownership(one) for one in found.ownership],
        "criteria": dict(found.criteria),
        "lists": [json.list_used(used) for used in found.lists],
        "versions": {"engine": found.engine_version, "rules": found.rules_digest},
        "at": json.moment(found.at),
        "by": found.by,
    }


def assessment(found: Assessment) -> Json:
    """Give one category, with its reasons and what speaks against it."""
    return {
        "id": found.category,
        "title": found.title,
        "origin": found.origin,
        "outcome": found.outcome.value,
        "because": found.because,
        "policy": found.policy or None,
        "reasons": [_reason(one) for one in found.reasons],
        "rebuttals": [
            {"fact": fact(one.fact), "because": one.because} for one in found.rebuttals
        ],
        "missing": list(found.missing),
    }


def _reason(found: Reason) -> Json:
    return {
        "ground": found.ground,
        "elements": [{"id": name, "title": title} for name, title in found.elements],
        "outcome": found.outcome.value,
        "because": found.because,
        "tests": {
            test.name.value: {"holds": test.holds, "because": test.because}
            for test in found.tests
        },
        "facts": [fact(one) for one in found.facts],
    }


def fact(found: Fact) -> Json:
    """Give one fact with its sources."""
    return {
        "id": found.id or None,
        "kind": found.kind.value,
        "text": found.text,
        "role": found.role,
        "organisation": found.organisation,
        "from": found.start.printed if found.start else None,
        "until": found.end.printed if found.end else None,
        "former": found.is_former,
        "manner": found.manner.value,
        "limb": found.limb.value if found.limb else None,
        "sources": [_source(one) for one in found.sources],
    }


def _source(found: Source) -> Json:
    return {
        "level": found.level.value,
        "basis": found.basis.value,
        "publisher": found.publisher,
        "date": found.published_on.isoformat() if found.published_on else None,
        "locator": found.locator,
        "quote": found.quote,
        "public": found.is_public,
        "url": found.url or None,
        "archived_sha256": found.archived_sha256 or None,
        "repeats": found.repeats or None,
    }


def _ownership(found: OwnershipFinding) -> Json:
    return {
        "regime": found.regime,
        "title": found.title,
        "owned": found.owned.value,
        "controlled": found.controlled.value if found.controlled else None,
        "because": found.because,
        "chains": [
            {
                "names": list(chain.names),
                "shares": list(chain.shares),
                "product": chain.product,
            }
            for chain in found.chains
        ],
        "verified": found.is_verified,
    }


def _listing(found: Listing) -> Json:
    return {
        "list": found.list,
        "ref": found.ref,
        "name": found.name,
        "listed_on": found.listed_on.isoformat() if found.listed_on else None,
        "programme": found.programme,
        "acts": [{"number": act.number, "url": act.url or None} for act in found.acts],
        "measures": list(found.measures),
        "removal_pending": found.is_pending_removal,
    }
