"""A block of text and the places in it in, stretches out: characters that the same notes cover, whole runs of Hebrew together."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from toolkit.model.span import Span
from toolkit.rendering.hebrew import runs
from toolkit.rendering.marking.notes import Place

_UNSHOWN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters with the places that cover them (by number), the longest first; the last is what a reader opens.

    `begins` are the places whose first characters these are, `ends` those whose last; `says` and `said` count the voices that begin and end here.
    """

    text: str
    covers: tuple[int, ...]
    begins: tuple[int, ...]
    ends: tuple[int, ...]
    says: int = 0
    said: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A run of stretches in one direction of writing."""

    hebrew: bool
    stretches: tuple[Stretch, ...]


def lines(characters: str, block: Span, places: Sequence[tuple[int, Place]]) -> Iterator[Line]:
    """Yield the runs of a block; `places` are those that touch it, in the order of the text, each with its number in it."""
    cut = _Cutter(characters, block, places)
    at = block.start
    for part, hebrew in runs(block.of(characters)):
        yield Line(hebrew, tuple(cut.stretches(Span(at, at + len(part)))))
        at += len(part)


def leans_right(text: str) -> bool:
    """Say whether most letters of a text are Hebrew."""
    hebrew = sum(1 for c in text if "\u05d0" <= c <= "\u05ea")
    return hebrew * 2 > sum(1 for c in text if c.isalpha())


class _Cutter:
    """Cuts a block at the edges of its places, in one pass from its beginning to its end."""

    def __init__(self, characters: str, block: Span, places: Sequence[tuple[int, Place]]) -> None:
        self.characters = characters
        self.waiting = sorted(places, key=lambda p: p[1].span.start, reverse=True)
        self.open: list[tuple[int, Place]] = []
        extents = [p.extent for _, p in places if p.extent is not None]
        self.says, self.said = Counter(e.start for e in extents), Counter(e.end for e in extents)
        edges = {e for s in [p.span for _, p in places] + extents for e in (s.start, s.end)}
        self.edges = sorted(e for e in edges if block.start < e < block.end)

    def stretches(self, run: Span) -> Iterator[Stretch]:
        """Yield the stretches of the next run."""
        inner = self.edges[bisect_right(self.edges, run.start) : bisect_left(self.edges, run.end)]
        for start, end in pairwise([run.start, *inner, run.end]):
            while self.waiting and self.waiting[-1][1].span.start < end:
                self.open.append(self.waiting.pop())
            self.open = [p for p in self.open if p[1].span.end > start]
            covering = sorted(self.open, key=lambda p: (-len(p[1].span), p[0]))
            yield Stretch(
                _shown(self.characters[start:end]),
                tuple(n for n, _ in covering),
                tuple(n for n, p in covering if p.span.start == start),
                tuple(n for n, p in covering if p.span.end == end),
                self.says[start],
                self.said[end],
            )


def _shown(text: str) -> str:
    """Return characters that a page may hold: controls, surrogates and signs that turn the direction become a middle dot."""
    return text if text.isprintable() else _UNSHOWN.sub("·", text).replace("\r", "")
