"""Are two names the same Korean name, spelt in two ways or slipped in one syllable?

What the syllables can mean is compared, not how they are written. Where all agree, the
score says how usual the spellings are. Where one doesn't, it may be a slip of the pen; then
the score falls the more, the likelier the name asked is just another Korean's.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from math import log10
from unicodedata import normalize

from rapidfuzz.distance import OSA

from db.records.screening import Part
from screening.names.comparison import Comparison, Manner
from screening.names.korean_reading import (
    KoreanName,
    plain_partings,
    plain_readings,
    readings,
)
from screening.names.syllables import (
    HANGUL,
    PLAIN,
    Syllable,
    given_share,
    spellings,
    surname_share,
)

_AGREES = 0.90
"""Every syllable agrees; the rest up to 0.99 is for how usual the spellings are."""
_EXTRA, _SLIP, _CHINESE = 0.90, 0.89, 0.88
"""All agree but for a piece too many, a misspelt piece; or by the Chinese reading only."""
_SHORT_SLIP = 0.80
"""A slip in a name of two syllables: too little is left that agrees."""
_MISSING, _INITIALS = 0.72, 0.70
_SURNAME_WEIGHT = 0.5
"""Half of all Koreans are Kim, Ri or Pak."""
_BY_HABIT = 0.85
_FAR_MORE = 300
"""So many times more bearers make one surname the only likely one of two."""
_RARE_NAME = -9.0
"""One in 10^9: so rare a name is hardly anybody's but by a slip."""
_NEARER = 2.0
_FOR_A_COMMON_NAME = 0.025
"""Taken off for each tenfold of persons who bear the name asked."""
_SHARE_OF_LENGTH = {2: 0.05, 3: 0.94, 4: 0.01, 5: 0.0001}
"""How many South Koreans have a name of so many syllables."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two readings side by side: for each syllable of the listed one, that of the query."""

    asked: KoreanName
    listed: KoreanName
    agreed: tuple[tuple[Syllable, Syllable, float], ...]
    slip: tuple[Syllable, Syllable] | None = None
    missing: Syllable | None = None
    extra: str = ""
    initials: int = 0


def compare(asked: str, listed: str) -> Comparison | None:
    """Compare two names as Korean ones; `None` where they have no reading in common."""
    best: tuple[float, _Pair] | None = None
    for theirs in listed_readings(listed):
        for ours in readings(asked):
            for pair in _pairs(ours, theirs):
                score = _score(pair, asked)
                if best is None or score > best[0]:
                    best = (score, pair)
    if best is None:
        return None
    score, pair = best
    return Comparison(score, Manner.SYLLABLES, _because(pair), tuple(_parts(pair)))


@lru_cache(maxsize=100_000)
def listed_readings(name: str) -> tuple[KoreanName, ...]:
    """Give the readings of a listed name in which every piece is a usual spelling.

    `Kim Jong Un` is not read as one Kim Jong of the seldom family Un.
    """
    found = plain_readings(name)
    usual = max((n.syllables[0].listed_share for n in found), default=0.0)
    return tuple(
        replace(reading, syllables=tuple(map(as_listed, reading.syllables)))
        for reading in found
        if reading.syllables[0].listed_share * _FAR_MORE > usual
    )


@lru_cache(maxsize=5_000)
def as_listed(piece: Syllable) -> Syllable:
    """Read a piece as lists write it: by a system first, by a southern habit if need be.

    `Su` on a list is 수, and only by habit 서.
    """
    if not any(usual == 1.0 for usual in piece.hangul.values()):
        return piece
    weighed = {
        hangul: usual if usual == 1.0 else usual * _BY_HABIT
        for hangul, usual in piece.hangul.items()
        if usual >= PLAIN
    }
    return replace(piece, hangul=weighed)


def is_korean(name: str) -> bool:
    """Whether the name can be read as Korean as it stands."""
    return bool(listed_readings(name))


@lru_cache(maxsize=100_000)
def same_syllables(one: str, other: str) -> bool:
    """Whether two words, as folded, can be the same Korean syllables: `taesong`, `daesong`.

    One syllable alone says too little.
    """
    return any(
        1 < len(ours) == len(theirs) and all(map(agreement, ours, theirs))
        for ours in plain_partings(one)
        for theirs in plain_partings(other)
    )


def _pairs(asked: KoreanName, listed: KoreanName) -> Iterator[_Pair]:
    """Give the ways in which two readings can be the same name but for one piece."""
    ours, theirs = asked.syllables, listed.syllables
    if len(ours) == len(theirs):
        yield from _aligned(asked, listed)
    elif len(ours) == len(theirs) + 1:
        for place in range(len(ours)):
            rest = (*ours[:place], *ours[place + 1 :])
            is_a_word = ours[place].text in asked.words
            if is_a_word and (agreed := _all_agreed(rest, theirs)):
                yield _Pair(asked, listed, agreed, extra=ours[place].text)
    elif len(ours) == len(theirs) - 1 and len(ours) > 1:
        for place in range(1, len(theirs)):
            rest = (*theirs[:place], *theirs[place + 1 :])
            if agreed := _all_agreed(ours, rest):
                yield _Pair(asked, listed, agreed, missing=theirs[place])


Agreed = tuple[tuple[Syllable, Syllable, float], ...]


def _all_agreed(ours: tuple[Syllable, ...], theirs: tuple[Syllable, ...]) -> Agreed:
    found = []
    for one, other in zip(ours, theirs, strict=True):
        usual = agreement(one, other)
        if not usual:
            return ()
        found.append((one, other, usual))
    return tuple(found)


def _aligned(asked: KoreanName, listed: KoreanName) -> Iterator[_Pair]:
    agreed: list[tuple[Syllable, Syllable, float]] = []
    others: list[tuple[Syllable, Syllable]] = []
    for one, other in zip(asked.syllables, listed.syllables, strict=True):
        if usual := agreement(one, other):
            agreed.append((one, other, usual))
        else:
            others.append((one, other))
    found = tuple(agreed)
    if not others:
        yield _Pair(asked, listed, found, extra=asked.left_out)
    elif asked.left_out or not agreed:
        return
    elif len(others) == 1 and is_slip(*others[0]):
        yield _Pair(asked, listed, found, slip=others[0])
    elif all(_is_initial(*other) for other in others) and found[0][1] is listed.syllables[0]:
        yield _Pair(asked, listed, found, initials=len(others))


def agreement(one: Syllable, other: Syllable) -> float:
    """Give how usual the spellings are of the syllable both can mean; 0 where there is none."""
    if one.text == other.text:
        return 1.0
    shared = one.hangul.keys() & other.hangul.keys()
    return max((one.hangul[h] * other.hangul[h] for h in shared), default=0.0)


def is_slip(asked: Syllable, listed: Syllable) -> bool:
    """Whether a piece asked is a listed syllable but for one letter.

    That is a letter wrong, missing, too many, or two letters the wrong way round, of the
    spelling printed or any usual spelling of what it can mean.
    """
    return _is_slip(asked.text, listed.text, tuple(_meant(listed)))


def _meant(piece: Syllable) -> Iterator[str]:
    return (hangul for hangul, usual in piece.hangul.items() if usual >= PLAIN)


@lru_cache(maxsize=200_000)
def _is_slip(asked: str, printed: str, meant: tuple[str, ...]) -> bool:
    if any(ord(letter) in HANGUL for letter in asked):
        letters = normalize("NFD", asked)
        return any(OSA.distance(letters, normalize("NFD", h)) == 1 for h in meant)
    written = {printed, *(spelling for hangul in meant for spelling in spellings(hangul))}
    return any(OSA.distance(asked, text, score_cutoff=1) <= 1 for text in written)


def _is_initial(asked: Syllable, listed: Syllable) -> bool:
    if len(asked.text) != 1 or not asked.text.isascii():
        return False
    return listed.text.startswith(asked.text) or any(
        spelling.startswith(asked.text) for h in _meant(listed) for spelling in spellings(h)
    )


def _score(pair: _Pair, asked: str) -> float:
    usual = _usual(pair)
    tenfolds = max(0.0, commonness(asked) - _RARE_NAME)
    if pair.asked.is_chinese:
        less = _for_common_surname(pair) + _FOR_A_COMMON_NAME * tenfolds
        return _CHINESE + 0.01 * usual - less
    if pair.initials:
        return _INITIALS - 0.02 * pair.initials + 0.01 * usual
    if pair.missing is not None:
        return _MISSING + 0.02 * usual
    is_plain = min(agreed for _, _, agreed in pair.agreed) >= PLAIN
    if pair.slip is None and not pair.extra and (is_plain or not pair.asked.is_plain):
        return _AGREES + 0.09 * usual
    is_short = len(pair.listed.syllables) == 2
    if is_short and (pair.slip or (pair.extra and not pair.asked.left_out)):
        return _SHORT_SLIP + 0.02 * usual
    highest = _EXTRA if pair.slip is None else _SLIP
    if _is_as_printed(pair):
        tenfolds = max(0.0, tenfolds - _NEARER)
    return max(0.5, highest + 0.009 * usual - _FOR_A_COMMON_NAME * tenfolds)


def _is_as_printed(pair: _Pair) -> bool:
    """Whether but for one letter the name stands as the list prints it."""
    if any(ours.text != theirs.text for ours, theirs, _ in pair.agreed):
        return False
    return pair.slip is None or OSA.distance(pair.slip[0].text, pair.slip[1].text) == 1


def _usual(pair: _Pair) -> float:
    """Weigh how usual the agreeing spellings are; a surname counts half."""
    total = weight = 0.0
    for _, theirs, usual in pair.agreed:
        share = _SURNAME_WEIGHT if theirs is pair.listed.syllables[0] else 1.0
        total += share * usual
        weight += share
    return total / weight


def _for_common_surname(pair: _Pair) -> float:
    """Take more off where the surname, read as Chinese, is one of tens of millions."""
    return 0.06 if pair.asked.syllables[0].text in _COMMON_CHINESE else 0.0


_COMMON_CHINESE = frozenset(
    {
        "wang",
        "li",
        "zhang",
        "liu",
        "chen",
        "yang",
        "zhao",
        "huang",
        "zhou",
        "wu",
        "xu",
        "sun",
        "hu",
        "zhu",
        "gao",
        "lin",
        "he",
        "guo",
        "ma",
        "luo",
        "liang",
        "song",
        "zheng",
        "xie",
        "han",
        "tang",
        "feng",
        "yu",
        "dong",
        "xiao",
        "cheng",
        "cao",
        "yuan",
        "deng",
    }
)
"""Surnames in pinyin that each more than 0.6 % of Chinese bear."""


@lru_cache(maxsize=20_000)
def commonness(name: str) -> float:
    """Estimate how many South Koreans bear this name, spelt so: the power of ten of the share.

    Taken over all ways to read it; -12 where it can't be read as Korean.
    """
    found = [n for n in readings(name) if not n.unread and not n.left_out]
    shares = [_share(reading) for reading in found]
    return log10(max([*shares, 1e-12]))


def _share(name: KoreanName) -> float:
    surname, *given = name.syllables
    share = surname.surname_share / 1e4 * _SHARE_OF_LENGTH[len(name.syllables)]
    for piece in given:
        share *= piece.given_share / 1e4
    return share


def _because(pair: _Pair) -> str:
    if pair.asked.is_chinese:
        return "The name is the Chinese reading of this Korean name."
    if pair.slip is not None:
        return "One syllable is written another way, the others agree."
    if pair.extra:
        return f"All syllables agree; “{pair.extra}” is too many."
    if pair.missing is not None:
        return f"The syllable “{pair.missing.text}” is missing, the others agree."
    if pair.initials:
        return "The surname agrees, and the initials fit."
    return "Every syllable can be the same in Korean."


def _parts(pair: _Pair) -> Iterator[Part]:
    agreed = {id(theirs): (ours, usual) for ours, theirs, usual in pair.agreed}
    for place, theirs in enumerate(pair.listed.syllables):
        if id(theirs) in agreed:
            ours, usual = agreed[id(theirs)]
            yield Part(ours.text, theirs.text, usual, _why(ours, theirs, place == 0))
        elif pair.slip is not None and pair.slip[1] is theirs:
            ours = pair.slip[0]
            yield Part(ours.text, theirs.text, 0.5, _slip_because(ours, theirs))
        elif pair.missing is theirs:
            yield Part("", theirs.text, 0.0, "The name asked has nothing for it.")
        else:
            ours = pair.asked.syllables[place]
            yield Part(ours.text, theirs.text, 0.3, "The letter may be its initial.")
    if pair.extra:
        yield Part(pair.extra, "", 0.0, "The listed name has nothing for it.")


def _why(ours: Syllable, theirs: Syllable, is_surname: bool) -> str:
    shared = sorted(
        ours.hangul.keys() & theirs.hangul.keys(),
        key=lambda h: (-ours.hangul[h] * theirs.hangul[h], h),
    )
    share = surname_share if is_surname else given_share
    common = sum(share(h) for h in shared) / 100
    said = (
        f"surname of {common:.2g} in 100 Koreans"
        if is_surname
        else f"{common:.2g} in 100 syllables of given names"
    )
    return f"Both can be {' or '.join(shared)}; {said}." if shared else "The same letters."


def _slip_because(ours: Syllable, theirs: Syllable) -> str:
    other = " or ".join(ours.hangul)
    read = f"it reads as {other}" if other else "it is no Korean syllable"
    return f"One letter from a spelling of {' or '.join(_meant(theirs))}; {read}."
