"""How is what a run does told line by line, for a person or for a machine?

Every line bears the run it belongs to. At `info` and above no line names a customer.
"""

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import TextIO

from screening.operations import LogFormat

LOG = logging.getLogger("sanctions")
_OTHERS = ("apscheduler",)
"""Libraries whose warnings belong into our log."""
_RUN: ContextVar[str] = ContextVar("run", default="")
_USUAL = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "run"}


@contextmanager
def of_run(run_id: str) -> Iterator[None]:
    """Let every line of the block bear the number of a run."""
    token = _RUN.set(run_id)
    try:
        yield
    finally:
        _RUN.reset(token)


@contextmanager
def logging_to(
    form: LogFormat, level: int = logging.INFO, stream: TextIO | None = None
) -> Iterator[None]:
    """Write the log to a stream, by default standard error, until the block ends."""
    handler = logging.StreamHandler(stream if stream is not None else sys.stderr)
    handler.setFormatter(_Json() if form is LogFormat.JSON else _Text())
    loggers = [LOG, *map(logging.getLogger, _OTHERS)]
    before = [(logger, logger.level, logger.propagate) for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(level if logger is LOG else logging.WARNING)
        logger.propagate = False
    try:
        yield
    finally:
        for logger, was, propagates in before:
            logger.removeHandler(handler)
            logger.setLevel(was)
            logger.propagate = propagates


def _moment(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


def _more(record: logging.LogRecord) -> dict[str, object]:
    """Give what a line says besides its text."""
    return {name: value for name, value in vars(record).items() if name not in _USUAL}


class _Json(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        said = {
            "at": _moment(record),
            "level": record.levelname.lower(),
            "run": _RUN.get(),
            "message": record.getMessage(),
            **_more(record),
        }
        return json.dumps(said, ensure_ascii=False, default=str)


class _Text(logging.Formatter):
    """One line for a person."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC)
        run = f" {_RUN.get()}" if _RUN.get() else ""
        said = " ".join(record.getMessage().split())
        return f"{at:%Y-%m-%d %H:%M:%S} {record.levelname.lower()}{run}: {said}"
