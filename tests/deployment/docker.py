"""A `docker` that knows the calls of the documents, and does them on this machine."""

import shutil
from pathlib import Path

from tests.deployment.accounts import as_account
from tests.deployment.compose import account
from tests.deployment.container import Deployment
from tests.deployment.server import SECRETS_GROUP, database_account

_SCRIPT = """#!{shell}
# Does what `docker compose` would do to a service, on this machine.
shift
case "$1" in
stop | up) exit 0 ;;
exec)
    shift 3
    exec {as_database} "$@" ;;
run)
    program=$6
    shift 7
    for word; do
        shift
        case "$word" in /data*) word={data}${{word#/data}} ;; esac
        set -- "$@" "$word"
    done
    exec {as_tool} "$program" "$@" ;;
esac
exit 99
"""


def docker(folder: Path, deployment: Deployment) -> Path:
    """Make a folder with a `docker` that knows the documented calls and nothing else."""
    folder.mkdir()
    path = folder / "docker"
    script = _SCRIPT.format(
        shell=shutil.which("sh"),
        as_database=" ".join(as_account(*database_account(), SECRETS_GROUP)),
        as_tool=" ".join(as_account(*account("sanctions"))),
        data=deployment.data,
    )
    path.write_text(script, encoding="utf-8")
    path.chmod(0o755)
    return folder
