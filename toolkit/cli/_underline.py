"""A text and its marked spans in, lines for a terminal out: the text wrapped, each span underlined with the sign of its layer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from toolkit.cli._terminal import cells, visible
from toolkit.model.span import Span

_ENDS = "\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"


class Drawn(NamedTuple):
    """A line as it is shown, the signs that stand under it (empty without a span), and what is marked in it.

    Each of `ranges` gives the first character of the line, the one after the last, and the sign.
    """

    text: str
    signs: str
    ranges: tuple[tuple[int, int, str], ...]


def underline(
    characters: str, block: Span, spans: Iterable[tuple[Span, str]], width: int = 80
) -> Iterator[Drawn]:
    """Yield the lines of a block; `spans` are those in it, each with its sign, in code points of `characters`.

    A sign takes as many cells as its characters do on a terminal; of spans in one another the shorter one shows. Controls
    are shown as a middle dot, so that a hostile text cannot drive the terminal.
    """
    waiting = sorted(spans, reverse=True)
    open_: list[tuple[Span, str]] = []
    for line in _wrap(characters, block, width):
        while waiting and waiting[-1][0].start < line.end:
            open_.append(waiting.pop())
        open_ = [(span, sign) for span, sign in open_ if span.end > line.start]
        yield _draw(characters, line, open_)


def _draw(characters: str, line: Span, spans: Iterable[tuple[Span, str]]) -> Drawn:
    shown = visible(line.of(characters))
    words = line.of(characters)
    first = (
        line.start + len(words) - len(words.lstrip())
    )  # what goes on from another line begins with its words
    ranges = tuple(
        (max(span.start, first) - line.start, max(first, min(span.end, line.end)) - line.start, sign)
        for span, sign in sorted(spans, key=lambda s: (-len(s[0]), s[0]))
    )
    if not ranges:
        return Drawn(shown, "", ())
    signs = [" "] * cells(shown)
    for start, end, sign in ranges:
        first, last = cells(shown[:start]), cells(shown[:end])
        signs[first:last] = sign * (last - first)
    return Drawn(shown, "".join(signs).rstrip(), ranges)


def _wrap(characters: str, block: Span, width: int) -> Iterator[Span]:
    start = block.start
    for paragraph in block.of(characters).splitlines(keepends=True) or [""]:
        stop = start + len(paragraph.rstrip(_ENDS))
        here = start
        while stop - here > width:
            cut = characters.rfind(" ", here + 1, here + width + 1)
            cut = here + width if cut <= here else cut
            yield Span(here, cut)
            here = cut + 1 if characters[cut : cut + 1] == " " else cut
        yield Span(here, stop)
        start += len(paragraph)
