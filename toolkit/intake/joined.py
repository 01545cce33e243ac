"""A text and some stretches of it in; their words as one string, as if no line had ended in them, and the way back out."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from toolkit.model.span import Span

_BROKEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010][ \t]*(?:\r\n|[\r\n\u2028\x85])[ \t]*(?=[a-z])")
_LINE_END = str.maketrans(dict.fromkeys("\r\n\u2028\x85", " "))
_GAP = "\n\n"


class Joined:
    """The words of some stretches of a text, blank lines between them: `words`, and in it a block for each stretch.

    A line end becomes a space; a hyphen before one goes with it where the word runs on in small letters.
    """

    def __init__(self, characters: str, stretches: Sequence[Span]) -> None:
        parts: list[str] = []
        self.blocks: list[Span] = []
        self._at = array("l")  # for each character of the words its place in the text
        for stretch in stretches:
            if parts:
                parts.append(_GAP)
                self._at.extend([-1] * len(_GAP))
            start, words = len(self._at), stretch.of(characters)
            for kept in _kept(words):
                parts.append(kept.of(words).translate(_LINE_END))
                self._at.extend(range(stretch.start + kept.start, stretch.start + kept.end))
            self.blocks.append(Span(start, len(self._at)))
        self.words = "".join(parts)
        self._starts = [b.start for b in self.blocks]

    def places(self, span: Span) -> Iterator[tuple[int, Span]]:
        """Yield the number of each stretch that a span of the words has words of, and where in the text they stand."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        for n in range(first, bisect_right(self._starts, span.end)):
            start = max(span.start, self.blocks[n].start)
            end = min(span.end, self.blocks[n].end)
            if self.words[start:end].strip():
                yield n, Span(self._at[start], self._at[end - 1] + 1)


def _kept(words: str) -> Iterator[Span]:
    """Yield the stretches between the hyphens that a line end put into words."""
    start = 0
    for broken in _BROKEN.finditer(words):
        yield Span(start, broken.start())
        start = broken.end()
    yield Span(start, len(words))
