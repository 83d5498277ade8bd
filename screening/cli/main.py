"""How does a call of `sanctions` begin, and how does it end?

Reports go to standard output, everything else to standard error. A plain call of
`sanctions screen` is answered before the library for commands is even loaded.
"""

import gc
import os
import sys
from enum import IntEnum

from screening.cli import plain

_LOOK_SELDOM = 50_000
"""So many values before Python looks for garbage: while it starts there is none."""
_ONE_ANSWER = 500_000
"""More than one answer takes: to look once would cost it 10 to 20 milliseconds."""
_OTHERS = 0o007
"""Customers, decisions and tokens are nobody else's: of what the tool writes, others may read
nothing; what the group may, the account's own umask says."""


class Exit(IntEnum):
    """What a calling script may rely on."""

    NO_MATCH = 0
    MATCHES = 1
    USAGE = 2
    FAILED = 3


def main() -> None:
    """Run the command and end with one of the documented codes, whatever happens."""
    os.umask(os.umask(_OTHERS) | _OTHERS)
    gc.set_threshold(_ONE_ANSWER if sys.argv[1:2] == ["screen"] else _LOOK_SELDOM)
    code = run(sys.argv[1:])
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _leave_the_pipe()
        code = Exit.FAILED
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run the command with these arguments and give its exit code."""
    try:
        return _answered(arguments)
    except KeyboardInterrupt:
        return interrupted()
    except (BrokenPipeError, SystemExit):  # Rich ends with 1 where nobody reads its report
        return Exit.FAILED
    except Exception as error:
        _say(error)
        return Exit.FAILED


def _answered(arguments: list[str]) -> int:
    if (asked := plain.read(arguments)) is None:
        from screening.cli import app  # noqa: PLC0415 - a fifth of a second

        return app.run(arguments)
    from screening import condition  # noqa: PLC0415 - only when it runs
    from screening.cli.screened import screened  # noqa: PLC0415

    return screened(
        asked.name,
        asked.fields,
        scope=asked.scope,
        as_json=asked.as_json,
        age=None if asked.max_age is None else condition.days(asked.max_age),
    )


def _leave_the_pipe() -> None:
    """Let what is still to be written go nowhere: Python would fail on it in the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def interrupted() -> int:
    """Say that the call was interrupted."""
    print("sanctions: interrupted; nothing was left half done", file=sys.stderr)
    return Exit.FAILED


def _say(error: Exception) -> None:
    """Say what went wrong; with SANCTIONS_DEBUG also where in the program."""
    import traceback  # noqa: PLC0415

    print(f"sanctions: {str(error) or type(error).__name__}", file=sys.stderr)
    if os.environ.get("SANCTIONS_DEBUG"):
        traceback.print_exception(error)
