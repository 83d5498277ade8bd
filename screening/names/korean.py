"""Are two names the same Korean name, spelt in two ways or slipped in one syllable?

What the syllables can mean is compared, not how they are written. Where all agree, the
score says how usual the spellings are. Where one doesn't, it may be a slip of the pen; then
the score falls the more, the likelier the name asked is just another Korean's.
"""

from functools import lru_cache

from rapidfuzz.distance import OSA

from screening.names.comparison import Comparison, Manner
from screening.names.korean_listed import listed_readings
from screening.names.korean_pairs import Pair, pairs
from screening.names.korean_reading import plain_readings, readings
from screening.names.korean_reasons import because_of, parts
from screening.names.korean_shares import commonness
from screening.names.syllabic import is_chinese, is_one_chinese
from screening.names.syllables import PLAIN, Syllable, is_character, syllable
from screening.names.western import is_no_syllable

_AGREES = 0.90
"""Every syllable agrees; the rest up to 0.99 is for how usual the spellings are."""
_EXTRA, _SLIP, _CHINESE = 0.90, 0.885, 0.88
"""All agree but for a piece too many, a misspelt piece; or by the Chinese reading only."""
_SHORT_SLIP = 0.80
"""A slip in a name of two syllables: too little is left that agrees."""
_MISSING, _INITIALS = 0.84, 0.70
"""A syllable too few ranks before a slip in a name of two: what is asked is all there."""
MOST_IN_PART = 0.86
"""The most that a part of a name scores: initials, one syllable of two, one too few."""
_LEAST = 0.5
_FOR_THE_LETTERS = 0.01
"""Added where a part of a name stands as the list prints it."""
_SURNAME_WEIGHT = 0.5
"""Half of all Koreans are Kim, Ri or Pak."""
_RARE_NAME = -9.0
"""One in 10^9: so rare a name is hardly anybody's but by a slip."""
_NEARER, _WHOLE = 2.5, 0.3
"""So many tenfolds are forgiven where all but a letter stands as printed; where every
syllable agrees, though in odd spellings."""
_FOR_A_COMMON_NAME = 0.025
"""Taken off for each tenfold of persons who bear the name asked."""
_ODD = 0.75
_FOR_ANOTHER_SYLLABLE = 0.04
"""Taken off at least where a slip is doubtful, and the name not spelt as printed."""
_FOR_A_COMMON_CHINESE = 0.06
"""Taken off where the surname, read as Chinese, is one of tens of millions."""
_FEW_SO = 5.0
"""Of 10,000 South Koreans: where fewer spell a surname so, a Chinese one is likelier."""
_FOR_TWO_SYLLABLES = 0.15
"""Taken off for a Chinese name of two syllables: a third of all Chinese have one."""
_SURNAMES = (
    "wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo "
    "liang song zheng xie han tang feng yu dong xiao cheng cao yuan deng"
)
_COMMON_CHINESE = frozenset(_SURNAMES.split())
"""Surnames in pinyin that each more than 0.6 % of Chinese bear."""

_COMPOUND = "namgung namkung hwangbo jegal sagong sunwoo seomun dokgo"
_OF_TWO_SYLLABLES = frozenset(_COMPOUND.split())
"""South Korean surnames of two syllables, as they are spelt in one word."""


@lru_cache(maxsize=5_000)
def compare(asked: str, listed: str) -> Comparison | None:
    """Compare two names as Korean ones; `None` where they have no reading in common."""
    best: tuple[float, Pair] | None = None
    for theirs in listed_readings(listed):
        for ours in readings(asked):
            for pair in pairs(ours, theirs):
                score = _score(pair, asked)
                if best is None or score > best[0]:
                    best = (score, pair)
    if best is None:
        return None
    score, pair = best
    return Comparison(round(score, 4), Manner.SYLLABLES, because_of(pair), tuple(parts(pair)))


def _score(pair: Pair, asked: str) -> float:
    usual = _usual(pair)
    if pair.initials:
        return _INITIALS - 0.02 * pair.initials + 0.01 * usual
    if pair.missing is not None:
        return _MISSING + 0.01 * usual + _FOR_THE_LETTERS * _is_as_printed(pair)
    if pair.asked.is_chinese:
        return _by_pinyin(pair, asked) + 0.01 * usual
    is_plain = not pair.asked.is_assimilated and all(
        agreed.usual >= PLAIN for agreed in pair.agreed if agreed is not None
    )
    if pair.slip is None and not pair.extra and (is_plain or not plain_readings(asked)):
        return _AGREES + 0.09 * usual - _for_two_syllables(pair)
    is_by_habit = any(a is not None and a.usual < PLAIN for a in pair.agreed)
    if _is_short(pair) and (pair.slip or _is_syllable_too_many(pair, is_by_habit=is_by_habit)):
        return _SHORT_SLIP + 0.02 * usual
    is_printed = _is_as_printed(pair, slips=0 if pair.extra else 1)
    is_whole = pair.slip is None and not pair.extra
    highest = _SLIP if pair.slip is not None or (is_whole and is_printed) else _EXTRA
    forgiven = _NEARER if is_printed else _WHOLE if is_whole else 0.0
    less = _for_bearers(asked, forgiven)
    if pair.slip is not None and _is_doubtful(pair, pair.slip[0], is_printed=is_printed):
        less = max(less, _FOR_ANOTHER_SYLLABLE)
    less += _for_two_syllables(pair)
    return max(_LEAST, highest + 0.009 * usual - less)


def _by_pinyin(pair: Pair, asked: str) -> float:
    if _is_short(pair):
        return _CHINESE - _FOR_TWO_SYLLABLES
    is_common = pair.asked.syllables[0].text in _COMMON_CHINESE
    less = _FOR_A_COMMON_CHINESE if is_common else 0.0
    return max(_LEAST, _CHINESE - less - _for_bearers(asked))


def _for_two_syllables(pair: Pair) -> float:
    """Take off for a Chinese name of two syllables, unless it stands as the list prints it."""
    if not _is_short(pair) or _is_as_printed(pair):
        return 0.0
    first = pair.asked.syllables[0].text
    return _FOR_TWO_SYLLABLES if is_character(first) or _is_chinese_name(pair) else 0.0


def _is_chinese_name(pair: Pair) -> bool:
    """Whether the name asked is spelt like one of a common Chinese family, not a Korean one."""
    surname = pair.asked.syllables[0]
    is_chinas = surname.text in _COMMON_CHINESE and surname.surname_share < _FEW_SO
    return is_chinas and all(map(is_chinese, pair.asked.words))


def _for_bearers(asked: str, forgiven: float = 0.0) -> float:
    """Take more off the more South Koreans bear the name asked."""
    tenfolds = commonness(asked) - _RARE_NAME - forgiven
    return _FOR_A_COMMON_NAME * max(0.0, tenfolds)


def _is_syllable_too_many(pair: Pair, *, is_by_habit: bool) -> bool:
    """Whether the piece too many is a Korean syllable, or a Chinese one.

    Beside an odd spelling anything too many is held for one.
    """
    word = pair.asked.left_out
    is_one = is_by_habit or bool(syllable(word).hangul) or is_one_chinese(word)
    return bool(pair.extra) and (not word or is_one)


def _is_short(pair: Pair) -> bool:
    return len(pair.listed.syllables) == 2


def _is_doubtful(pair: Pair, slip: Syllable, *, is_printed: bool) -> bool:
    """Whether the name is most likely another one, and not a slip.

    So is one spelt like a Chinese name, with a Western given name or a surname of two
    syllables; and, where it differs from the printed one in more than a letter, one of which
    the slip makes another syllable or a single letter, or the others agree in odd spellings.
    """
    if any(is_no_syllable(word) or word in _OF_TWO_SYLLABLES for word in pair.asked.words):
        return True
    if is_printed:
        return _is_chinese_name(pair)
    is_odd = any(a is not None and a.usual < _ODD for a in pair.agreed)
    is_no_slip = slip.usual >= PLAIN or len(slip.text) == 1
    return is_no_slip or is_odd or all(map(is_chinese, pair.asked.words))


def _is_as_printed(pair: Pair, slips: int = 0) -> bool:
    """Whether but for so many letters the name stands as the list prints it."""
    texts = [(a.asked.text, a.listed.text) for a in pair.agreed if a is not None]
    if pair.slip is not None:
        texts.append((pair.slip[0].text, pair.slip[1].text))
    return sum(OSA.distance(ours, theirs) for ours, theirs in texts) <= slips


def _usual(pair: Pair) -> float:
    """Weigh how usual the agreeing spellings are; a surname counts half."""
    total = weight = 0.0
    for place, agreed in enumerate(pair.agreed):
        if agreed is not None:
            share = _SURNAME_WEIGHT if place == 0 else 1.0
            total += share * agreed.usual
            weight += share
    return total / weight
