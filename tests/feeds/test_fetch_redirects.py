"""Where a request may be led to, and what of it may be seen."""

import logging
import traceback
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from db.records.snapshot import Snapshot
from feeds.errors import FetchError
from feeds.fetch import client, fetch
from tests import publisher as does
from tests.feeds.builders import FakeTime, at, manifest
from tests.publisher import Publisher

LIST = b"<list/>"
TYPED = "s3cret/t+ken=="
Fetch = Callable[..., Snapshot | None]


@pytest.fixture
def publisher(monkeypatch: pytest.MonkeyPatch) -> Iterator[Publisher]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")
    with Publisher() as started:
        started.answers("/blob.xml", does.body(LIST))
        yield started


@pytest.fixture
def get(publisher: Publisher) -> Iterator[Fetch]:
    """Fetch the publisher's `/list.xml`; what the test is about comes as options."""
    with client() as http:

        def call(**options: Any) -> Snapshot | None:
            usual: dict[str, Any] = {
                "url": publisher.url("/list.xml"),
                "hosts": publisher.hosts,
                "now": at(),
                "pause": FakeTime().pause,
            }
            return fetch(options.pop("manifest", manifest()), http, **usual | options)

        yield call


def failure(get: Fetch, **options: Any) -> str:
    with pytest.raises(FetchError) as caught:
        get(**options)
    return str(caught.value)


def over_https(answer: Callable[[httpx.Request], httpx.Response], **options: Any) -> Snapshot:
    """Fetch from a pretended https server, which loopback has no certificate for."""
    with httpx.Client(transport=httpx.MockTransport(answer)) as http:
        asked = options.pop("manifest", manifest())
        snapshot = fetch(asked, http, now=at(), pause=FakeTime().pause, **options)
    assert snapshot is not None
    return snapshot


@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed(publisher: Publisher, get: Fetch, code: int) -> None:
    publisher.answers("/list.xml", does.redirect("/blob.xml?sig=1", code))

    snapshot = get()

    assert snapshot is not None
    assert snapshot.content == LIST
    assert snapshot.source == publisher.url("/list.xml")
    assert publisher.requests[-1].query == "sig=1"


def test_validators_reach_the_end_of_a_redirect(publisher: Publisher, get: Fetch) -> None:
    publisher.answers("/list.xml", does.redirect("/blob.xml"))
    publisher.answers("/blob.xml", does.unless_unchanged(LIST, '"v1"'))

    assert get(etag='"v1"') is None


def test_another_host_is_refused_by_name_and_not_asked(
    publisher: Publisher, get: Fetch
) -> None:
    publisher.answers("/list.xml", does.redirect(publisher.url("/blob.xml?s=1", "localhost")))

    message = failure(get)

    assert "localhost is where 127.0.0.1 redirects to" in message
    assert "s=1" not in message
    assert [asked.path for asked in publisher.requests] == ["/list.xml"]


def test_a_start_at_another_host_is_refused(publisher: Publisher, get: Fetch) -> None:
    message = failure(get, hosts=("lists.example",))

    assert "127.0.0.1 is not among the hosts" in message
    assert "lists.example" in message
    assert publisher.requests == []


@pytest.mark.parametrize(
    "target",
    [
        pytest.param("http://lists.example/list.xml", id="without encryption"),
        pytest.param("ftp://lists.example/list.xml", id="another protocol"),
        pytest.param("https://lists.example@evil.example/", id="user name like a host"),
        pytest.param("https://lists.example.evil.example/", id="longer host"),
        pytest.param("https://127.0.0.1/", id="this machine"),
        pytest.param("http://127.0.0.1/", id="this machine without encryption"),
        pytest.param("//evil.example/list.xml", id="without a protocol"),
        pytest.param("https://[bad", id="no address"),
        pytest.param("", id="nowhere"),
        pytest.param("file:///etc/passwd", id="a file"),
    ],
)
def test_a_redirect_away_from_the_publisher_is_final(target: str) -> None:
    asked: list[httpx.URL] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url)
        return httpx.Response(302, headers={"Location": target})

    with pytest.raises(FetchError):
        over_https(answer)

    assert {url.host for url in asked} == {"lists.example"}
    assert {url.scheme for url in asked} == {"https"}


def test_plain_http_is_only_for_this_machine() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        raise AssertionError(request.url)

    with pytest.raises(FetchError, match="only https shows"):
        over_https(answer, url="http://lists.example/list.xml")


def test_redirect_hosts_are_those_of_the_manifest_whatever_their_case() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.host == "lists.example":
            return httpx.Response(302, headers={"Location": "https://BLOB.example/x?sig=1"})
        return httpx.Response(200, stream=httpx.ByteStream(LIST))

    snapshot = over_https(answer, manifest=manifest(hosts=("Lists.example", "blob.example")))

    assert snapshot.content == LIST


def test_a_redirect_that_has_expired_is_asked_for_again_from_the_start(
    publisher: Publisher, get: Fetch
) -> None:
    publisher.answers("/list.xml", does.redirect("/old?sig=1"), does.redirect("/blob.xml"))
    publisher.answers("/old", does.status(403))

    assert get() is not None
    paths = [asked.path for asked in publisher.requests]
    assert paths == ["/list.xml", "/old", "/list.xml", "/blob.xml"]


def test_a_redirect_that_is_always_expired_is_explained(
    publisher: Publisher, get: Fetch
) -> None:
    publisher.answers("/list.xml", does.redirect("/old?sig=hidden"))
    publisher.answers("/old", does.status(403))

    message = failure(get)

    assert "answered 403 Forbidden" in message
    assert "expired" in message
    assert "5 attempts" in message
    assert "hidden" not in message


def test_a_circle_of_redirects_ends(publisher: Publisher, get: Fetch) -> None:
    publisher.answers("/list.xml", does.redirect("/list.xml"))

    message = failure(get)

    assert "redirected more than 5 times" in message
    assert publisher.count("/list.xml") == 6


def test_five_redirects_are_not_too_many(publisher: Publisher, get: Fetch) -> None:
    publisher.answers(
        "/list.xml", *[does.redirect("/list.xml")] * 4, does.redirect("/blob.xml")
    )

    assert get() is not None


def test_the_token_is_sent_and_never_shown(
    publisher: Publisher, get: Fetch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    publisher.answers("/list.xml", does.redirect("/blob.xml?sig=hidden"))

    snapshot = get(url=publisher.url("/list.xml?token={token}"), token=f" {TYPED}\n")

    assert snapshot is not None
    assert publisher.requests[0].query == "token=s3cret%2Ft%2Bken%3D%3D"
    assert snapshot.source == publisher.url("/list.xml?***")
    assert "HTTP Request" in caplog.text
    for secret in ("s3cret", "hidden"):
        assert secret not in caplog.text
        assert secret not in str(snapshot)


def test_the_manifests_own_address_is_shown_but_for_the_token() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, stream=httpx.ByteStream(request.url.query))

    url = "https://lists.example/x?lang=en&token={token}"
    snapshot = over_https(
        answer, manifest=manifest(url=url, token_setting="EXAMPLE_TOKEN"), token="abc%3D"
    )

    assert snapshot.content == b"lang=en&token=abc%3D"
    assert snapshot.source == "https://lists.example/x?lang=en&token=***"


def test_no_failure_shows_the_token(publisher: Publisher, get: Fetch) -> None:
    publisher.answers("/list.xml", does.redirect("http://s3cret.example/?token=s3cret"))

    message = failure(get, url=publisher.url("/list.xml?token={token}"), token="s3cret")

    assert "s3cret" not in message
    assert "***.example" in message


def test_a_missing_token_is_asked_for_in_the_manifests_words(
    publisher: Publisher, get: Fetch
) -> None:
    asked = manifest(
        url="https://lists.example/list.xml?token={token}",
        token_setting="EXAMPLE_TOKEN",
        token_help="set EXAMPLE_TOKEN to your own, or use --from example=FILE.",
    )

    message = failure(get, manifest=asked, url=None)

    assert message == f"list example: {asked.token_help}"
    assert publisher.requests == []


def test_a_refused_token_is_explained_in_the_manifests_words(
    publisher: Publisher, get: Fetch
) -> None:
    publisher.answers("/list.xml", does.status(403))
    asked = manifest(token_setting="EXAMPLE_TOKEN", token_help="ask for one, or use --from.")

    message = failure(get, manifest=asked, token="old")

    assert "answered 403 Forbidden" in message
    assert message.endswith("Check the token: ask for one, or use --from.")


def test_a_mirror_needs_no_token(publisher: Publisher, get: Fetch) -> None:
    publisher.answers("/list.xml", does.body(LIST))

    assert get(manifest=manifest(token_setting="EXAMPLE_TOKEN")) is not None


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(does.status(403), id="refused"),
        pytest.param(does.status(500), id="in trouble"),
        pytest.param(does.silence(0), id="hangs up"),
        pytest.param(does.redirect("https://evil.example/?sig=hidden"), id="leads away"),
        pytest.param(does.redirect("gopher://127.0.0.1/?sig=hidden"), id="another protocol"),
        pytest.param(does.redirect("/old?sig=hidden"), id="expired"),
    ],
)
def test_not_even_the_trace_of_a_failure_shows_a_secret(
    publisher: Publisher, get: Fetch, answer: does.Answer
) -> None:
    publisher.answers("/list.xml", answer)
    publisher.answers("/old", does.status(403))

    with pytest.raises(FetchError) as caught:
        get(url=publisher.url("/list.xml?token={token}"), token=TYPED)

    trace = "".join(traceback.format_exception(caught.value))
    assert "127.0.0.1" in trace
    assert "s3cret" not in trace
    assert "hidden" not in trace


def test_help_with_an_address_in_it_is_given_as_it_is(publisher: Publisher, get: Fetch) -> None:
    publisher.answers("/list.xml", does.status(401))

    message = failure(get, manifest=manifest(token_help="See https://lists.example/?help=1"))

    assert "https://lists.example/?help=1" in message
