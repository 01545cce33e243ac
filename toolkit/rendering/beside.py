"""Vega-Lite specifications in, SVG out of a second process, which begins and draws while this one measures.

The renderer takes as long to begin as to draw ten pictures, and holds up every other thread of its process. Where the second process
cannot begin, or ends, nothing comes of it, and the pictures are drawn in this one.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

VEGA_LITE = "5.20"
_RENDERER = f"""
import json, sys, vl_convert
def draw(specification):
    return vl_convert.vegalite_to_svg(specification, vl_version={VEGA_LITE!r}, allowed_base_urls=[])
draw({{"mark": "point", "data": {{"values": []}}}})
for line in sys.stdin.buffer:
    sys.stdout.buffer.write(json.dumps(draw(json.loads(line))).encode() + b"\\n")
    sys.stdout.buffer.flush()
"""

_asked: dict[str, Future[str]] = {}


class Drawing:
    """Pictures that are drawn beside, from when it is begun, as far as there is a second process."""

    def __init__(self) -> None:
        self._renderer: Renderer | None = None
        self._asked: list[str] = []
        self._finished = False

    def begin(self) -> None:
        """Have what was asked drawn, and what is asked from now on."""
        if self._renderer is None:
            with contextlib.suppress(OSError):
                self._renderer = Renderer()
                waiting, self._asked = self._asked, []
                for specification in waiting:
                    self.ask(specification)

    def ask(self, specification: str) -> None:
        """Have a specification, as JSON on one line, drawn."""
        self._asked.append(specification)
        if self._renderer is not None:
            _asked[specification] = self._renderer.ask(specification)

    def finish(self) -> None:
        """Say that no other comes: the process ends with the last, and its memory is free."""
        if self._renderer is not None and not self._finished:
            self._finished = True
            self._renderer.finish()

    def end(self) -> None:
        """Forget what was asked."""
        if self._renderer is not None:
            self._renderer.end()
        for specification in self._asked:
            _asked.pop(specification, None)


@contextlib.contextmanager
def drawing_beside() -> Iterator[Drawing]:
    """Give what takes specifications; the second process ends with the context, if not before."""
    drawing = Drawing()
    try:
        yield drawing
    finally:
        drawing.end()


class Renderer:
    """The second process, and the thread that speaks with it."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603 - this Python and the lines above
            [sys.executable, "-P", "-c", _RENDERER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._hand = ThreadPoolExecutor(1)

    def ask(self, specification: str) -> Future[str]:
        """Return the picture to come."""
        return self._hand.submit(self._draw, specification)

    def finish(self) -> None:
        """Have the process end when it has drawn what was asked; nobody waits for it."""
        self._hand.submit(self._process.communicate)

    def end(self) -> None:
        """End the process, whatever it draws."""
        self._hand.shutdown(wait=False, cancel_futures=True)
        self._process.kill()
        self._hand.shutdown()
        with contextlib.suppress(OSError, ValueError):  # what it did not read, or pipes closed before
            self._process.communicate()

    def _draw(self, specification: str) -> str:
        to, back = self._process.stdin, self._process.stdout
        if to is None or back is None:
            raise OSError("no pipe")
        to.write(specification.encode() + b"\n")
        to.flush()
        drawn: str = json.loads(back.readline())
        return drawn


def drawn_beside(specification: str) -> str | None:
    """Return a picture that was asked for, once it is drawn; None where it was not, or where the second process failed."""
    asked = _asked.get(specification)
    try:
        return asked.result() if asked is not None else None
    except (OSError, ValueError):  # the pipe broke, or it gave no line
        return None
