"""Which office, rank or family tie do words name?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from rules.catalogue import KIN, Catalogue, Role
from screening.relations.tokens import Token, tokens
from screening.statements.phrases import folded, has, pattern

LEADERS = (
    ("kim il sung", "kim il song", "김일성"),
    ("kim jong il", "kim chong il", "김정일"),
    ("kim jong un", "kim chong un", "kim jung un", "kim jeong eun", "김정은"),
)
"""The three whose family C1 means, under the names that texts print."""
_BARE = frozenset({"general", "marshal", "marshall", "colonel", "major", "captain", "admiral"})
"""Ranks of one English word, which begin other words' offices too."""
_OTHERS = ("director", "secretary", "consul", "prosecutor", "attorney", "governor", "inspector")
"""Offices that `General` is a part of."""
_NO_RANK_AFTER = frozenset({*_OTHERS, "korea", "the", "a"})
_NO_RANK_BEFORE = frozenset(
    {"political", "staff", "bureau", "department", "manager", *_OTHERS, "corporation"}
)
"""Behind `General`: it begins another name."""
_OF_THE_ARMY = re.compile(r"\s+(?:of|in) the (?:Korean|KPA|DPRK|Strategic|People|Democratic)")
_TITLE = re.compile(r"^(?:the )?(?:late |dprk )*(?:supreme )?(?:leader |marshal |chairman )?")
"""What may stand before a leader's name."""
_LONGEST = 4
_HOUSE = re.compile(r"\s+(official|officer|representative|agent)\b", re.IGNORECASE)
_LESSER_BEFORE = re.compile(
    r"\b(?:former[ -])?(?:first[ -])?(?:(?:vice|deputy)[ -](?:department )?)?$", re.IGNORECASE
)
_FORMER = re.compile(r"^(?:former|formerly|ex)[ -]+", re.IGNORECASE)
_LESSER = frozenset({"vice", "deputy"})
"""Before an office: it is another one."""
_WORKS_THERE = frozenset({"official", "officer", "representative", "agent"})
"""Behind the name of a head: one of the house, not its head."""


@dataclass(frozen=True)
class Offices:
    """The vocabulary of offices, ranks and ties, ready to be asked."""

    catalogue: Catalogue

    @cached_property
    def _ranks(self) -> dict[str, int]:
        return {word: rank.order for rank in self.catalogue.ranks for word in rank.words}

    @cached_property
    def _ambiguous(self) -> dict[str, int]:
        return {word: rank.order for rank in self.catalogue.ranks for word in rank.ambiguous}

    def terms(self, role: str) -> list[str]:
        """Give the terms of an office: what it is, and the body its words name."""
        said = folded(role)
        found = []
        for one in self._posts:
            words = pattern(one.words)
            match = words.search(said)
            if match and not said[: match.start()].endswith(("vice ", "deputy ")):
                found += [f"role:{one.id}", *(f"post:{group}" for group in one.groups)]
                said = words.sub("|", said)  # `vice minister of defence` is no minister
        for one in self._plain:
            words = pattern(one.words)
            if words.search(said):
                found.append(f"role:{one.id}")
                said = words.sub("|", said)  # `first vice director` is no director
        return found

    @cached_property
    def _posts(self) -> tuple[Role, ...]:
        return tuple(role for role in self.catalogue.roles if role.groups)

    @cached_property
    def _plain(self) -> tuple[Role, ...]:
        return tuple(role for role in self.catalogue.roles if not role.groups)

    def whole(self, role: str, sentence: str) -> str:
        """Give an office with `vice` or `deputy` before it, or as that of one of the house.

        Whether it is over is told apart, so that no `former` stands before it.
        """
        place = sentence.find(role)
        if place < 0:
            return _FORMER.sub("", role)
        if (works := _HOUSE.match(sentence[place + len(role) :])) and role[:8] == "Minister":
            return works[1]
        before = _LESSER_BEFORE.search(sentence[:place])
        return _FORMER.sub("", f"{before[0] if before else ''}{role}")

    def posts(self, text: str) -> Iterator[tuple[str, str, int, int]]:
        """Give the offices in a text whose words name their body: role, words, place, end."""
        told = tokens(text)
        said = " ".join(token.folded for token in told)
        for one in self._posts:
            for match in pattern(one.words).finditer(said):
                first = len(said[: match.start()].split())
                last = first + len(match[0].split()) - 1
                if first and told[first - 1].folded in _LESSER:
                    continue
                if last + 1 < len(told) and told[last + 1].folded in _WORKS_THERE:
                    continue
                if first < len(told) and last < len(told):
                    start, end = told[first].start, told[last].end
                    yield one.id, self.whole(text[start:end], text), start, end

    def ranks(self, text: str) -> Iterator[tuple[int, str, int]]:
        """Give the ranks in a text: order, words as printed, and place."""
        told = tokens(text)
        place = 0
        while place < len(told):
            found = self._rank_at(text, told, place)
            if found is None:
                place += 1
                continue
            order, length = found
            row = told[place : place + length]
            yield order, text[row[0].start : row[-1].end], row[0].start
            place += length

    def _rank_at(self, text: str, told: list[Token], place: int) -> tuple[int, int] | None:
        for length in range(min(_LONGEST, len(told) - place), 0, -1):
            row = told[place : place + length]
            words = " ".join(token.folded for token in row)
            order = self._ranks.get(words)
            if order is None or not row[-1].is_capital:
                continue
            if words in _BARE and not _is_rank(text, told, place):
                return None
            after = told[place + length].folded if place + length < len(told) else ""
            return None if after in _NO_RANK_BEFORE else (order, length)
        return None

    def stated_rank(self, text: str, context: str) -> int | None:
        """Give the order of a rank that somebody states; `context` tells 소장's two meanings.

        Beside an institute it is the head's office, beside the army a rank; with neither it
        says nothing.
        """
        said = folded(text)
        for length in range(_LONGEST, 0, -1):
            words = said.split()
            for place in range(len(words) - length + 1):
                row = " ".join(words[place : place + length])
                if row in self._ranks:
                    return self._ranks[row]
                if row in self._ambiguous:
                    return self._ambiguous[row] if self._is_army(context) else None
        return None

    def is_head_of_institute(self, text: str, context: str) -> bool:
        """Whether the ambiguous word stands beside an institute."""
        is_word = any(word in self._ambiguous for word in folded(text).split())
        return is_word and has(self.catalogue.reading.not_an_army, folded(context))

    def is_bare_rank(self, text: str) -> bool:
        """Whether words are a rank and nothing else: `General`, not `Director General`."""
        return folded(text) in self._ranks or folded(text) in self._ambiguous

    def _is_army(self, context: str) -> bool:
        said = folded(context)
        reading = self.catalogue.reading
        return has(reading.countries, said) and not has(reading.not_an_army, said)

    def kin(self, role: str, relative: str) -> list[str]:
        """Give the terms of a family tie, if the relative is one of the three."""
        said = folded(relative)
        words = folded(role)
        is_tie = has(self.catalogue.kin, f"{words} of") or has(self.catalogue.kin, words)
        leader = next((one[0] for one in LEADERS if pattern(one).search(said)), "")
        return [KIN, f"kin:{leader}"] if leader and is_tie else []

    def ties(self, text: str) -> Iterator[tuple[str, str, int]]:
        """Give family ties in a text: the words for them, the relative, and the place.

        A tie to somebody of a leader's house (`of the cook of`) is none to the leader.
        """
        told = tokens(text)
        said = " ".join(token.folded for token in told)
        for match in pattern(self.catalogue.kin).finditer(said):
            if said[: match.start()].rstrip().endswith((" of", " of the")):
                continue
            rest = _TITLE.sub("", said[match.end() :].strip())
            for names in LEADERS:
                found = pattern(names).match(rest)
                if found is None:
                    continue
                first = len(said[: match.start()].split())
                last = (
                    len(said[: said.index(found[0], match.end()) + len(found[0])].split()) - 1
                )
                if not told[last].is_genitive:
                    yield match[0], names[0], told[first].start


def _is_rank(text: str, told: list[Token], place: int) -> bool:
    """Whether a word such as `General` is a rank here and begins no other office or name."""
    before = told[place - 1].folded if place else ""
    if before in _NO_RANK_AFTER:
        return False
    rest = text[told[place].end :]
    if re.match(r"\s*(?:[,.;/)]|$|and\b)", rest):
        return True
    return (
        re.match(r"\s+(?:of|in) the (?:Korean|KPA|DPRK|Strategic|People|Democratic)", rest)
        is not None
    )
