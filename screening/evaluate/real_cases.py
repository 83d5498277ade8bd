"""How do publishers really write listed parties, and whom do they write alike?"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from db.records.entry import PartyType
from screening.evaluate import noise
from screening.evaluate.cases import Case, Group
from screening.evaluate.hangul import KoreanName
from screening.evaluate.korean_negatives import group_of
from screening.evaluate.parties import Half, Party, half_of
from screening.evaluate.tables import table

_NOT_TRANSLATED = frozenset({"", "EN", "KO"})
"""The languages of names; the EU translates those of organisations into its others."""


def real_cases(chosen: Sequence[Party]) -> Iterator[Case]:
    """Give other publishers' spellings, and each list's names to be found on the other."""
    by_ref = {ref: party for party in chosen for _, ref in party.entries}
    for section, spellings in table("other_publishers").items():
        if section != "not_listed":
            for ref, texts in spellings.items():
                if party := by_ref.get(ref):
                    kind = f"other_{section}"
                    for text in texts:
                        yield Case(Group.REAL, kind, text, (party.id,), ref, type=party.type)
    for party in chosen:
        yield from _across(party)


def _across(party: Party) -> Iterator[Case]:
    """Give the names that only one of two lists prints, to be found on the other."""
    languages = {name.text: name.language for name in party.names}
    for asked, sought in (("eu", "un"), ("un", "eu")):
        theirs = {noise.folded(text) for text in party.printed(sought)}
        for text in party.printed(asked) if theirs else ():
            if noise.folded(text) not in theirs:
                is_translated = (
                    party.type is PartyType.ORGANISATION
                    and languages[text] not in _NOT_TRANSLATED
                )
                what = "translation" if is_translated else party.type.value
                kind = f"{asked}_{what}_on_{sought}"
                asked_for = Case(Group.REAL, kind, text, (party.id,), text, type=party.type)
                yield replace(asked_for, only_list=sought)


def not_listed(homonyms: Collection[str], half: Half) -> Iterator[Case]:
    """Give well-known people and firms that are on no list, in the half they belong to."""
    known = table("other_publishers")["not_listed"]
    for line in known["persons"]:
        text, hangul = line.rsplit(" ", 1)
        name = KoreanName(hangul[0], hangul[1:])
        if half in {Half.ALL, half_of(hangul)}:
            yield Case(group_of(name, text, homonyms), "well_known_person", text, (), hangul)
    for text in known["companies"]:
        if half in {Half.ALL, half_of(text)}:
            yield Case(Group.UNLISTED, "well_known_company", text)
