"""Which cases do the listed persons give?"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from random import Random

from db.records.entry import PartyType
from screening.evaluate.bearers import Bearer
from screening.evaluate.cases import Case, Group
from screening.evaluate.hangul import KoreanName
from screening.evaluate.parties import Party
from screening.evaluate.person_slips import SLIPS
from screening.evaluate.person_spellings import SPELLINGS
from screening.evaluate.romanise import dprk

CLASSES = ("exact", *SPELLINGS, *SLIPS)
_ATTEMPTS = 12
"""So many tries a case; most classes need one, some apply to few names."""


def person_cases(
    chosen: Sequence[Party],
    bearers: Sequence[Bearer],
    *,
    seed: int,
    per_class: int,
    classes: Collection[str] = (),
) -> Iterator[Case]:
    """Give the cases of the chosen parties; `bearers` are those of all parties."""
    wanted = [kind for kind in CLASSES if not classes or kind in classes]
    ids = {party.id for party in chosen}
    own = [bearer for bearer in bearers if bearer.party.id in ids]
    for kind in wanted:
        random = Random(f"{seed} {kind}")  # noqa: S311 - cases must come again the same
        if kind == "exact":
            yield from _exact(random, chosen, per_class)
        else:
            spell = SPELLINGS.get(kind) or SLIPS[kind]
            same = _SAME.get(kind, _same_name)
            yield from _spelt(random, kind, spell, own, _Namesakes(bearers, same), per_class)


def _exact(random: Random, chosen: Sequence[Party], per_class: int) -> Iterator[Case]:
    """Give every printed name once, the weak ones left out."""
    found: dict[str, list[str]] = {}
    for party in chosen:
        if party.type is PartyType.PERSON:
            for name in party.names:
                if not name.is_weak:
                    found.setdefault(name.text, []).append(party.id)
    texts = sorted(found)
    for text in random.sample(texts, min(per_class, len(texts))):
        yield Case(Group.PERSON, "exact", text, tuple(found[text]), text)


Spell = Callable[[Random, Bearer], str]
Same = Callable[[KoreanName], Collection[object]]


class _Namesakes:
    """Finds the other parties that a text names just as well."""

    def __init__(self, bearers: Iterable[Bearer], same: Same) -> None:
        self._same = same
        self._known: dict[object, dict[str, None]] = {}
        for bearer in bearers:
            for key in same(bearer.name):
                self._known.setdefault(key, {})[bearer.party.id] = None

    def of(self, bearer: Bearer) -> tuple[str, ...]:
        """Give the bearer's party, then those that share its key."""
        found = {bearer.party.id: None}
        for key in self._same(bearer.name):
            found |= self._known.get(key, {})
        return tuple(found)


def _same_name(name: KoreanName) -> Collection[object]:
    return (name.key, dprk(name.southern))


def _same_initials(name: KoreanName) -> Collection[object]:
    surname, *given = dprk(name.southern).split()
    return ((surname, *(part[0] for part in given)),)


def _same_syllable(name: KoreanName) -> Collection[object]:
    surname, *given = dprk(name.southern).split()
    return tuple((surname, part) for part in given)


def _same_syllables(name: KoreanName) -> Collection[object]:
    return (tuple(sorted(dprk(name.southern).split())),)


_SAME: dict[str, Same] = {
    "initials": _same_initials,
    "missing_syllable": _same_syllable,
    "swapped_syllables": _same_syllables,
}


def _spelt(
    random: Random,
    kind: str,
    spell: Spell,
    bearers: Sequence[Bearer],
    namesakes: _Namesakes,
    per_class: int,
) -> Iterator[Case]:
    """Take the names in turn, so that each party counts alike, until there are enough."""
    if not bearers:
        return
    seen: set[tuple[str, str]] = set()
    turns = random.sample(bearers, len(bearers))
    for attempt in range(per_class * _ATTEMPTS):
        bearer = turns[attempt % len(turns)]
        text = spell(random, bearer)
        if not text or (text, bearer.party.id) in seen:
            continue
        seen.add((text, bearer.party.id))
        made_from = bearer.spellings[0].text if bearer.spellings else str(bearer.name)
        yield Case(
            Group.PERSON, kind, text, namesakes.of(bearer), f"{made_from} ({bearer.name})"
        )
        if len(seen) == per_class:
            return
