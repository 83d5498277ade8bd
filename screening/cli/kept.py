"""How is a run over a file of customers recorded: the run as one, and each alert singly?"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import uuid4

import msgspec

from db.records.screening import Decision, Outcome
from db.store.engine import open_store
from db.store.screenings import BatchRun, Screening, record_batch
from screening.kept_settings import keep_what_is_in_use
from screening.report import json
from screening.report.spooled import ALERTS, lists
from screening.settings import Settings
from screening.spool import Spool


@dataclass(frozen=True, slots=True)
class Files:
    """What was read and what was written, by name and digest."""

    input_name: str
    input_sha256: str
    output_name: str
    output_sha256: str


def record(spool: Spool, settings: Settings, files: Files, about: Decision) -> None:
    """Record a run and its alerts.

    Raises `StoreError` or `OSError` where that fails.
    """
    decoder = msgspec.json.Decoder(Screening)
    alerts = (decoder.decode(line) for line in spool.kept_alerts())
    run = BatchRun(
        batch_id=str(uuid4()),
        at=about.at,
        by=about.by,
        input_name=files.input_name,
        input_sha256=files.input_sha256,
        output_name=files.output_name,
        output_sha256=files.output_sha256,
        rows=spool.rows,
        alerts=sum(spool.counts[outcome.value] for outcome in ALERTS),
        outcomes=json.encoded(all_outcomes(spool.counts)),
        lists=json.encoded(lists(about)),
    )
    with open_store(settings.database_url) as store:
        keep_what_is_in_use(store, settings, at=about.at)
        record_batch(store, run, alerts)


def all_outcomes(counts: Mapping[str, int]) -> dict[str, int]:
    """Give how many rows came to each outcome, those that none came to as well."""
    return {outcome.value: counts.get(outcome.value, 0) for outcome in Outcome}
