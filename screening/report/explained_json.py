"""How does a program read why a party was found, or was not?

The schema is `screening/report/explanation.schema.json`; fields are added, never renamed.
"""

from screening.explain import EntryExplained, Explanation, FactCompared, NameCompared, RuleTried
from screening.report.json import Json, list_used, match, parts, query


def explanation(found: Explanation) -> Json:
    """Give an explanation: what was asked, and each entry of the reference."""
    terms = found.terms
    return {
        "query": query(found.query),
        "ref": found.ref,
        "problems": [*found.query.problems, *terms.notes],
        "scope": terms.scope.value,
        "as_of": terms.as_of.isoformat() if terms.as_of else None,
        "compare_from": found.compare_from,
        "query_nexus": found.nexus or None,
        "entries": [_entry(entry) for entry in found.entries],
        "lists": [list_used(used) for used in terms.lists],
        "versions": {"engine": terms.engine_version, "rules": terms.rules_digest},
    }


def _entry(found: EntryExplained) -> Json:
    return {
        "match": match(found.match),
        "is_asked": found.is_asked,
        "is_found": found.is_found,
        "names": [_name(name) for name in found.names],
        "facts": [_fact(fact) for fact in found.facts],
        "rules": [_rule(rule) for rule in found.rules],
        "changes": [
            {"what": c.what, "outcome": c.outcome.value, "rule": c.rule} for c in found.changes
        ],
    }


def _name(found: NameCompared) -> Json:
    return {
        "query": found.asked,
        "listed": found.listed.text,
        "is_weak": found.is_weak,
        "score": round(found.comparison.score, 4),
        "manner": found.comparison.manner.value,
        "because": found.comparison.because,
        "parts": parts(found.comparison.parts),
    }


def _fact(found: FactCompared) -> Json:
    return {
        "feature": found.feature,
        "query": found.asked,
        "listed": found.listed,
        "bearing": found.bearing.value if found.bearing is not None else None,
        "because": found.because,
    }


def _rule(found: RuleTried) -> Json:
    return {
        "rule": found.rule,
        "outcome": found.outcome.value,
        "is_deciding": found.is_deciding,
        "unmet": list(found.unmet),
        "because": found.because,
    }
