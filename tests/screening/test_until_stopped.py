"""Does what runs until it is stopped end when it is told to, whatever it is doing?"""

import signal
import time

import pytest

from tests.publisher import Publisher, silence
from tests.screening.home import Home

SOON = 3.0
"""Seconds; who sends SIGTERM waits ten before it kills."""
EU = "/eu.xml"


@pytest.fixture
def mirrored(home: Home, monkeypatch: pytest.MonkeyPatch, publisher: Publisher) -> Home:
    """Give a home all of whose lists are to be had from loopback alone."""
    monkeypatch.setenv("SANCTIONS_URL_EU", publisher.url(EU))
    monkeypatch.setenv("SANCTIONS_URL_UN_VESSELS", publisher.url("/vessels.html"))
    return home


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "Ctrl-C"])
def test_a_schedule_that_waits_ends_at_once(mirrored: Home, number: signal.Signals) -> None:
    child = mirrored.child("schedule")
    assert child.process.stderr is not None
    said = iter(child.process.stderr.readline, "")
    assert any("the run ended" in line for line in said), "the first run did not end"

    child.process.send_signal(number)
    began = time.monotonic()
    result = child.result()

    assert time.monotonic() - began < SOON
    assert result.code == 0
    assert result.said.endswith("stopped")
    assert "Traceback" not in result.said


def test_a_schedule_in_the_middle_of_a_run_ends_after_the_grace(
    mirrored: Home, publisher: Publisher
) -> None:
    publisher.answers(EU, silence(60))
    grace = "from screening import until_stopped; until_stopped.GRACE = 0.2"
    child = mirrored.child("schedule", before=grace)
    while not publisher.count(EU):
        assert child.process.poll() is None
        time.sleep(0.05)

    child.process.send_signal(signal.SIGTERM)
    began = time.monotonic()
    result = child.result()

    assert time.monotonic() - began < SOON
    assert result.code == 0
    assert "stopped during a run; the next one goes on from there" in result.said
    assert mirrored.lists()["state"] == "current"


def test_a_schedule_between_two_steps_ends_the_run_and_leaves_its_record(
    mirrored: Home,
) -> None:
    slow = (
        "import time; from screening.nightly import testing; "
        "testing.self_test = lambda *_: (print('testing', flush=True), time.sleep(1))"
    )
    child = mirrored.child("schedule", before=slow)
    assert child.process.stdout is not None
    assert child.process.stdout.readline().strip() == "testing"

    child.process.send_signal(signal.SIGTERM)
    result = child.result()

    assert result.code == 0
    assert "the run ended: stopped" in result.err
    assert result.said.endswith("stopped")
