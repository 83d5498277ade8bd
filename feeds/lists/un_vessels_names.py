"""Which names has a vessel, and which of them is the current one?

Names are numbered inside one cell: `1: Blue Nouvelle 2: Greenlight 3: Chong Bong`. They
stand in the order in which the ship bore them, the current one last. The list does not
say so, but its vessels show it: the flags of that ship are numbered Kiribati, Cambodia,
DPRK, and its picture is filed under the third name, that of `1: Chong Chon Gang 2: Tong
Hung San` under the second. Annex III of resolution 2270 (2016) prints the same ships as
`Chol Ryong (Ryong Gun Bong)`, the earlier name in brackets, and the Panel of Experts
reported in 2017 that the Hui Chon had become the Song Phyong 7, names 2 and 3 here. So the
last is `PRIMARY` and the others are `FORMER`, or `ALIAS` where they only spell the last
one differently. All are screened.

Some names stand in the prose only (`now operating as a vessel named the ...`). They are
screened as aliases. Names of other ships in the prose are not.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from db.records.entry import Name, NameKind, Origin
from feeds.lists.un_vessels_columns import OTHER
from feeds.names import script, with_parts

_MARK = re.compile(r"(?<!\S)(\d{1,2})([:.])\s*")
_NAME = r"[A-Z0-9][\w'’-]*(?: (?:[A-Z][\w'’.-]*|\d+))*"
_NAMED = re.compile(
    r"(?P<before>\w+ )?\b(?:(?:re)?named(?: to| as)?|(?:also|formerly|previously|now) known as|"
    r"a\.?k\.?a\.?|f\.?k\.?a\.?)"
    rf" (?P<names>(?:the )?(?:M/V )?{_NAME}(?:,? or (?:the )?(?:M/V )?{_NAME})*)"
)
_OTHERS = frozenset({"company", "corporation", "entity", "person", "individual", "captain"})


def numbered(text: str) -> list[tuple[str, str]]:
    """Give each value of a cell with the number before it.

    A name may end in a number (`1: Chong Rim 2 2: Saebyol`), so only a number with a
    colon or a full stop behind it counts, and only in rising order.
    """
    marks: list[re.Match[str]] = []
    for mark in _MARK.finditer(text):
        last = int(marks[-1][1]) if marks else 0
        if int(mark[1]) == last + 1 or (int(mark[1]) > last and mark[2] == ":"):
            marks.append(mark)
    if not marks or marks[0].start() > 0:
        return [("", text)] if text else []
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    values = [
        (m[1], text[m.end() : end].strip(" ,;")) for m, end in zip(marks, ends, strict=True)
    ]
    return [(number, value) for number, value in values if value]


def names(cells: list[str], prose: list[str]) -> tuple[Name, ...]:
    """Give the names of a vessel, the current one first."""
    printed = [pair for cell in cells for pair in numbered(cell)]
    if not printed:
        return ()
    *earlier, (number, current) = printed
    found = [_name(current, NameKind.PRIMARY, number)]
    for number, text in earlier:
        is_spelling = _letters(text) == _letters(current)
        found.append(_name(text, NameKind.ALIAS if is_spelling else NameKind.FORMER, number))
    known = {name.text for name in found}
    told = dict.fromkeys(chain.from_iterable(map(names_in_prose, prose)))
    aliases = [_name(text, NameKind.ALIAS, "") for text in told if text not in known]
    found += [replace(alias, note=f"found in {OTHER!r}") for alias in aliases]
    return tuple(chain.from_iterable(map(with_parts, found)))


def names_in_prose(text: str) -> Iterator[str]:
    """Give the names that a remark says the vessel has or had."""
    for match in _NAMED.finditer(text):
        if (match["before"] or "").strip().casefold() not in _OTHERS:
            for name in re.split(r",? or ", match["names"]):
                yield name.removeprefix("the ").removeprefix("M/V ").rstrip(".")


def _name(text: str, kind: NameKind, number: str) -> Name:
    return Name(text, kind, script=script(text), origin=Origin(source_id=number))


def _letters(text: str) -> str:
    return "".join(text.split()).casefold()
