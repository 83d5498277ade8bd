"""How is a run over a file of customers recorded: the run as one, and each alert singly?"""

import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Any
from uuid import uuid4

import msgspec

from db.records.screening import Decision, Outcome
from db.store.engine import open_store
from db.store.screenings import Screening, record_batch, record_many
from screening.report import json
from screening.settings import Settings

ALERTS = frozenset({Outcome.MATCH, Outcome.REVIEW})


@dataclass(frozen=True, slots=True)
class Files:
    """What was read and what was written, by name and digest."""

    input_name: str
    input_sha256: str
    output_name: str
    output_sha256: str


@dataclass(slots=True)
class Kept:
    """Counts a run's answers, and keeps its alerts on the disk until the run is whole."""

    counts: Counter[Outcome] = field(default_factory=Counter)
    _alerts: IO[bytes] = field(default_factory=tempfile.TemporaryFile)

    def add(self, decision: Decision) -> None:
        """Take note of one answer."""
        self.counts[decision.outcome] += 1
        if decision.outcome in ALERTS:
            screening = _screening(decision)
            self._alerts.write(msgspec.json.encode(screening) + b"\n")

    def record(self, settings: Settings, files: Files, about: Decision) -> None:
        """Record the run and its alerts.

        Raises `StoreError` or `OSError` where that fails.
        """
        self._alerts.seek(0)
        with open_store(settings.database_url) as store:
            record_many(store, self._read())
            record_batch(
                store,
                batch_id=str(uuid4()),
                at=about.at,
                by=about.by,
                input_name=files.input_name,
                input_sha256=files.input_sha256,
                output_name=files.output_name,
                output_sha256=files.output_sha256,
                rows=self.counts.total(),
                alerts=sum(self.counts[outcome] for outcome in ALERTS),
                outcomes=json.encoded({k.value: self.counts[k] for k in Outcome}),
                lists=json.encoded(_lists(about)),
            )

    def close(self) -> None:
        """Let go of the alerts."""
        self._alerts.close()

    def _read(self) -> Iterator[Screening]:
        decoder = msgspec.json.Decoder(Screening)
        return (decoder.decode(line) for line in self._alerts)


def _screening(decision: Decision) -> Screening:
    shown = json.decision(decision)
    return Screening(
        screening_id=decision.screening_id,
        at=decision.at,
        by=decision.by,
        query=json.encoded(shown["query"]),
        outcome=decision.outcome.value,
        rule=decision.rule,
        decision=json.encoded(shown),
        lists=json.encoded(shown["lists"]),
    )


def _lists(about: Decision) -> list[Any]:
    return [json.list_used(used) for used in about.lists]
