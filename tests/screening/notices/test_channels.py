"""Are channels as they are configured, and their addresses never shown?"""

import tomllib
from pathlib import Path

import pytest

from screening.notices.channels import Channel, ChannelError, Notify, address, read
from screening.notices.notice import NoticeKind

ADDRESS = "https://hooks.slack.com/services/T00SECRET/B00SECRET/hunter2hunter2"
CHANNEL = '[[channel]]\nname = "compliance"\nurl = "env:NOTIFY"\n'


def configured(text: str) -> Notify:
    return read(tomllib.loads(text))


def test_a_channel_wants_every_kind_and_shows_no_customer_unless_said_otherwise() -> None:
    (channel,) = configured(CHANNEL).channels

    assert channel == Channel("compliance", "env:NOTIFY", frozenset(NoticeKind), False)


def test_what_is_said_of_a_channel_is_read() -> None:
    notify = configured(
        f"retries = 0\n{CHANNEL}kinds = ['queue', 'stale']\npersonal = true\n"
        "[[channel]]\nname = 'operations 2'\nurl = 'file:/run/secrets/notify'\n"
    )

    assert notify.retries == 0
    first, second = notify.channels
    assert first.kinds == {NoticeKind.QUEUE, NoticeKind.STALE}
    assert first.is_personal
    assert second.url == "file:/run/secrets/notify"
    assert notify.channels_for(NoticeKind.QUEUE) == (first, second)
    assert notify.channels_for(NoticeKind.AUDIT) == (second,)


def test_without_channels_nobody_is_told() -> None:
    assert read({}) == Notify(4, ())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("retrys = 1", r"\[notify\]: no setting is named \['retrys'\]", id="a key"),
        pytest.param("retries = -1", "retries must be a number", id="a negative number"),
        pytest.param("retries = 21", "from 0 to 20", id="too many"),
        pytest.param("retries = true", "retries must be a number", id="a truth"),
        pytest.param('[channel]\nname = "x"', "mind the double brackets", id="no list"),
        pytest.param("channel = ['x']", "must be a table", id="a list of texts"),
        pytest.param('[[channel]]\nurl = "env:N"', "needs a name", id="no name"),
        pytest.param(
            f'[[channel]]\nname = "{ADDRESS}"', "needs a name", id="an address for a name"
        ),
        pytest.param('[[channel]]\nname = "a"', "says where the address stands", id="no url"),
        pytest.param(CHANNEL + "kind = ['queue']", r"named \['kind'\]", id="a channel's key"),
        pytest.param(CHANNEL + "kinds = []", "one or more of changes", id="no kinds"),
        pytest.param(CHANNEL + "kinds = 'queue'", "one or more of", id="kinds is a text"),
        pytest.param(CHANNEL + "kinds = ['alerts']", "one or more of", id="no such kind"),
        pytest.param(CHANNEL + "kinds = [['queue']]", "one or more of", id="a list in a list"),
        pytest.param(CHANNEL + "personal = 'no'", "must be true or false", id="a text"),
        pytest.param(
            CHANNEL + CHANNEL.replace("compliance", "Compliance"), "two of the name compliance",
            id="a name twice",
        ),
    ],
)  # fmt: skip
def test_what_is_configured_wrongly_is_refused(text: str, said: str) -> None:
    with pytest.raises(ChannelError, match=said) as error:
        configured(text)

    assert "hunter2" not in str(error.value)


def test_a_table_of_channels_that_is_none_is_refused() -> None:
    with pytest.raises(ChannelError, match="notify must be a table"):
        read("env:NOTIFY")


@pytest.mark.parametrize(
    "url",
    [
        pytest.param(ADDRESS, id="an address"),
        pytest.param("mailto://user:hunter2@bank.example", id="an address with a password"),
        pytest.param(f"env:{ADDRESS}", id="an address for the name of a variable"),
        pytest.param(f"file:{ADDRESS}", id="an address for a file"),
        pytest.param(f"file:/{ADDRESS}", id="an address after a slash"),
        pytest.param("file:secrets/hunter2", id="a file from nowhere"),
        pytest.param("env:", id="a variable without name"),
        pytest.param("", id="nothing"),
    ],
)
def test_an_address_in_the_configuration_is_refused_and_not_shown(url: str) -> None:
    with pytest.raises(ChannelError, match="says where the address stands") as error:
        configured(f'[[channel]]\nname = "compliance"\nurl = "{url}"\n')

    assert "hunter2" not in str(error.value)


def test_an_address_is_read_from_the_environment() -> None:
    channel = Channel("compliance", "env:NOTIFY")

    assert address(channel, {"NOTIFY": f" {ADDRESS}\n"}) == ADDRESS


def test_an_address_is_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_text(f"{ADDRESS}\n", encoding="utf-8")

    assert address(Channel("compliance", f"file:{file}"), {}) == ADDRESS


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        pytest.param({}, "the environment variable NOTIFY holds no address", id="missing"),
        pytest.param({"NOTIFY": " "}, "holds no address", id="blank"),
        pytest.param(
            {"NOTIFY": f"{ADDRESS} {ADDRESS}"}, "one address without blanks", id="two"
        ),
    ],
)
def test_an_address_that_is_not_in_the_environment_is_missed(
    environment: dict[str, str], said: str
) -> None:
    with pytest.raises(ChannelError, match=said) as error:
        address(Channel("compliance", "env:NOTIFY"), environment)

    assert "channel compliance" in str(error.value)
    assert "hunter2" not in str(error.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(None, "cannot be read: No such file", id="missing"),
        pytest.param(b"", "holds no address", id="empty"),
        pytest.param(b"hunter2\xff", "is no text", id="bytes"),
    ],
)
def test_an_address_that_is_not_in_its_file_is_missed(
    tmp_path: Path, content: bytes | None, said: str
) -> None:
    file = tmp_path / "secret"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(ChannelError, match=said) as error:
        address(Channel("compliance", f"file:{file}"), {})

    assert str(file) in str(error.value)
    assert "hunter2" not in str(error.value)
