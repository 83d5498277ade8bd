"""Where are the tables of rules, and what do they say today?"""

import hashlib
import tomllib
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from rules.confidence import Signs
from rules.decision import Conditions, DecisionRule, DecisionTable, QueryNexus
from rules.subjects import JoinRule, SubjectTable

if TYPE_CHECKING:
    from rules.model import Nexus, Relations, Tracking

TABLES = ("decision.toml", "nexus.toml", "relations.toml", "subjects.toml")
"""What a screening relies on; its record keeps their digest."""
OTHERS = ("tracking.toml",)


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


def read(folder: Path | None = None) -> RuleFiles:
    """Read the tables: the package's, each replaced by the one of that name in `folder`.

    Raises `RulesError` where a table cannot be read, and where the folder is not there or
    holds a table of another name: a misspelt one must not be passed over in silence.
    """
    if folder is not None:
        _check_folder(folder)
    texts = []
    for name in (*TABLES, *OTHERS):
        own = folder / name if folder else None
        source = own if own and own.exists() else resources.files("rules").joinpath(name)
        try:
            texts.append((name, source.read_text(encoding="utf-8")))
        except (OSError, UnicodeDecodeError) as error:
            raise RulesError(f"table of rules {source}: {error}") from error
    digest = hashlib.sha256()
    for name, text in texts[: len(TABLES)]:
        digest.update(f"{name}\0{text}\0".encode())
    return RuleFiles(tuple(texts), digest.hexdigest())


def _check_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise RulesError(f"the folder of rules {folder} is not there")
    if unknown := sorted({path.name for path in folder.glob("*.toml")} - {*TABLES, *OTHERS}):
        raise RulesError(
            f"folder of rules {folder}: no table is named {', '.join(unknown)}; there are "
            f"{', '.join((*TABLES, *OTHERS))}"
        )


T = TypeVar("T")


def _checked(model: type[T], name: str, text: str) -> T:
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415 - costs 0.1 s

    try:
        return TypeAdapter(model).validate_python(tomllib.loads(text))
    except (ValidationError, tomllib.TOMLDecodeError) as error:
        raise RulesError(f"table of rules {name}: {error}") from error


def decisions(files: RuleFiles) -> DecisionTable:
    """Check both tables that a decision needs and give them in their plain form.

    Raises `RulesError` naming the table and the key that is wrong.
    """
    from rules.model import Decisions  # noqa: PLC0415 - costs 0.1 s

    table = _checked(Decisions, "decision.toml", files.text("decision.toml"))
    query = nexus(files).query
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
    )


def nexus(files: RuleFiles) -> "Nexus":
    """Check and give the table of the DPRK nexus.

    Raises `RulesError` naming the key that is wrong.
    """
    from rules.model import Nexus  # noqa: PLC0415 - costs 0.1 s

    return _checked(Nexus, "nexus.toml", files.text("nexus.toml"))


def subjects(files: RuleFiles) -> SubjectTable:
    """Check the table of what makes entries one party, and give it in its plain form.

    Raises `RulesError` naming the key that is wrong.
    """
    from rules.model import Subjects  # noqa: PLC0415 - costs 0.1 s

    table = _checked(Subjects, "subjects.toml", files.text("subjects.toml"))
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

    return _checked(Relations, "relations.toml", files.text("relations.toml"))


def tracking(files: RuleFiles) -> "Tracking":
    """Check and give the table of what changes are taken for.

    Raises `RulesError` naming the key that is wrong.
    """
    from rules.model import Tracking  # noqa: PLC0415 - costs 0.1 s

    return _checked(Tracking, "tracking.toml", files.text("tracking.toml"))
