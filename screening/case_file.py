"""What does a case file say: one party, with facts and what they rest on?

A case file is TOML that a person writes: `docs/case-files.md`. It is read whole or refused
with everything that is wrong with it.
"""

import hashlib
import io
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from db.records.case import Case, ListedOwner
from db.records.entry import PartialDate
from db.records.fact import Fact, Source
from db.records.ownership import Control, Holding
from screening import ask, toml_lines

if TYPE_CHECKING:
    from screening.case_model import CaseTable, EvidenceRow, FactRow

LARGEST = 2_000_000
"""Bytes of a file; a larger one is no case file."""
MOST_PARTS = 8
"""Parts of a dotted key; the format has two at most."""
_NO_TEXT = re.compile(r"[^\t\n\r -~\xa0-\ud7ff\ue000-\U0010ffff]|\r(?!\n)")
"""Control characters but for the tab and the end of a line, and halves of characters."""
_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")
_TWICE = re.compile("Cannot (?:declare|overwrite|redefine|mutate)")
"""So begins what Python's reader says of a key that it has read already."""
_LONGEST_COMPLAINT = 200


class CaseFileError(Exception):
    """A case file cannot be read, or doesn't say what it must: each problem on its line."""


def read_case(path: Path, today: date) -> Case:
    """Read a case file as of `today`.

    Raises `CaseFileError` with every problem found, each with its line.
    """
    name = str(path).encode("utf-8", "replace").decode()  # it may hold halves of characters
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:  # a name with NUL in it is a ValueError
        reason = getattr(error, "strerror", None) or error
        raise CaseFileError(f"{name}: cannot be read: {reason}") from error
    if len(content) > LARGEST:
        raise CaseFileError(f"{name}: is larger than {LARGEST // 1_000_000} MB")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise CaseFileError(f"{name}:{line}: is not text in UTF-8; save it as UTF-8") from error
    return _case(text, name, hashlib.sha256(content).hexdigest(), today)


def parse_case(text: str, name: str, today: date) -> Case:
    """Read the text of a case file as of `today`; messages call it by the name.

    Raises `CaseFileError` with every problem found, each with its line.
    """
    content = text.encode("utf-8", "surrogatepass")
    return _case(text, name, hashlib.sha256(content).hexdigest(), today)


def _case(text: str, name: str, sha256: str, today: date) -> Case:
    text = text.removeprefix("\ufeff")
    _check_text(text, name)
    rows = _checked(_table(text, name), text, name, today)
    sources = {row.id: _source(row) for row in rows.source}
    party = rows.party
    return Case(
        path=name,
        sha256=sha256,
        query=ask.query(party.name, party.fields(), today=today),
        identity=party.identity,
        identity_because=party.identity_because,
        facts=tuple(_fact(row, sources) for row in rows.fact),
        holdings=_holdings(rows, sources),
        controls=_controls(rows, sources),
        listed=tuple(
            ListedOwner(row.name, _first(row.since), row.list, row.ref) for row in rows.listed
        ),
        ref=rows.roster.ref if rows.roster else "",
    )


def _check_text(text: str, name: str) -> None:
    """Refuse what no person writes, before it is read as TOML."""
    if not text.strip():
        raise CaseFileError(f"{name}: is empty")
    if _NO_TEXT.search(text):
        from screening.case_problems import listed  # noqa: PLC0415 - loads Pydantic

        wrong = [
            f"{name}:{line}: holds the control character U+{ord(found[0]):04X}"
            for line, written in enumerate(io.StringIO(text), 1)
            if (found := _NO_TEXT.search(written))
        ]
        raise CaseFileError(listed(wrong, len(wrong)))
    if line := toml_lines.line_of_longer_key(text, MOST_PARTS):
        raise CaseFileError(f"{name}:{line}: a key has more than {MOST_PARTS} parts")


def _table(text: str, name: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except RecursionError:
        lines = enumerate(text.splitlines(), 1)
        line, _ = max(lines, key=lambda one: one[1].count("[") + one[1].count("{"))
        raise CaseFileError(
            f"{name}:{line}: lists or tables stand too deep in one another"
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise CaseFileError(f"{name}:{_complaint(str(error), text)}") from error
    except ValueError as error:
        lines = enumerate(text.splitlines(), 1)
        line, _ = max(lines, key=lambda one: sum(map(str.isdecimal, one[1])))
        raise CaseFileError(
            f"{name}:{line}: a number has more digits than can be read"
        ) from error


def _complaint(words: str, text: str) -> str:
    """Put the line in front of what Python's reader of TOML says, and mend what is usual."""
    line, column = text.count("\n") + 1, "at its end"
    if place := _PLACE.search(words):
        words = words[: place.start()]
        if place["line"]:
            line, column = int(place["line"]), f"from column {place['column']} on"
    if _TWICE.match(words):
        return f"{line}: a table or a key stands there for the second time"
    return (
        f"{line}: is not written as TOML {column}: {words[:_LONGEST_COMPLAINT]} "
        '(a text stands in quotation marks: name = "Kim")'
    )


def _checked(table: dict[str, object], text: str, name: str, today: date) -> "CaseTable":
    from pydantic import ValidationError  # noqa: PLC0415 - costs 0.1 s

    from screening import case_model, case_problems, case_references  # noqa: PLC0415 - as above

    problems = [*case_references.problems(table)]
    try:
        rows = case_model.checked(table, today)
    except ValidationError as error:
        problems.extend(case_problems.of_form(error))
    else:
        if not problems:
            return rows
    raise CaseFileError(case_problems.message(name, text, problems))


def _source(row: "EvidenceRow") -> Source:
    return Source(
        level=row.level,
        basis=row.basis,
        publisher=row.publisher,
        published_on=row.published_on,
        locator=row.locator,
        quote=row.quote,
        is_public=row.public,
        url=row.url,
        archived_sha256=row.archived_sha256,
        repeats=row.repeats,
        names_party=row.names_party,
    )


def _fact(row: "FactRow", sources: dict[str, Source]) -> Fact:
    return Fact(
        kind=row.kind,
        text=row.text or ", ".join(filter(None, (row.role, row.organisation))),
        role=row.role,
        organisation=row.organisation,
        start=row.start,
        end=row.end,
        is_former=row.former,
        manner=row.manner,
        limb=row.limb,
        against=_against(row.against),
        id=row.id,
        sources=(*(sources[one] for one in row.sources), *map(_source, row.source)),
    )


def _against(named: tuple[str, ...]) -> tuple[str, ...]:
    """Give what a fact speaks against, categories in capitals: no fact has their names."""
    from screening.case_values import CATEGORY  # noqa: PLC0415 - loads Pydantic

    return tuple(one.upper() if CATEGORY.fullmatch(one) else one for one in named)


def _holdings(rows: "CaseTable", sources: dict[str, Source]) -> tuple[Holding, ...]:
    return tuple(
        Holding(
            owner=row.owner,
            owned=row.owned,
            share=row.share,
            start=_first(row.start),
            end=_last(row.end),
            nominee_for=row.nominee_for,
            jointly_with=row.jointly_with,
            sources=tuple(sources[one] for one in row.sources),
        )
        for row in rows.holding
    )


def _controls(rows: "CaseTable", sources: dict[str, Source]) -> tuple[Control, ...]:
    return tuple(
        Control(
            controller=row.controller,
            controlled=row.controlled,
            how=row.how,
            start=_first(row.start),
            end=_last(row.end),
            sources=tuple(sources[one] for one in row.sources),
        )
        for row in rows.control
    )


def _first(start: PartialDate | None) -> date | None:
    """Give the first day that a date can mean: of a month or a year, its first."""
    return start.earliest if start else None


def _last(end: PartialDate | None) -> date | None:
    """Give the last day that a date can mean, so that no holding is taken for sold too soon."""
    return end.latest if end else None
