"""How does a lawyer read the catalogue of criteria: at a glance, and one category in full?"""

from collections.abc import Iterable, Iterator

import msgspec
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rules.catalogue import (
    ANY,
    FLAG,
    KIN,
    LISTED_SHIP,
    Analogue,
    Catalogue,
    Category,
    Element,
    FamilyPolicy,
    Ground,
    OwnershipTest,
)
from screening.report.json import Json

MECHANICS, MECHANICS_TITLE = "C15", "Mechanics of the catalogue"
PROPOSAL = (
    "A proposal of criteria by category, not law. A category freezes nothing: only an act that "
    "names a party does."
)
ORIGINS = {
    "csis": "spoken of in the proposal of December 2016 itself",
    "extension": "added to that proposal here",
}
POLICIES = {
    FamilyPolicy.TAY_ZA: "a family tie alone is never more than indicated",
    FamilyPolicy.SYRIA_2015: "a family tie alone may come to supported",
}
_ADDED = {
    "all": "the shares of all listed owners are added",
    "joint": "only shares held jointly are added",
    "none": "no shares are added",
}
_LABELS = {
    "organisations": "bodies",
    "red_flags": "flags",
    "phrases": "words",
    "acts": "words",
    "objects": "with",
    "as": "and as",
    "not_as": "never as",
}
"""What shows an element, where it is called otherwise in a terminal."""
_UNVERIFIED = "unverified: not checked against the official text"
_READING = (
    "Facts are of the kinds of a case file. Of bodies, offices, programmes, ties, flags, ranks "
    "and words one suffices; words with others below them (with) need one of each. * stands "
    "for any ending of a word."
)


def vocabulary(element: Element, found: Catalogue) -> dict[str, list[str]]:
    """Give what shows an element, by name and in words; what it doesn't ask for is left out."""
    posts = _named(element, "post")
    told = {
        "organisations": _bodies(element, found),
        "offices": [word for one in found.roles if posts & {*one.groups} for word in one.words],
        "programmes": sorted(_named(element, "programme")),
        "ties": list(found.kin) if KIN in element.terms else [],
        "red_flags": [flag for flag in found.flags if f"{FLAG}:{flag}" in element.terms],
        "ranks": _ranks(found) if element.by_rank else [],
        "phrases": list(element.phrases),
        "acts": list(element.acts),
        "objects": list(element.objects),
        "as": _offices(element.roles, found),
        "not_as": _offices(element.not_terms, found),
    }
    return {kind: words for kind, words in told.items() if words}


def _named(element: Element, kind: str) -> set[str]:
    """Give what the terms of an element name, of one kind."""
    return {one.partition(":")[2] for one in element.terms if one.startswith(f"{kind}:")}


def _bodies(element: Element, found: Catalogue) -> list[str]:
    ids, groups = _named(element, "organisation"), _named(element, "group")
    told = [o.name for o in found.organisations if o.id in ids or groups & {*o.groups}]
    lent = sorted(groups, key=lambda one: int(one[1:]))
    told += [f"any body whose own listing shows it to be one of {one}" for one in lent]
    told += ["any body that a list or the vocabulary has"] * (ANY in element.terms)
    return [*told, *["any listed ship"] * (LISTED_SHIP in element.terms)]


def _offices(terms: frozenset[str], found: Catalogue) -> list[str]:
    return [word for role in found.roles if f"role:{role.id}" in terms for word in role.words]


def _ranks(found: Catalogue) -> list[str]:
    """Give the ranks that count, the highest first, each with its other words."""
    counting = sorted(found.ranks, key=lambda one: one.order)
    counting = [rank for rank in counting if rank.order <= found.lowest_order]
    words = [(one.name, sorted({*one.ambiguous, *one.words} - {one.name})) for one in counting]
    return [f"{name} ({', '.join(others)})" if others else name for name, others in words]


def documented(found: Catalogue) -> Json:
    """Give the catalogue at a glance for JSON."""
    fields = ("id", "title", "origin", "summary", "version")
    return {
        "version": found.version,
        "says": PROPOSAL,
        "categories": [
            {field: getattr(one, field) for field in fields} for one in found.categories
        ],
        "mechanics": documented_mechanics(found),
    }


def documented_category(category: Category, found: Catalogue) -> Json:
    """Give one category for JSON, with the vocabulary that shows each element."""
    fields: Json = msgspec.to_builtins(category, order="deterministic")
    told = ("id", "title", "facts", "types", "not_nationality", "least")
    elements = [
        {key: row[key] for key in told} | {"shown_by": vocabulary(element, found)}
        for row, element in zip(fields["elements"], category.elements, strict=True)
    ]
    anchor = category.anchor_date or found.anchor_date
    shared = {"anchor_date": anchor.isoformat(), "family_policy": found.family_policy.value}
    return {**fields, **shared, "elements": elements, "says": PROPOSAL}


def documented_mechanics(found: Catalogue) -> Json:
    """Give what all categories share for JSON."""
    return {
        "id": MECHANICS,
        "title": MECHANICS_TITLE,
        "says": PROPOSAL,
        "version": found.version,
        "anchor_date": found.anchor_date.isoformat(),
        "min_rank": found.min_rank,
        "ranks": _ranks(found),
        "family_policy": found.family_policy.value,
        "ownership_regime": found.ownership_regime,
        "mechanics": list(found.mechanics),
        "ownership": msgspec.to_builtins(found.ownership),
    }


def render(found: Catalogue, console: Console) -> None:
    """Print the catalogue at a glance, and what all its categories share."""
    console.print(Text(f"Catalogue of criteria, version {found.version}", style="bold"))
    console.print(PROPOSAL)
    for origin, says in ORIGINS.items():
        console.print(Text.assemble((origin, "bold"), f": {says}"))
    console.print()
    table = Table(box=None, pad_edge=False, show_edge=False, expand=True)
    for heading in ("id", "title", "summary", "origin", "version"):
        ratio = {"title": 2, "summary": 4}.get(heading)
        table.add_column(heading, ratio=ratio, no_wrap=ratio is None)
    for one in found.categories:
        table.add_row(
            Text(one.id, style="bold"), *map(Text, (one.title, one.summary, one.origin)),
            Text(one.version),
        )  # fmt: skip
    console.print(table)
    console.print()
    render_mechanics(found, console)


def render_mechanics(found: Catalogue, console: Console) -> None:
    """Print what all categories share."""
    console.print(Text(f"{MECHANICS} {MECHANICS_TITLE}, version {found.version}", style="bold"))
    rows = (
        ("anchor_date", f"{found.anchor_date}: what ended before it is outside the catalogue"),
        ("min_rank", f"{_ranks(found)[-1]}: the lowest that counts for C3"),
        ("family_policy", f"{found.family_policy}: {POLICIES[found.family_policy]}"),
        (
            "ownership_regime",
            f"{found.ownership_regime} decides C14; the others stand beside it",
        ),
    )
    console.print(Padding(_grid(rows), (0, 0, 0, 2)))
    _section(console, "For all categories", map(_item, found.mechanics))
    _section(
        console,
        f"Ownership and control by regime; {_UNVERIFIED}",
        map(_ownership, found.ownership),
    )


def render_category(category: Category, found: Catalogue, console: Console) -> None:
    """Print one category in full."""
    console.print(Text(f"{category.id} {category.title}", style="bold"))
    anchor = category.anchor_date or found.anchor_date
    rows = (
        ("origin", f"{category.origin}: {ORIGINS[category.origin]}"),
        ("version", category.version),
        ("from", f"{anchor}: what ended before it is outside the category"),
        ("standing", PROPOSAL),
    )
    console.print(Padding(_grid(rows), (0, 0, 1, 2)))
    console.print(Padding(Text(category.summary), (0, 0, 0, 2)))
    _section(console, f"Legal analogues; {_UNVERIFIED}", map(_analogue, category.analogues))
    grounds = (_ground(one, category, found) for one in category.grounds)
    _section(console, "Grounds: one of these suffices", grounds)
    elements = (_element(one, found) for one in category.elements)
    _section(console, "Elements", elements)
    console.print(Padding(Text(_READING, style="dim"), (0, 0, 0, 2)))
    _section(console, "Specific and concrete", [Text(category.specific)])
    _section(console, "Against it may speak", map(_item, category.rebuttal))
    _section(console, "Never suffices alone", map(_item, category.red_flags))
    examples = (
        Group(_item(f"{one.party}: {one.shows}"), Padding(Text(one.because), (0, 0, 0, 3)))
        for one in category.examples
    )
    _section(console, "Worked examples", examples)


def _section(console: Console, title: str, lines: Iterable[RenderableType]) -> None:
    """Print a heading and what stands below it; nothing where nothing does."""
    if shown := list(lines):
        console.print()
        console.print(Text(title, style="bold"))
        console.print(Padding(Group(*shown), (0, 0, 0, 2)))


def _grid(rows: Iterable[tuple[str, str]]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for label, text in rows:
        table.add_row(label, Text(text))
    return table


def _item(text: str) -> RenderableType:
    return _grid([("-", text)])


def _cited(text: str, *, is_verified: bool) -> Text:
    """Give a citation, and whether it was checked against the official text."""
    return Text.assemble(text, " (verified)" if is_verified else (" (unverified)", "yellow"))


def _analogue(one: Analogue) -> RenderableType:
    where = f"{one.act}, {one.provision}" if one.provision else one.act
    says = Padding(Text(one.says), (0, 0, 0, 2))
    return Group(_cited(where, is_verified=one.is_verified), says)


def _ownership(one: OwnershipTest) -> RenderableType:
    figure = "no figure"
    if one.at_least is not None:
        figure = f"{one.at_least:g} % or more"
    elif one.more_than is not None:
        figure = f"more than {one.more_than:g} %"
    control = "control counts besides" if one.has_control_test else "control doesn't count"
    says = Text(f"{figure}; {_ADDED[one.aggregates]}; {control}")
    source = _cited(one.source, is_verified=one.is_verified)
    head = Text.assemble((one.regime, "bold"), f"  {one.title}")
    return Group(head, Padding(Group(says, source), (0, 0, 0, 2)))


def _ground(one: Ground, category: Category, found: Catalogue) -> RenderableType:
    needs = [f"{category.element(name).title} [{name}]" for name in one.needs]
    lines = [Text(" + ".join(needs))]
    if one.cap is not None:
        under = f" under the policy {one.cap_under}" if one.cap_under else ""
        holds = one.cap_under in {None, found.family_policy}
        now = "" if holds else f"; in use is {found.family_policy}, and it doesn't hold"
        lines.append(Text(f"never more than {one.cap}{under}{now}", style="yellow"))
    if one.origin and one.origin != category.origin:
        lines.append(Text(f"origin {one.origin}: {ORIGINS[one.origin]}"))
    return Group(_item(one.title), Padding(Group(*lines), (0, 0, 0, 3)))


def _element(one: Element, found: Catalogue) -> RenderableType:
    head = Text.assemble((f"[{one.id}]", "bold"), f" {one.title}")
    return Group(head, Padding(_grid(_asks(one, found)), (0, 0, 0, 2)))


def _asks(one: Element, found: Catalogue) -> Iterator[tuple[str, str]]:
    """Say what facts an element asks for, of whom, and what shows it."""
    yield "facts", _either(kind.value for kind in one.facts)
    if one.types:
        yield "party", _either(kind.value for kind in one.types)
    if one.least > 1:
        yield "least", f"{one.least} of different kinds"
    if one.not_nationality:
        yield "nationality", f"known, and not {one.not_nationality}"
    for kind, words in vocabulary(one, found).items():
        apart = {"organisations": "; ", "ranks": "\n"}.get(kind, ", ")
        yield _LABELS.get(kind, kind), apart.join(words)


def _either(words: Iterable[str]) -> str:
    """Give words as alternatives, in an order that doesn't change."""
    return " or ".join(word.replace("_", " ") for word in sorted(words))
