"""How does an officer read the answers to a file of customers on one page?

The page needs nothing besides itself and runs nothing. First the counts and the condition
of the lists, then the alerts with their evidence, then what was not screened, and at last the
rows without match. Every text that is not ours is escaped.
"""

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from importlib import resources
from pathlib import Path
from typing import IO

from db.records.publication import ListState
from db.records.screening import Decision, ListUsed, Outcome
from screening.condition import SAMPLE_WARNING
from screening.decide import NO_CLEARANCE
from screening.report import html_alert
from screening.report.html_text import bdi, element, text
from screening.report.lists import ago

_SECTIONS = {
    Outcome.MATCH: "Match",
    Outcome.REVIEW: "Review",
    Outcome.NOT_SCREENED: "Not screened",
    Outcome.NO_MATCH: "No match",
}
_ALERTS = frozenset({Outcome.MATCH, Outcome.REVIEW})
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


class Writer:
    """Keeps each outcome's rows apart on the disk, and puts the page together at the end."""

    def __init__(self, path: Path, title: str, about: Decision) -> None:
        """Begin the page."""
        self._path, self._title, self._about = path, title, about
        self._counts: Counter[Outcome] = Counter()
        self._lists = {used.list: used for used in about.lists}
        self._known = frozenset(about.problems)
        self._parts: dict[Outcome, IO[str]] = {
            outcome: tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - see close
            for outcome in _SECTIONS
        }

    def add(self, decision: Decision) -> None:
        """Write one decision to the part where it belongs."""
        self._counts[decision.outcome] += 1
        self._lists |= {used.list: used for used in decision.lists}
        problems = [problem for problem in decision.problems if problem not in self._known]
        if decision.outcome in _ALERTS:
            written = html_alert.alert(decision, problems)
        else:
            written = html_alert.row(decision, problems, self._known)
        self._parts[decision.outcome].write(written)

    def close(self) -> None:
        """Put the page together."""
        with self._path.open("w", encoding="utf-8", newline="\n") as page:
            page.write(self._head())
            for outcome, title in _SECTIONS.items():
                self._section(page, outcome, title)
            page.write(f"{self._ground()}</main></body></html>\n")
        for part in self._parts.values():
            part.close()

    def _head(self) -> str:
        style = resources.files("screening.report").joinpath("page.css").read_text("utf-8")
        about = self._about
        lists = self._lists.values()
        is_sample = any(used.state == ListState.SAMPLE for used in lists)
        banner = element("p", text(SAMPLE_WARNING), "banner", role="alert") if is_sample else ""
        when = f"Screened {about.at:%Y-%m-%d %H:%M} UTC by {about.by}"
        as_of = f", against the lists as of {about.as_of}" if about.as_of else ""
        return (
            '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
            '<meta name="referrer" content="no-referrer">'
            f"<title>Screening of {text(self._title)}</title><style>\n{style}</style></head>"
            f"<body><main>{banner}<h1>Screening of {bdi(self._title)}</h1>"
            f"{element('p', text(when + as_of + '.'), 'quiet')}"
            f"{_counts(self._counts)}{_notes(about.problems)}{self._condition(lists)}"
        )

    def _condition(self, lists: Iterable[ListUsed]) -> str:
        rows = "".join(
            "<tr>"
            f"<td><b>{text(used.list)}</b></td><td class=key>{text(used.state)}</td>"
            f"<td class=key>{_day(used.published_at)}</td>"
            f"<td class=key>{text(ago(used.checked_at, self._about.at))}</td>"
            f"<td>{text(used.because)}</td><td>{text(used.sha256[:10])}</td></tr>"
            for used in lists
        )
        heads = "<th>List<th>State<th>Published<th>Checked<th>Because<th>SHA-256"
        return (
            f"<h2>Lists</h2><div class=wide><table><thead><tr>{heads}</tr></thead>"
            f"<tbody>{rows}</tbody></table></div>\n"
        )

    def _section(self, page: IO[str], outcome: Outcome, title: str) -> None:
        if not (count := self._counts[outcome]):
            return
        page.write(f'<h2 id="{outcome.value}">{title} ({count})</h2>\n')
        is_table = outcome not in _ALERTS
        if is_table:
            heads = "<th>Id<th>Name<th>Reason and remarks"
            page.write(
                f"<div class=wide><table class=plain><thead><tr>{heads}</tr></thead><tbody>\n"
            )
        part = self._parts[outcome]
        part.seek(0)
        shutil.copyfileobj(part, page)
        if is_table:
            page.write("</tbody></table></div>\n")

    def _ground(self) -> str:
        about = self._about
        scope = (
            "all entries"
            if about.scope.value == "all"
            else "DPRK-related entries; exact names and identifiers of all others"
        )
        said = (
            f"Scope: {scope}. Engine {about.engine_version}, rules {about.rules_digest[:10]}. "
            f"{NO_CLEARANCE}"
        )
        return element("p", text(said), "quiet small")


def _day(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d}" if moment else "never"


def _counts(counts: Counter[Outcome]) -> str:
    tiles = [f"<li><b>{counts.total()}</b>rows</li>"]
    tiles += [
        f'<li class="{outcome.value}"><b>{counts[outcome]}</b>{title.lower()}</li>'
        for outcome, title in _SECTIONS.items()
    ]
    return f"<ul class=counts>{''.join(tiles)}</ul>"


def _notes(problems: Iterable[str]) -> str:
    notes = "".join(element("li", text(problem)) for problem in problems)
    return element("ul", notes, "notes") if notes else ""
