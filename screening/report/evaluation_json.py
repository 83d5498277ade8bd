"""How does a program read an evaluation?"""

from collections.abc import Sequence

from rules.decision import DecisionRule
from screening.evaluate.curves import Bin, Curve
from screening.evaluate.evaluation import Evaluation
from screening.evaluate.exhaustive import SearchCheck
from screening.evaluate.metrics import AlertRow, ClassRow, Cut, Measured, Recall, System
from screening.evaluate.record import Due, forms
from screening.evaluate.shares import Share


def documented(result: Evaluation, due: Due) -> dict[str, object]:
    """Give everything the report says, and what the next run is compared with."""
    plan = result.plan
    names = [system.name for system in result.systems]
    return {
        "at": result.at.isoformat(),
        "engine_version": result.engine_version,
        "rules_digest": result.rules_digest,
        "rules_version": result.decisions.version,
        "forms": forms(result.lists),
        "due_on": due.on.isoformat(),
        "seconds": round(result.seconds, 1),
        "half": plan.half,
        "seed": plan.seed,
        "per_class": plan.per_class,
        "negatives": plan.negatives,
        "falls_short": plan.falls_short,
        "parties": result.parties,
        "lists": [
            {
                "list": found.list,
                "published_at": found.published_at.isoformat() if found.published_at else None,
                "sha256": found.sha256,
            }
            for found in result.lists
        ],
        "systems": names,
        "about": {system.name: system.about for system in result.systems},
        "bands": [_band(rule) for rule in result.decisions.rules],
        "lines": [
            _line(system, cut)
            for system, known in zip(result.systems, result.cuts.known, strict=True)
            for cut in known
        ],
        "classes": [_class(row, names) for row in result.classes],
        "alerts": [_alerts(row, names) for row in result.alerts],
        "curves": [_curve(curve, names) for curve in result.curves],
        "search": _search(result.search),
        "calibration": [_bin(found) for found in result.calibration],
        "just_below": [_case(one) for one in result.below],
        "false_alerts": [_case(one) for one in result.false_alerts],
    }


def _band(rule: DecisionRule) -> dict[str, object]:
    return {"rule": rule.id, "min_score": rule.when.min_score, "outcome": rule.outcome.value}


def _line(system: System, cut: Cut) -> dict[str, object]:
    return {
        "system": system.name,
        "unlisted": cut.kind,
        "names": cut.size,
        "one_percent": round(cut.one_percent, 4),
        "one_in_thousand": round(cut.one_in_thousand, 4),
    }


def _class(row: ClassRow, systems: Sequence[str]) -> dict[str, object]:
    return {
        "group": row.group,
        "class": row.kind,
        "cases": row.size,
        "systems": {
            name: _recall(recall) for name, recall in zip(systems, row.systems, strict=True)
        },
    }


def _recall(recall: Recall) -> dict[str, object]:
    return {
        "at_bands": _if_known(recall.at_bands),
        "at_one_percent": _if_known(recall.at_one_percent),
        "at_one_in_thousand": _if_known(recall.at_one_in_thousand),
        "first": _share(recall.first),
        "alone": _share(recall.alone),
        "reciprocal_rank": round(recall.reciprocal_rank, 4),
    }


def _if_known(found: Share | None) -> dict[str, object] | None:
    return None if found is None else _share(found)


def _share(found: Share) -> dict[str, object]:
    """Give a share with its interval of 95 %."""
    low, high = found.interval
    return {
        "hits": found.hits,
        "size": found.size,
        "value": round(found.value, 6),
        "interval": [round(low, 6), round(high, 6)],
    }


def _alerts(row: AlertRow, systems: Sequence[str]) -> dict[str, object]:
    return {
        "group": row.group,
        "class": row.kind,
        "at_bands": _share(row.at_bands),
        "with_birth_date": _if_known(row.dated),
        "others": {
            name: _if_known(found) for name, found in zip(systems[1:], row.others, strict=True)
        },
    }


def _curve(curve: Curve, systems: Sequence[str]) -> dict[str, object]:
    points = [[rate, round(found, 4)] for rate, found in curve.points]
    return {"group": curve.group, "system": systems[curve.system], "points": points}


def _search(found: SearchCheck | None) -> dict[str, object] | None:
    if found is None:
        return None
    return {"names": found.names, "alerts": found.alerts, "lost": list(found.lost)}


def _bin(found: Bin) -> dict[str, object]:
    return {
        "confidence": round(found.confidence, 4),
        "right": round(found.right, 4),
        "cases": found.size,
        "interval": [round(end, 4) for end in found.interval],
    }


def _case(one: Measured) -> dict[str, object]:
    case, answer = one.case, one.answer
    return {
        "group": case.group,
        "class": case.kind,
        "text": case.text,
        "made_from": case.made_from,
        "party": case.party,
        "score": round(answer.right if case.party else answer.top, 4),
        "best_party": answer.top_party,
    }
