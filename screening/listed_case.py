"""What do the entries of one listed party, taken together, amount to?"""

from collections.abc import Sequence
from dataclasses import dataclass

from db.records.assessment import Assessment, Party
from db.records.fact import Fact, Identity
from db.records.screening import ROSTER, IndexedEntry
from db.records.subject import JoinLevel
from rules.catalogue import Catalogue
from rules.evaluate import evaluate
from screening.facts import nationalities
from screening.index import Index


@dataclass(frozen=True, slots=True)
class ListedCase:
    """The categories of a listed party, and how sure it is that its entries are one party."""

    assessments: tuple[Assessment, ...]
    identity: Identity
    identity_because: str
    is_listing: bool
    """Whether the entries are of lists; a record of the roster is no listing."""


def assess_listed(
    index: Index, entries: Sequence[IndexedEntry], catalogue: Catalogue
) -> ListedCase:
    """Assess what all entries of a party state of it."""
    facts: dict[Fact, None] = {}
    for one in entries:
        for assessment in index.assessments(one.key):
            for reason in assessment.reasons:
                facts.update(dict.fromkeys(reason.facts))
            facts.update(dict.fromkeys(rebuttal.fact for rebuttal in assessment.rebuttals))
    bare = [one.entry for one in entries]
    party = Party(bare[0].type, nationalities(bare), Identity.CONFIRMED)
    found = evaluate(party, list(facts), catalogue)
    is_listing = bare[0].list != ROSTER
    whose = "the list's own entry" if is_listing else "a record of the roster, no listing"
    if len(entries) == 1:
        return ListedCase(tuple(found), Identity.CONFIRMED, whose, is_listing)
    subject = index.subject(entries[0].subject)
    levels = {join.level for join in subject.joins} if subject else set()
    sure = Identity.PROBABLE if JoinLevel.PROBABLE in levels else Identity.CONFIRMED
    joined = ", ".join(sorted(level.value for level in levels))
    because = f"{len(entries)} entries, joined as one party: {joined}"
    return ListedCase(tuple(found), sure, because, is_listing)
