"""Which of the listed names are most like a name of the query?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from db.records.entry import Entry, Name, PartyType
from db.records.screening import Bearing, Evidence, Query
from screening.features.asked import AskedName, asked_names
from screening.names.comparison import Comparison, Manner
from screening.names.fold import fold
from screening.names.likeness import compare, compare_as_a_whole
from screening.names.western import is_taken_abroad

PERSONS = frozenset({PartyType.PERSON, PartyType.UNKNOWN})
OF_ANOTHER_KIND = 0.86
"""The most that what looks like a Korean person's name scores beside a ship or a company.

Such a name asked for without a kind finds a ship only by its very letters: *Jin Hye* is one,
and part of many a woman's name.
"""
ALIKE, ANOTHER = 0.8, 0.6
"""From the first on a name agrees; below the second it contradicts an identifier."""
WITHIN = 0.90
"""What a Korean name scores that stands among other words, and agrees in every syllable."""
NOT_COMPARED = Comparison(0.0, Manner.LETTERS, "")
WITHOUT_A_TITLE = 0.995
"""The most that a name scores from which something was left out."""


@dataclass(frozen=True, slots=True)
class BestName:
    """The pair of names that is most alike."""

    listed: Name
    evidence: Evidence
    manner: Manner
    is_weak: bool
    """Whether the publisher or we hold the listed name for too common to act on alone."""
    asked: AskedName


def best_names(query: Query, entry: Entry) -> tuple[BestName, ...]:
    """Compare every name asked with every name the list prints, and give the best pair.

    Order, case, accents, apostrophes, hyphens and joins do not count. Where a weak alias is
    more alike than every other name, the best of the others is given too: a weak alias
    must not hide it from the rules. Nothing is given when the query has no name.
    """
    asked = asked_names(query)
    strong = _best(asked, entry, [name for name in entry.names if not is_weak(name, entry)])
    if strong is not None and strong.evidence.score == 1.0:
        return (strong,)
    weak = _best(asked, entry, [name for name in entry.names if is_weak(name, entry)])
    if weak is None or (strong is not None and strong.evidence.score >= weak.evidence.score):
        return (strong,) if strong is not None else ()
    return (weak, strong) if strong is not None else (weak,)


def is_weak(name: Name, entry: Entry) -> bool:
    """Whether a listed name is too common to act on alone.

    The publisher says so, or it is a person's name of one word (`Young-Chul`), or one that
    a Korean has taken abroad (`James Kim`).
    """
    if name.is_weak or entry.type is not PartyType.PERSON:
        return name.is_weak
    is_one_word = name.text.isascii() and " " not in fold(name.text)
    return is_one_word or is_taken_abroad(name.text)


def _best(asked: Sequence[AskedName], entry: Entry, names: Sequence[Name]) -> BestName | None:
    best = _same(asked, entry, names)
    for ours in asked if best is None else ():
        for listed in names:
            found = beside(ours, listed, entry)
            if best is None or found.score > best[0].score:
                best = (found, ours, listed)
    if best is None:
        return None
    found, ours, listed = best
    return BestName(
        listed,
        _evidence(ours.printed, listed.text, found),
        found.manner,
        is_weak(listed, entry),
        ours,
    )


def beside(asked: AskedName, listed: Name, entry: Entry) -> Comparison:
    """Compare a name asked with a listed one, and say what it counts for beside the entry."""
    found = compare(asked.text, listed.text, entry.type)
    if asked.is_within:
        found = _within(found, entry)
    if _is_of_another_kind(found, asked, listed, entry):
        because = f"{found.because} It may be a person's name, which counts less here."
        found = replace(found, score=OF_ANOTHER_KIND, because=because)
    if not asked.is_whole:
        found = replace(found, score=min(found.score, WITHOUT_A_TITLE))
    return found


def _is_of_another_kind(
    found: Comparison, asked: AskedName, listed: Name, entry: Entry
) -> bool:
    """Whether a likely person's name is more like a ship's or a company's than can count."""
    is_more = OF_ANOTHER_KIND < found.score < 1.0
    return is_more and entry.type not in PERSONS and asked.is_anothers(listed.text)


def _within(found: Comparison, entry: Entry) -> Comparison:
    """Let a name within a longer text count only if it agrees in every syllable."""
    if entry.type not in PERSONS or found.score < WITHIN:
        return NOT_COMPARED
    because = f"The text asked holds this name among other words. {found.because}"
    return replace(found, score=WITHIN, because=because)


def _same(
    asked: Sequence[AskedName], entry: Entry, names: Sequence[Name]
) -> tuple[Comparison, AskedName, Name] | None:
    """Look for the very name first, as nothing can be more alike."""
    for ours in asked:
        for listed in names if ours.is_whole else ():
            if (found := compare_as_a_whole(ours.text, listed.text, entry.type)) is not None:
                return found, ours, listed
    return None


def _evidence(asked: str, listed: str, found: Comparison) -> Evidence:
    if found.score >= ALIKE:
        bearing = Bearing.AGREES
    elif found.score >= ANOTHER:
        bearing = Bearing.NEUTRAL
    else:
        bearing = Bearing.CONTRADICTS
    score = round(found.score, 4)
    return Evidence("name", asked, listed, score, bearing, found.because, found.parts)
