"""Do notices arrive, and is it told without a secret where they do not?"""

import json
import logging
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from rules import loader
from screening.notices import sending, wording
from screening.notices.channels import Channel
from screening.notices.deliver import Delivery, deliver
from screening.notices.notice import Notice, NoticeKind
from screening.notices.problems import Attempt
from screening.notices.sending import UNKNOWN_FORM
from screening.notices.wording import Wording
from tests.publisher import Asked, Publisher, body, drip, redirect, reset, silence, status
from tests.screening.notices.mailbox import Mailbox
from tests.screening.notices.samples import AT, CUSTOMERS, notice

LATER = datetime(2026, 11, 23, 2, 11, tzinfo=UTC)
TOKEN = "hunter2-T00/B00-s3cr3t"  # noqa: S105 - made up
OK = body(b"ok")
SLACK = "https://hooks.slack.com/services/T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ"
SIGNATURE = "tFs9LpcdsN1pG3OGt8lUzSvoT9b3kU9ttXVmxiETPXE"
FLOW = "workflows/b950a56150be4c05b3ace20939dcfd32/triggers/manual/paths/invoke"
QUERY = f"sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig={SIGNATURE}"
TEAMS = (
    f"https://abc.4a.environment.api.powerplatform.com:443/powerautomate/automations/direct/"
    f"{FLOW}?api-version=1&{QUERY}"
)
OLDER_TEAMS = (
    f"https://prod-01.westus.logic.azure.com:443/{FLOW}?api-version=2016-06-01&{QUERY}"
)

Deliver = Callable[..., Delivery]


@pytest.fixture(scope="module")
def words() -> Wording:
    return wording.load(loader.read())


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    with Publisher() as publisher:
        yield publisher


@pytest.fixture
def pauses() -> list[float]:
    return []


@pytest.fixture
def send(words: Wording, pauses: list[float]) -> Deliver:
    """Deliver a sample to an address, without really pausing."""

    def to(
        address: str,
        told: Notice | None = None,
        *,
        is_personal: bool = False,
        retries: int = 0,
        **more: Any,
    ) -> Delivery:
        return deliver(
            told or notice(NoticeKind.QUEUE),
            Channel("compliance", "env:NOTIFY", is_personal=is_personal),
            words,
            now=lambda: LATER,
            environment={"NOTIFY": address},
            retries=retries,
            pause=pauses.append,
            **more,
        )

    return to


def webhook(publisher: Publisher, path: str = f"/{TOKEN}") -> str:
    return publisher.url(path).replace("http://", "json://")


def mailto(port: int, login: str = "") -> str:
    host = f"mailto://{login}127.0.0.1:{port}"
    return f"{host}?from=sanctions@bank.example&to=compliance@bank.example"


def sent(asked: Asked) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(asked.body)
    return found


def test_a_program_gets_the_words_and_the_key(publisher: Publisher, send: Deliver) -> None:
    publisher.answers(f"/{TOKEN}", OK)

    delivery = send(webhook(publisher))

    assert delivery == Delivery(
        "queue/2026-11-23", NoticeKind.QUEUE, "compliance", LATER, 1, ""
    )
    assert delivery.is_delivered
    (asked,) = publisher.requests
    assert asked.path == f"/{TOKEN}"
    assert asked.headers["x-notice-id"] == "queue/2026-11-23"
    found = sent(asked)
    assert found["id"] == "queue/2026-11-23"
    assert found["kind"] == "queue"
    assert found["type"] == "warning"
    assert found["title"] == "Alerts waiting for more than 2107 days: 2006"
    assert "Open for more than 2107 days: 2006." in found["message"]
    assert "- alert 901\n- alert 902\n" in found["message"]


@pytest.mark.parametrize("is_personal", [True, False], ids=["personal", "not personal"])
def test_customers_reach_a_program_only_if_its_channel_is_personal(
    is_personal: bool, publisher: Publisher, send: Deliver
) -> None:
    publisher.answers(f"/{TOKEN}", OK)

    send(webhook(publisher), is_personal=is_personal)

    everything = repr(publisher.requests) + sent(publisher.requests[0])["message"]
    assert all((part in everything) is is_personal for part in " ".join(CUSTOMERS).split())


@pytest.mark.parametrize("is_personal", [True, False], ids=["personal", "not personal"])
def test_customers_reach_a_mailbox_only_if_its_channel_is_personal(
    is_personal: bool, send: Deliver
) -> None:
    with Mailbox() as mailbox:
        delivery = send(mailto(mailbox.port), is_personal=is_personal)

    assert delivery.is_delivered, delivery
    (mail,) = mailbox.mails
    everything = mail.text + mail.content.as_string()
    assert all((part in everything) is is_personal for part in " ".join(CUSTOMERS).split())


def test_a_mail_is_plain_text_and_carries_the_key(send: Deliver) -> None:
    with Mailbox() as mailbox:
        assert send(mailto(mailbox.port), notice(NoticeKind.FAILURE)).is_delivered

    (mail,) = mailbox.mails
    assert mail.recipients == ("compliance@bank.example",)
    assert mail.content["Subject"] == "Failed: refresh un"
    assert mail.content["X-Notice-Id"] == "failure/2026-11-23"
    assert "sanctions@bank.example" in mail.content["From"]
    assert mail.content.get_content_type() == "text/plain"
    assert "What happened: scsanctions.un.org answered 503\n" in mail.text
    assert "\nNotice failure/2026-11-23 of 2026-11-23 02:10 UTC." in mail.text


def test_a_step_cannot_add_a_header_to_a_mail(send: Deliver) -> None:
    told = notice(NoticeKind.FAILURE, step="un\r\nBcc: thief@example.org")
    with Mailbox() as mailbox:
        assert send(mailto(mailbox.port), told).is_delivered

    (mail,) = mailbox.mails
    assert mail.recipients == ("compliance@bank.example",)
    assert mail.content["Bcc"] is None


def test_a_mail_server_is_told_the_user_and_the_password(send: Deliver) -> None:
    with Mailbox() as mailbox:
        assert send(mailto(mailbox.port, "robot:hunter2@")).is_delivered

    assert mailbox.count("AUTH") == 1


@pytest.fixture
def diverted(publisher: Publisher, monkeypatch: pytest.MonkeyPatch) -> Publisher:
    """Let what goes to Slack and Teams go to a publisher on loopback."""
    from requests.adapters import HTTPAdapter  # noqa: PLC0415

    really = HTTPAdapter.send

    def elsewhere(adapter: HTTPAdapter, request: Any, *args: Any, **more: Any) -> Any:
        path = request.url.split("/", 3)[3]
        request.url = publisher.url(f"/{path}")
        return really(adapter, request, *args, **more)

    monkeypatch.setattr(HTTPAdapter, "send", elsewhere)
    return publisher


def test_slack_is_sent_what_an_incoming_webhook_takes(
    diverted: Publisher, send: Deliver
) -> None:
    path = f"/{SLACK.split('/', 3)[3]}"
    diverted.answers(path, OK)

    delivery = send(SLACK, notice(NoticeKind.STALE, lists=("un <b> & *x*",)))

    assert delivery.is_delivered, delivery
    (attachment,) = sent(diverted.requests[0])["attachments"]
    assert attachment["title"] == "Sanctions lists out of date"
    assert "- un &lt;b&gt; &amp; *x*\n" in attachment["text"]
    assert sent(diverted.requests[0])["mrkdwn"] is False
    assert "http" not in json.dumps(sent(diverted.requests[0]))


@pytest.mark.parametrize("address", [TEAMS, OLDER_TEAMS], ids=["of today", "of the older form"])
def test_teams_is_sent_a_card(address: str, diverted: Publisher, send: Deliver) -> None:
    path = f"/{address.split('/', 3)[3].partition('?')[0]}"
    diverted.answers(path, body(b"", 202))

    delivery = send(address, notice(NoticeKind.STALE, lists=("un_sc *x* <at>me</at>",)))

    assert delivery.is_delivered, delivery
    (asked,) = diverted.requests
    assert f"sig={SIGNATURE}" in asked.query
    (attachment,) = sent(asked)["attachments"]
    assert attachment["contentType"] == "application/vnd.microsoft.card.adaptive"
    title, text = (block["text"] for block in attachment["content"]["body"])
    assert title == "Sanctions lists out of date"
    assert "for longer than allowed:\n\n\\- un\\_sc \\*x\\* <at\\>me" in text
    assert "\n\n\n" not in text
    assert "entities" not in attachment["content"]["msteams"]


def test_what_may_pass_is_tried_again_and_counted(
    publisher: Publisher, send: Deliver, pauses: list[float]
) -> None:
    publisher.answers(f"/{TOKEN}", status(503), reset(b"ok"), status(429), OK)

    delivery = send(webhook(publisher), retries=4)

    assert delivery.is_delivered, delivery
    assert delivery.attempts == 4
    assert len(publisher.requests) == 4
    assert len(pauses) == 3
    assert pauses == sorted(pauses)
    assert all(pause >= 1 for pause in pauses)


def test_trying_again_comes_to_an_end(publisher: Publisher, send: Deliver) -> None:
    publisher.answers(f"/{TOKEN}", status(500))

    delivery = send(webhook(publisher), retries=2)

    assert not delivery.is_delivered
    assert delivery.attempts == 3
    assert delivery.problem == "channel compliance: the service answered 500"
    assert len(publisher.requests) == 3


def test_trying_again_ends_when_the_time_is_used_up(
    publisher: Publisher, send: Deliver
) -> None:
    publisher.answers(f"/{TOKEN}", status(500))
    times = iter([0.0, 0.0, 89.5, *[89.5] * 9])

    delivery = send(webhook(publisher), retries=9, clock=lambda: next(times))

    assert delivery.attempts == 1


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        pytest.param(status(404), "answered 404: the address has expired", id="gone"),
        pytest.param(status(401), "answered 401: the address has expired", id="no entry"),
        pytest.param(status(413), "answered 413: the notice is too long", id="too long"),
        pytest.param(redirect("http://127.0.0.1:9/elsewhere"), "answered 302", id="a redirect"),
    ],
)
def test_what_cannot_pass_is_not_tried_again(
    answer: Any, said: str, publisher: Publisher, send: Deliver
) -> None:
    publisher.answers(f"/{TOKEN}", answer)

    delivery = send(webhook(publisher), retries=4)

    assert said in delivery.problem
    assert delivery.attempts == 1
    assert len(publisher.requests) == 1


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(silence(3), id="silence"),
        pytest.param(drip(b"x" * 1000, 0.02), id="one byte at a time"),
    ],
)
def test_a_slow_service_is_not_waited_for(
    answer: Any, publisher: Publisher, send: Deliver
) -> None:
    publisher.answers(f"/{TOKEN}", answer)

    delivery = send(webhook(publisher), retries=4, seconds=0.5)

    assert "no answer within" in delivery.problem
    assert "may still arrive" in delivery.problem
    assert delivery.attempts == 1


def closed_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.mark.parametrize("form", ["json://127.0.0.1:{}/x", "mailto://a:b@127.0.0.1:{}"])
def test_a_host_that_refuses_is_tried_again(form: str, send: Deliver) -> None:
    address = form.format(closed_port())
    if form.startswith("mailto"):
        address += "?from=sanctions@bank.example&to=compliance@bank.example"

    delivery = send(address, retries=1)

    assert delivery.problem == "channel compliance: the host refuses the connection"
    assert delivery.attempts == 2


@pytest.mark.parametrize(
    ("answers", "said", "attempts"),
    [
        pytest.param(
            {"AUTH": "535 no"}, "535: the mail server refuses the user", 1, id="login"
        ),
        pytest.param({"RCPT": "550 no"}, "550: the mail server refuses the rec", 1, id="who"),
        pytest.param({"RCPT": "451 later"}, "the mail server answered 451", 3, id="later"),
        pytest.param({"DATA": "421 busy"}, "the mail server answered 421", 3, id="busy"),
    ],
)
def test_a_mail_that_is_refused_is_told(
    answers: dict[str, str], said: str, attempts: int, send: Deliver
) -> None:
    with Mailbox(**answers) as mailbox:
        delivery = send(mailto(mailbox.port, "robot:hunter2@"), retries=2)

    assert said in delivery.problem
    assert delivery.attempts == attempts
    assert mailbox.count("EHLO") == attempts
    assert not mailbox.mails


def test_a_host_without_encryption_is_not_told_the_password(send: Deliver) -> None:
    with Mailbox() as mailbox:
        delivery = send(mailto(mailbox.port, "robot:hunter2@").replace("mailto", "mailtos"))

    assert "does not speak the encryption" in delivery.problem
    assert mailbox.count("AUTH") == 0
    assert mailbox.count("DATA") == 0


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("hunter2", id="a word"),
        pytest.param("https://bank.example/hook/hunter2", id="a page"),
        pytest.param("gossip://bank.example/hunter2", id="no such service"),
        pytest.param("mailto://", id="nobody"),
        pytest.param("mailto://bank.example?from=hunter2", id="no sender"),
    ],
)
def test_an_address_of_no_known_form_is_told(address: str, send: Deliver) -> None:
    delivery = send(address, retries=4)

    assert delivery.problem == f"channel compliance: {UNKNOWN_FORM.problem}"
    assert delivery.attempts == 1


def test_an_address_that_is_missing_is_a_failed_delivery(send: Deliver) -> None:
    delivery = send("")

    assert delivery.problem == (
        "channel compliance: the environment variable NOTIFY holds no address"
    )
    assert delivery.attempts == 0
    assert delivery.at == LATER


def test_an_error_in_the_library_is_a_failed_delivery(
    send: Deliver, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(address: str, message: object) -> bool:
        raise RuntimeError(address)

    monkeypatch.setattr(sending, "_notify", broken)

    delivery = send("json://127.0.0.1/hunter2", retries=4)

    assert delivery.problem == "channel compliance: RuntimeError in the library that delivers"
    assert delivery.attempts == 1


SECRETS = ("hunter2", "s3cr3t", "T00", "B00", "r0b0t", SIGNATURE, SLACK.rpartition("/")[2])


@pytest.fixture
def overheard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the library says in its own log, secrets included."""
    found: list[str] = []

    def listening(said: list[str]) -> Attempt:
        found.extend(said)
        return Attempt("failed", may_pass=True)

    monkeypatch.setattr(sending, "problem", listening)
    return found


def assert_nothing_is_shown(
    delivery: Delivery,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    out, err = capfd.readouterr()
    seen = f"{delivery!r} {delivery} {caplog.text} {out} {err}"
    assert not [secret for secret in SECRETS if secret in seen], seen


@pytest.mark.parametrize("answer", [OK, status(404), reset(b"ok")], ids=["ok", "404", "reset"])
@pytest.mark.parametrize("level", [1, logging.WARNING], ids=["all is logged", "warnings are"])
def test_no_secret_of_a_webhook_comes_to_light(
    level: int,
    answer: Any,
    publisher: Publisher,
    send: Deliver,
    overheard: list[str],
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(level)
    publisher.answers(f"/{TOKEN}", answer)
    address = webhook(publisher).replace("//", "//r0b0t:hunter2@", 1)

    delivery = send(f"{address}?+X-Api-Key=s3cr3t", retries=1)

    assert publisher.requests[0].headers["x-api-key"] == "s3cr3t"
    assert answer is OK or TOKEN in "".join(overheard)
    assert_nothing_is_shown(delivery, caplog, capfd)


@pytest.mark.parametrize("address", [SLACK, TEAMS], ids=["slack", "teams"])
def test_no_secret_of_a_chat_comes_to_light(
    address: str,
    diverted: Publisher,
    send: Deliver,
    overheard: list[str],
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(1)

    delivery = send(address)

    assert delivery.problem == "channel compliance: failed"
    assert address.rpartition("/")[2].partition("?")[0] in "".join(overheard)
    assert_nothing_is_shown(delivery, caplog, capfd)


@pytest.mark.parametrize("answers", [{}, {"AUTH": "535 hunter2 is wrong"}], ids=["ok", "login"])
def test_no_secret_of_a_mailbox_comes_to_light(
    answers: dict[str, str],
    send: Deliver,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(1)
    with Mailbox(**answers) as mailbox:
        delivery = send(mailto(mailbox.port, "r0b0t:hunter2@"))

    assert delivery.is_delivered is not bool(answers)
    assert_nothing_is_shown(delivery, caplog, capfd)


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("json://r0b0t:hunter2@:x/", id="a host that is none"),
        pytest.param("gossip://r0b0t:hunter2@bank.example/s3cr3t", id="no such service"),
        pytest.param("slack://hunter2/s3cr3t", id="a token that is none"),
        pytest.param("mailto://r0b0t:hunter2@bank.example?mode=s3cr3t", id="a mode"),
    ],
)
def test_no_secret_of_an_address_that_is_wrong_comes_to_light(
    address: str,
    send: Deliver,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(1)

    delivery = send(address)

    assert delivery.problem == f"channel compliance: {UNKNOWN_FORM.problem}"
    assert_nothing_is_shown(delivery, caplog, capfd)


PLAIN = """
import sys, logging
logging.basicConfig(level=1)
from datetime import UTC, datetime
from screening import settings
from screening.notices.channels import Channel
from screening.notices.deliver import deliver
print(*sorted({"apprise", "requests", "tenacity", "pydantic"} & set(sys.modules)))
from rules import loader
from screening.notices import notice, wording
told = notice.from_json(sys.argv[1])
words = wording.load(loader.read())
channel = Channel("c", "env:NOTIFY")
now = lambda: datetime.now(UTC)
print(deliver(told, channel, words, now=now, environment={"NOTIFY": sys.argv[2]}, retries=0))
"""


def test_a_program_that_logs_everything_shows_no_secret_and_loads_nothing_early(
    publisher: Publisher, tmp_path: Path
) -> None:
    address = f"{webhook(publisher)}?+X-Api-Key=s3cr3t"
    told = notice(NoticeKind.AUDIT).to_json()

    ended = subprocess.run(
        [sys.executable, "-c", PLAIN, told, address],
        capture_output=True,
        text=True,
        check=True,
        env={"SANCTIONS_HOME": str(tmp_path), "PYTHONPATH": ":".join(sys.path)},
    )

    loaded, delivery = ended.stdout.splitlines()
    assert loaded == ""
    assert "the service answered 404" in delivery
    assert not [one for one in SECRETS if one in ended.stdout + ended.stderr], ended.stderr
    assert publisher.requests


def test_the_time_of_a_delivery_is_not_that_of_the_notice(
    publisher: Publisher, send: Deliver
) -> None:
    delivery = send(webhook(publisher))

    assert (notice(NoticeKind.QUEUE).at, delivery.at) == (AT, LATER)
