"""Where does a text name a listed party?

Names are looked for as whole words in a row, whatever case, accents and genitives; the
longest one wins. A short form in brackets behind a name (`Tanchon Commercial Bank (TCB)`) is
a name of that party in every text, if no other party has it. Capitalised words that are no
listed name letter by letter are held against listed names as a name asked for is.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from db.records.entry import Entry, Name, NameKind, PartyType
from screening.features.words import words
from screening.names.likeness import compare
from screening.relations.spans import (
    LINKS,
    LONGEST,
    capitals,
    goes_on,
    in_brackets,
    is_acronym,
    is_broken,
    is_short_for_all,
    until_link,
)
from screening.relations.tokens import Token, tokens, words_of

ALIKE = 0.96
"""From this likeness on, words that no list prints so are a listed body's name."""
_LONG_FORM = 0.85
"""And from this one on, where a short form stands in brackets behind them."""
_LONG_WORD = 8
"""From so many letters on a single word tells a body from others."""
_BEGINNING = 4
_SHIPS = frozenset({"vessel", "vessels", "tanker", "ship", "v"})
"""Behind one of these, a single word is a ship's name."""
_LEADING = frozenset({"former", "first", "vice", "deputy", "overseas", "the"})
"""Words before a name that are none of its own, though they have a capital."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name of a listed party in a text, with a short form in brackets behind it."""

    party: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Name:
    party: str
    type: PartyType
    text: str
    is_first: bool
    """Whether it is the name that a list prints first."""


@dataclass(slots=True)
class Names:
    """The names of listed parties, ready to be found in texts."""

    by_words: dict[tuple[str, ...], list[_Name]] = field(default_factory=dict)
    by_beginning: dict[str, list[_Name]] = field(default_factory=lambda: defaultdict(list))
    acronyms: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """By capitals as printed: the parties."""

    def add(self, entry: Entry, party: str, *, is_told_apart: bool = False) -> None:
        """Add the names of an entry, but for those too short or too common to find anybody.

        With `is_told_apart` names of common words are added too: somebody vouches for them.
        """
        for name in entry.names:
            if any(letter.isascii() and letter.isalpha() for letter in name.text):
                said = words_of(name.text)
                found = _Name(party, entry.type, name.text, name.text == entry.name)
                if len(said) == 1:
                    self._add_word(said, found, name, entry)
                elif len(said) <= LONGEST and (is_told_apart or _tells(said)):
                    self._add_words(said, found)

    def _add_word(self, said: tuple[str, ...], found: _Name, name: Name, entry: Entry) -> None:
        """Add a name of one word: an acronym, a ship's name, or a long one."""
        bare = name.text.strip("'’‘\"“”() ")
        if entry.type is PartyType.VESSEL:
            self.by_words.setdefault(said, []).append(found)
        elif entry.type is PartyType.ORGANISATION and is_acronym(bare):
            if name.kind is not NameKind.PART or is_short_for_all(bare, name.part_of):
                self.acronyms[bare].add(found.party)
        elif entry.type is PartyType.ORGANISATION and len(bare) >= _LONG_WORD:
            self.by_words.setdefault(said, []).append(found)

    def _add_words(self, said: tuple[str, ...], name: _Name) -> None:
        for order in orders(said, name.type):
            self.by_words.setdefault(order, []).append(name)
        if name.type is PartyType.ORGANISATION:
            for word in said:
                if len(word) > _BEGINNING and word not in words().common_of_bodies:
                    self.by_beginning[word[:_BEGINNING]].append(name)

    def learn(self, texts: Iterable[str]) -> None:
        """Learn the short forms that texts define in brackets behind a name."""
        short: dict[str, set[str]] = defaultdict(set)
        for text in texts:
            for mention in self.find(text):
                if form := in_brackets(text, mention.end):
                    short[form].add(mention.party)
        for form, parties in short.items():
            said, party = words_of(form), min(parties)
            if len(parties) > 1 or not said:
                continue
            if is_acronym(form):
                self.acronyms[form].add(party)
            elif len(form) > _BEGINNING:
                learnt = _Name(party, PartyType.UNKNOWN, form, is_first=False)
                self.by_words.setdefault(said, [learnt])

    def find(self, text: str) -> list[Mention]:
        """Give the names of listed parties in a text, in its order."""
        told = tokens(text)
        found, free = self._printed(text, told)
        end = 0
        for place in sorted(free):
            if told[place].start < end:
                continue
            if (alike := self._alike(text, told, place, free)) is not None:
                found.append(alike)
                end = alike.end
        return [self._widened(text, told, one) for one in _in_order(text, found)]

    def _widened(self, text: str, told: Sequence[Token], mention: Mention) -> Mention:
        """Give a short form in brackets with the name before it, though no list prints that."""
        if text[: mention.start].rstrip("‘’'\"“”")[-2:] != " (":
            return mention
        row: list[Token] = []
        for token in reversed([t for t in told if t.end < mention.start]):
            if not (token.is_capital or token.folded in LINKS):
                break
            row.insert(0, token)
        if len(row) < 2:
            return mention
        long = _mention(text, row, mention.party)
        names = (n for some in self.by_words.values() for n in some if n.party == mention.party)
        if all(compare(long.text, n.text, n.type).score < _LONG_FORM for n in names):
            return mention
        return replace(long, end=text.find(")", mention.end) + 1 or mention.end)

    def _printed(self, text: str, told: Sequence[Token]) -> tuple[list[Mention], set[int]]:
        """Give what is named as a list prints it, and the places of the other words."""
        found, free, place = [], set(range(len(told))), 0
        while place < len(told):
            row = self._at(text, told, place)
            if row is None:
                place += 1
                continue
            party, length = row
            found.append(_mention(text, told[place : place + length], party))
            free -= set(range(place, place + length))
            place += length
        return found, free

    def _at(self, text: str, told: Sequence[Token], place: int) -> tuple[str, int] | None:
        """Give whose the longest name is that begins at a word, and its length in words."""
        if not told[place].is_capital:
            return None
        for length in range(min(LONGEST, len(told) - place), 0, -1):
            row = told[place : place + length]
            if row[-1].is_capital and not is_broken(text, row):
                before = told[place - 1].folded if place else ""
                if (party := self._party(row, before)) is not None:
                    return party, length
        return None

    def _party(self, row: Sequence[Token], before: str) -> str | None:
        if len(row) == 1 and len(parties := self.acronyms.get(row[0].text, ())) == 1:
            return next(iter(parties))
        names = self.by_words.get(tuple(token.folded for token in row), [])
        if len(row) == 1 and before not in _SHIPS:
            names = [name for name in names if name.type is not PartyType.VESSEL]
        return _only(names)

    def _alike(
        self, text: str, told: Sequence[Token], place: int, free: set[int]
    ) -> Mention | None:
        """Give the body whose name is most like the capitalised words that begin here."""
        before = told[place - 1] if place - 1 in free else None
        if before and _may_be_begun(before) and goes_on(text, before, told[place]):
            return None
        row = capitals(text, told, place, free)
        while len(row) > 1:
            said = _mention(text, row, "")
            if (party := self._like(said.text, row)) is not None:
                return replace(said, party=party)
            row = until_link(row)
        return None

    def _like(self, said: str, row: Sequence[Token]) -> str | None:
        near = {
            (name.party, name.text): name
            for token in row
            for name in self.by_beginning.get(token.folded[:_BEGINNING], ())
            if abs(len(words_of(name.text)) - len(row)) <= 1
        }
        scores: dict[str, float] = {}
        for name in near.values():
            score = compare(said, name.text, name.type).score
            scores[name.party] = max(score, scores.get(name.party, 0.0))
        best = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))[:2]
        if not best or best[0][1] < ALIKE:
            return None
        return best[0][0] if len(best) == 1 or best[1][1] < best[0][1] else None


def orders(said: tuple[str, ...], of: PartyType) -> list[tuple[str, ...]]:
    """Give the orders in which texts write the words of a name: a person's family name last."""
    told = [said]
    if of is PartyType.PERSON and said:
        told += [(*said[1:], said[0]), (said[-1], *said[:-1])]
    return list(dict.fromkeys(told))


def names_of(parties: Mapping[str, Sequence[Entry]]) -> Names:
    """Give the names of parties and the short forms that their texts define."""
    found = Names()
    for party, entries in parties.items():
        for entry in entries:
            found.add(entry, party)
    found.learn(s.text for some in parties.values() for e in some for s in e.statements)
    return found


def _mention(text: str, row: Sequence[Token], party: str) -> Mention:
    start, end = row[0].start, row[-1].start + len(row[-1].text)
    return Mention(party, start, end, text[start:end])


def _in_order(text: str, found: Iterable[Mention]) -> list[Mention]:
    """Give mentions in the order of the text, a short form in brackets with its name."""
    told: list[Mention] = []
    for mention in sorted(found, key=lambda one: one.start):
        last = told[-1] if told else None
        if (
            last is not None
            and last.party == mention.party
            and text[last.end : mention.start].strip("‘’'\"“” ") == "("
        ):
            told[-1] = replace(last, end=text.find(")", mention.end) + 1 or mention.end)
        else:
            told.append(mention)
    return told


def _may_be_begun(before: Token) -> bool:
    """Whether a word may begin the name in which the next one stands."""
    return before.is_capital and not before.is_genitive and before.folded not in _LEADING


def _only(names: Sequence[_Name]) -> str | None:
    """Give the one party that has a name; of several the one whose list prints it first."""
    parties = {name.party for name in names}
    if len(parties) > 1:
        parties = {name.party for name in names if name.is_first}
    return next(iter(parties)) if len(parties) == 1 else None


def _tells(said: Sequence[str]) -> bool:
    """Whether the words of a name tell it from others."""
    common = words().common_of_bodies | words().common_of_offices
    return any(word not in common and len(word) > 1 for word in said) or len(said) > 2
