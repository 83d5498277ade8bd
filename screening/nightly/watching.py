"""How does a refresh that nobody watches say how it gets on?"""

from screening.logs import LOG


class LogWatcher:
    """Writes a line of the log when a stage begins."""

    def begins(self, list_id: str, what: str) -> None:
        """Say which list is at which stage."""
        LOG.info("%s", f"{list_id}: {what}" if list_id else what)

    def received(self, done: int, total: int | None) -> None:
        """Say nothing: a log needs no line a chunk."""
