"""How does Prometheus read whether everything is well?

The text format 0.0.4. Names are never changed; what isn't known has no line.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from db.records.publication import ListState
from screening.health import Health

Labels = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Metric:
    """A figure, with one value for each set of labels."""

    name: str
    help: str
    values: tuple[tuple[Labels, float | None], ...]

    def lines(self) -> Iterator[str]:
        """Give the lines; none where no value is known."""
        known = [(labels, value) for labels, value in self.values if value is not None]
        if not known:
            return
        yield f"# HELP sanctions_{self.name} {self.help}"
        yield f"# TYPE sanctions_{self.name} gauge"
        for labels, value in known:
            inside = ",".join(f'{key}="{_escaped(text)}"' for key, text in labels)
            shown = f"{{{inside}}}" if inside else ""
            yield f"sanctions_{self.name}{shown} {value:.15g}"


def text(found: Health) -> str:
    """Give every figure."""
    lines = (line for metric in (*_overall(found), *_lists(found)) for line in metric.lines())
    return "\n".join(lines) + "\n"


def _overall(found: Health) -> Iterator[Metric]:
    runs, test, now = found.runs, found.tested, found.at
    yield _one("healthy", "1 if sanctions health ends with 0.", float(found.is_well))
    yield Metric("info", "The version.", (((("version", found.version),), 1.0),))
    yield Metric(
        "run_last_good_age_seconds",
        "Since the last run began of which every step was done.",
        tuple(
            ((("kind", one.kind.value),), _age(one.good.run.at if one.good else None, now))
            for one in runs
        ),
    )
    yield Metric(
        "run_last_result",
        "1 for the result of the last run that ended.",
        tuple(
            ((("kind", one.kind.value), ("result", one.last.result.value)), 1.0)
            for one in runs
            if one.last
        ),
    )
    passed = None if test is None else float(test.is_passed)
    yield _one("self_test_passed", "1 if every listed name found its entry.", passed)
    tested = _age(test.at if test else None, now)
    yield _one("self_test_age_seconds", "Since the last self-test.", tested)
    yield _one("alerts_open", "Alerts that wait for an officer.", found.alerts.count)
    yield _one(
        "alerts_oldest_age_seconds",
        "Since the oldest open alert was raised.",
        _age(found.alerts.oldest_at, now),
    )
    waits = found.undelivered
    yield _one("notices_waiting", "Notices that are still to be delivered.", waits.waiting)
    yield _one("notices_given_up", "Notices that could not be delivered.", waits.given_up)


def _lists(found: Health) -> Iterator[Metric]:
    lists = found.lists
    yield _of_lists(
        "list_age_seconds",
        "Since the last successful look at the publisher.",
        ((one.list, _age(one.checked_at, found.at)) for one, _ in lists),
    )
    yield _of_lists(
        "list_publication_age_seconds",
        "Since the date of the file in force.",
        ((one.list, _age(one.published_at, found.at)) for one, _ in lists),
    )
    yield _of_lists(
        "list_entries", "Parties that are screened.", ((o.list, o.entries) for o, _ in lists)
    )
    yield _of_lists(
        "list_look_failed",
        "1 if the last look at the publisher failed.",
        ((one.list, float(bool(one.problem))) for one, _ in lists),
    )
    yield Metric(
        "list_state",
        "1 for the state of a list.",
        tuple(
            ((("list", one.list), ("state", state.value)), float(used.state == state))
            for one, used in lists
            for state in ListState
        ),
    )


def _one(name: str, what: str, value: float | None) -> Metric:
    return Metric(name, what, (((), value),))


def _of_lists(name: str, what: str, values: Iterable[tuple[str, float | None]]) -> Metric:
    return Metric(name, what, tuple(((("list", which),), value) for which, value in values))


def _age(moment: datetime | None, now: datetime) -> float | None:
    return None if moment is None else (now - moment).total_seconds()


def _escaped(said: str) -> str:
    return said.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
