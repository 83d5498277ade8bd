"""How does a text say in what way one party stands to another?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from db.records.entry import PartyType
from rules.model import RelationKind, Relations
from screening.names.terms import alternatives
from screening.relations.tokens import Token, tokens

OFFICE, MENTIONED = "office", "mentioned"
_REACH = 12
"""So many words may stand between an office and the body it is of."""
_BEHIND = 5
"""And so many between a body and an office behind it."""
_BRACKETS = re.compile(r"\([^()]*\)")
_CLAUSE_ENDS = re.compile(r"[,;:()]")
_OF_THE_COUNTRY = re.compile(
    r"^ of the (?:DPRK|Democratic People['’]s Republic of Korea)(?=\s)"
)
_INSERTED = re.compile(r"^\s*[–—-] [^–—]*[–—]")
_MINISTER = re.compile(r"\bMinister\b")
_SMALL = frozenset({"and", "or", "both", "the", "its"})
_UNKNOWN = re.compile(r"(?:(?:[A-Z][\w’'-]*|\d+)\s+)+(?:and|or)\s+$")
"""A name that no list has, before one that it stands in a row with: `Office 38 and`."""
_PREPOSITION = r"(?:of|for|in|at|to|with|from|on)"
_QUALIFIER = re.compile(
    r"[A-Z]|(?:former|deputy|chief|senior|overseas|first|vice|general|acting|authori[sz]ed|intelligence)$"
)
_THINGS_ALIKE = ("company", "entity", "firm", "bank", "corporation", "agency", "organisation")
_THINGS = re.compile(rf"\b(?:{'|'.join(_THINGS_ALIKE)}) that\b")


@dataclass(frozen=True, slots=True)
class Tie:
    """In what way the party of a text stands to one that it names."""

    kind: str
    role: str = ""
    is_former: bool = False
    is_turned: bool = False
    """Whether it is the one that is named that stands so to the party of the text."""


@dataclass(frozen=True)
class Grammar:
    """The table `relations.toml`, ready to be asked."""

    table: Relations

    @cached_property
    def _kinds(self) -> list[tuple[RelationKind, re.Pattern[str]]]:
        filler = alternatives(self.table.fillers)
        return [
            (kind, re.compile(rf"\b(?:{alternatives(kind.before)})(?: (?:{filler}))*$"))
            for kind in self.table.kind
        ]

    @cached_property
    def _office(self) -> re.Pattern[str]:
        offices = alternatives(self.table.offices)
        return re.compile(rf"\b(?:{offices})(?= {_PREPOSITION}\b|$)")

    @cached_property
    def _tail(self) -> re.Pattern[str]:
        """What stands between an office and the name of a body, and is of neither."""
        filler = alternatives(self.table.fillers)
        return re.compile(rf"(?: {_PREPOSITION}(?: (?:{filler}))*)?$")

    @cached_property
    def _office_behind(self) -> re.Pattern[str]:
        return re.compile(rf"(?:^| )(?:{alternatives(self.table.offices)})$")

    @cached_property
    def _former(self) -> re.Pattern[str]:
        begun = rf"(?! (?:{alternatives(self.table.appointed)})\b)"
        return re.compile(rf"\b(?:{alternatives(self.table.former)})\b{begun}")

    @cached_property
    def _breaks(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{alternatives(self.table.breaks)})\b")

    @cached_property
    def _offices(self) -> frozenset[str]:
        return frozenset(word for office in self.table.offices for word in office.split())

    @cached_property
    def _verbs(self) -> frozenset[str]:
        return frozenset(self.table.verbs)

    def is_former(self, before: str) -> bool:
        """Whether the words before an office say that it is over."""
        return self._former.search(_joined(tokens(before))) is not None

    def goes_on_with_a_verb(self, after: str) -> bool:
        """Whether a verb follows a name, so that the sentence is about its bearer."""
        told = tokens(_INSERTED.sub(" ", _without_brackets(after)))
        return bool(told) and told[0].folded in self._verbs

    def speaks_of_another(self, sentence: str, own: frozenset[str]) -> bool:
        """Whether a sentence begins with a name that shares no word with the party's own.

        `own` are the words of the party's names.
        """
        told = tokens(_without_brackets(sentence))
        if told and told[0].folded in _ARTICLES:
            told = told[1:]
        row = _name_at_the_beginning(told)
        words = {token.folded for token in row}
        if not row or not words.isdisjoint(own | self._offices | _PRONOUNS):
            return False
        return len(row) < len(told) and told[len(row)].folded in self._verbs

    def between(self, text: str) -> Tie | None:
        """Give the tie that the words between another party and this one state."""
        said = re.sub(r" (?:the|a|an)$", "", _words(_without_brackets(text)))
        if re.search(r"\bparent (?:company )?of$", said):
            return Tie("owned_by")
        for kind, pattern in self._kinds:
            turns = kind.id in {"subordinate_to", "owned_by", "controlled_by"}
            if turns and re.search(rf"\b(?:is|are) {pattern.pattern}", said):
                return Tie(kind.id, is_turned=True)
        return None

    def is_of_another(self, before: str, source: PartyType, own: frozenset[str]) -> bool:
        """Whether what stands before a name is said of somebody or something else."""
        for found in re.finditer(r"\bwhich\b", before):
            last = [token.folded for token in tokens(before[: found.start()])][-1:]
            if source is PartyType.PERSON or own.union(_THINGS_ALIKE).isdisjoint(last):
                return True
        return source is PartyType.PERSON and _THINGS.search(_words(before)) is not None

    def is_list(self, between: str) -> bool:
        """Whether two names stand in one list: nothing between but names, numbers and `and`."""
        told = tokens(between)
        is_row = set(re.sub(r"[\w\s]", "", between)) <= set(",/&()")
        return is_row and all(
            t.is_capital or t.folded in _SMALL or len(t.folded) == 1 for t in told
        )

    def tie(
        self, before: str, after: str, source: PartyType, target: PartyType, mention: str
    ) -> Tie:
        """Say how a party stands to one that its text names, from the words around the name."""
        if source is PartyType.PERSON and (found := self._held(before, after, mention)):
            return found
        said = _words(_UNKNOWN.sub("", _without_brackets(before)))
        for kind, pattern in self._kinds:
            is_of_source = not kind.sources or source in kind.sources
            is_of_target = not kind.targets or target in kind.targets
            if is_of_source and is_of_target and (phrase := pattern.search(said)):
                near = " ".join(said[: phrase.start()].split()[-3:])
                return Tie(kind.id, is_former=re.search(r"\bformer", near) is not None)
        if source is PartyType.ORGANISATION and re.match(r"-? ?related\b", after):
            return Tie("affiliated_with")
        return Tie(MENTIONED)

    def _held(self, before: str, after: str, mention: str) -> Tie | None:
        """Give the office that a person holds in a body."""
        clauses = _CLAUSE_ENDS.split(_BRACKETS.sub(" ", before))
        told = tokens(clauses[-1])
        is_over = self._former.search(_joined(told)) is not None or any(
            re.match(r"\W*until\b", clause, re.IGNORECASE) for clause in clauses[:1]
        )
        if _MINISTER.search(mention):
            return Tie(OFFICE, mention, is_over)
        if role := self._behind(_OF_THE_COUNTRY.sub("", _BRACKETS.sub(" ", after))):
            return Tie(OFFICE, role, is_over)
        said = _joined(told)
        found = list(self._office.finditer(said))
        if not found:
            return None
        rest = said[found[-1].end() :]
        if self._breaks.search(rest) or len(rest.split()) > _REACH:
            return None
        first = len(said[: found[-1].start()].split())
        tail = self._tail.search(said)
        last = len(told) - len(tail[0].split() if tail else ())
        return Tie(OFFICE, _role(clauses[-1], told[:last], first), is_over)

    def _behind(self, after: str) -> str:
        """Give the office that stands behind a body's name: `deputy representative`."""
        row = re.match(r"(?:\s+[\w’'-]+)+", after)
        told = tokens(row[0])[:_BEHIND] if row else []
        longest = ""
        for count in range(1, len(told) + 1):
            words = _joined(told[:count])
            is_over = told[count - 1].folded in {"and", "of", "for", "in"}
            if is_over or self._breaks.search(words):
                break
            is_whole = count == len(told) or not told[count].is_capital
            if is_whole and self._office_behind.search(words):
                longest = after[told[0].start : told[count - 1].end]
        return longest


_ARTICLES = frozenset({"the", "a", "an"})
_PRONOUNS = frozenset(
    {"it", "he", "she", "they", "this", "these", "in", "as", "since", "under"}
)


def _role(clause: str, told: Sequence[Token], first: int) -> str:
    """Give an office as printed, with what stands before it: `Former Deputy Director`."""
    while first and _QUALIFIER.match(told[first - 1].text):
        first -= 1
    return clause[told[first].start : told[-1].end]


def _name_at_the_beginning(told: Sequence[Token]) -> Sequence[Token]:
    row: list[Token] = []
    for token in told:
        if not token.is_capital and token.folded not in {"of", "and"}:
            break
        row.append(token)
    return row


def _without_brackets(text: str) -> str:
    """Leave out what stands in brackets, and a bracket that a name has opened."""
    return _BRACKETS.sub(" ", text)


def _joined(told: Sequence[Token]) -> str:
    return " ".join(token.folded for token in told)


def _words(text: str) -> str:
    """Give a text in the form in which phrases are looked for in it: words, single blanks."""
    return _joined(tokens(text))
