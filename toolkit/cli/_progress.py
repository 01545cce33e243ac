"""How far a long command is: one line on a terminal's standard error after the first second, gone when the work is done."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import click

from toolkit.ground.progress import Progress, quietly

T = TypeVar("T")
AFTER = 1.0  # seconds before anything is shown
EVERY = 0.1  # seconds between two lines
_CLEAR = "\r\x1b[K"


def progress(*, quiet: bool) -> Progress:
    """Return what shows how far a workflow is; nothing is shown in a pipe, in a file, or where quiet was asked for."""
    return quietly if quiet or not on_terminal() else Shown().of


def on_terminal() -> bool:
    """Return whether standard error is a terminal."""
    return sys.stderr.isatty()


class Shown:
    """The line: what is done, with which of how many items."""

    def __init__(self) -> None:
        self._last = time.monotonic() + AFTER - EVERY
        self._shown = False

    def of(self, items: Sequence[T], what: str) -> Iterable[T]:
        """Return the items one by one, and say before each which it is."""
        return self._counted(items, what)

    def _counted(self, items: Sequence[T], what: str) -> Iterator[T]:
        try:
            for n, item in enumerate(items, 1):
                if (now := time.monotonic()) - self._last >= EVERY:
                    self._last, self._shown = now, True
                    click.echo(f"{_CLEAR}{what} {n:,} of {len(items):,}", err=True, nl=False)
                yield item
        finally:
            if self._shown:
                click.echo(_CLEAR, err=True, nl=False)
                self._shown = False
