"""How is one message handed to a service, with nothing of its address coming to light?

Apprise speaks to mail servers, Teams, Slack and webhooks, and says in its log what it does with
which address and password. Its log, and that of the HTTP library below it, are therefore cut
off from every other log for good, and read here only.
"""

import logging
import re
from collections.abc import Mapping
from threading import Thread, local
from typing import Any

from screening.notices.problems import Attempt, problem
from screening.notices.wording import Message

CONNECT_SECONDS, READ_SECONDS = 10, 30
UNKNOWN_FORM = Attempt("its address has none of the forms that docs/notices.md shows")
_LOGGERS = ("apprise", "urllib3")
_MAIL, _CARDS = {"mailto", "mailtos"}, {"workflow", "workflows"}
_SINGLE_END = re.compile(r"(?<!\n)\n(?!\n)")
_THREAD = local()


class _Ears(logging.Handler):
    """Keeps what is logged in the thread of an attempt, and nothing else."""

    def emit(self, record: logging.LogRecord) -> None:
        said: list[str] | None = getattr(_THREAD, "said", None)
        if said is not None and record.name == "apprise":
            said.append(record.getMessage())


def send(address: str, message: Message, seconds: float) -> Attempt:
    """Send a message once, waiting at most so many seconds. Never raises.

    What has not ended by then goes on in the background and may still arrive.
    """
    ended: list[Attempt] = []
    thread = Thread(
        target=lambda: ended.append(_attempt(address, message)), name="notice", daemon=True
    )
    thread.start()
    thread.join(seconds)
    if ended:
        return ended[0]
    return Attempt(f"no answer within {seconds:.0f} s; it may still arrive", may_pass=True)


def _attempt(address: str, message: Message) -> Attempt:
    said: list[str] = []
    _THREAD.said = said
    _cut_off()
    try:
        is_accepted = _notify(address, message)
    except Exception as error:  # only its class is shown: its text may hold the address
        return Attempt(f"{type(error).__name__} in the library that delivers")
    if is_accepted is None:
        return UNKNOWN_FORM
    return Attempt() if is_accepted else problem(said)


def _cut_off() -> None:
    """Let nothing that is logged below leave this module, whatever level others set."""
    for name in _LOGGERS:
        logger = logging.getLogger(name)
        logger.propagate = False
        if not (len(logger.handlers) == 1 and isinstance(logger.handlers[0], _Ears)):
            logger.handlers[:] = [_Ears()]
        logger.setLevel(logging.DEBUG)


def _notify(address: str, message: Message) -> bool | None:
    """Give whether the service accepted the message; `None` if the address is none."""
    from apprise import Apprise, AppriseAsset  # noqa: PLC0415 - costs 0.5 s
    from apprise.plugins import url_to_dict  # noqa: PLC0415

    asset = AppriseAsset(
        app_id="Sanctions",
        app_desc="Sanctions lists",
        # No picture of another site in a message, nothing written to disk, and a notice goes to
        # the host that was configured or nowhere.
        image_url_mask="",
        image_url_logo="",
        storage_mode="memory",
        http_redirects=False,
    )
    # Theirs is without types.
    service: dict[str, Any] | None = url_to_dict(address)  # type: ignore[no-untyped-call]
    if service is None:
        return None
    service = _settled(service, message)
    plugin = Apprise.instantiate(service, asset=asset)
    if plugin is None:
        return None
    # A card of Teams joins lines that no blank line parts.
    is_card = service["schema"] in _CARDS
    body = _SINGLE_END.sub("\n\n", message.body) if is_card else message.body
    return plugin.notify(
        body=body, title=message.title, notify_type=message.level, body_format="text"
    )


def _settled(service: Mapping[str, Any], message: Message) -> dict[str, Any]:
    """Add to a service what its address leaves open.

    A webhook and a mail carry the key where a program finds it. Only a mail is told to stay
    plain text: told so, Teams would be sent the text unescaped, and take it for mark-up.
    """
    settled: dict[str, Any] = {"cto": CONNECT_SECONDS, "rto": READ_SECONDS, **service}
    if settled["schema"] in _MAIL:
        settled.setdefault("format", "text")
    marks = {
        "payload": {"id": message.key, "kind": message.kind.value},
        "headers": {"X-Notice-Id": message.key},
    }
    for place, mark in marks.items():
        if isinstance(settled.get(place), dict):
            settled[place] = {**mark, **settled[place]}
    return settled
