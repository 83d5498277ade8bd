"""What do the tables of criteria and of their vocabulary say, in their plain form?"""

from collections.abc import Iterable
from typing import TypeVar

from db.records.fact import FactKind
from rules.catalogue import (
    ANY,
    FLAG,
    KIN,
    LISTED_SHIP,
    Analogue,
    Catalogue,
    Category,
    Element,
    Example,
    Ground,
    Organisation,
    OwnershipTest,
    Rank,
    Reading,
    Role,
    shows,
)
from rules.criteria_model import (
    CategoryTable,
    ElementRow,
    GroundRow,
    Mechanics,
    Organisations,
    OwnershipRow,
    Ranks,
    ReadingTable,
    Roles,
)
from rules.loader import CRITERIA, RuleFiles, RulesError, checked

_MECHANICS = "criteria/C15.toml"

T = TypeVar("T")


def catalogue(files: RuleFiles) -> Catalogue:
    """Check every table of criteria and give the catalogue.

    Raises `RulesError` naming the table and the key that is wrong.
    """
    shared = checked(Mechanics, _MECHANICS, files.text(_MECHANICS))
    bodies = _vocabulary(files, Organisations, "organisations")
    roles = _vocabulary(files, Roles, "roles")
    ranks = _vocabulary(files, Ranks, "ranks")
    reading = _vocabulary(files, ReadingTable, "reading")
    found = Catalogue(
        version=shared.version,
        anchor_date=shared.anchor_date,
        min_rank=shared.min_rank,
        family_policy=shared.family_policy,
        ownership_regime=shared.ownership_regime,
        mechanics=shared.mechanics,
        categories=tuple(_categories(files, roles.flags)),
        ownership=tuple(_ownership(row) for row in shared.ownership),
        organisations=tuple(
            Organisation(
                row.id,
                row.name,
                row.groups,
                row.aliases,
                row.hangul,
                row.references,
                has_shared_name=row.shared_name,
            )
            for row in bodies.organisation
        ),
        roles=tuple(Role(row.id, row.words, row.groups) for row in roles.role),
        ranks=tuple(Rank(row.order, row.name, row.words, row.ambiguous) for row in ranks.rank),
        kin=roles.kin,
        flags=roles.flags,
        reading=Reading(**reading.model_dump(exclude={"version"})),
    )
    _check(found)
    return found


def _vocabulary(files: RuleFiles, model: type[T], name: str) -> T:
    table = f"vocabulary/{name}.toml"
    return checked(model, table, files.text(table))


def _categories(files: RuleFiles, flags: Iterable[str]) -> Iterable[Category]:
    for name in CRITERIA:
        if not name.startswith("criteria/") or name == _MECHANICS:
            continue
        row = checked(CategoryTable, name, files.text(name))
        if f"criteria/{row.id}.toml" != name:
            raise RulesError(f"table of rules {name}: its id is {row.id}")
        yield Category(
            id=row.id,
            title=row.title,
            origin=row.origin,
            version=row.version,
            summary=row.summary,
            analogues=tuple(
                Analogue(one.act, one.provision, one.says, is_verified=one.verified)
                for one in row.analogue
            ),
            specific=row.specific,
            rebuttal=row.rebuttal,
            red_flags=row.red_flags,
            elements=tuple(_element(row.id, one, flags) for one in row.element),
            grounds=tuple(_ground(one) for one in row.ground),
            examples=tuple(Example(one.party, one.shows, one.because) for one in row.example),
            anchor_date=row.anchor_date,
        )


def _element(category: str, row: ElementRow, flags: Iterable[str]) -> Element:
    terms = [_organisation(name) for name in row.organisations]
    terms += [f"post:{name}" for name in row.posts]
    terms += [f"programme:{name}" for name in row.programmes]
    terms += [KIN] * row.kin
    if row.flags:
        terms += [f"{FLAG}:{name}" for name in flags]
    if row.phrases or row.acts:
        terms.append(shows(category, row.id))
    return Element(
        id=row.id,
        title=row.title,
        facts=frozenset(row.facts),
        terms=frozenset(terms),
        roles=frozenset(f"role:{name}" for name in row.roles),
        not_terms=frozenset(f"role:{name}" for name in row.not_roles),
        types=frozenset(row.types),
        by_rank=row.by_rank,
        nationality=row.nationality,
        not_nationality=row.not_nationality,
        least=row.least,
        lends=row.lends or FactKind.NATURE in row.facts,
        acts=row.acts,
        objects=row.objects,
        phrases=row.phrases,
        is_whole_sentence=row.whole_sentence,
    )


def _organisation(name: str) -> str:
    if name == "any":
        return ANY
    if name == "ship":
        return LISTED_SHIP
    is_group = name[:1] == "C" and name[1:].isdecimal()
    return f"group:{name}" if is_group else f"organisation:{name}"


def _ground(row: GroundRow) -> Ground:
    return Ground(row.title, row.needs, row.cap, row.cap_under, row.origin)


def _ownership(row: OwnershipRow) -> OwnershipTest:
    return OwnershipTest(
        row.regime,
        row.title,
        row.at_least,
        row.more_than,
        row.aggregates,
        has_control_test=row.control,
        is_verified=row.verified,
        source=row.source,
    )


_NAMED = ("organisation:", "role:", "group:", "post:")
"""Terms that the vocabulary must have."""


def _check_vocabulary(found: Catalogue) -> None:
    """Refuse a vocabulary that names a rank or an office twice."""
    for what, names in (
        ("rank", [rank.name for rank in found.ranks]),
        ("order of ranks", [str(rank.order) for rank in found.ranks]),
        ("role", [role.id for role in found.roles]),
    ):
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise RulesError(f"the vocabulary has a {what} twice: {', '.join(twice)}")
    for category in found.categories:
        for element in category.elements:
            if element.least > len(found.flags):
                raise RulesError(
                    f"table of rules criteria/{category.id}.toml, element {element.id}: "
                    f"least = {element.least}, and there are {len(found.flags)} kinds"
                )


def _check(found: Catalogue) -> None:
    """Refuse a table that speaks of what no other table has."""
    if found.min_rank not in {rank.name for rank in found.ranks}:
        raise RulesError(
            f"table of rules {_MECHANICS}: min_rank {found.min_rank!r} is no rank; there are "
            f"{', '.join(rank.name for rank in found.ranks)}"
        )
    _check_vocabulary(found)
    known = {f"organisation:{one.id}" for one in found.organisations} | {ANY, LISTED_SHIP}
    known |= {f"role:{one.id}" for one in found.roles}
    known |= {f"group:{group}" for one in found.organisations for group in one.groups}
    known |= {f"post:{group}" for one in found.roles for group in one.groups}
    for category in found.categories:
        for element in category.elements:
            used = {*element.terms, *element.roles, *element.not_terms}
            asked = {one for one in used if one.startswith(_NAMED)}
            if unknown := sorted(asked - known):
                raise RulesError(
                    f"table of rules criteria/{category.id}.toml, element {element.id}: the "
                    f"vocabulary has no {', '.join(unknown)}"
                )
