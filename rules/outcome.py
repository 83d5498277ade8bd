"""How far up the ladder of outcomes does a reason come, and why no further?"""

from collections.abc import Iterator, Sequence

from db.records.assessment import CategoryOutcome, Reason
from db.records.fact import Fact
from rules.catalogue import Catalogue, FamilyPolicy, Ground
from rules.rebuttal import ends
from rules.standards import ReasonTests, counted, independents, is_solid, solidity

Groups = Sequence[Sequence[Fact]]
"""The facts that meet each element of a ground."""


def is_capped(ground: Ground, catalogue: Catalogue) -> bool:
    """Whether a ground has a cap under the policy that is used."""
    return ground.cap is not None and ground.cap_under in {None, catalogue.family_policy}


def cap_words(ground: Ground, catalogue: Catalogue) -> str:
    """Say why a ground is capped."""
    if ground.cap_under is FamilyPolicy.TAY_ZA:
        return (
            "A family tie alone is no sufficient link (Tay Za, C-376/10 P); policy used: "
            f"{catalogue.family_policy}."
        )
    return f"{ground.title}: never more than {ground.cap}."


def outcome_of(
    reason: Reason, groups: Groups, tests: ReasonTests, against: Sequence[Fact]
) -> tuple[CategoryOutcome, str]:
    """Climb the ladder of outcomes, and say why it ends where it does.

    It is climbed for each element: the weakest decides.
    """
    if not all(counted(group) for group in groups):
        return CategoryOutcome.NO_CATEGORY, "Stated, unevidenced: no source is given."
    if not tests.party.identity.is_resolved:
        return (
            CategoryOutcome.NO_CATEGORY,
            f"It is only {tests.party.identity} that the facts are about this party.",
        )
    if any(tests.is_outside(group) for group in groups):
        return (
            CategoryOutcome.NO_CATEGORY,
            f"It ended before {tests.anchor}, the day from which the category counts.",
        )
    if decisive := next(_decisive(reason, against), None):
        return CategoryOutcome.REBUTTED, decisive
    if not all(independents(group) for group in groups):
        return CategoryOutcome.EXPLAINED_BY_LISTING, _of_listing(reason, groups)
    return _by_evidence(reason, groups)


def _of_listing(reason: Reason, groups: Groups) -> str:
    """Say what only the party's own listing says."""
    if not any(independents(group) for group in groups):
        return "The party's own listing says so; nothing independent is on file."
    pairs = zip(reason.elements, groups, strict=True)
    told = "; ".join(title for (_, title), group in pairs if not independents(group))
    return f"Only the party's own listing says this: {told}."


def _decisive(reason: Reason, against: Sequence[Fact]) -> Iterator[str]:
    """Say which facts end a reason: later, solid, and none of the party's own listing."""
    for fact in against:
        if why := ends(fact, reason, against):
            yield why


def _by_evidence(reason: Reason, groups: Groups) -> tuple[CategoryOutcome, str]:
    for group in groups:
        if not is_solid(independents(group), group):
            return CategoryOutcome.INDICATED, solidity(independents(group), group)
    failed = [test for test in reason.tests if not test.holds]
    if not failed:
        return CategoryOutcome.SUPPORTED, solidity(independents(reason.facts), reason.facts)
    if [test.name.value for test in failed] == ["consistent"]:
        return CategoryOutcome.CONTESTED, failed[0].because
    return CategoryOutcome.INDICATED, " ".join(test.because for test in failed)
