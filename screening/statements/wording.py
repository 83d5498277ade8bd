"""How far does a sentence speak of the party itself, and of which time?"""

import re

from db.records.entry import Entry, PartyType
from db.records.relation import Relation
from screening.relations.read import Sentence
from screening.statements.manner import BESIDE, Period, period

_OF_ANOTHER = re.compile(
    r"[’'”\"]?\s*(?:\([^)]*\)\s*)?(?:,|–|—|-)?\s*"
    r"(?:which|whose|who\b|"
    r"(?:,|–|—|-)\s*(?:an? |the |DPRK|North Korea|Pyongyang|speciali[sz]es))"
)
"""Behind another party's name: what follows is said of that one."""
_WHICH = re.compile(r"\b(?:which|whose)\b")
PART = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:[A-Z]\w+\s+){0,3}(?:Committee|Commission|Department|Bureau)\b"
)
"""Behind a body's name: it is a part of the body that is meant."""
CLAUSE = re.compile(r"[.;]")
CLAUSE_OR_COMMA = re.compile(r"[.;,]")
_DATED = re.compile(r"\s*(?:In|Since|From|Until|Between|As of)\b[^,]*,?")
_AT_A_DAY = re.compile(r"\s*In\b")
"""So begins a clause about one day or year: `In 2016, he was`."""
BRANCH = re.compile(r"\s+(branch|office|bureau|department)\b")
UNFINISHED = ("overseas", " an", " the", " a")
"""An office that ends so goes on behind the body's name."""
WAS = re.compile(r"^\s*(?:Former|Was)\b|\bwas the (?:head|director|chief)\b", re.IGNORECASE)
OF_KIN = re.compile(
    r"\s*(?:His|Her|Their) (?:brother|sister|father|mother|son|daughter|wife|husband|uncle|"
    r"aunt|cousin|nephew|niece|widow)\b"
)
"""So begins a sentence about somebody of the party's family."""
SOON = 60
"""So many letters of a sentence say who died, if it is the party."""
_OF = re.compile(r"\s+(?:of|in) (?:the )?", re.IGNORECASE)
_COMMITTEE = re.compile(
    r"\s*(?:The|UN|United Nations)? ?(?:Security Council|Committee)\b|\s*The master\b"
)
_ITS = re.compile(r"\s*(?:Its\b|It (?!is (?:reported|believed|suspected|said)))")


ALTERNATIVES = re.compile(
    r"\bowned or controlled by(?:, or act(?:s|ing)\b[^.;]*? on behalf of)?(?=[^,;.]*$)"
    r"|\bowned or controlled by, or act(?:s|ing)\b[^.;]*? on behalf of\b(?=[^.;]*$)",
    re.IGNORECASE,
)
"""Before a party's name: it owns, controls or is served, and which of them isn't said."""


def around(relation: Relation, entry: Entry) -> tuple[str, str]:
    """Give what stands before and behind the name of a party in the sentence that names it."""
    for statement in entry.statements:
        last = relation.start + len(relation.quote)
        first = statement.text.rfind(relation.quote, 0, last)
        place = relation.start - first
        begun, said = relation.quote[:place], relation.quote[place:]
        if first >= 0 and said.startswith(relation.mention):
            return begun, said[len(relation.mention) :]
    raise ValueError(f"{entry.ref} doesn't say: {relation.quote}")


def behind(rest: str, role: str) -> str:
    """Give what stands behind a body's name and the office that follows it."""
    said = rest.lstrip()
    return said[len(role) :] if role and said.startswith(role) else rest


def body_behind(sentence: Sentence, end: int) -> str:
    """Give the body named right behind a rank or an office: `General of the` so and so."""
    for mention in sentence.mentions:
        if _OF.fullmatch(sentence.text[end : mention.start - sentence.start]):
            return mention.text
    return ""


def without_names(sentence: Sentence) -> str:
    """Give a sentence with signs that are no letters where it names parties."""
    text = sentence.text
    for mention in sentence.mentions:
        start, end = mention.start - sentence.start, mention.end - sentence.start
        text = f"{text[:start]}{'_' * (end - start)}{text[end:]}"
    return text


def is_of_others(sentence: str, entry: Entry) -> bool:
    """Whether a sentence is about a body that names others, or about a person's body."""
    if _COMMITTEE.match(sentence):
        return True
    return entry.type is PartyType.PERSON and _ITS.match(sentence) is not None


def head(sentence: Sentence, bare: str, entry: Entry) -> str:
    """Give a sentence up to where it goes on about another party."""
    text, end = sentence.text, len(sentence.text)
    for mention in sentence.others:
        stop = mention.end - sentence.start
        if _OF_ANOTHER.match(text[stop:]):
            end = min(end, stop)
    if entry.type is PartyType.PERSON and (which := _WHICH.search(text)):
        end = min(end, which.start())
    return bare[:end]


def date_before(before: str) -> str:
    """Give the date with which a clause begins: `Until 2018, member of`."""
    found = _DATED.match(re.split(r"[.;]", before)[-1])
    return found[0] if found else ""


def period_of(begun: str, after: str, *, is_over: bool) -> Period:
    """Give since when and until when a tie holds that stands between words of a sentence.

    What is over and has one day beside it was so on that day.
    """
    dated = date_before(begun)
    start, end = period(dated, CLAUSE.split(after)[0])
    if is_over and end is None and (_AT_A_DAY.match(dated) or BESIDE.match(after)):
        return start, start
    return start, end
