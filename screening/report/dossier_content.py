"""What stands in a dossier, and in which order?

Listing status first, then identity, then the categories by outcome: a category is never taken
for a listing.
"""

from collections.abc import Iterable, Iterator

from db.records.dossier import Dossier
from db.records.entry import PartyType
from db.records.ownership import Chain, OwnershipFinding
from db.records.screening import ListUsed
from screening.report.dossier_categories import categories, numbered, other_facts
from screening.report.dossier_parts import (
    Block,
    Evidence,
    Item,
    Line,
    Numbers,
    among,
    code,
    heading,
    line,
    paragraph,
    printed,
    strong,
    table,
)
from screening.report.dossier_status import status
from screening.report.dossier_words import (
    ANSWERS,
    INFORMS,
    NOT_STATED,
    cited,
    day,
    moment,
)

_KINDS = {
    PartyType.PERSON: "a person",
    PartyType.ORGANISATION: "an organisation",
    PartyType.VESSEL: "a vessel",
    PartyType.UNKNOWN: "of a kind that is not stated",
}

_REGIME = {"Regime": 18, "Owned": 15, "Controlled": 15, "Because": 26, "Chains": 26}
_LIST = {"List": 10, "State": 22, "Published": 13, "Checked": 13, "SHA-256": 42}


def content(found: Dossier) -> list[Block]:
    """Give everything that a dossier says, in order."""
    numbers = numbered(found)
    return [
        *_title(found),
        *status(found),
        *_identity(found),
        *categories(found, numbers),
        *_ownership(found.ownership),
        *other_facts(found, numbers),
        *_sources(numbers),
        *_ground(found),
    ]


def title(found: Dossier) -> str:
    """Give the title of a dossier."""
    return f"Dossier: {found.name}"


def _title(found: Dossier) -> Iterator[Block]:
    yield heading(1, "Dossier: ", printed(found.name))
    made = line(f"Made {moment(found.at)} by ", printed(found.by), ".")
    if found.file:
        made += line(" From the file ", printed(found.file))
        made += line(", SHA-256 ", code(found.sha256), ".") if found.sha256 else line(".")
    yield paragraph(*made, tone="quiet")
    yield paragraph(INFORMS, tone="notice")


def _identity(found: Dossier) -> Iterator[Block]:
    yield heading(2, "Identity")
    rows = [(line("party"), line(_KINDS[found.type]))]
    rows += [(line(printed(label)), line(printed(value))) for label, value in found.about]
    yield from table("What is on file about who it is", {"Detail": 24, "As printed": 76}, rows)
    yield paragraph(
        "How sure it is that the facts are about this party: ",
        strong(found.identity.value),
        ". ",
        printed(found.identity_because),
    )


def _ownership(found: Iterable[OwnershipFinding]) -> Iterator[Block]:
    yield heading(2, "Ownership and control")
    rows = [_regime(one) for one in found]
    if not rows:
        yield paragraph("No shares and no power over the party are on file.")
        return
    yield paragraph(
        "Whether listed parties own or control it, by the test of each regime. A share "
        "multiplied along a chain is for information: no regime decides by it."
    )
    yield from table("By regime", _REGIME, rows)


def _regime(one: OwnershipFinding) -> tuple[Line, ...]:
    unverified = () if one.is_verified else line(strong("unverified"))
    controlled = "no such test" if one.controlled is None else ANSWERS[one.controlled]
    return (
        among((line(printed(one.title or one.regime)), unverified), ", "),
        line(ANSWERS[one.owned]),
        line(controlled),
        line(printed(one.because)),
        among(map(_chain, one.chains), "; ") or line("none"),
    )


def _chain(chain: Chain) -> Line:
    first, *others = chain.names
    steps = [line(printed(first))]
    for name, share in zip(others, chain.shares, strict=False):
        held = "an unknown share" if share is None else f"{share:g} %"
        steps.append(line(f"{held} of ", printed(name)))
    product = chain.product
    figure = "unknown" if product is None else f"{product:g} %"
    return (*among(steps, ", which has "), *line(f" (product {figure}, for information)"))


def _sources(numbers: Numbers) -> Iterator[Block]:
    """Give the list of sources; their words stand above, beside the facts."""
    yield heading(2, "Sources")
    if not numbers:
        yield paragraph("There are none.")
        return
    hidden = [f"[{number}]" for source, number in numbers.items() if not source.is_public]
    if hidden:
        yield paragraph(strong(f"Not public: {', '.join(hidden)}."))
    items = (Item(n, cited(source, is_whole=True)) for source, n in numbers.items())
    yield Evidence(tuple(items), is_whole=True)


def _ground(found: Dossier) -> Iterator[Block]:
    yield heading(2, "What this rests on")
    rows = [(line(printed(label)), line(printed(value))) for label, value in found.criteria]
    rows.append((line("digest of the rules"), line(code(found.rules_digest or NOT_STATED))))
    rows.append((line("engine"), line(printed(found.engine_version or NOT_STATED))))
    yield from table("Rulebook", {"What": 24, "Which": 76}, rows)
    if found.lists:
        yield from table("Lists used", _LIST, map(_used, found.lists))
    else:
        yield paragraph("No list was used.")


def _used(used: ListUsed) -> tuple[Line, ...]:
    why = line(": ", printed(used.because)) if used.because else ()
    return (
        line(printed(used.list)),
        (*line(used.state), *why),
        line(day(used.published_at)),
        line(day(used.checked_at)),
        line(code(used.sha256 or NOT_STATED)),
    )
