"""What has a publisher answered: the list, a way to it, or a refusal?

A body that came whole with status 200 is given back whatever it looks like: whether
it is the list is the parser's question, and a refused file is archived too.
"""

import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from io import BytesIO

import httpx

from feeds.errors import UnreadableListError
from feeds.inflate import Compression, TooLargeError, at_most, inflate
from feeds.manifest import Manifest
from feeds.retry import AttemptError, Stopwatch

Progress = Callable[[int, int | None], None]

LATER = "Run the refresh again later"
TRANSIENT = frozenset({202, 204, 408, 425, 429})
EXPIRED = frozenset({401, 403, 404, 410})
"""What the target of a redirect answers when its signed address is no longer valid."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the answers to the requests for one list, within its bounds."""

    manifest: Manifest
    watch: Stopwatch
    now: Callable[[], datetime]
    progress: Progress | None = None

    def body(self, response: httpx.Response) -> bytes:
        """Read an answer with status 200 to its end."""
        host = response.url.host
        content = BytesIO()
        try:
            for piece in at_most(self.manifest.max_bytes, self._decoded(response)):
                content.write(piece)
        except TooLargeError as error:
            raise AttemptError(
                host,
                f"sent a file that is {error}, so the rest was not read",
                "If the list has really grown so much, raise max_bytes in its manifest",
                is_final=True,
            ) from error
        except UnreadableListError as error:
            raise AttemptError(host, f"sent a truncated answer: {error}", LATER) from error
        if not content.tell():
            raise AttemptError(host, "sent an empty answer", LATER)
        return content.getvalue()

    def _decoded(self, response: httpx.Response) -> Iterator[bytes]:
        match response.headers.get("content-encoding", "").strip().lower():
            case "" | "identity":
                return self._received(response)
            case "gzip" | "x-gzip":
                return inflate(Compression.GZIP, self._received(response))
            case other:
                raise AttemptError(
                    response.url.host,
                    f"sent the list in the encoding {other[:40]!r}, which was not asked for",
                    "A proxy on the way may have changed the answer",
                    is_final=True,
                )

    def _received(self, response: httpx.Response) -> Iterator[bytes]:
        """Give the bytes as they come over the line, and see that all of them come."""
        total = _announced(response)
        received = 0
        for piece in at_most(self.manifest.max_bytes, response.iter_raw()):
            if self.watch.left <= 0:
                raise out_of_time(response.url.host, self.watch, received)
            received += len(piece)
            if self.progress is not None:
                self.progress(received, total)
            yield piece
        if total is not None and received < total:
            raise AttemptError(
                response.url.host,
                f"sent a truncated answer: {received:,} of {total:,} bytes",
                LATER,
            )

    def refusal(self, response: httpx.Response, *, is_start: bool) -> AttemptError:
        """Say what an answer means that brings neither the list nor a redirect."""
        status = response.status_code
        pause = _retry_after(response, self.now()) if status in {429, 503} else 0
        problem = f"answered {status} {response.reason_phrase}".rstrip()
        if pause:
            problem += f" and asks for a pause of {pause:.0f} s"
        host = response.url.host
        if not is_start and status in EXPIRED:
            return AttemptError(
                host,
                f"{problem}, most likely because the redirect to it had expired",
                LATER,
            )
        is_transient = status in TRANSIENT or status >= 500 or status == 304
        advice = LATER if is_transient else self._advice(status)
        return AttemptError(
            host, problem, advice, is_final=not is_transient, pause_seconds=pause
        )

    def _advice(self, status: int) -> str:
        if status in {401, 403}:
            if self.manifest.token_help:
                return f"Check the token: {self.manifest.token_help}"
            return "Ask the publisher why it refuses the request"
        return "The publisher may have moved the list: check the url in its manifest"


def out_of_time(host: str, watch: Stopwatch, received: int = 0) -> AttemptError:
    """Say that the deadline has passed."""
    return AttemptError(
        host,
        f"did not send the list within the {watch.seconds:.0f} s allowed "
        f"({received:,} bytes came)",
        LATER,
        is_final=True,
    )


def unreachable(host: str, error: httpx.TransportError) -> AttemptError:
    """Say why no answer, or no whole one, came over the line."""
    check = f"Check this machine's network, proxy and firewall for {host}"
    reason = str(error) or type(error).__name__
    match error:
        case httpx.ConnectError() if _is_about_certificate(error):
            return AttemptError(
                host,
                f"could not prove its identity: {reason}",
                "If a proxy of your institution opens TLS connections, set SSL_CERT_FILE to "
                "its certificate",
                is_final=True,
            )
        case httpx.ConnectTimeout() | httpx.ConnectError() | httpx.ProxyError():
            return AttemptError(host, f"can't be reached: {reason}", check)
        case httpx.TimeoutException():
            return AttemptError(host, f"went silent: {reason}", LATER)
        case httpx.ReadError() | httpx.RemoteProtocolError():
            return AttemptError(host, f"broke off its answer: {reason}", LATER)
        case httpx.UnsupportedProtocol() | httpx.LocalProtocolError():
            return AttemptError(host, f"can't be asked: {reason}", check, is_final=True)
        case _:
            return AttemptError(host, f"was lost on the way: {reason}", check)


def _is_about_certificate(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _announced(response: httpx.Response) -> int | None:
    length = response.headers.get("content-length", "")
    if "transfer-encoding" in response.headers or not length.isdecimal() or len(length) > 18:
        return None
    return int(length)


def _retry_after(response: httpx.Response, now: datetime) -> float:
    value = response.headers.get("retry-after", "").strip()
    if value.isdecimal():
        return float(value[:9])
    try:
        return max(0.0, (parsedate_to_datetime(value) - now).total_seconds())
    except (TypeError, ValueError):
        return 0.0
