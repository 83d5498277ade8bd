"""Does what a party does, and for whom, agree with what the list says of it?

Lists say it in prose. It is compared sentence by sentence, by the words that tell one
office or body from another. These facts can only agree: people change offices.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.fuzz import ratio

from db.records.entry import Entry
from db.records.screening import Bearing, Evidence, Query
from screening.features.words import words
from screening.names.fold import fold

LEAST_SHARED = 2
"""An office agrees by so many words where none of them is telling by itself."""
_ALIKE, _LONG = 85, 6
"""Words of so many letters may differ in a letter or so (rapidfuzz `ratio`, in per cent)."""

_SENTENCE = re.compile(r"(?<=[.;])\s+")
_ACRONYM = re.compile(r"\b[A-Z][A-Z&]{2,9}\b")


def role(query: Query, entry: Entry) -> Evidence | None:
    """Compare the office asked with the offices, titles and remarks of the list.

    A telling word in common (`ambassador`, `missile`) agrees, or two others (`deputy
    director`). `Director` alone says nothing, nor does another office.
    """
    return _first("role", query.roles, entry, _same_office)


def organisation(query: Query, entry: Entry) -> Evidence | None:
    """Compare the body a party is said to act for with what the list says of the party.

    All its telling words in one sentence agree (a single one beside its neighbour), or its
    acronym; legal forms and words such as `Korea` or `General` don't count. Another body
    says nothing.
    """
    return _first("organisation", query.organisations, entry, _same_body)


def _first(
    feature: str, asked: tuple[str, ...], entry: Entry, because: Callable[[str, str], str]
) -> Evidence | None:
    for text in asked:
        for statement in entry.statements:
            for sentence in _SENTENCE.split(statement.text):
                if reason := because(text, sentence):
                    return Evidence(feature, text, sentence, 1.0, Bearing.AGREES, reason)
    return None


def _same_office(asked: str, sentence: str) -> str:
    """Say why an office agrees with a sentence; empty where it does not."""
    shared = _shared(_content(asked), _content(sentence))
    telling = shared - words().common_of_offices
    if not telling and len(shared) < LEAST_SHARED:
        return ""
    return f"Both say: {', '.join(sorted(shared))}."


def _same_body(asked: str, sentence: str) -> str:
    """Say why a body agrees with a sentence; empty where it does not."""
    if acronym := _acronym(asked, sentence) or _acronym(sentence, asked):
        return f"{acronym} is in both, written out or not."
    content = _content(asked)
    telling = content - words().common_of_bodies
    # `Office 39` is told by its number, and only with its other word.
    needed = telling if any(not word.isdecimal() for word in telling) else content
    if not telling or _shared(needed, _content(sentence)) != needed:
        return ""
    # One telling word (`development`) needs its neighbour too: `Development Bank` is another.
    if len(needed) == 1 < len(content) and not _neighbours(asked) & _neighbours(sentence):
        return ""
    return f"Both say: {', '.join(sorted(needed))}."


def _acronym(short: str, long: str) -> str:
    """Give an acronym of one text that stands in the other, or for words of it."""
    if short.isupper() and " " in short:
        return ""  # all in capitals: they tell no acronym apart
    for acronym in _ACRONYM.findall(short):
        if acronym in words().no_acronyms:
            continue
        if acronym in _ACRONYM.findall(long) or _stands_for(acronym, _initials(long)):
            return str(acronym)
    return ""


def _stands_for(acronym: str, initials: str) -> bool:
    """Whether words in a row begin so; three letters in a longer row are chance."""
    return acronym in initials.split() or (len(acronym) > 3 and acronym in initials)


@lru_cache(maxsize=1_000)
def _initials(text: str) -> str:
    """Give the first letters of the capitalised words, in their order."""
    told = (word for word in re.split(r"[\s-]+", text) if not _is_silent(word))
    return "".join(word[0] if word[:1].isupper() else " " for word in told)


def _is_silent(word: str) -> bool:
    return word.casefold().strip("(),.") in words().silent


def _shared(asked: frozenset[str], listed: frozenset[str]) -> frozenset[str]:
    """Give the words asked that are listed, give or take a letter in a long one."""
    return frozenset(
        word
        for word in asked
        if word in listed or (len(word) >= _LONG and any(_alike(word, w) for w in listed))
    )


def _alike(one: str, other: str) -> bool:
    return len(other) >= _LONG and one[0] == other[0] and ratio(one, other) >= _ALIKE


def _content(text: str) -> frozenset[str]:
    return frozenset(_in_order(text))


def _neighbours(text: str) -> frozenset[tuple[str, str]]:
    """Give the words that stand side by side, but for those that say nothing."""
    return frozenset(pairwise(_in_order(text)))


@lru_cache(maxsize=10_000)
def _in_order(text: str) -> tuple[str, ...]:
    told = fold(text).replace("-", " ").split()
    return tuple(word for word in told if word not in words().silent and len(word) > 1)
