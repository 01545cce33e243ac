"""A text in, its blocks out: stretches of lines that belong together, in order.

Some texts have a paragraph a line, some wrap their lines and part paragraphs by blank ones; each stretch between blank
lines is judged by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.model.span import Span

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_ENDED = re.compile(r"""[.!?:;…]["'”’»)\]]*(?:\[\d+\])?$""")
_SHORT_WRAP, _LONG_WRAP = 40, 130  # code points between which the lines of a wrapped paragraph lie
_SEPARATE = re.compile(r"\[\d+\]\s*\S|[-*•·]\s|\(?\d{1,3}[.)]\s|[_*=~#—–-]{3,}$")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text without blank lines that is one thing; `apart` says that blank lines stand around it."""

    span: Span
    words: str
    apart: bool

    @property
    def count(self) -> int:
        """The number of its words."""
        return len(self.words.split())


def cut_blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a text in order; between them stands white space alone."""
    for chunk in _chunks(text):
        if _is_wrapped(text, chunk):
            yield _block(text, chunk[0].start, chunk[-1].end, apart=True)
        else:
            yield from (_block(text, line.start, line.end, apart=len(chunk) == 1) for line in chunk)


def _block(text: str, start: int, end: int, *, apart: bool) -> Block:
    return Block(Span(start, end), " ".join(text[start:end].split()), apart)


def _chunks(text: str) -> Iterator[list[Span]]:
    chunk: list[Span] = []
    last = 0
    for line in _LINE.finditer(text):
        words = line.group()
        bare = words.strip()
        gap = text[last : line.start()]
        last = line.end()
        if not bare or _breaks(gap) > 1:
            if chunk:
                yield chunk
            chunk = []
        if bare:
            start = line.start() + len(words) - len(words.lstrip())
            chunk.append(Span(start, start + len(bare)))
    if chunk:
        yield chunk


def _breaks(gap: str) -> int:
    """Return how many line breaks a gap holds; a page break counts as two."""
    return len(re.findall(r"\r\n|\n|\r|\v|\x85|\u2028", gap)) + 2 * len(re.findall("[\f\u2029]", gap))


def _is_wrapped(text: str, chunk: list[Span]) -> bool:
    """Say whether the lines of a stretch are one paragraph that a machine or a typist wrapped."""
    if len(chunk) < 2:
        return True
    lines = [line.of(text) for line in chunk]
    if any(_SEPARATE.match(line) for line in lines):
        return False
    inner = lines[:-1]
    even = all(_SHORT_WRAP <= len(line) <= _LONG_WRAP for line in inner) and len(lines[-1]) <= _LONG_WRAP
    running = sum(_ENDED.search(line) is None for line in inner)
    small = sum(line[:1].islower() for line in lines[1:])
    return even and (running * 2 > len(inner) or small * 2 >= len(inner))
