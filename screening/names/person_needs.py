"""How alike can the name of a person be of whose words some agree?

The most favourable case of `persons.compare`: words that share an anchor agree in full, and
initials agree with whatever word is left.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from screening.names.person_words import LETTER, cost, weight
from screening.names.persons import HIGHEST, INITIALS, ONE_WORD, SINGLE


@dataclass(frozen=True, slots=True)
class AskedPerson:
    """The words of a name asked, compared as a person's."""

    weights: tuple[float, ...]
    """What each says, from 0 to 1."""
    costs: tuple[float, ...]
    """What each costs if the other name doesn't have it, and all else agrees."""
    spelt_out: tuple[int, ...]
    """The places of words that are more than a letter."""
    initials: int
    """How many are a letter."""


def asked_person(words: Sequence[str]) -> AskedPerson:
    """Look at the words of a name asked."""
    weights, costs = weighed(words)
    spelt_out = tuple(at for at, word in enumerate(words) if len(word) > 1)
    return AskedPerson(weights, costs, spelt_out, len(words) - len(spelt_out))


def asked_beside(word: str) -> AskedPerson:
    """Look at a word of a name that has another one, of which nothing is known."""
    return AskedPerson((weight(word), 0.0), (cost(word), 0.0), (0, 1), 0)


def weighed(words: Sequence[str]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Give what each word of a name says, and what it costs if it's missing."""
    return tuple(map(weight, words)), tuple(map(cost, words))


def most(
    weights: tuple[float, ...],
    costs: tuple[float, ...],
    shared: int,
    answering: int,
    as_one: int,
    asked: AskedPerson,
) -> float:
    """Give the most that a listed name of such words can score.

    `shared` has a bit for each word of the listed name that is asked for, `answering` one for
    each word asked that may be one of them, initials left out; so many of these may be it
    only written `as_one` with others.
    """
    agreeing = max(shared.bit_count(), as_one)
    initials = weights.count(LETTER)
    if agreeing < 2:
        if len(weights) == len(asked.weights) == 1:
            return SINGLE
        is_initial = asked.initials and len(asked.spelt_out) <= agreeing
        is_listed_initial = initials and len(weights) - initials <= agreeing
        return INITIALS if is_initial or is_listed_initial else ONE_WORD
    theirs = [at for at, w in enumerate(weights) if w != LETTER and not shared >> at & 1]
    ours = tuple(at for at in asked.spelt_out if not answering >> at & 1)
    left = len(ours)
    if not as_one and answering.bit_count() > shared.bit_count():
        # Each is one word of the listed name at least, so some are left, whichever.
        left += answering.bit_count() - shared.bit_count()
        ours = asked.spelt_out
    # An initial may be any word left of the other name.
    lacks, has_more = max(len(theirs) - asked.initials, 0), max(left - initials, 0)
    lacking, besides = _least(weights, theirs, lacks), _least(asked.weights, ours, has_more)
    agreed = min(sum(weights) - lacking, sum(asked.weights) - besides)
    in_part = HIGHEST * agreed / (agreed + (lacking + besides) / 2)
    if lacks and has_more:
        return in_part
    lost = _least(costs, theirs, lacks) + _least(asked.costs, ours, has_more)
    return max(in_part, HIGHEST - lost)


def _least(of: Sequence[float], places: Sequence[int], count: int) -> float:
    """Give the sum of so many of these, the least ones."""
    return sum(sorted(of[at] for at in places)[:count]) if count else 0.0
