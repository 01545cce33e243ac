"""A text in, its blocks out: stretches of lines that belong together, in order.

Some texts have a paragraph a line, some wrap their lines and part paragraphs by blank ones: which of the two is
decided once for the whole text. Items of lists, labels of turns and lines of notes begin a block in either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from toolkit.model.span import Span

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_ENDED = re.compile(r"""[.!?:;…]["'”’»)\]]*(?:\[\d+\])?$""")
_FULL = 50  # code points: a full line is no shorter
_LONG_WRAP = 130  # code points: no wrapped line is longer
_SEPARATE = re.compile(
    r"\[\d+\]\s*\S|[-*•·]\s|\(?\d{1,3}[.)]\s|[_*=~#—–-]{3,}$|>|by\s+[A-Z]|(?:Adapted|Excerpted|Reprinted|Translated|Transcribed)\s+from\s|[A-Z][\w.’']*(?:\s[A-Z][\w.’']*){0,2}\s?:\s"
)
_ALONE = re.compile(r"[_*=~#—–-]{3,}$|(?:From|To|Cc|Bcc|Sent|Date|Subject|Reply-To)\s*:")


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
    chunks = list(_chunks(text))
    wrapped = _is_wrapped(text, chunks)
    for chunk in chunks:
        pieces = list(_pieces(text, chunk)) if wrapped else [[line] for line in chunk]
        for piece in pieces:
            yield _block(text, piece[0].start, piece[-1].end, apart=len(pieces) == 1)


def _pieces(text: str, chunk: list[Span]) -> Iterator[list[Span]]:
    """Yield the runs of lines of a stretch that are one block in a wrapped text."""
    piece: list[Span] = []
    for line in chunk:
        if piece and (_SEPARATE.match(line.of(text)) or _stands_alone(piece, text)):
            yield piece
            piece = []
        piece.append(line)
    if piece:
        yield piece


def _stands_alone(piece: list[Span], text: str) -> bool:
    """Say whether a line stands by itself: a rule, the header of a letter."""
    return len(piece) == 1 and _ALONE.match(piece[0].of(text)) is not None


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


def _is_wrapped(text: str, chunks: Sequence[list[Span]]) -> bool:
    """Say whether lines end where a machine or a typist broke them, and not where a paragraph ends.

    Counted are the lines that another follows at once: in a wrapped text most of them end within a sentence, and the
    next goes on in small letters or the line is about as long as the longest.
    """
    pairs = [
        (one.of(text), other.of(text))
        for chunk in chunks
        for one, other in pairwise(chunk)
        if not _SEPARATE.match(other.of(text)) and not _ALONE.match(one.of(text))
    ]
    if not pairs:
        return False
    width = max(len(one) for one, _ in pairs)
    if width > _LONG_WRAP:
        return False
    running = sum(
        _ENDED.search(one) is None and (other[:1].islower() or len(one) > 0.75 * max(width, _FULL))
        for one, other in pairs
    )
    going_on = sum(other[:1].islower() for _, other in pairs)
    return running * 2 > len(pairs) or going_on * 3 > len(pairs)
