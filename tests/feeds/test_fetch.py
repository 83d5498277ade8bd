"""How the bytes of a list come in, from a real server that misbehaves."""

import ssl
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from db.records.snapshot import Snapshot
from feeds.errors import FetchError
from feeds.fetch import client, fetch
from tests import publisher as does
from tests.feeds.builders import NOW, FakeTime, at, manifest
from tests.publisher import Answer, Publisher

LIST = b"<list>" + b"<entry/>" * 4000 + b"</list>"
Fetch = Callable[..., Snapshot | None]


@pytest.fixture
def publisher(monkeypatch: pytest.MonkeyPatch) -> Iterator[Publisher]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")
    with Publisher() as started:
        yield started


@pytest.fixture
def times() -> FakeTime:
    return FakeTime()


@pytest.fixture
def get(publisher: Publisher, times: FakeTime) -> Iterator[Fetch]:
    """Fetch the publisher's `/list.xml`; what the test is about comes as options."""
    with client() as http:

        def call(**options: Any) -> Snapshot | None:
            usual: dict[str, Any] = {
                "url": publisher.url("/list.xml"),
                "hosts": publisher.hosts,
                "now": at(),
                "pause": times.pause,
                "clock": times.clock,
            }
            asked = options.pop("manifest", manifest())
            return fetch(asked, http, **usual | options)

        yield call


def failure(get: Fetch, **options: Any) -> str:
    with pytest.raises(FetchError) as caught:
        get(**options)
    return str(caught.value)


def test_a_list_comes_with_its_digest_its_validators_and_where_it_is_from(
    publisher: Publisher, get: Fetch
) -> None:
    publisher.answers("/list.xml", does.unless_unchanged(LIST, '"v1"', "yesterday"))

    snapshot = get()

    assert snapshot is not None
    assert snapshot.content == LIST
    assert len(snapshot.sha256) == 64
    assert (snapshot.etag, snapshot.last_modified) == ('"v1"', "yesterday")
    assert (snapshot.list, snapshot.fetched_at) == ("example", NOW)
    assert snapshot.source == publisher.url("/list.xml")
    assert snapshot.is_from_publisher


def test_the_request_says_who_asks_and_for_what(publisher: Publisher, get: Fetch) -> None:
    publisher.answers("/list.xml", does.body(LIST))

    get(manifest=manifest(accept="application/pdf"))

    (asked,) = publisher.requests
    assert asked.headers["user-agent"].startswith("dprk-sanctions/")
    assert asked.headers["user-agent"].endswith(" (sanctions list tracker)")
    assert asked.headers["accept"] == "application/pdf"
    assert "if-none-match" not in asked.headers
    assert "if-modified-since" not in asked.headers


@pytest.mark.parametrize(
    "validator",
    [
        pytest.param({"etag": '"v1"'}, id="by etag"),
        pytest.param({"last_modified": "yesterday"}, id="by date"),
    ],
)
def test_an_unchanged_list_is_none(
    publisher: Publisher, get: Fetch, validator: dict[str, str]
) -> None:
    publisher.answers("/list.xml", does.unless_unchanged(LIST, '"v1"', "yesterday"))

    assert get(**validator) is None


def test_a_changed_list_comes_whole(publisher: Publisher, get: Fetch) -> None:
    publisher.answers("/list.xml", does.unless_unchanged(LIST, '"v2"'))

    snapshot = get(etag='"v1"')

    assert snapshot is not None
    assert snapshot.etag == '"v2"'


def test_an_unasked_304_is_a_failure(publisher: Publisher, get: Fetch) -> None:
    publisher.answers("/list.xml", lambda exchange: exchange.head(304, {}), does.body(LIST))

    snapshot = get()

    assert snapshot is not None
    assert publisher.count("/list.xml") == 2


def test_a_validator_that_no_header_can_hold_is_not_sent(
    publisher: Publisher, get: Fetch
) -> None:
    publisher.answers("/list.xml", does.body(LIST))

    get(etag='"é"', last_modified="yesterday\r\nX-Evil: 1")

    assert "if-none-match" not in publisher.requests[0].headers
    assert "x-evil" not in publisher.requests[0].headers


@pytest.mark.parametrize(
    "trouble",
    [
        pytest.param(does.status(500), id="500"),
        pytest.param(does.status(503), id="503"),
        pytest.param(does.status(429), id="429"),
        pytest.param(does.status(202), id="not ready yet"),
        pytest.param(does.empty(), id="empty"),
        pytest.param(does.truncated(LIST), id="shorter than announced"),
        pytest.param(does.chunked(LIST, is_whole=False), id="a chunk is missing"),
        pytest.param(does.truncated_gzip(LIST), id="half a gzip encoding"),
        pytest.param(does.body(b"\x1f\x8b nonsense", content_encoding="gzip"), id="bad gzip"),
        pytest.param(does.body(b"", content_encoding="gzip"), id="empty gzip"),
        pytest.param(does.reset(LIST), id="connection reset"),
        pytest.param(does.silence(0), id="hangs up"),
    ],
)
def test_trouble_that_may_pass_is_tried_again(
    publisher: Publisher, get: Fetch, times: FakeTime, trouble: Answer
) -> None:
    publisher.answers("/list.xml", trouble, trouble, does.body(LIST))

    snapshot = get()

    assert snapshot is not None
    assert snapshot.content == LIST
    assert publisher.count("/list.xml") == 3
    assert 2 <= times.pauses[0] <= 4 <= times.pauses[1] <= 6


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        pytest.param(does.status(500), "answered 500 Internal Server Error", id="500"),
        pytest.param(does.empty(), "sent an empty answer", id="empty"),
        pytest.param(does.truncated(LIST), "broke off its answer", id="truncated"),
        pytest.param(does.truncated_gzip(LIST), "sent a truncated answer", id="gzip"),
        pytest.param(does.reset(LIST), "broke off its answer", id="reset"),
    ],
)
def test_trouble_that_stays_is_explained(
    publisher: Publisher, get: Fetch, trouble: Answer, said: str
) -> None:
    publisher.answers("/list.xml", trouble)

    message = failure(get, attempts=3)

    assert message.startswith(f"list example: 127.0.0.1 {said}")
    assert "3 attempts" in message
    assert "--from example=FILE" in message
    assert publisher.count("/list.xml") == 3


@pytest.mark.parametrize("code", [400, 401, 403, 404, 410, 451])
def test_a_refusal_is_final(publisher: Publisher, get: Fetch, code: int) -> None:
    publisher.answers("/list.xml", does.status(code))

    message = failure(get)

    assert f"127.0.0.1 answered {code}" in message
    assert "1 attempt " in message
    assert publisher.count("/list.xml") == 1


def test_a_machine_that_does_not_answer_is_named(get: Fetch, times: FakeTime) -> None:
    message = failure(get, url="http://127.0.0.1:1/list.xml")

    assert "127.0.0.1 can't be reached" in message
    assert "5 attempts" in message
    assert "proxy and firewall" in message
    assert len(times.pauses) == 4


def test_silence_is_a_timeout(publisher: Publisher, times: FakeTime) -> None:
    publisher.answers("/list.xml", does.silence(2), does.body(LIST))

    with httpx.Client(timeout=0.1) as http:
        snapshot = fetch(
            manifest(),
            http,
            url=publisher.url("/list.xml"),
            hosts=publisher.hosts,
            now=at(),
            pause=times.pause,
        )

    assert snapshot is not None
    assert publisher.count("/list.xml") == 2


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param(does.error_page(), id="web page"),
        pytest.param(does.json_error(), id="JSON"),
        pytest.param(does.body(b" \n"), id="white space"),
        pytest.param(does.unannounced(b"<list><entry/>"), id="cut off without a trace"),
    ],
)
def test_what_only_looks_wrong_is_given_back_for_the_archive(
    publisher: Publisher, get: Fetch, wrong: Answer
) -> None:
    publisher.answers("/list.xml", wrong)

    snapshot = get()

    assert snapshot is not None
    assert snapshot.content
    assert publisher.count("/list.xml") == 1


def test_a_gzip_encoding_is_unpacked(publisher: Publisher, get: Fetch) -> None:
    publisher.answers("/list.xml", does.zipped(LIST))

    snapshot = get()

    assert snapshot is not None
    assert snapshot.content == LIST
    assert publisher.requests[0].headers["accept-encoding"] == "gzip"


def test_an_encoding_nobody_asked_for_is_final(publisher: Publisher, get: Fetch) -> None:
    publisher.answers("/list.xml", does.body(LIST, content_encoding="br"))

    message = failure(get)

    assert "encoding 'br'" in message
    assert publisher.count("/list.xml") == 1


@pytest.mark.parametrize(
    "flood",
    [
        pytest.param(does.endless(), id="endless"),
        pytest.param(does.body(bytes(1_000_001)), id="one byte too many"),
        pytest.param(does.gzip_bomb(1 << 30), id="gzip bomb"),
    ],
)
def test_more_than_a_list_may_have_is_refused_at_once(
    publisher: Publisher, get: Fetch, flood: Answer
) -> None:
    publisher.answers("/list.xml", flood)

    message = failure(get)

    assert "larger than the 1,000,000 bytes" in message
    assert "max_bytes" in message
    assert publisher.count("/list.xml") == 1


def test_exactly_what_a_list_may_have_is_taken(publisher: Publisher, get: Fetch) -> None:
    publisher.answers("/list.xml", does.body(bytes(1_000_000)))

    assert get() is not None


def test_progress_counts_what_came_over_the_line(publisher: Publisher, get: Fetch) -> None:
    publisher.answers("/list.xml", does.body(LIST))
    seen: list[tuple[int, int | None]] = []

    get(progress=lambda received, total: seen.append((received, total)))

    assert seen[-1] == (len(LIST), len(LIST))
    assert seen == sorted(seen, key=lambda step: step[0])


def test_progress_without_an_announced_length_has_no_total(
    publisher: Publisher, get: Fetch
) -> None:
    publisher.answers("/list.xml", does.chunked(LIST))
    seen: list[tuple[int, int | None]] = []

    get(progress=lambda received, total: seen.append((received, total)))

    assert seen[-1] == (len(LIST), None)


def test_a_pause_the_publisher_asks_for_is_kept(
    publisher: Publisher, get: Fetch, times: FakeTime
) -> None:
    publisher.answers("/list.xml", does.status(429, retry_after="77"), does.body(LIST))

    assert get() is not None
    assert times.pauses == [77]


def test_a_pause_until_a_moment_is_kept(
    publisher: Publisher, get: Fetch, times: FakeTime
) -> None:
    later = "Mon, 02 Mar 2026 06:01:30 GMT"
    publisher.answers("/list.xml", does.status(503, retry_after=later), does.body(LIST))

    assert get() is not None
    assert times.pauses == [90]


@pytest.mark.parametrize("odd", ["soon", "-5", "Mon, 02 Mar 2020 06:00:00 GMT", "9" * 5000])
def test_a_pause_that_makes_no_sense_ends_within_the_deadline(
    publisher: Publisher, get: Fetch, times: FakeTime, odd: str
) -> None:
    publisher.answers("/list.xml", does.status(429, retry_after=odd))

    assert "answered 429" in failure(get)
    assert times.seconds < 300


def test_a_pause_beyond_the_deadline_is_not_waited_for(
    publisher: Publisher, get: Fetch, times: FakeTime
) -> None:
    publisher.answers("/list.xml", does.status(429, retry_after="3600"))

    message = failure(get)

    assert "asks for a pause of 3600 s" in message
    assert "1 attempt " in message
    assert times.pauses == []


def test_pauses_together_stay_within_the_deadline(
    publisher: Publisher, get: Fetch, times: FakeTime
) -> None:
    publisher.answers("/list.xml", does.status(500))

    failure(get, attempts=1000, deadline_seconds=100)

    assert times.seconds < 100


def test_a_body_that_drips_is_cut_off_at_the_deadline(publisher: Publisher, get: Fetch) -> None:
    publisher.answers("/list.xml", does.drip(LIST, every=0.01))
    began = time.monotonic()

    message = failure(get, clock=time.monotonic, deadline_seconds=0.3)

    assert "did not send the list within the 0 s allowed" in message
    assert publisher.count("/list.xml") == 1
    assert time.monotonic() - began < 2


def test_a_certificate_that_is_not_accepted_is_final() -> None:
    asked = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        refused = ssl.SSLCertVerificationError("certificate verify failed")
        raise httpx.ConnectError(str(refused)) from refused

    with (
        httpx.Client(transport=httpx.MockTransport(answer)) as http,
        pytest.raises(FetchError, match=r"could not prove its identity.*SSL_CERT_FILE"),
    ):
        fetch(manifest(), http, now=at(), pause=FakeTime().pause)

    assert len(asked) == 1


def test_a_body_shorter_than_announced_is_noticed_whatever_the_transport() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        half = httpx.ByteStream(LIST[:100])
        return httpx.Response(200, headers={"Content-Length": "200"}, stream=half)

    with (
        httpx.Client(transport=httpx.MockTransport(answer)) as http,
        pytest.raises(FetchError, match="truncated answer: 100 of 200 bytes"),
    ):
        fetch(manifest(), http, now=at(), pause=FakeTime().pause)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs Linux")
def test_a_bomb_over_the_line_does_not_fill_the_memory(publisher: Publisher) -> None:
    publisher.answers("/list.xml", does.gzip_bomb(4 << 30))
    code = (
        "import sys; from pathlib import Path\n"
        "from feeds.errors import FetchError\n"
        "from feeds.fetch import client, fetch\n"
        "from tests.feeds.builders import at, manifest\n"
        "try: fetch(manifest(), client(), url=sys.argv[1], hosts=('127.0.0.1',), now=at())\n"
        "except FetchError as error: assert 'larger than' in str(error)\n"
        "else: raise AssertionError\n"
        "print(Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0])\n"
    )

    run = subprocess.run(
        [sys.executable, "-c", code, publisher.url("/list.xml")],
        capture_output=True,
        text=True,
        check=True,
    )

    assert int(run.stdout) < 100_000
