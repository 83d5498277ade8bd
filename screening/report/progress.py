"""How does somebody waiting see that work goes on?

A bar on a terminal; elsewhere a plain line when a stage begins.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, SpinnerColumn, TaskID, TextColumn


class PlainWatcher:
    """Writes a line when a stage begins."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def begins(self, list_id: str, what: str) -> None:
        """Say which list is at which stage."""
        self._console.print(f"{list_id}: {what}" if list_id else what, soft_wrap=True)

    def received(self, done: int, total: int | None) -> None:
        """Say nothing: a log needs no line a chunk."""


class QuietWatcher:
    """Says nothing."""

    def begins(self, list_id: str, what: str) -> None:
        """Say nothing."""

    def received(self, done: int, total: int | None) -> None:
        """Say nothing."""


class BarWatcher:
    """Draws a line a stage, with the bytes received."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task: TaskID | None = None

    def begins(self, list_id: str, what: str) -> None:
        """Begin a new line."""
        if self._task is not None:
            self._progress.remove_task(self._task)
        text = f"{list_id}: {what}" if list_id else what
        self._task = self._progress.add_task(text, total=None)

    def received(self, done: int, total: int | None) -> None:
        """Move the bar."""
        if self._task is not None:
            self._progress.update(self._task, completed=done, total=total)


@contextmanager
def watching(
    console: Console, *, quiet: bool = False
) -> Iterator[PlainWatcher | BarWatcher | QuietWatcher]:
    """Give the watcher that suits the console."""
    if quiet:
        yield QuietWatcher()
        return
    if not console.is_terminal:
        yield PlainWatcher(console)
        return
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        yield BarWatcher(progress)
