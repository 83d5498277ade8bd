"""How does a process of ours end with the one that began it, even if that one is killed?

It waits for work on a pipe whose other end it holds as well, so that it would wait for ever.
"""

import os
from multiprocessing import parent_process
from threading import Thread


def end_with_parent() -> None:
    """End this process as soon as the one that began it has ended."""
    Thread(target=_wait, daemon=True).start()


def _wait() -> None:
    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)
