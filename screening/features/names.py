"""Which of the listed names are most like a name of the query?"""

from collections.abc import Sequence
from dataclasses import dataclass

from db.records.entry import Entry, Name
from db.records.screening import Bearing, Evidence, Query
from screening.names.keys import keys, similarity

ALIKE, ANOTHER = 0.8, 0.6
"""From the first on a name agrees; below the second it contradicts an identifier."""


@dataclass(frozen=True, slots=True)
class BestName:
    """The pair of names that is most alike."""

    listed: Name
    evidence: Evidence


def best_names(query: Query, entry: Entry) -> tuple[BestName, ...]:
    """Compare every name asked with every name the list prints, and give the best pair.

    Order, case, accents, apostrophes, hyphens and joins do not count. Where a weak alias is
    more alike than every other name, the best of the others is given too: a weak alias
    must not hide it from the rules. Nothing is given when the query has no name.
    """
    strong = _best(query, [name for name in entry.names if not name.is_weak])
    weak = _best(query, [name for name in entry.names if name.is_weak])
    if weak is None or (strong is not None and strong.evidence.score >= weak.evidence.score):
        return (strong,) if strong is not None else ()
    return (weak, strong) if strong is not None else (weak,)


def _best(query: Query, names: Sequence[Name]) -> BestName | None:
    best: BestName | None = None
    for asked in query.names:
        asked_keys = keys(asked)
        for listed in names:
            score = similarity(asked_keys, keys(listed.text))
            if best is None or score > best.evidence.score:
                best = BestName(listed, _evidence(asked, listed.text, score))
    return best


def _evidence(asked: str, listed: str, score: float) -> Evidence:
    shared = f"{score:.0%} of the letters are shared, as written or with the words sorted."
    if score == 1.0:
        bearing, because = Bearing.AGREES, "The same name after folding."
    elif score >= ALIKE:
        bearing, because = Bearing.AGREES, shared
    elif score >= ANOTHER:
        bearing, because = Bearing.NEUTRAL, shared
    else:
        bearing, because = Bearing.CONTRADICTS, "Another name."
    return Evidence("name", asked, listed, round(score, 4), bearing, because)
