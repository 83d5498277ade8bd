"""How long does a job of Spark take on a real cluster, and are its answers the batch's own?

A standalone cluster is started on this machine: a master, and for each executor a worker with
one core, each a process of its own. The job is given to it with `spark-submit`, as at a bank.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.parquet as pq
from rich.table import Table

from db.records.screening import Scope
from screening.bench import customers
from screening.bench.measure import sanctions
from screening.session import Session
from screening.spark.compared import compare

_HOST = "127.0.0.1"
_GROUP = 50_000
_PATIENCE = 60.0
"""Seconds until the master must be there."""


class ClusterError(Exception):
    """The cluster or the job failed; what it said is in the message."""


def table(session: Session, count: int, seed: int, scope: Scope, executors: int) -> Table:
    """Time a job and a batch with as many processes, and compare their answers row by row."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        source, answers, local = folder / "in.parquet", folder / "out", folder / "local.parquet"
        _write(source, session, count, seed)
        terms = ("--scope", scope.value, "--max-age", "any")
        with _cluster(folder, executors) as master:
            began = time.monotonic()
            _submit(master, executors, (str(source), str(answers), *terms))
            seconds = time.monotonic() - began
        own = sanctions(
            *("batch", str(source), "--output", str(local), "--workers", str(executors)), *terms
        )
        found = compare(answers, local)
    headings = ("customers", "scope", "executors", "spark s", "batch s", "answers", "different")
    made = Table(*headings)
    numbers = (f"{seconds:.1f}", f"{own.seconds:.1f}", f"{found.rows:,}", str(found.different))
    made.add_row(f"{count:,}", scope.value, str(executors), *numbers)
    for said in found.shown:
        made.add_row(said)
    return made


def _write(path: Path, session: Session, count: int, seed: int) -> None:
    """Write customers as Parquet, in bounded memory."""
    made = customers.customers(list(session.index.entries()), seed=seed, count=count)
    numbered = ((f"C{number:07}", *customer) for number, customer in enumerate(made))
    schema = pa.schema([(heading, pa.string()) for heading in customers.HEADINGS])
    with pq.ParquetWriter(path, schema) as writer:
        while group := list(islice(numbered, _GROUP)):
            arrays = [pa.array(column) for column in zip(*group, strict=True)]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))


@contextmanager
def _cluster(folder: Path, executors: int) -> Iterator[str]:
    """Run a master and workers, and give the address of the master."""
    port = _free_port()
    master = f"spark://{_HOST}:{port}"
    place = ("--host", _HOST, "--webui-port", "0")
    work = ("--cores", "1", "--memory", "1g", "--work-dir", str(folder / "work"))
    with ExitStack() as running:
        running.enter_context(_daemon(folder / "master", "Master", *place, "--port", str(port)))
        _wait(port, folder / "master")
        for number in range(executors):
            log = folder / f"worker-{number}"
            running.enter_context(_daemon(log, "Worker", *place, *work, master))
        yield master


@contextmanager
def _daemon(log: Path, kind: str, *arguments: str) -> Iterator[None]:
    """Run a master or a worker until it is no longer needed."""
    name = f"org.apache.spark.deploy.{kind.lower()}.{kind}"
    with log.open("wb") as said:
        process = subprocess.Popen(  # noqa: S603 - Spark's own command
            [_command("spark-class"), name, *arguments],
            stdout=said,
            stderr=subprocess.STDOUT,
            env=_environment(),
        )
        try:
            yield
        finally:
            process.terminate()
            process.wait()


def _submit(master: str, executors: int, arguments: Sequence[str]) -> None:
    script = Path(__file__).parent.parent / "spark" / "__main__.py"
    cluster = ("--master", master, "--total-executor-cores", str(executors))
    each = ("--executor-cores", "1", "--executor-memory", "700m")
    # Both executors are there before the first piece is handed out.
    patient = ("--conf", "spark.scheduler.minRegisteredResourcesRatio=1.0")
    call = [_command("spark-submit"), *cluster, *each, *patient, str(script), *arguments]
    done = subprocess.run(  # noqa: S603 - Spark's own command
        call, capture_output=True, text=True, check=False, env=_environment()
    )
    if done.returncode not in {0, 1}:
        raise ClusterError(f"the job ended with {done.returncode}: {done.stderr[-4000:]}")


def _environment() -> dict[str, str]:
    """Everything stays on this machine, and runs with the Python that this is."""
    ours = {"SPARK_LOCAL_IP": _HOST, "PYSPARK_PYTHON": sys.executable}
    return {**os.environ, **ours}


def _command(name: str) -> str:
    found = find_spec("pyspark")
    if found is None or found.origin is None:
        raise ClusterError("pyspark is not installed here; install dprk-sanctions[spark]")
    return str(Path(found.origin).parent / "bin" / name)


def _free_port() -> int:
    with socket.socket() as found:
        found.bind((_HOST, 0))
        return int(found.getsockname()[1])


def _wait(port: int, log: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        try:
            socket.create_connection((_HOST, port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.2)
    said = log.read_text("utf-8", "replace")[-2000:]
    raise ClusterError(f"the master of the cluster was not there in time: {said}")
