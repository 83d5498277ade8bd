"""How do the bytes of a list come in from its publisher?

One conditional request, repeated while that makes sense. Redirects are followed here
and not by the HTTP library, since each host must be one the manifest names; and each
attempt starts from the first address again, since what it redirects to expires.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version

import httpx

from db.records.snapshot import Snapshot
from feeds.answer import Progress, Reader, out_of_time, unreachable
from feeds.errors import FetchError
from feeds.manifest import Manifest
from feeds.retry import AttemptError, Stopwatch, retrying
from feeds.route import Route, route
from feeds.secrecy import mask, masked_logs

MAX_REDIRECTS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})


def client() -> httpx.Client:
    """Give a client with certificates checked and time limits set.

    Reading may pause for two minutes: the EU makes its file when it is asked for.
    """
    timeout = httpx.Timeout(30, connect=10, read=120)
    return httpx.Client(http2=False, follow_redirects=False, timeout=timeout)


def fetch(
    manifest: Manifest,
    client: httpx.Client,
    *,
    url: str | None = None,
    token: str = "",
    hosts: Sequence[str] | None = None,
    etag: str = "",
    last_modified: str = "",
    now: Callable[[], datetime],
    pause: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
    deadline_seconds: float = 300,
    attempts: int = 5,
    progress: Progress | None = None,
) -> Snapshot | None:
    """Get a list from its publisher, or `None` if it has not changed since `etag`.

    Whatever comes whole with status 200 is given back, an error page included. Raises
    `FetchError`, which says what happened, how often it was tried and what to do.
    """
    token = token.strip()
    way = route(manifest, url, token, hosts)
    watch = Stopwatch(deadline_seconds, clock)
    headers = _headers(manifest, etag, last_modified)
    request = _Request(way, client, headers, Reader(manifest, watch, now, progress))
    schedule = retrying(watch, attempts, pause)
    try:
        with masked_logs(token):
            return schedule(request.send)
    except AttemptError as error:
        tried = int(schedule.statistics["attempt_number"])
        problem = mask(str(error), token)
        raise FetchError(_explain(manifest, problem, error.advice, tried, watch)) from error


def _headers(manifest: Manifest, etag: str, last_modified: str) -> dict[str, str]:
    headers = {
        "User-Agent": f"dprk-sanctions/{_version()} (sanctions list tracker)",
        "Accept": manifest.accept,
        "Accept-Encoding": "gzip",
        "If-None-Match": _validator(etag),
        "If-Modified-Since": _validator(last_modified),
    }
    return {name: value for name, value in headers.items() if value}


def _version() -> str:
    try:
        return version("dprk-sanctions")
    except PackageNotFoundError:
        return "0"


def _validator(value: str) -> str:
    """Give a validator that can be sent in a header; without one the list comes whole."""
    return value if value.isascii() and value.isprintable() else ""


def _explain(
    manifest: Manifest, problem: str, advice: str, tried: int, watch: Stopwatch
) -> str:
    times = "1 attempt" if tried == 1 else f"{tried} attempts"
    advice = advice.rstrip(".")
    if "--from" not in advice:
        advice += f", or load a downloaded copy with --from {manifest.id}=FILE"
    return f"list {manifest.id}: {problem} ({times} in {watch.spent:.0f} s). {advice}."


@dataclass(frozen=True, slots=True)
class _Request:
    """One request for a list, which can be sent several times."""

    way: Route
    client: httpx.Client
    headers: dict[str, str]
    reader: Reader

    def send(self) -> Snapshot | None:
        """Follow the redirects from the start and read what is at their end."""
        address = self.way.start
        for _ in range(MAX_REDIRECTS + 1):
            self.way.check(address)
            if self.reader.watch.left <= 0:
                raise out_of_time(address.host, self.reader.watch)
            try:
                response = self._ask(address)
                try:
                    if response.status_code not in REDIRECTS:
                        return self._read(response)
                    address = _target(response)
                finally:
                    response.close()
            except httpx.TransportError as error:
                raise unreachable(address.host, error) from error
        raise AttemptError(
            self.way.start.host,
            f"redirected more than {MAX_REDIRECTS} times",
            "The publisher may have moved the list: check the url in its manifest",
            is_final=True,
        )

    def _ask(self, address: httpx.URL) -> httpx.Response:
        timeout = self.reader.watch.cap(self.client.timeout)
        request = self.client.build_request(
            "GET", address, headers=self.headers, timeout=timeout
        )
        return self.client.send(request, stream=True, follow_redirects=False)

    def _read(self, response: httpx.Response) -> Snapshot | None:
        is_conditional = not self.headers.keys().isdisjoint(
            {"If-None-Match", "If-Modified-Since"}
        )
        match response.status_code:
            case 304 if is_conditional:
                return None
            case 200:
                content = self.reader.body(response)
            case _:
                is_start = response.url == self.way.start
                raise self.reader.refusal(response, is_start=is_start)
        return Snapshot(
            list=self.reader.manifest.id,
            content=content,
            sha256=sha256(content).hexdigest(),
            fetched_at=self.reader.now(),
            source=self.way.shown,
            etag=response.headers.get("etag", ""),
            last_modified=response.headers.get("last-modified", ""),
        )


def _target(response: httpx.Response) -> httpx.URL:
    """Say where a redirect leads."""
    try:
        return response.url.join(response.headers["location"])
    except (KeyError, httpx.InvalidURL, ValueError) as error:
        raise AttemptError(
            response.url.host,
            "redirects without saying where to",
            "The publisher may have moved the list: check the url in its manifest",
            is_final=True,
        ) from error
