"""In which words is a notice written?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC
from string import Formatter
from typing import TYPE_CHECKING

from rules import duties
from rules.loader import RuleFiles, RulesError
from screening.notices.notice import TOLD, Notice, NoticeKind, Value

if TYPE_CHECKING:
    from rules.notice_model import NoticeTable

TABLE = "notices.toml"
LONGEST_VALUE, LONGEST_TITLE = 500, 200
"""In characters; what is longer is cut and ends with an ellipsis."""
_ALWAYS = frozenset({"key", "at"})


@dataclass(frozen=True, slots=True)
class Message:
    """A notice in words, for one sort of channel."""

    kind: NoticeKind
    key: str
    level: str
    """`info`, `success`, `warning` or `failure`."""
    title: str
    """One line."""
    body: str
    """Plain text."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of every kind of notice, checked."""

    table: "NoticeTable"

    def message(self, notice: Notice, *, is_personal: bool) -> Message:
        """Put a notice into words; what is personal is in them only if that is wanted."""
        words, most = self.table.kind[notice.kind], self.table.most_lines
        always: dict[str, Value] = {
            "key": notice.key,
            "at": f"{notice.at.astimezone(UTC):%Y-%m-%d %H:%M} UTC",
        }
        facts = always | dict(notice.facts)
        parts = [_fill(words.body, facts, most)]
        if notice.personal and is_personal:
            parts.append(_fill(words.personal, always | dict(notice.personal), most))
        elif notice.personal:
            parts.append(self.table.withheld)
        parts.append(_fill(self.table.closing, always, most))
        title = words.title.format_map({name: _inline(value) for name, value in facts.items()})
        return Message(
            notice.kind,
            notice.key,
            words.level.value,
            _line(title, LONGEST_TITLE),
            "\n\n".join(part.strip() for part in parts),
        )


def load(files: RuleFiles) -> Wording:
    """Read the words of notices, the institution's own where it has them.

    Raises `RulesError` naming the table, the kind and the key that is wrong: a misspelt
    placeholder, a kind that there isn't or that has no words.
    """
    table = duties.notices(files)
    for name in sorted(table.kind.keys() ^ {kind.value for kind in NoticeKind}):
        wrong = "is no kind of notice" if name in table.kind else "has no words"
        raise RulesError(f"table of rules {TABLE}: kind {name} {wrong}")
    _check("withheld", table.withheld, frozenset())
    _check("closing", table.closing, _ALWAYS)
    if "{key}" not in table.closing:
        raise RulesError(f"table of rules {TABLE}: closing must show the notice's {{key}}")
    for kind, told in TOLD.items():
        words = table.kind[kind]
        _check(f"kind {kind}: title", words.title, told.facts | _ALWAYS)
        _check(f"kind {kind}: body", words.body, told.facts | _ALWAYS)
        _check(f"kind {kind}: personal", words.personal, told.personal | _ALWAYS)
        if bool(words.personal.strip()) != bool(told.personal):
            has = "tells something personal" if told.personal else "tells nothing personal"
            raise RulesError(f"table of rules {TABLE}: kind {kind}: personal: this kind {has}")
    return Wording(table)


def _check(where: str, text: str, known: frozenset[str]) -> None:
    """Refuse a placeholder that nothing would fill, or that asks for more than a value."""
    try:
        found = list(Formatter().parse(text))
    except ValueError as error:
        raise RulesError(f"table of rules {TABLE}: {where}: {error}") from error
    for _, name, form, conversion in found:
        if name is None:
            continue
        if name not in known or form or conversion:
            there = ", ".join(f"{{{one}}}" for one in sorted(known)) or "none"
            raise RulesError(
                f"table of rules {TABLE}: {where}: no placeholder is written {{{name}"
                f"{'!' + conversion if conversion else ''}{':' + form if form else ''}}}; "
                f"there are {there}"
            )


def _fill(template: str, values: Mapping[str, Value], most: int) -> str:
    return template.format_map({name: _block(value, most) for name, value in values.items()})


def _block(value: Value, most: int) -> str:
    """Give a value as it stands in a body: lines one under the other."""
    if not isinstance(value, tuple):
        return _line(str(value), LONGEST_VALUE)
    lines = [f"- {_line(line, LONGEST_VALUE)}" for line in value[:most]]
    if len(value) > most:
        lines.append(f"- and {len(value) - most} more")
    return "\n".join(lines) or "- none"


def _inline(value: Value) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _line(text: str, longest: int) -> str:
    """Give a text on one line, without signs that could change how the rest is shown."""
    shown = "".join(sign if sign.isprintable() else " " for sign in text)
    line = " ".join(shown.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"
