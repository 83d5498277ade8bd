"""A mail server on loopback that accepts, refuses or says nothing.

with Mailbox() as mailbox:
    ... # send to mailto://127.0.0.1:{mailbox.port}?...
assert mailbox.mails
"""

import socketserver
import threading
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from types import TracebackType
from typing import Self


@dataclass(frozen=True, slots=True)
class Mail:
    """What was delivered."""

    recipients: tuple[str, ...]
    content: EmailMessage

    @property
    def text(self) -> str:
        """Its body, decoded, with ends of lines as in Python."""
        text = self.content.get_content()
        assert isinstance(text, str)
        return text.replace("\r\n", "\n")


class Mailbox:
    """A scriptable mail server on a free port of 127.0.0.1.

    `answers` says what a command is answered, `RCPT` or `AUTH` or `DATA`, in place of success.
    """

    def __init__(self, **answers: str) -> None:
        self.mails: list[Mail] = []
        self.commands: list[str] = []
        self.answers = answers
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
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._server.server_address[1])

    def count(self, command: str) -> int:
        """Say how often a command was given."""
        return self.commands.count(command)


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = False
    block_on_close = True

    def __init__(self, mailbox: Mailbox) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.mailbox = mailbox


class _Session(socketserver.StreamRequestHandler):
    """One connection of a client."""

    server: _Server
    timeout = 5

    def handle(self) -> None:
        self.recipients: list[str] = []
        self._say("220 loopback")
        while line := self.rfile.readline().decode().strip():
            command = line.partition(" ")[0].upper()
            self.server.mailbox.commands.append(command)
            if not self._answer(command, line):
                return

    def _answer(self, command: str, line: str) -> bool:
        """Answer a command and say whether the session goes on."""
        refused = self.server.mailbox.answers.get(command)
        if refused is not None:
            self._say(refused)
            return True
        match command:
            case "EHLO":
                self._say("250-loopback\r\n250-AUTH PLAIN\r\n250 8BITMIME")
            case "AUTH":
                self._say("235 ok")
            case "RCPT":
                self.recipients.append(line.partition("<")[2].partition(">")[0])
                self._say("250 ok")
            case "DATA":
                self._say("354 go on")
                self._take()
                self._say("250 ok")
            case "QUIT":
                self._say("221 bye")
                return False
            case _:
                self._say("250 ok")
        return True

    def _take(self) -> None:
        lines = []
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            lines.append(line.removeprefix(b"."))
        content = message_from_bytes(b"".join(lines), policy=policy.default)
        assert isinstance(content, EmailMessage)
        self.server.mailbox.mails.append(Mail(tuple(self.recipients), content))

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())
