"""What is to be made in, the same made by a copy of this process out, while this one goes on.

A copy begins at once and shares all that this process holds, as long as neither changes it. Only a process that has one thread, and knows it,
can be copied: what its other threads held would never be let go of.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import signal
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T")


def alone() -> bool:
    """Say whether this process has one thread and knows it."""
    try:
        return sum(1 for _ in Path("/proc/self/task").iterdir()) == 1
    except OSError:
        return False


class Beside(Generic[T]):
    """A copy of this process that makes one thing, and ends."""

    def __init__(self, make: Callable[[], T]) -> None:
        copies = multiprocessing.get_context("fork")
        self._receiving, sending = copies.Pipe(duplex=False)
        self._process = copies.Process(target=_deliver, args=(make, sending), daemon=True)
        self._process.start()
        sending.close()

    def take(self) -> T | None:
        """Wait for the thing and return it; None where the process ended without it."""
        try:
            made: T = self._receiving.recv()
        except (EOFError, OSError):
            return None
        finally:
            self.end()
        return made

    def end(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.join()
        self._receiving.close()


def _deliver(make: Callable[[], T], sending: Connection) -> None:
    """Send what is made; whoever waits learns of an error from making it again."""
    gc.freeze()  # what is shared stays shared: nobody looks through it for garbage
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that began this one
    with contextlib.suppress(Exception):
        sending.send(make())
