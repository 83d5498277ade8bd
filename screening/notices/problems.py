"""What may be said of a delivery that failed?

The library that delivers writes addresses and passwords into what it logs. So nothing that it
says is passed on: it is only looked through for what is known here, and a number of three
digits is all that is ever taken from it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attempt:
    """How one attempt ended."""

    problem: str = ""
    """Empty if the service accepted the notice."""
    may_pass: bool = False
    """Whether the same attempt might succeed later."""


_HTTP = re.compile(r"Failed .*\berror=(\d{3})\b", re.DOTALL)
_MAIL = re.compile(
    r"""(?:Socket Exception: .*\((?=\d{3}, b?['"])|SMTP recipient .* was refused: )(\d{3})\b""",
    re.DOTALL,
)
_ADVICE = {
    400: "the service does not accept its form",
    401: "the address has expired or is wrong",
    403: "the address has expired or is wrong",
    404: "the address has expired or is wrong",
    410: "the address has expired or is wrong",
    413: "the notice is too long for the service",
    429: "the service has had too many messages",
    530: "the mail server wants a login, or encryption (mailtos://)",
    535: "the mail server refuses the user or the password",
    550: "the mail server refuses the recipient or the sender",
}
_PASSING = {408, 425, 429}
_CAUSES = (
    (re.compile(r"Temporary failure in name resolution"), "the name of the host cannot be "
     "looked up at present", True),
    (re.compile(r"NameResolution|Failed to resolve|getaddrinfo|Name or service not known"),
     "the name of the host is not known", True),
    (re.compile(r"CERTIFICATE_VERIFY_FAILED|certificate verify failed"),
     "the certificate of the host cannot be verified", False),
    (re.compile(r"WRONG_VERSION_NUMBER|STARTTLS"), "the host does not speak the encryption "
     "that the address asks for", False),
    (re.compile(r"Connection refused|Errno 111"), "the host refuses the connection", True),
    (re.compile(r"timed out", re.IGNORECASE), "the host did not answer in time", True),
    (re.compile(r"Connection (?:aborted|reset|unexpectedly closed)|RemoteDisconnected",
                re.IGNORECASE), "the host broke the connection off", True),
)  # fmt: skip
OTHER = Attempt("the service did not accept it and gave no reason that is known", True)


def problem(said: Sequence[str]) -> Attempt:
    """Say in our own words why an attempt failed, by what the library logged of it."""
    for text in said:
        if found := _HTTP.match(text):
            code = int(found[1])
            return _refused("the service answered", code, code in _PASSING or code >= 500)
        if found := _MAIL.match(text):
            code = int(found[1])
            return _refused("the mail server answered", code, code < 500)
        if text.startswith("Socket Exception"):
            for sign, cause, may_pass in _CAUSES:
                if sign.search(text):
                    return Attempt(cause, may_pass)
    return OTHER


def _refused(who: str, code: int, may_pass: bool) -> Attempt:
    advice = f": {_ADVICE[code]}" if code in _ADVICE else ""
    return Attempt(f"{who} {code}{advice}", may_pass)
