"""Which conditions of a decision rule does a match not meet, in words?

`rules.decision` says whether a rule holds; this says why not, for whoever asks.
"""

from collections.abc import Callable, Iterable, Mapping

from db.records.screening import Match
from rules.decision import Conditions


def unmet(when: Conditions, match: Match) -> tuple[str, ...]:
    """Give each condition that the match does not meet; nothing where the rule holds."""
    found = (check(when, match) for check in CHECKS.values())
    return tuple(reason for reason in found if reason)


def _min_score(when: Conditions, match: Match) -> str:
    if match.score >= when.min_score:
        return ""
    least = when.min_score
    return f"needs a score of {threshold(least)}, is {short_of(least, match.score)}"


def threshold(score: float) -> str:
    """Write a least score with as many digits as it has, two at least: 0.60, 0.865."""
    return max(f"{score:.2f}", f"{score:.4f}".rstrip("0"), key=len)


def short_of(least: float, score: float) -> str:
    """Write a score with as many digits as show that it is less, two at least."""
    written = (f"{score:.{digits}f}" for digits in (2, 3, 4))
    return next((text for text in written if float(text) < least), f"{score}")


def _in_scope(when: Conditions, match: Match) -> str:
    if when.in_scope is None or when.in_scope == match.is_in_scope:
        return ""
    return (
        "for entries in scope only" if when.in_scope else "for entries outside the scope only"
    )


def _needs(when: Conditions, match: Match) -> str:
    missing = [feature for feature in when.needs if feature not in match.agreeing()]
    return f"needs {_and(missing)} to agree" if missing else ""


def _unless(when: Conditions, match: Match) -> str:
    against = [feature for feature in when.unless if feature in match.contradicting()]
    if not against:
        return ""
    return f"{_and(against)} {'contradicts' if len(against) == 1 else 'contradict'}"


def _contradicted_by_any(when: Conditions, match: Match) -> str:
    wanted = when.contradicted_by_any
    if not wanted or not match.contradicting().isdisjoint(wanted):
        return ""
    return f"needs {_or(wanted)} to contradict"


def _types(when: Conditions, match: Match) -> str:
    if not when.types or match.entry.type in when.types:
        return ""
    kinds = _or(f"{kind.value}s" for kind in when.types)
    return f"for {kinds}, not for {match.entry.type.value}s"


def _weak_alias(when: Conditions, match: Match) -> str:
    if when.weak_alias is None or when.weak_alias == match.is_weak_alias:
        return ""
    return "for weak aliases only" if when.weak_alias else "not for a weak alias"


def _min_words(when: Conditions, match: Match) -> str:
    words = len(match.matched_name.split())
    if words >= when.min_words:
        return ""
    return f"needs a listed name of {when.min_words} words, has {words}"


_HOW = {"": "none were", "same": "these are the same"}


def _manners(when: Conditions, match: Match) -> str:
    if not when.manners or match.manner in when.manners:
        return ""
    how = _HOW.get(match.manner, f"these by {match.manner}")
    return f"for names compared by {_or(when.manners)}, {how}"


def _categories(when: Conditions, match: Match) -> str:
    if not when.categories or any(one.id in when.categories for one in match.categories):
        return ""
    return f"needs {_or(when.categories)} to explain the party's listing"


CHECKS: Mapping[str, Callable[[Conditions, Match], str]] = {
    "in_scope": _in_scope,
    "min_score": _min_score,
    "needs": _needs,
    "unless": _unless,
    "contradicted_by_any": _contradicted_by_any,
    "types": _types,
    "weak_alias": _weak_alias,
    "min_words": _min_words,
    "manners": _manners,
    "categories": _categories,
}
"""For each condition of a rule what to say where a match does not meet it."""


def _and(features: Iterable[str]) -> str:
    return " and ".join(feature.replace("_", " ") for feature in features)


def _or(features: Iterable[str]) -> str:
    return " or ".join(feature.replace("_", " ") for feature in features)
