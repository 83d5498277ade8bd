"""What of a request may be seen in a message, a log or a record?

A token opens a publisher's file in the institution's name, and a signed address is a
key to what it points at. So the token is shown as `***`, and so is every query string
that is not the manifest's own.
"""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

MASK = "***"
_QUERY = re.compile(r"\?[^\s'\"<>)\]]+")
_USER = re.compile(r"//[^/\s'\"@]+@")
_LOGGERS = ("httpx", "httpcore.http11")
"""Those which write addresses: of the request, and of where a redirect leads."""


def fill(address: str, token: str) -> str:
    """Put the token into the address; one copied with its percent signs stays as it is."""
    return address.replace("{token}", quote(token, safe="%"))


def mask(text: str, token: str) -> str:
    """Hide the token, every query string and every password in an address."""
    text = _USER.sub(f"//{MASK}@", _QUERY.sub(f"?{MASK}", text))
    for form in {token, quote(token, safe="%")} - {""}:
        text = text.replace(form, MASK)
    return text


@contextmanager
def masked_logs(token: str) -> Iterator[None]:
    """Mask what the HTTP library logs meanwhile."""

    def masked(record: logging.LogRecord) -> bool:
        record.msg, record.args = mask(record.getMessage(), token), ()
        return True

    loggers = [logging.getLogger(name) for name in _LOGGERS]
    for logger in loggers:
        logger.addFilter(masked)
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeFilter(masked)
