"""How else may the name of a listed organisation reach us?"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from random import Random

from db.records.entry import PartyType
from screening.evaluate import noise
from screening.evaluate.cases import Case, Group
from screening.evaluate.parties import Party
from screening.evaluate.tables import table

_ATTEMPTS = 12
_LATIN = re.compile(r"[ -~‘’“”]+")
_ACRONYM = re.compile(r"[\"'‘“]?([A-Z]{3,6})[\"'’”]?")
Change = Callable[[Random, str], str]


def organisation_cases(
    chosen: Sequence[Party], *, seed: int, per_class: int, classes: Collection[str] = ()
) -> Iterator[Case]:
    """Give the cases of the organisations among the chosen parties."""
    own = [party for party in chosen if party.type is PartyType.ORGANISATION]
    for kind, change in CHANGES.items():
        if own and (not classes or kind in classes):
            random = Random(f"{seed} organisation {kind}")  # noqa: S311 - the same again
            yield from _changed(random, kind, change, own, per_class)
    if not classes or "acronym" in classes:
        yield from _acronyms(own)


def _changed(
    random: Random, kind: str, change: Change, own: Sequence[Party], per_class: int
) -> Iterator[Case]:
    """Take the parties in turn, so that one with many aliases counts no more than another."""
    seen: set[str] = set()
    turns = [(party, names) for party in own if (names := _names(party))]
    for attempt in range(per_class * _ATTEMPTS):
        party, names = turns[attempt % len(turns)]
        name = random.choice(names)
        text = change(random, name)
        if text and (kind == "exact" or text != name) and text not in seen:
            seen.add(text)
            yield Case(Group.ORGANISATION, kind, text, (party.id,), name)
        if len(seen) == per_class:
            return


def _names(party: Party) -> list[str]:
    """Give the names in Latin letters that are more than an acronym and not weak."""
    return [
        name.text
        for name in party.names
        if not name.is_weak and _LATIN.fullmatch(name.text) and len(name.text.split()) > 1
    ]


def _acronyms(own: Sequence[Party]) -> Iterator[Case]:
    """Give the acronyms that a list prints as names."""
    found: dict[str, list[str]] = {}
    for party in own:
        for name in party.names:
            if match := _ACRONYM.fullmatch(name.text):
                found.setdefault(match[1], []).append(party.id)
    for acronym, ids in found.items():
        yield Case(Group.ORGANISATION, "acronym", acronym, tuple(dict.fromkeys(ids)), acronym)


def _words(name: str) -> list[str]:
    return name.split()


def _plain(word: str) -> str:
    return word.strip(".,()\"'").casefold()


def exact(_random: Random, name: str) -> str:
    """Leave the name as printed."""
    return name


def order(random: Random, name: str) -> str:
    """Put the first word last, or the last first."""
    words = _words(name)
    turned = [*words[1:], words[0]] if random.random() < 0.5 else [words[-1], *words[:-1]]
    return " ".join(turned)


def legal_form(random: Random, name: str) -> str:
    """Change, drop or add a legal form."""
    known = table("organisations")
    words = _words(name)
    kept = [word for word in words if _plain(word) not in known["legal_words"]]
    if len(kept) < 2:
        return ""
    has_form = len(kept) < len(words)
    if has_form and random.random() < 0.4:
        return " ".join(kept)
    return " ".join((*kept, random.choice(known["legal_forms"])))


def abbreviated(random: Random, name: str) -> str:
    """Shorten one word or all that have a usual short form."""
    known = table("organisations")["abbreviations"]
    words = _words(name)
    places = [n for n, word in enumerate(words) if _plain(word) in known]
    if not places:
        return ""
    for place in places if random.random() < 0.5 else [random.choice(places)]:
        words[place] = known[_plain(words[place])]
    return " ".join(words)


def dropped_generic(random: Random, name: str) -> str:
    """Drop a word that says little, where two words and a telling one remain."""
    generic = table("organisations")["generic"]
    words = _words(name)
    places = [n for n, word in enumerate(words) if _plain(word) in generic]
    if not places or len(words) < 3:
        return ""
    del words[random.choice(places)]
    return " ".join(words) if any(_plain(word) not in generic for word in words) else ""


def all_joined(random: Random, name: str) -> str:
    """Join everything."""
    return random.choice((str.upper, str.lower, str.capitalize))(noise.folded(name))


def typo(random: Random, name: str) -> str:
    """Mistype one letter."""
    return noise.typo(random, name)


def capitals(random: Random, name: str) -> str:
    """Write everything in capitals or in small letters."""
    return random.choice((str.upper, str.lower))(name)


def branch(random: Random, name: str) -> str:
    """Name a part of the organisation."""
    return f"{name} {random.choice(table('organisations')['branches'])}"


def with_place(random: Random, name: str) -> str:
    """Put where it is behind the name."""
    return f"{name} {random.choice(table('organisations')['around'])}"


def ocr(random: Random, name: str) -> str:
    """Misread a shape."""
    return noise.misread(random, name)


def confusables(random: Random, name: str) -> str:
    """Put look-alikes of another script."""
    return noise.confusable(random, name)


def full_width(_random: Random, name: str) -> str:
    """Write wide letters."""
    return noise.full_width(name)


CHANGES: dict[str, Change] = {
    "exact": exact,
    "order": order,
    "legal_form": legal_form,
    "abbreviated": abbreviated,
    "dropped_generic": dropped_generic,
    "all_joined": all_joined,
    "typo": typo,
    "capitals": capitals,
    "branch": branch,
    "with_place": with_place,
    "ocr": ocr,
    "confusables": confusables,
    "full_width": full_width,
}
"""Each class, and what makes it."""
