"""A publisher on loopback that misbehaves as the real ones do.

    with Publisher() as publisher:
        publisher.answers("/list.xml", status(500), body(b"<list/>"))
        fetch(manifest, client, url=publisher.url("/list.xml"), hosts=publisher.hosts, ...)

Each path has its own sequence of answers; the last one is repeated. A path without any
answers 404. `publisher.requests` is what was asked, in order.
"""

import gzip
import socket
import struct
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as the publisher saw it; header names are in lower case."""

    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes = b""


class Publisher:
    """A scriptable HTTP server on a free port of 127.0.0.1."""

    hosts = ("127.0.0.1",)

    def __init__(self) -> None:
        self.requests: list[Asked] = []
        self._answers: dict[str, list[Answer]] = {}
        self._lock = threading.Lock()
        self._server = _Server(self)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._server.stopped.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answers(self, path: str, *answers: "Answer") -> None:
        """Script a path anew."""
        with self._lock:
            self._answers[path] = list(answers)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """Give the address of a path."""
        return f"http://{host}:{self._server.server_address[1]}{path}"

    def count(self, path: str) -> int:
        """Say how often a path was asked for."""
        return sum(1 for asked in self.requests if asked.path == path)

    def take(self, asked: Asked) -> "Answer":
        """Note a request and give the next answer of its path."""
        with self._lock:
            self.requests.append(asked)
            left = self._answers.get(asked.path, [status(404)])
            return left.pop(0) if len(left) > 1 else left[0]


class _Server(ThreadingHTTPServer):
    daemon_threads = False
    block_on_close = True

    def __init__(self, publisher: Publisher) -> None:
        super().__init__(("127.0.0.1", 0), Exchange)
        self.publisher = publisher
        self.stopped = threading.Event()

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up in the middle is what many tests are about."""


class Exchange(BaseHTTPRequestHandler):
    """One request that is being answered."""

    server: _Server
    timeout = 5

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        sent = self.rfile.read(int(headers.get("content-length", "0")))
        self.server.publisher.take(Asked(parts.path, parts.query, headers, sent))(self)

    do_POST = do_GET  # noqa: N815 - the name that the library looks for

    def head(self, status: int, headers: Mapping[str, str]) -> None:
        """Send the status line and the headers."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def is_stopped(self, seconds: float = 0) -> bool:
        """Wait a moment and say whether the test is over."""
        return self.server.stopped.wait(seconds)

    def reset(self) -> None:
        """Break the connection off as a crashed server does."""
        linger = struct.pack("ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        socket.close(self.connection.detach())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Nothing is printed in a test."""


Answer = Callable[[Exchange], None]


def body(content: bytes, status: int = 200, **headers: str) -> Answer:
    """Answer with that content, whole; `etag="x"` becomes a header, `etag=""` does not."""
    named = {name.replace("_", "-"): value for name, value in headers.items() if value}

    def answer(exchange: Exchange) -> None:
        exchange.head(status, {"Content-Length": str(len(content))} | named)
        exchange.wfile.write(content)

    return answer


def status(code: int, **headers: str) -> Answer:
    """Answer with a status and a short error page."""
    return body(b"<html><body>Error</body></html>", code, **headers)


def error_page() -> Answer:
    """Answer with an error page that claims to be a success."""
    return body(b"<!DOCTYPE html><html><body>Service unavailable</body></html>")


def json_error() -> Answer:
    """Answer with an error in JSON that claims to be a success."""
    return body(b'{"status":500}', content_type="application/json")


def empty() -> Answer:
    """Answer 200 with nothing."""
    return body(b"")


def unannounced(*pieces: bytes) -> Answer:
    """Answer with content of unknown length: it ends where the connection does."""

    def answer(exchange: Exchange) -> None:
        exchange.head(200, {})
        for piece in pieces:
            exchange.wfile.write(piece)

    return answer


def truncated(content: bytes) -> Answer:
    """Announce all of the content, send half of it and close."""

    def answer(exchange: Exchange) -> None:
        exchange.head(200, {"Content-Length": str(len(content))})
        exchange.wfile.write(content[: len(content) // 2])

    return answer


def chunked(content: bytes, *, is_whole: bool = True) -> Answer:
    """Answer in chunks, as a server does that makes the file while it sends it."""

    def answer(exchange: Exchange) -> None:
        exchange.protocol_version = "HTTP/1.1"
        exchange.close_connection = True
        exchange.head(200, {"Transfer-Encoding": "chunked", "Connection": "close"})
        half = len(content) // 2
        for piece in (content[:half], content[half:])[: 2 if is_whole else 1]:
            exchange.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
        if is_whole:
            exchange.wfile.write(b"0\r\n\r\n")

    return answer


def zipped(content: bytes) -> Answer:
    """Answer with the content in gzip encoding."""
    return body(gzip.compress(content), content_encoding="gzip")


def truncated_gzip(content: bytes) -> Answer:
    """Answer with half of a gzip encoding, its length announced as if it were all."""
    packed = gzip.compress(content)
    return body(packed[: len(packed) // 2], content_encoding="gzip")


def reset(content: bytes) -> Answer:
    """Send half of the content, then break the connection off."""

    def answer(exchange: Exchange) -> None:
        exchange.head(200, {"Content-Length": str(len(content))})
        exchange.wfile.write(content[: len(content) // 2])
        exchange.reset()

    return answer


def unless_unchanged(content: bytes, etag: str, last_modified: str = "") -> Answer:
    """Answer 304 to whoever has that version already, else with the content."""
    whole = body(content, etag=etag, last_modified=last_modified)

    def answer(exchange: Exchange) -> None:
        asked = exchange.headers
        known = {asked.get("If-None-Match"), asked.get("If-Modified-Since")} - {None}
        if known & {etag, last_modified}:
            exchange.head(304, {"ETag": etag})
        else:
            whole(exchange)

    return answer


def redirect(location: str, code: int = 302) -> Answer:
    """Answer with a redirect, relative or to anywhere."""
    return body(b"", code, location=location)


def silence(seconds: float) -> Answer:
    """Say nothing for so long, then hang up."""

    def answer(exchange: Exchange) -> None:
        exchange.is_stopped(seconds)

    return answer


def drip(content: bytes, every: float) -> Answer:
    """Send the content one byte at a time."""

    def answer(exchange: Exchange) -> None:
        exchange.head(200, {"Content-Length": str(len(content))})
        for position in range(len(content)):
            exchange.wfile.write(content[position : position + 1])
            if exchange.is_stopped(every):
                return

    return answer


def endless(piece: bytes = b"<entry/>" * 8192) -> Answer:
    """Send without end."""

    def answer(exchange: Exchange) -> None:
        exchange.head(200, {})
        while not exchange.is_stopped():
            exchange.wfile.write(piece)

    return answer


def gzip_bomb(size: int) -> Answer:
    """Answer with zeros that grow a thousandfold when unpacked."""
    return body(b"".join(zeros(size)), content_encoding="gzip")


def zeros(size: int, pack: Callable[[bytes], bytes] = gzip.compress) -> Iterator[bytes]:
    """Give zeros, compressed, in members of 16 MB: gigabytes are made in no time."""
    member = pack(bytes(1 << 24))
    for _ in range(-(-size // (1 << 24))):
        yield member
