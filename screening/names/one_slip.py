"""Are two names of organisations the same letters, but for one slip or what a scanner confuses?

Where the words stand apart or joined doesn't matter. From eight letters on hardly two parties
have names that differ by one letter: of the 5,600 listed names of bodies and ships outside the
DPRK scope two pairs of eight to thirteen letters do, and 22 pairs of the 246 shorter ones.
"""

from rapidfuzz.distance import OSA

from screening.names.syllabic import is_syllabic
from screening.names.words import NameWords

SAME_LETTERS = 0.985
CONFUSED = 0.95
LONG_NAME, NAME, SHORT_NAME = 12, 8, 5
"""So many letters in a row are no chance, all but one; less so of a short name."""
OF_A_NAME, NO_SYLLABLE = 0.87, 0.89
"""One letter anywhere, and one that makes a word that no Korean or Chinese name has."""
ONE_WORD = {8: 0.89, 12: 0.94}
"""Names written as one word of so many letters may differ by one letter anywhere."""
ACRONYM = 4
"""Telling words of fewer letters differ by one letter from those of others."""
NONE = (0.0, "")
_BUT_ONE = "All letters but one agree."


def compare(one: NameWords, other: NameWords, *, is_short: bool) -> tuple[float, str]:
    """Score two names by their letters; 0 where more than one slip parts them.

    `is_short` says that the listed name is one that slips make another name of.
    """
    if one.shape == other.shape and one.letters != other.letters:
        return CONFUSED, "The same letters, but for those that scanners confuse."
    shorter, longer = sorted((len(one.letters), len(other.letters)))
    if longer - shorter > 1 or one.numbers != other.numbers:
        return NONE
    is_one_word = min(len(one.tokens), len(other.tokens)) == 1
    if one.letters == other.letters:
        same = (SAME_LETTERS, "The same letters, written as one word.")
        return same if is_one_word else NONE
    are_parted_alike = len(one.tokens) == len(other.tokens)
    shortest = SHORT_NAME if are_parted_alike else NAME
    if shorter < shortest or OSA.distance(one.letters, other.letters, score_cutoff=1) > 1:
        return NONE
    score = _of_words(one, other, shorter)
    if is_one_word and not (is_short and is_syllabic(one.letters)):
        score = max([score, *(ONE_WORD[n] for n in ONE_WORD if n <= shorter)])
    return (score, _BUT_ONE) if score else NONE


def _of_words(one: NameWords, other: NameWords, length: int) -> float:
    """Forgive a letter in several words, if they are long or no other name comes of it."""
    if length >= LONG_NAME:
        return OF_A_NAME
    if _is_of_acronyms(one, other):
        return 0.0
    changed = set(one.tokens).difference(other.tokens)
    if not all(map(is_syllabic, changed)):
        return NO_SYLLABLE if length >= NAME or len(other.tokens) > 1 else 0.0
    return OF_A_NAME if length >= NAME and other.general else 0.0


def _is_of_acronyms(one: NameWords, other: NameWords) -> bool:
    """Whether the slip is in a telling word as short as an acronym."""
    changed = set(other.tokens).difference(one.tokens)
    telling = {word.printed for word in other.telling}
    short = (len(w) < ACRONYM and w in telling and not is_syllabic(w) for w in changed)
    return bool(changed) and all(short)
