"""How alike are two names of organisations or ships, word by word?

What tells one organisation from others must agree; legal forms, the country and general words
say little. Another number is another party. The score is below 1.0: the same name after folding
is found before.
"""

from dataclasses import replace
from functools import lru_cache

from db.records.screening import Part
from screening.names import acronyms, bodies, one_slip, scanned
from screening.names.alignment import NEAR, Alignment, align, is_short
from screening.names.belonging import parties
from screening.names.bounds import is_hopeless
from screening.names.comparison import Comparison, Manner
from screening.names.vocabulary import Kind
from screening.names.word_likeness import SameSyllables, never
from screening.names.words import NameWords, Word, words

HIGHEST = 0.99
OTHER_NUMBER, NOTHING_TELLING = 0.70, 0.74
"""The most that names with other numbers, or without a telling word in common, can score."""
SLIGHT = 0.7
"""Where the telling words that agree weigh less, general words must agree as well."""
MORE_NEAR = 0.3
"""What a word put for another costs besides, where the telling words that agree weigh less."""
FEW = 0.4
"""General words that weigh less say too little for another to be missing."""
FEWEST_SAME = 2
"""So many words at least must be the same where others are only near, and none is telling."""
PARTS = frozenset({"branch", "office"})
FOR_THE_REST = 0.04
"""What a name loses that is asked for together with another one."""
FOR_DIGITS = 0.01
TWO_WORDS = 0.86
"""The most that a short name scores with one telling word otherwise, and one too many."""
NO_COUNTRY = 0.885
"""The most that a name of general words scores without its country."""


def compare(asked: str, listed: str, same: SameSyllables = never) -> Comparison:
    """Compare two names; of very long ones only the first 40 words or 240 letters count.

    `same` says whether two words can be read as the same Korean syllables.
    """
    found = _compare(asked, listed, same)
    for party in parties(asked):
        said = "The name asked speaks of another party too."
        found = _better(found, _compare(party, listed, same), FOR_THE_REST, said)
    for meant in scanned.repaired(asked):
        said = "Digits are read as the letters for which scanners take them."
        found = _better(found, _compare(meant, listed, same), FOR_DIGITS, said)
    return found


def _better(found: Comparison, other: Comparison, loss: float, because: str) -> Comparison:
    """Take the other comparison if it is better, what was assumed for it counted off."""
    if other.score - loss <= found.score:
        return found
    score = round(other.score - loss, 4)
    return replace(other, score=score, because=f"{because} {other.because}")


def _compare(asked: str, listed: str, same: SameSyllables) -> Comparison:
    one, other = words(asked), words(listed)
    letters = one_slip.compare(one, other, is_short=is_short(one, other))
    if is_hopeless(one, other, same) and not letters[0]:
        known = max(acronyms.compare(asked, listed), bodies.compare(asked, listed))
        if not known[0]:
            because = f"No telling word agrees. Asked: {_said(asked)}. Listed: {_said(listed)}."
            return Comparison(0.0, Manner.WORDS, because)
    alignment = align(one, other, same)
    score, because = by_words(alignment, one, other)
    manner = Manner.WORDS
    for found, reason, how in (
        (*acronyms.compare(asked, listed), Manner.ACRONYM),
        (*bodies.compare(asked, listed), Manner.WORDS),
        (*letters, Manner.LETTERS),
    ):
        if found > score:
            score, because, manner = found, reason, how
    return Comparison(round(min(score, HIGHEST), 4), manner, because, _parts(alignment, other))


@lru_cache(maxsize=10_000)
def _said(name: str) -> str:
    """Say which words of a name tell it from others, and which are only general."""
    found = words(name).words
    telling = ", ".join(word.printed for word in found if word.is_telling)
    general = ", ".join(word.printed for word in found if not word.is_telling)
    parts = (f"telling {telling}" if telling else "none telling", f"general {general}")
    return "; ".join(parts if general else parts[:1])


def by_words(alignment: Alignment, one: NameWords, other: NameWords) -> tuple[float, str]:
    """Weigh what agrees against what is left over on either side."""
    agreed = sum(pair.weight * pair.likeness for pair in alignment.pairs)
    if not agreed:
        return 0.0, "No word agrees."
    telling = sum(pair.weight for pair in alignment.pairs if pair.is_telling)
    is_dropped = not telling and _is_country_dropped(alignment)
    most = NO_COUNTRY if is_dropped else HIGHEST
    lost = sum(pair.weight * (1 - pair.likeness) for pair in alignment.pairs)
    if 0 < telling < SLIGHT:
        lost += sum(p.weight * MORE_NEAR for p in alignment.pairs if p.likeness == NEAR)
    lost += _extra(alignment.asked_left, telling, is_short=is_short(one, other))
    lost += _missing(alignment, telling, is_short=is_short(one, other))
    score = min(HIGHEST * agreed / (agreed + lost), most)
    if one.numbers and other.numbers and not one.numbers & other.numbers:
        return min(score, OTHER_NUMBER), "The numbers differ: another party of that name."
    if other.telling and (not telling or _is_one_signboard(alignment)):
        return min(score, NOTHING_TELLING), "Only words that many names share agree."
    if is_short(one, other) and _is_another_by_two_words(alignment):
        return min(score, TWO_WORDS), "One word is another, and one is too many."
    if not telling and _is_near_only(alignment):
        return min(score, NOTHING_TELLING), "No word agrees but in part."
    return score, _because(alignment)


def _is_one_signboard(alignment: Alignment) -> bool:
    """Whether nothing but one word of many signboards agrees: `Blue` with `Blue Nouvelle`."""
    agreed = [w for pair in alignment.pairs for w in pair.listed if w.kind is not Kind.LEGAL]
    is_more = any(word.kind is not Kind.LEGAL for word in alignment.listed_left)
    return is_more and len(agreed) == 1 and agreed[0].kind is Kind.COMMON


def _is_another_by_two_words(alignment: Alignment) -> bool:
    """Whether a telling word differs, and another telling one is asked for besides."""
    differs = any(pair.is_telling and pair.likeness < 1.0 for pair in alignment.pairs)
    return differs and any(word.is_telling for word in alignment.asked_left)


def _is_near_only(alignment: Alignment) -> bool:
    """Whether little agrees but words that are put one for another."""
    near = [pair for pair in alignment.pairs if pair.likeness == NEAR]
    said = [w for pair in alignment.pairs for w in pair.listed if w.kind is not Kind.LEGAL]
    has_number = any(word.kind is Kind.NUMBER for word in said)
    return bool(near) and not has_number and len(said) - len(near) < FEWEST_SAME


def _extra(found: tuple[Word, ...], telling: float, *, is_short: bool) -> float:
    """What only the name asked has costs half where the listed one is there.

    The country costs little, as does a branch. A further telling word makes another name of
    a short one.
    """
    is_part = any(word.kind is Kind.PART or word.text in PARTS for word in found)
    country = max((w.weight for w in found if w.kind is Kind.KOREA), default=0.0)
    lost = country / 2 if telling < SLIGHT else country / 4
    for word in found:
        weight = word.weight
        if word.kind is Kind.KOREA:
            continue
        if is_part and (word.kind is Kind.PLACE or word.text in PARTS):
            weight /= 10
        is_there = telling >= SLIGHT and not (is_short and word.is_telling)
        lost += weight / 2 if is_there else weight
    return lost


def _missing(alignment: Alignment, telling: float, *, is_short: bool) -> float:
    """Where no telling word agrees, one general word may be missing at part of its weight."""
    left = [word for word in alignment.listed_left if word.kind is not Kind.LEGAL]
    if not telling and _is_country_dropped(alignment):
        return 0.0
    weight = sum(word.weight for word in alignment.listed_left)
    if telling >= SLIGHT:
        return weight if is_short else weight / 2
    if len(left) > 1 or any(w.kind is not Kind.LEGAL for w in alignment.asked_left):
        return weight
    agreed = [word for pair in alignment.pairs for word in pair.listed]
    kinds = {word.kind for word in (*agreed, *alignment.listed_left)}
    is_state_body = Kind.LEGAL not in kinds
    has_subject = any(word.kind is Kind.SUBJECT for word in agreed)
    if len(agreed) > 3 or (has_subject and is_state_body):
        return weight / 4
    is_general = len(agreed) > 2 and all(word.kind is Kind.GENERIC for word in left)
    is_said = is_general or sum(word.weight for word in agreed) > FEW
    return weight / 2 if is_said else weight


def _is_country_dropped(alignment: Alignment) -> bool:
    """Whether nothing but the country is missing from a name of three words or more.

    A national body without a country is mostly that of another.
    """
    left = [w for w in alignment.listed_left if w.kind is not Kind.LEGAL]
    if any(w.kind is not Kind.KOREA for w in left) or alignment.asked_left:
        return False
    agreed = [w for pair in alignment.pairs for w in pair.listed]
    said = [w for w in agreed if w.kind is not Kind.LEGAL]
    is_national = any(w.text == "national" for w in said)
    return bool(left) and len(agreed) > 2 and len(said) > 1 and not is_national


def _because(alignment: Alignment) -> str:
    missing = ", ".join(w.printed for w in alignment.listed_left)
    extra = ", ".join(w.printed for w in alignment.asked_left)
    count = len(alignment.pairs)
    said = ["One word agrees" if count == 1 else f"{count} words agree"]
    said += [f"the listed name has besides: {missing}"] if missing else []
    said += [f"the name asked has besides: {extra}"] if extra else []
    return "; ".join(said) + "."


def _parts(alignment: Alignment, listed: NameWords) -> tuple[Part, ...]:
    """Put the words in the order of the listed name, what only the query has at the end."""
    places = {id(word): place for place, word in enumerate(listed.words)}
    found = [
        (
            places[id(pair.listed[0])] if pair.listed else len(places),
            Part(
                _printed(pair.asked),
                _printed(pair.listed),
                round(pair.likeness, 4),
                pair.because,
            ),
        )
        for pair in alignment.pairs
    ]
    found += [
        (places[id(word)], Part("", word.printed, 0.0, "Not in the name asked."))
        for word in alignment.listed_left
    ]
    parts = [part for _, part in sorted(found, key=lambda placed: placed[0])]
    parts += [Part(w.printed, "", 0.0, "Not in the listed name.") for w in alignment.asked_left]
    return tuple(parts)


def _printed(found: tuple[Word, ...]) -> str:
    return " ".join(dict.fromkeys(word.printed for word in found))
