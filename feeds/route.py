"""Where may a request for a list go?

Over https to the hosts its manifest names, and nowhere else. Plain http is for a
mirror on the same machine: only from loopback to loopback.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import ip_address

import httpx

from feeds.errors import FetchError
from feeds.manifest import Manifest
from feeds.retry import AttemptError
from feeds.secrecy import MASK, fill, mask


@dataclass(frozen=True, slots=True)
class Route:
    """The address a list is asked for at, and the hosts it may lead to."""

    start: httpx.URL
    hosts: frozenset[str]
    shown: str
    """The start without its secrets."""

    def check(self, address: httpx.URL) -> None:
        """Refuse an address that the list may not come from."""
        if address.host not in self.hosts:
            led = (
                "" if address == self.start else f"is where {self.start.host} redirects to; it "
            )
            raise AttemptError(
                address.host or "(no host)",
                f"{led}is not among the hosts this list may come from",
                f"These are {', '.join(sorted(self.hosts))}: if the publisher has announced "
                "that it moves, add the host to the list's manifest",
                is_final=True,
            )
        if address.scheme != "https" and not self._stays_on_this_machine(address):
            raise AttemptError(
                address.host,
                f"would be asked over {address.scheme or 'an unnamed protocol'}, and only "
                "https shows that the answer is the publisher's",
                "Use the https address",
                is_final=True,
            )

    def _stays_on_this_machine(self, address: httpx.URL) -> bool:
        return all(
            url.scheme == "http" and _is_loopback(url.host) for url in (self.start, address)
        )


def route(
    manifest: Manifest, url: str | None, token: str, hosts: Sequence[str] | None
) -> Route:
    """Work out where to ask; a token that is needed and not given is an error."""
    template = manifest.url if url is None else url
    needs_token = "{token}" in template or (url is None and manifest.token_setting is not None)
    if needs_token and not token:
        reason = manifest.token_help or "its address needs a token, and none is set"
        raise FetchError(f"list {manifest.id}: {reason}")
    if url is None:
        shown = mask(template, token) if token and token in template else template
        shown = shown.replace("{token}", MASK)
    else:
        shown = mask(template.replace("{token}", MASK), token)
    try:
        start = httpx.URL(fill(template, token))
    except httpx.InvalidURL as error:
        raise FetchError(f"list {manifest.id}: {shown!r} is not an address: {error}") from error
    allowed = manifest.hosts if hosts is None else hosts
    return Route(start, frozenset(host.lower() for host in allowed), shown)


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
