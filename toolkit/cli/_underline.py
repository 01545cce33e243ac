"""A text and its spans in, lines for a terminal out: the text wrapped, each span underlined."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from toolkit.model.span import Span


def underline(characters: str, spans: Iterable[Span], width: int = 80) -> Iterator[tuple[str, str]]:
    """Yield pairs of a line of the text and the marks that stand under it (empty where the line has no span).

    Spans are in code points of `characters`. A mark takes as many cells as its characters do on a terminal; controls
    are shown as a middle dot, so that a hostile text cannot drive the terminal.
    """
    marked = sorted(spans)
    for line in _wrap(characters, width):
        shown = "".join(_visible(c) for c in line.of(characters))
        marks = [" "] * sum(_cells(c) for c in shown)
        for span in marked:
            if span.overlaps(line):
                start = sum(_cells(_visible(c)) for c in characters[line.start : max(span.start, line.start)])
                end = sum(_cells(_visible(c)) for c in characters[line.start : min(span.end, line.end)])
                marks[start:end] = "‾" * (end - start)
        yield shown, "".join(marks).rstrip()


def _wrap(characters: str, width: int) -> Iterator[Span]:
    start = 0
    for paragraph in characters.splitlines(keepends=True) or [""]:
        stop = start + len(paragraph.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"))
        here = start
        while stop - here > width:
            cut = characters.rfind(" ", here + 1, here + width + 1)
            cut = here + width if cut <= here else cut
            yield Span(here, cut)
            here = cut + 1 if characters[cut : cut + 1] == " " else cut
        yield Span(here, stop)
        start += len(paragraph)


def _visible(character: str) -> str:
    return "·" if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"} else character


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
