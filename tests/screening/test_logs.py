"""Does each line of the log say to which run it belongs, in either form?"""

import json
import logging
from io import StringIO

from screening.logs import LOG, logging_to, of_run
from screening.operations import LogFormat


def test_a_line_of_json_has_its_run_and_whatever_it_says_besides() -> None:
    stream = StringIO()

    with logging_to(LogFormat.JSON, stream=stream):
        with of_run("run-1"):
            LOG.info("%s parties", 3, extra={"list": "un"})
        LOG.warning("after it\nin two lines")

    first, second = map(json.loads, stream.getvalue().splitlines())
    assert {k: v for k, v in first.items() if k != "at"} == {
        "level": "info",
        "run": "run-1",
        "message": "3 parties",
        "list": "un",
    }
    assert first["at"].endswith("+00:00")
    assert (second["run"], second["message"]) == ("", "after it\nin two lines")


def test_a_line_for_a_person_is_one_line() -> None:
    stream = StringIO()

    with logging_to(LogFormat.TEXT, stream=stream), of_run("run-1"):
        LOG.warning("in two\nlines")

    (line,) = stream.getvalue().splitlines()
    assert line.endswith(" warning run-1: in two lines")


def test_nothing_is_written_below_the_level_or_after_the_end() -> None:
    stream = StringIO()

    with logging_to(LogFormat.TEXT, logging.WARNING, stream):
        LOG.info("unimportant")
    LOG.error("too late")

    assert stream.getvalue() == ""


def test_warnings_of_the_clock_belong_into_the_log_and_its_chatter_does_not() -> None:
    stream = StringIO()

    with logging_to(LogFormat.TEXT, stream=stream):
        logging.getLogger("apscheduler.executors.default").info("Running job")
        logging.getLogger("apscheduler.executors.default").warning("missed")

    assert [line.split()[-1] for line in stream.getvalue().splitlines()] == ["missed"]
