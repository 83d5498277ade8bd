"""Which of the listed names is most like a name of the query?"""

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


def best_name(query: Query, entry: Entry) -> BestName | None:
    """Compare every name asked with every name the list prints, and give the best pair.

    Order, case, accents, apostrophes, hyphens and joins do not count. Of two names
    equally alike a strong alias is shown before a weak one. Returns `None` when the
    query has no name.
    """
    best: BestName | None = None
    for asked in query.names:
        asked_keys = keys(asked)
        for listed in entry.names:
            score = similarity(asked_keys, keys(listed.text))
            if best is None or (score, not listed.is_weak) > (
                best.evidence.score,
                not best.listed.is_weak,
            ):
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
