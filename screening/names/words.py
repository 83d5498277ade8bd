"""Of which words does a name consist, and how much does each of them say?

Letters and digits are parted, single letters joined (`K.O.M.I.D.`), words written as one
parted from what is known (`NAMCHONGANGTRADINGCORPORATION`), and known spellings read as the
word they stand for (`Shpg`, `Haeun` and `Shipping`). What isn't known is distinctive; in
scripts other than Latin and hangul it is transliterated.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from screening.names.fold import fold
from screening.names.parting import inflected, is_foreign, parted
from screening.names.scanned import shape, whole
from screening.names.vocabulary import Kind, Meaning, Vocabulary, vocabulary

MOST_WORDS, MOST_LETTERS = 40, 240
"""Of a longer name only so much is compared; no listed name is as long."""
SHORT_NAME, SHORT_NAMES, SHORT_WORD = 8, 10, 4
"""Letters of a short name of one word, of several, and of the telling words of one."""
_DPRK = ("democratic", "people", "republic")
LONGEST_RUN = 4
"""So many words may together be one known word (`joint venture`), or a word written apart."""

_PIECES = re.compile(r"\d+(?:st|nd|rd|th)\b|\d+|\D+")
_SHIPS = frozenset({"mv", "mt"})
"""Before a ship's name, as `M/V`, which may begin with a single letter itself."""
_HANGUL = re.compile("[가-힣]+")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name, as it is compared."""

    text: str
    """What it stands for: words of the same text are the same."""
    letters: str
    """As folded, transliterated where nothing else is known of it."""
    printed: str
    """As folded."""
    kind: Kind
    weight: float
    """From 0 to 1; a distinctive word of four letters or more weighs 1."""
    is_telling: bool = False
    """Whether the word can tell one organisation from another."""


@dataclass(frozen=True, slots=True)
class NameWords:
    """A name taken apart."""

    words: tuple[Word, ...]
    letters: str
    """All letters and digits in the order written."""
    tokens: tuple[str, ...]
    """The words as written, before any was parted or joined; empty words left out."""
    core: str
    """The letters of its telling words in the order written."""
    joins: tuple[tuple[tuple[Word, ...], str], ...]
    """Two to four distinctive words in a row, with their letters written as one."""
    telling: tuple[Word, ...]
    """The words that tell this organisation from others of its kind."""
    numbers: frozenset[str]
    """The numbers it has, each without leading zeros."""
    acronym: str
    """The acronym that it ends with, made of the first letters of words before it."""
    shape: str
    """All its letters, those the same that scanners confuse."""
    units: frozenset[str]
    """The spellings of its telling words, alone and joined, and their shapes."""
    spellings: frozenset[str]
    """Those, and of its other words."""
    said: frozenset[str]
    """What its words stand for, and the groups of words that are put one for another."""
    is_short: bool
    """Whether it is so short that few letters part it from other names of syllables."""
    general: float
    """What its words weigh that aren't telling."""


@lru_cache(maxsize=3_000)
def words(name: str) -> NameWords:
    """Take a name apart; only the first 40 words or 240 letters of it count."""
    known = vocabulary()
    all_ = pieces(name)
    foreign = is_foreign(all_, known)
    tokens = _worth_a_word(all_, known, foreign=foreign) or all_
    parts = parted(tokens, known, foreign=foreign)
    found = _country_whole(list(_read(parts, known, foreign=foreign))[:MOST_WORDS])
    ending = acronym(tokens)
    if ending and found[-1].printed == ending:
        # It repeats what the words say already.
        found[-1] = replace(found[-1], kind=Kind.LEGAL, weight=0.0, is_telling=False)
    telling = tuple(word for word in found if word.is_telling)
    joins = tuple(_joins(found))
    core = "".join(word.letters for word in telling)
    spelt = {*_spellings(telling), *(text for _, text in joins), core}
    units = spelt | set(map(shape, spelt))
    return NameWords(
        words=tuple(found),
        letters="".join(all_),
        tokens=tuple(tokens),
        joins=joins,
        core=core,
        telling=telling,
        numbers=frozenset(word.text for word in found if word.kind is Kind.NUMBER),
        acronym=ending,
        shape=whole(name),
        units=frozenset(units),
        spellings=frozenset(units).union(_shapes(found)),
        said=frozenset(said for word in found for said in _said(word, known)),
        is_short=_is_short(found, telling),
        general=sum(word.weight for word in found if not word.is_telling),
    )


def _spellings(telling: Sequence[Word]) -> Iterator[str]:
    for word in telling:
        yield from (word.text, word.letters, word.printed)


def _shapes(found: Sequence[Word]) -> Iterator[str]:
    for word in found:
        yield from (word.letters, shape(word.letters))


def _said(word: Word, known: Vocabulary) -> Iterator[str]:
    yield word.text
    yield from (f"~{group}" for group in known.near.get(word.text, ()))


def _country_whole(found: list[Word]) -> list[Word]:
    """Read the Democratic People's Republic of Korea, in any language, as the country."""
    if {"korea", *_DPRK} - {word.text for word in found}:
        return found
    for text in _DPRK:
        found.remove(next(word for word in found if word.text == text))
    return found


def _is_short(found: Sequence[Word], telling: Sequence[Word]) -> bool:
    letters = sum(len(word.letters) for word in found if word.kind is not Kind.NUMBER)
    are_short = bool(telling) and all(len(word.letters) <= SHORT_WORD for word in telling)
    return are_short or letters <= (SHORT_NAMES if telling[1:] else SHORT_NAME)


def _worth_a_word(all_: list[str], known: Vocabulary, *, foreign: bool) -> list[str]:
    """Leave out `of`, and `in` beside a known word: elsewhere it is a syllable."""
    if foreign:
        all_ = [token for token in all_ if token not in known.nothing_among_foreign]
    if known.nothing_beside.isdisjoint(all_):
        return [token for token in all_ if token not in known.nothing]
    beside = [
        _is_known(token, known, has_known=False)
        or bool(inflected(token, known, foreign=foreign))
        for token in all_
    ]
    return [
        token
        for at, token in enumerate(all_)
        if token not in known.nothing
        and not (token in known.nothing_beside and any(beside[max(at - 1, 0) : at + 2]))
    ]


def acronym(tokens: Sequence[str]) -> str:
    """Give the last word, if it is made of the first letters of words in a row before it."""
    *before, last = tokens or [""]
    initials = "".join(token[0] for token in before)
    return last if 2 < len(last) < len(tokens) and last in initials else ""


def pieces(name: str) -> list[str]:
    """Part a name at blanks, hyphens and between letters and digits; join single letters."""
    text = fold(name[: MOST_LETTERS * 4])[:MOST_LETTERS].replace("-", " ")
    found: list[str] = []
    is_open = False
    for token in _PIECES.findall(" ".join(text.split())):
        for piece in token.split():
            is_single = len(piece) == 1 and piece.isascii() and piece.isalpha()
            if is_single and is_open:
                found[-1] += piece
            else:
                found.append(piece)
            is_open = is_single and found[-1] not in _SHIPS
    return found[:MOST_WORDS]


def _read(tokens: list[str], known: Vocabulary, *, foreign: bool) -> Iterator[Word]:
    first, last = _edges(tokens, known)
    has_known = any(
        token in known.meanings and token not in known.may_be_syllables for token in tokens
    )
    at = 0
    while at < len(tokens):
        if not first <= at < last and tokens[at] in known.at_the_edge:
            yield _known(tokens[at], known.at_the_edge[tokens[at]], known)
            at += 1
            continue
        size = _run(tokens, at, known)
        printed = " ".join(tokens[at : at + size])
        key = printed.replace(" ", "")
        if size > 1 or _is_known(key, known, has_known=has_known):
            for meaning in known.several.get(key, (known.meanings[key],)):
                yield _known(printed, meaning, known)
        elif meanings := inflected(printed, known, foreign=foreign):
            for meaning in meanings:
                yield _known(printed, meaning, known)
        elif not _introduces_number(tokens, at, known):
            yield unknown(printed, known)
        at += size


def _edges(tokens: list[str], known: Vocabulary) -> tuple[int, int]:
    """Between which words does the name stand, its short legal forms left out?"""
    first, last = 0, len(tokens)
    while last > 1 and _is_form(tokens[last - 1], known):
        last -= 1
    while first < last - 1 and tokens[first] in known.at_the_edge:
        first += 1
    return first, last


def _is_form(token: str, known: Vocabulary) -> bool:
    meaning = known.meanings.get(token)
    forms = {Kind.LEGAL, Kind.PLACE, Kind.KOREA, Kind.PART}
    return token in known.at_the_edge or (meaning is not None and meaning.kind in forms)


def _run(tokens: list[str], at: int, known: Vocabulary) -> int:
    """How many words from here are together one known word? One, if none is known."""
    for size in range(min(LONGEST_RUN, len(tokens) - at), 1, -1):
        key = "".join(tokens[at : at + size])
        if key in known.meanings and (len(key) > 4 or not key.isalpha()):
            return size
    return 1


def _is_known(token: str, known: Vocabulary, *, has_known: bool) -> bool:
    return token in known.meanings and (has_known or token not in known.may_be_syllables)


def _introduces_number(tokens: list[str], at: int, known: Vocabulary) -> bool:
    following = tokens[at + 1] if at + 1 < len(tokens) else ""
    return tokens[at] in known.before_a_number and following[:1].isdigit()


def _known(printed: str, meaning: Meaning, known: Vocabulary) -> Word:
    letters = printed.replace(" ", "")
    kind = meaning.kind
    is_telling = kind is Kind.COMMON
    return Word(meaning.word, letters, printed, kind, known.weights[kind], is_telling)


def unknown(printed: str, known: Vocabulary) -> Word:
    """Give a word that no table holds: a number, or a distinctive word."""
    if printed[0].isdigit():
        number = re.sub(r"\D+$", "", printed).lstrip("0") or "0"
        return Word(number, number, printed, Kind.NUMBER, known.weights[Kind.NUMBER])
    letters = _latin(printed)
    return Word(letters, letters, printed, Kind.DISTINCTIVE, _weight(letters), is_telling=True)


def _weight(letters: str) -> float:
    length = len(letters) if letters.isascii() else 2 * len(letters)
    return 1.0 if length > 3 else 0.7 if length > 1 else 0.3


def _latin(printed: str) -> str:
    if printed.isascii() or _HANGUL.fullmatch(printed):
        return printed
    # Loaded only when a name of another script is met.
    from anyascii import anyascii  # noqa: PLC0415

    latin = "".join(c for c in anyascii(printed).casefold() if c.isalnum())
    return latin or printed


def runs(found: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """Give two to four words in a row that may be one, long ones first."""
    return (tuple(found[at.start : at.stop]) for at in places(len(found)))


def places(count: int) -> Iterator[range]:
    """Give where two to four of so many words in a row stand, long rows first."""
    for size in range(min(LONGEST_RUN, count), 1, -1):
        for start in range(count - size + 1):
            yield range(start, start + size)


def _joins(found: Sequence[Word]) -> Iterator[tuple[tuple[Word, ...], str]]:
    for run in runs(found):
        if all(word.kind is Kind.DISTINCTIVE for word in run):
            yield run, "".join(word.letters for word in run)
