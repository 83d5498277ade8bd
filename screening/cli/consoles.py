"""Where does output go: reports to standard output, everything else to standard error."""

import sys

from rich.console import Console


def report_console() -> Console:
    """Give the console for reports; 80 columns where the width is unknown."""
    return Console(file=sys.stdout, highlight=False, soft_wrap=False)


def note_console() -> Console:
    """Give the console for progress and notes."""
    return Console(file=sys.stderr, highlight=False)
