"""Is a failed delivery explained in our own words, and tried again only where that helps?"""

import pytest

from screening.notices.problems import OTHER, problem

REFUSED = "HTTPSConnectionPool(host='h', port=443): Max retries exceeded with url: /hunter2 "


@pytest.mark.parametrize(
    ("said", "shown", "may_pass"),
    [
        pytest.param(
            "Failed to send JSON POST notification: Page not found., error=404.",
            "the service answered 404: the address has expired or is wrong", False,
            id="no such address",
        ),
        pytest.param(
            "Failed to send Slack notification:Internal Server Error, error=503.",
            "the service answered 503", True, id="out of order",
        ),
        pytest.param(
            "Failed to send Workflows notification: error=429.",
            "the service answered 429: the service has had too many messages", True,
            id="too many messages",
        ),
        pytest.param(
            "Socket Exception: (535, b'5.7.8 hunter2 is wrong')",
            "the mail server answered 535: the mail server refuses the user or the password",
            False, id="a login refused",
        ),
        pytest.param(
            "Socket Exception: {'hunter2@bank.example': (451, b'later')}",
            "the mail server answered 451", True, id="a recipient put off",
        ),
        pytest.param(
            "SMTP recipient hunter2@bank.example was refused: 550 b'no such user'",
            "the mail server answered 550: the mail server refuses the recipient or the sender",
            False, id="one recipient of several refused",
        ),
        pytest.param(
            f"Socket Exception: {REFUSED}(Caused by NameResolutionError(Failed to resolve 'h' "
            "([Errno -2] Name or service not known)))",
            "the name of the host is not known", True, id="no such host",
        ),
        pytest.param(
            f"Socket Exception: {REFUSED}([Errno -3] Temporary failure in name resolution)",
            "the name of the host cannot be looked up at present", True, id="no look-up",
        ),
        pytest.param(
            f"Socket Exception: {REFUSED}([SSL: CERTIFICATE_VERIFY_FAILED] self-signed)",
            "the certificate of the host cannot be verified", False, id="a certificate",
        ),
        pytest.param(
            "Socket Exception: STARTTLS extension not supported by server.",
            "the host does not speak the encryption that the address asks for", False,
            id="no encryption",
        ),
        pytest.param(
            "Socket Exception: timed out", "the host did not answer in time", True, id="slow"
        ),
        pytest.param(
            "Socket Exception: Connection unexpectedly closed",
            "the host broke the connection off", True, id="broken off",
        ),
    ],
)  # fmt: skip
def test_a_failure_is_explained(said: str, shown: str, may_pass: bool) -> None:
    found = problem(["Sending ...", said])

    assert (found.problem, found.may_pass) == (shown, may_pass)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("JSON Payload: Failed to send it, error=404", id="what was sent"),
        pytest.param("Response Details: Socket Exception: timed out", id="what was answered"),
        pytest.param("Socket Exception: hunter2", id="a text that nobody has seen"),
        pytest.param("Socket Exception: /services/(123/hunter2", id="digits of an address"),
    ],
)
def test_only_what_the_library_itself_says_is_heeded(said: str) -> None:
    assert problem([said]) == OTHER
