"""In which words does a dossier say how solid a category, a fact or a source is?

Never that a party ought to be listed, did something wrong or is beyond suspicion: a dossier
says what is on file.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

from db.records.assessment import CategoryOutcome
from db.records.entry import PartialDate
from db.records.fact import Basis, Fact, Level, Limb, Source
from db.records.ownership import Answer
from screening.report.dossier_parts import (
    Kind,
    Line,
    Numbers,
    Piece,
    among,
    code,
    line,
    named,
    printed,
    strong,
)

INFORMS = (
    "This page informs. Correspondence to a category is no listing, no finding and no advice; "
    "only the annex of an act lists a party, and an officer decides."
)
UNEVIDENCED = "stated, unevidenced"
NOT_STATED = "not stated"
ORIGINS = {
    "csis": "spoken of in the proposal of 2016 itself",
    "extension": "an extension of the proposal of 2016",
}
OUTCOMES = {outcome: outcome.value.replace("_", " ") for outcome in CategoryOutcome}
MEANS = {
    CategoryOutcome.NO_CATEGORY: "no element is met, no source is given, it ended before the "
    "category counts, or it isn't sure enough that the facts are about this party",
    CategoryOutcome.REBUTTED: "later and solid evidence speaks against it",
    CategoryOutcome.EXPLAINED_BY_LISTING: "the party's own listing says so, and nothing "
    "independent is on file",
    CategoryOutcome.INDICATED: "independent evidence that doesn't suffice, an allegation only, "
    "a family tie only, or a test that doesn't hold",
    CategoryOutcome.CONTESTED: "as supported, but for a contradiction that isn't answered",
    CategoryOutcome.SUPPORTED: "one independent source at E3 or above, or two at E2, and all "
    "six tests hold for at least one reason",
}
LEVELS = {
    Level.E0: "unsourced: stated, unevidenced",
    Level.E1: "open source, non-governmental or commercial",
    Level.E2: "a government's advisory, or press that is attributed",
    Level.E3A: "an indictment or a charge: alleged",
    Level.E3: "a report of the UN's Panel of Experts or of the monitoring team after it",
    Level.E4: "an official gazette, a register, a judgment, an official biography",
    Level.E5: "the text of a listing in force",
}
BASES = {
    Basis.LISTING_TEXT: "the party's own listing, no independent proof",
    Basis.INDEPENDENT: "independent",
}
LIMBS = {
    Limb.NOT_ASSOCIATED: "not, or no longer, associated",
    Limb.NO_INFLUENCE: "no influence",
    Limb.NO_CIRCUMVENTION_RISK: "no real risk of circumvention",
}
ANSWERS = {Answer.YES: "met", Answer.NO: "not met", Answer.UNDETERMINED: "undetermined"}


def corresponds(category: str, outcome: CategoryOutcome, because: str) -> Line:
    """Say how the facts on file stand to a category."""
    level = Piece(OUTCOMES[outcome], Kind.EMPHASIS)
    match outcome:
        case CategoryOutcome.NO_CATEGORY:
            return line(
                f"Facts on file correspond to no category here ({category}): ", printed(because)
            )
        case CategoryOutcome.REBUTTED:
            said = (f"Facts on file that correspond to category {category} were ", level, ". ")
        case (
            CategoryOutcome.EXPLAINED_BY_LISTING
            | CategoryOutcome.INDICATED
            | CategoryOutcome.CONTESTED
            | CategoryOutcome.SUPPORTED
        ):
            said = (f"Facts on file correspond to category {category} at level ", level, ". ")
    return line(*said, printed(because))


def holds_sign(holds: bool) -> str:
    """Say whether a test holds, by a sign and a word."""
    return "✓ holds" if holds else "✗ doesn't hold"


def manner(fact: Fact) -> str:
    """Say in what manner a fact is stated."""
    said = "alleged" if fact.is_alleged else fact.manner.value
    return f"{said}, former" if fact.is_former else said


def period(fact: Fact) -> str:
    """Say when a fact held, as far as that is known."""
    start, end = (_day(one) for one in (fact.start, fact.end))
    if start and end:
        return start if start == end else f"{start} to {end}"
    if start or end:
        return f"from {start}" if start else f"until {end}"
    return NOT_STATED


def _day(found: PartialDate | None) -> str:
    if found is None:
        return ""
    said = found.printed or str(found.earliest or found.latest or "")
    return f"circa {said}" if found.is_circa and said else said


def is_evidenced(fact: Fact) -> bool:
    """Whether a source says so: E0 is none."""
    return any(source.level is not Level.E0 for source in fact.sources)


def references(fact: Fact, numbers: Numbers) -> Line:
    """Give the numbers of a fact's sources; say where it has none."""
    found = sorted({numbers[source] for source in fact.sources})
    told = among((line(Piece(str(number), Kind.NUMBER)) for number in found), " ")
    if is_evidenced(fact):
        return told
    return among((line(strong(UNEVIDENCED)), told), " ")


def cited(source: Source, *, is_whole: bool) -> Line:
    """Say what is known of a source; beside a fact in short, in the list of sources whole."""
    level = f" ({LEVELS[source.level]})" if is_whole else ""
    parts = [
        line(strong(source.level.value), f"{level}{_basis(source)}"),
        line(printed(source.publisher) if source.publisher else "publisher not stated"),
        line(str(source.published_on or "date not stated")),
        line(printed(source.locator) if source.locator else "place in it not stated"),
        line("public" if source.is_public else strong("not public")),
        *_remarks(source),
        *_kept(source, is_whole=is_whole),
    ]
    return among(parts, "; ")


def _basis(source: Source) -> str:
    return "" if source.level is Level.E0 else f", {BASES[source.basis]}"


def _remarks(source: Source) -> Iterator[Line]:
    if source.repeats:
        yield line("passes on what ", printed(source.repeats), " says")
    if not source.names_party:
        yield line("doesn't name the party")


def _kept(source: Source, *, is_whole: bool) -> Iterator[Line]:
    """Say where a source is to be found."""
    if source.url and is_whole:
        yield line(named(source.url, source.url))
    elif source.url:
        yield line(named("link", source.url)) if _links(source) else line(printed(source.url))
    if source.archived_sha256:
        digest = source.archived_sha256 if is_whole else source.archived_sha256[:10]
        yield line("archived, SHA-256 ", code(digest))


def _links(source: Source) -> bool:
    return named("", source.url).kind is Kind.LINK


def moment(at: datetime) -> str:
    """Write a moment in UTC."""
    there = at.astimezone(UTC) if at.tzinfo else at
    return f"{there:%Y-%m-%d %H:%M} UTC"


def day(at: datetime | None) -> str:
    """Write the day of a moment, if there is one."""
    return f"{at:%Y-%m-%d}" if at else NOT_STATED
