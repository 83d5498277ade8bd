"""What of a person's name can be cut off as title, office or organisation?

Each function tries one way of cutting and answers `None` where there is nothing to cut or
too little of a name would be left.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from screening.names.fold import fold
from screening.names.title_table import LONGEST_PHRASE, TitleKind, table

LEAST = 2
"""So many words of a name, or syllables in hangul and Chinese, are always left."""
_SYLLABLE = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_ARTICLES = frozenset(("the", "la", "le", "l"))
_EDGES = " ,;:/–—-"
_COMPOUND_SURNAMES = frozenset(("남궁", "황보", "선우", "독고", "제갈", "사공", "서문", "동방"))
_SHORTEST_BODY = 3
_LONGEST_PERSON = 5
"""In syllables: a compound surname and two or three more."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title found beside a name, as printed."""

    text: str
    kind: TitleKind


@dataclass(frozen=True, slots=True)
class Cut:
    """What is left of a name, and what was taken off."""

    rest: str
    titles: tuple[Title, ...] = ()
    organisations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, as printed and folded."""

    printed: tuple[str, ...]
    folded: tuple[str, ...]

    def text(self, start: int = 0, end: int | None = None) -> str:
        """Give some of the words as printed, without signs at the edges."""
        return " ".join(self.printed[start:end]).strip(_EDGES)


def words_of(text: str) -> Words:
    """Part a text at blanks."""
    printed = tuple(text.split())
    return Words(printed, tuple(fold(word) for word in printed))


def is_enough(text: str) -> bool:
    """Whether so much of a name is left that it can be one."""
    folded = fold(text)
    syllables = len(_SYLLABLE.findall(folded))
    letters = [word for word in folded.split() if any(map(str.isalpha, word))]
    latin = sum(1 for word in letters if not _SYLLABLE.search(word))
    return latin >= LEAST or syllables + latin >= LEAST


def names_organisation(words: Words) -> bool:
    """Whether a text holds a word that only organisations have."""
    return any(map(_of_a_body, words.folded))


def _of_a_body(word: str) -> bool:
    known = table()
    return word in known.organisation_words or word.endswith(known.organisation_endings)


def _title_at(words: Words, start: int) -> tuple[int, TitleKind] | None:
    """Give the end and the kind of the longest title that begins at a word."""
    known = table()
    at = start
    while at < len(words.folded) and words.folded[at] in known.modifiers:
        at += 1
    for first in dict.fromkeys((start, at)):
        for length in range(min(LONGEST_PHRASE, len(words.folded) - first), 0, -1):
            phrase = " ".join(words.folded[first : first + length])
            kind = known.kinds.get(phrase) or known.kinds.get(phrase.replace("-", " "))
            if kind is not None:
                return first + length, kind
    return None


def before(words: Words) -> Cut | None:
    """Cut `Former Colonel General` before a name."""
    ends: list[tuple[int, Title]] = []
    start = 0
    while found := _title_at(words, start):
        ends.append((found[0], Title(words.text(start, found[0]), found[1])))
        start = found[0]
    if names_organisation(words):
        return None
    if start < len(words.folded) and words.folded[start] in table().connectors:
        return None
    for count in range(len(ends), 0, -1):
        if is_enough(rest := words.text(ends[count - 1][0])):
            return Cut(rest, tuple(title for _, title in ends[:count]))
    return None


def behind(words: Words) -> Cut | None:
    """Cut `Comrade General` behind a name."""
    if names_organisation(words):
        return None
    end, best = len(words.folded), None
    titles: list[Title] = []
    while found := _title_until(words, end):
        end = found[0]
        titles.insert(0, found[1])
        if is_enough(rest := words.text(0, end)) and _is_no_syllable(found[1], rest):
            best = Cut(rest, tuple(titles))
    return best


def _is_no_syllable(title: Title, rest: str) -> bool:
    """Whether a title of one syllable cannot be the last of `김 영 군`."""
    if len(title.text) > 1:
        return True
    return any(len(word) > 1 for word in rest.split()) and len(rest.replace(" ", "")) > LEAST


def _title_until(words: Words, end: int) -> tuple[int, Title] | None:
    for start in range(max(0, end - LONGEST_PHRASE), end):
        found = _title_at(words, start)
        if found is None or found[0] != end:
            continue
        title = Title(words.text(start, end), found[1])
        if " ".join(words.folded[start:end]) not in table().before_only:
            return start, title
    return None


def office_behind(words: Words) -> Cut | None:
    """Cut `Director of Tanchon Commercial Bank` behind a name, with what it is of."""
    first = 1 if _SYLLABLE.search(words.text()) else LEAST
    for start in range(first, len(words.folded)):
        if (office := _office_at(words, start)) is not None:
            title, of_what = office
            rest = words.text(0, start)
            return Cut(rest, (title,), (words.text(of_what),)) if is_enough(rest) else None
    return None


def _office_at(words: Words, start: int) -> tuple[Title, int] | None:
    """Give a title that is of something, and the word at which that begins."""
    found = _title_at(words, start)
    if found is None or found[0] + 1 >= len(words.folded):
        return None
    end, kind = found
    if words.folded[end] not in table().connectors:
        return None
    title = Title(words.text(start, end), kind)
    has_article = words.folded[end + 1] in _ARTICLES and end + 2 < len(words.folded)
    return title, end + 2 if has_article else end + 1


def office_before(words: Words) -> Cut | None:
    """Cut `Representative of KOMID` before a name.

    The organisation ends with its last word of that kind (`Corporation`, `Bank`), or is one
    word in capitals where the name has small letters.
    """
    office = _office_at(words, 0)
    if office is None:
        return None
    title, begun = office
    last = [at for at in range(begun, len(words.folded)) if _of_a_body(words.folded[at])]
    end = last[-1] + 1 if last else begun + 1
    rest = words.text(end)
    is_acronym = words.printed[begun].isupper() and not rest.isupper()
    if not (last or is_acronym) or not is_enough(rest):
        return None
    return Cut(rest, (title,), (words.text(begun, end),))


def segments(text: str) -> Cut | None:
    """Cut what stands between commas and is wholly a title, an office or an organisation."""
    pieces = [words_of(piece) for piece in text.split(",")]
    if len(pieces) == 1:
        return None
    cuts = [_segment(piece) for piece in pieces]
    rest = ", ".join(
        piece.text() for piece, cut in zip(pieces, cuts, strict=True) if cut is None
    ).strip(_EDGES)
    found = [cut for cut in cuts if cut is not None]
    if not found or not is_enough(rest):
        return None
    return Cut(
        rest,
        tuple(title for cut in found for title in cut.titles),
        tuple(name for cut in found for name in cut.organisations),
    )


def _segment(words: Words) -> Cut | None:
    if not any(words.folded):
        return Cut("")
    if office := _office_at(words, 0):
        return Cut("", (office[0],), (words.text(office[1]),))
    titles = list(_titles(words))
    if titles and titles[-1] is not None:
        return Cut("", tuple(title for title in titles if title is not None))
    return Cut("", (), (words.text(),)) if names_organisation(words) else None


def _titles(words: Words) -> Iterator[Title | None]:
    """Give the titles a text consists of; at last `None` where it holds something else."""
    start = 0
    while start < len(words.folded):
        found = _title_at(words, start)
        if found is None:
            yield None
            return
        yield Title(words.text(start, found[0]), found[1])
        start = found[0]


def joined(words: Words) -> Cut | None:
    """Cut a title in hangul or Chinese that is joined to a name: `김영철상장`.

    A title of one syllable, which may be a name's last, needs three before it. Before a
    name a body may stand too: `朝鲜人民军上将金英哲`.
    """
    for at, word in enumerate(words.folded):
        if not _SYLLABLE.search(word):
            continue
        for title in table().joined:
            if title in word and (cut := _apart(word, title)) is not None:
                printed = (*words.printed[:at], cut.rest, *words.printed[at + 1 :])
                return Cut(Words(printed, ()).text(), cut.titles, cut.organisations)
    return None


def _apart(word: str, title: str) -> Cut | None:
    found = (Title(title, table().kinds[title]),)
    name = word.removesuffix(title)
    if name != word and _is_a_name(name, LEAST if len(title) > 1 else LEAST + 1):
        return Cut(name, found)
    body, _, name = word.partition(title)
    # A hangul name behind a title has its three syllables; fewer may be part of a word.
    least = LEAST + 1 if _HANGUL.match(name) else LEAST
    if len(title) == 1 or not _is_a_name(name, least) or 0 < len(body) < _SHORTEST_BODY:
        return None
    return Cut(name, found, (body,) if body else ())


def _is_a_name(text: str, least: int) -> bool:
    is_written_so = bool(_SYLLABLE.match(text)) and len(_SYLLABLE.findall(text)) == len(text)
    return (
        is_written_so
        and least <= len(text) <= _LONGEST_PERSON
        and text not in _COMPOUND_SURNAMES
    )


def bodies(words: Words) -> Cut | None:
    """Cut a word of hangul that ends as names of bodies do: `국방위원회`."""
    endings = table().organisation_endings
    kept = [at for at, word in enumerate(words.folded) if not word.endswith(endings)]
    rest = " ".join(words.printed[at] for at in kept).strip(_EDGES)
    if len(kept) == len(words.folded) or not is_enough(rest):
        return None
    cut = [words.printed[at] for at in range(len(words.printed)) if at not in set(kept)]
    return Cut(rest, (), tuple(cut))
