"""How is a command run as a container would run it, where no engine is?

For root: under another account, without any capability and without a way to gain one, and
where the machine lets us with a root file system that is read-only but for one folder. Who
is not root runs it as what it is.
"""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from tests.deployment.compose import ROOT

_SETPRIV, _UNSHARE, _MOUNT = (shutil.which(name) for name in ("setpriv", "unshare", "mount"))
IS_ROOT = os.geteuid() == 0 and _SETPRIV is not None
"""Whether a command can be run under another account."""
_READ_ONLY = f"""
{_MOUNT} --bind "$1" "$1" && {_MOUNT} -o remount,bind,ro / && shift && exec "$@"
"""


def as_account(user: int, group: int, *more_groups: int) -> list[str]:
    """Give what to put before a call of Python so that it runs under an account.

    An interpreter in a folder of root's own could not be started by anybody else: to read
    it, and to do nothing more, the account is then let through.
    """
    if not IS_ROOT:
        return []
    if _can_start_us(user, group):
        return as_account_alone(user, group, *more_groups)
    kept = "-all,+dac_read_search"
    allowed = [f"--{kind}={kept}" for kind in ("inh-caps", "ambient-caps", "bounding-set")]
    return [*_setpriv(user, group, *more_groups), *allowed]


def as_account_alone(user: int, group: int, *more_groups: int) -> list[str]:
    """Give what to put before a program of the machine; nothing is let through."""
    if not IS_ROOT:
        return []
    none = [f"--{kind}=-all" for kind in ("inh-caps", "bounding-set")]
    return [*_setpriv(user, group, *more_groups), *none]


def in_read_only_root(folder: Path) -> list[str]:
    """Give what to put before all that, so that only this folder can be written."""
    if not _may_mount():
        return []
    return [str(_UNSHARE), "--mount", "/bin/sh", "-c", _READ_ONLY, "sh", str(folder)]


def own(path: Path, user: int, group: int) -> None:
    """Hand a file or folder over to an account, where we may."""
    if IS_ROOT:
        os.chown(path, user, group)


def _setpriv(user: int, group: int, *more_groups: int) -> list[str]:
    groups = ",".join(map(str, more_groups))
    return [
        str(_SETPRIV),
        f"--reuid={user}",
        f"--regid={group}",
        f"--groups={groups}" if groups else "--clear-groups",
        "--no-new-privs",
    ]


@cache
def _can_start_us(user: int, group: int) -> bool:
    # Python makes do with the library of another one where it can't read its own.
    where = "import os, screening, sqlalchemy; print(os.__file__, sqlalchemy.__file__)"
    environment = {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    here, there = (
        subprocess.run(
            [*before, sys.executable, "-c", where],
            env=environment,
            capture_output=True,
            check=False,
            cwd="/",
        ).stdout
        for before in ([], _setpriv(user, group))
    )
    return here == there


@cache
def _may_mount() -> bool:
    if not IS_ROOT or _UNSHARE is None or _MOUNT is None:
        return False
    done = subprocess.run(
        [_UNSHARE, "--mount", _MOUNT, "-o", "remount,bind,ro", "/"],
        capture_output=True,
        check=False,
    )
    return done.returncode == 0
