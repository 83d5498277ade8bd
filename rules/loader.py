"""Where are the tables of rules, and what do they say today?"""

import hashlib
import tomllib
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from rules.confidence import Signs
from rules.decision import Conditions, DecisionRule, DecisionTable, QueryNexus
from rules.exemptions import Exemption, ExemptionTable, QueryCategoryRule
from rules.subjects import JoinRule, SubjectTable

if TYPE_CHECKING:
    from rules.comparison_model import EventRegister, MeasureRegister, Seniority, Triggers
    from rules.model import Nexus, Relations, Tracking
    from rules.review_model import ReviewTable

TABLES = (
    "decision.toml", "exemptions.toml", "nexus.toml", "relations.toml", "subjects.toml",
)  # fmt: skip
"""What a screening relies on; its record keeps their digest."""
OTHERS = (
    "assurance.toml", "events.toml", "measures.toml", "next_steps.toml", "notices.toml",
    "retention.toml", "review.toml", "seniority.toml", "tracking.toml", "triggers.toml",
)  # fmt: skip
"""What comparisons, reviews, reports and notices rely on, and no screening does."""
CRITERIA = (
    *(f"criteria/C{number}.toml" for number in range(1, 16)),
    *(f"vocabulary/{name}.toml" for name in ("organisations", "roles", "ranks", "reading")),
)
"""The catalogue of criteria and its vocabulary; the record keeps their digest too."""
ROSTER = "roster/"
"""Records of office-holders and bodies: the package's, and the institution's besides."""


class RulesError(Exception):
    """A table of rules does not say what it must."""


@dataclass(frozen=True, slots=True)
class RuleFiles:
    """The text of every table, from the package or from the institution's own folder."""

    texts: tuple[tuple[str, str], ...]
    digest: str
    """Of the tables that a screening relies on, in lower-case hexadecimal."""

    def text(self, name: str) -> str:
        """Give one table's text."""
        return dict(self.texts)[name]

    @property
    def roster(self) -> tuple[tuple[str, str], ...]:
        """Every record of the roster: its file and its text."""
        return tuple(one for one in self.texts if one[0].startswith(ROSTER))


def read(folder: Path | None = None) -> RuleFiles:
    """Read the tables: the package's, each replaced by the one of that name in `folder`.

    Raises `RulesError` where a table cannot be read, and where the folder is not there or
    holds a table of another name: a misspelt one must not be passed over in silence.
    """
    if folder is not None:
        _check_folder(folder)
    package = resources.files("rules")
    texts = []
    for name in (*TABLES, *CRITERIA, *OTHERS):
        own = folder / name if folder else None
        texts.append((name, _text(own if own and own.exists() else package.joinpath(name))))
    texts += [(f"{ROSTER}{source.name}", _text(source)) for source in _roster(folder)]
    return RuleFiles(tuple(texts), digest_of(texts))


def digest_of(texts: Iterable[tuple[str, str]]) -> str:
    """Digest the tables that a screening relies on, each by its name and text."""
    digest = hashlib.sha256()
    for name, text in texts:
        if name not in OTHERS:
            digest.update(f"{name}\0{text}\0".encode())
    return digest.hexdigest()


def _roster(folder: Path | None) -> list[Traversable]:
    """Give the files of the roster; the institution's replaces the package's of its name."""
    found: dict[str, Traversable] = {}
    places: list[Traversable] = [resources.files("rules").joinpath(ROSTER)]
    if folder is not None:
        places.append(folder / ROSTER)
    for place in places:
        if place.is_dir():
            found |= {one.name: one for one in place.iterdir() if one.name.endswith(".toml")}
    return [found[name] for name in sorted(found)]


def _text(source: Traversable) -> str:
    try:
        return source.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RulesError(f"table of rules {source}: {error}") from error


def _check_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise RulesError(f"the folder of rules {folder} is not there")
    known = {*TABLES, *CRITERIA, *OTHERS}
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*.toml")}
    if unknown := sorted(name for name in found - known if not name.startswith(ROSTER)):
        raise RulesError(
            f"folder of rules {folder}: no table is named {', '.join(unknown)}; there are "
            f"{', '.join((*TABLES, *OTHERS))}, those of criteria/ and of vocabulary/, and any "
            f"in {ROSTER}"
        )


T = TypeVar("T")


def checked(model: type[T], name: str, text: str) -> T:
    """Check the text of a table and give it in its typed form; the same text only once."""
    return cast("T", _checked(cast("Hashable", model), name, text))


@lru_cache(maxsize=256)
def _checked(model: Any, name: str, text: str) -> Any:
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415 - costs 0.1 s

    try:
        return TypeAdapter(model).validate_python(tomllib.loads(text))
    except (ValidationError, tomllib.TOMLDecodeError) as error:
        raise RulesError(f"table of rules {name}: {error}") from error


def decisions(files: RuleFiles) -> DecisionTable:
    """Check both tables that a decision needs and give them in their plain form.

    Raises `RulesError` naming the table and the key that is wrong.
    """
    from rules.model import Decisions, Exemptions  # noqa: PLC0415 - costs 0.1 s

    table = checked(Decisions, "decision.toml", files.text("decision.toml"))
    query = nexus(files).query
    routes = checked(Exemptions, "exemptions.toml", files.text("exemptions.toml"))
    category = table.query_category
    return DecisionTable(
        version=table.version,
        compare_from=table.compare_from,
        rules=tuple(
            DecisionRule(
                row.id,
                Conditions(**row.when.model_dump()),
                row.outcome,
                row.because,
                shown=row.shown,
            )
            for row in table.rule
        ),
        query_nexus=QueryNexus(query.rule, query.country, query.because),
        confidence=Signs(**table.confidence.model_dump(exclude={"calibrated_on"})),
        query_category=QueryCategoryRule(
            category.rule, tuple(one.value for one in category.outcomes), category.because
        ),
        exemptions=ExemptionTable(
            routes.version,
            routes.fixed_text,
            routes.not_covered,
            tuple(
                Exemption(**row.model_dump(exclude={"verified"}), is_verified=row.verified)
                for row in routes.exemption
            ),
        ),
    )


def nexus(files: RuleFiles) -> "Nexus":
    """Check and give the table of the DPRK nexus.

    Raises `RulesError` naming the key that is wrong.
    """
    from rules.model import Nexus  # noqa: PLC0415 - costs 0.1 s

    return checked(Nexus, "nexus.toml", files.text("nexus.toml"))


def subjects(files: RuleFiles) -> SubjectTable:
    """Check the table of what makes entries one party, and give it in its plain form.

    Raises `RulesError` naming the key that is wrong.
    """
    from rules.model import Subjects  # noqa: PLC0415 - costs 0.1 s

    table = checked(Subjects, "subjects.toml", files.text("subjects.toml"))
    return SubjectTable(
        table.version,
        table.alike,
        table.same_words,
        table.least_words,
        table.most_saying,
        table.rare,
        frozenset(table.heads),
        table.listing_words,
        tuple(
            JoinRule(
                row.id,
                row.level,
                frozenset(row.needs),
                row.because,
                frozenset(row.types),
                frozenset(row.despite),
                within_list=row.within_list,
            )
            for row in table.rule
        ),
    )


def relations(files: RuleFiles) -> "Relations":
    """Check and give the table of how texts tie one party to another.

    Raises `RulesError` naming the key that is wrong.
    """
    from rules.model import Relations  # noqa: PLC0415 - costs 0.1 s

    return checked(Relations, "relations.toml", files.text("relations.toml"))


def tracking(files: RuleFiles) -> "Tracking":
    """Check and give the table of what changes are taken for.

    Raises `RulesError` naming the key that is wrong.
    """
    from rules.model import Tracking  # noqa: PLC0415 - costs 0.1 s

    return checked(Tracking, "tracking.toml", files.text("tracking.toml"))


def measures(files: RuleFiles) -> "MeasureRegister":
    """Check and give the register of measures by jurisdiction.

    Raises `RulesError` naming the key that is wrong.
    """
    from rules.comparison_model import MeasureRegister  # noqa: PLC0415 - costs 0.1 s

    return checked(MeasureRegister, "measures.toml", files.text("measures.toml"))


def events(files: RuleFiles) -> "EventRegister":
    """Check and give the register of violations.

    Raises `RulesError` naming the key that is wrong.
    """
    from rules.comparison_model import EventRegister  # noqa: PLC0415 - costs 0.1 s

    return checked(EventRegister, "events.toml", files.text("events.toml"))


def triggers(files: RuleFiles) -> "Triggers":
    """Check and give the views of which violations call for a consequence.

    Raises `RulesError` naming the key that is wrong.
    """
    from rules.comparison_model import Triggers  # noqa: PLC0415 - costs 0.1 s

    found = checked(Triggers, "triggers.toml", files.text("triggers.toml"))
    known = {one.id for one in events(files).kind}
    for preset in found.preset:
        if unknown := sorted(set(preset.kinds) - known):
            raise RulesError(
                f"table of rules triggers.toml: {preset.id}: events.toml has no kind "
                f"{', '.join(unknown)}"
            )
    return found


def seniority(files: RuleFiles) -> "Seniority":
    """Check and give the levels of seniority.

    Raises `RulesError` naming the key that is wrong.
    """
    from rules.comparison_model import Seniority  # noqa: PLC0415 - costs 0.1 s

    return checked(Seniority, "seniority.toml", files.text("seniority.toml"))


def review(files: RuleFiles) -> "ReviewTable":
    """Check and give how alerts are decided.

    Raises `RulesError` naming the key that is wrong.
    """
    from rules.review_model import ReviewTable  # noqa: PLC0415 - costs 0.1 s

    return checked(ReviewTable, "review.toml", files.text("review.toml"))
