"""Any string in, all that is found in it out, with offsets in code points of that string.

spaCy refuses lone surrogates and texts over a million characters, and glues controls to words: surrogates and controls
(those that turn the direction too) are replaced one for one, and long texts are cut between lines or words, so that every
offset is that of the string as given.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from spacy.language import Language

from toolkit.model.annotation import Recognition
from toolkit.model.span import Span
from toolkit.pipeline import table

PIECE = 100_000  # code points that one Doc holds at most
RUN = 1_000  # code points without white space that are still read together
_GAP = "\n\n"
_RUN = re.compile(rf"\S{{{RUN}}}")
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_QUOTED = {"text": "span", "term_text": "term", "gloss_text": "gloss"}


def recognise(text: str, nlp: Language, *, blocks: Sequence[Span] = ()) -> Recognition:
    """Return what the components of `nlp` find in a text of any length and content.

    `blocks` are the stretches that are read (paragraphs, notes), without them the whole text. They are read in one go, as
    if a blank line stood between each two, because a turn, a byline or *ibid.* reaches over blocks.
    """
    readable = _CONTROL.sub(" ", _SURROGATE.sub("\ufffd", text))
    groups: dict[str, list[Any]] = {group: [] for group in table.GROUPS}
    with nlp.memory_zone():
        if not blocks:
            _read(readable, nlp, groups)
        else:
            _read(_GAP.join(block.of(readable) for block in blocks), nlp, groups)
            move = _Places(blocks)
            groups = {group: [v.moved(move.span) for v in found] for group, found in groups.items()}
    if readable != text:
        groups = {group: [_as_written(v, text) for v in found] for group, found in groups.items()}
    return Recognition(**{group: tuple(found) for group, found in groups.items()})


def _as_written(value: Any, text: str) -> Any:
    """Return a value whose words are those of the text as given."""
    words = {w: getattr(value, at).of(text) for w, at in _QUOTED.items() if hasattr(value, w)}
    return replace(value, **words)


def _read(text: str, nlp: Language, groups: dict[str, list[Any]]) -> None:
    for start, end in pieces(text):
        doc = nlp(text[start:end])
        for group, found in groups.items():
            found += [v.shifted(start) if start else v for v in table.read(doc, group)]


class _Places:
    """The way back from joined blocks to the text that they are blocks of."""

    def __init__(self, blocks: Sequence[Span]) -> None:
        self.blocks = blocks
        self.starts: list[int] = []
        at = 0
        for block in blocks:
            self.starts.append(at)
            at += len(block) + len(_GAP)

    def span(self, span: Span) -> Span:
        """Return where a span of the joined blocks stands in the text."""
        end = self._place(max(span.end - 1, 0)) + min(span.end, 1)
        return Span(min(self._place(span.start), end) if len(span) else end, end)

    def _place(self, position: int) -> int:
        i = bisect_right(self.starts, position) - 1
        block = self.blocks[i]
        return min(block.start + position - self.starts[i], block.end)


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield where to cut a text: after a blank line, a line end, a sentence or a word, as late as a piece allows.

    A run of `RUN` characters without white space is no word: it is cut too, since a tokeniser needs time that grows
    with its square.
    """
    start = 0
    for run in _RUN.finditer(text):
        yield from _cut(text, start, run.end())
        start = run.end()
    yield from _cut(text, start, len(text))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > PIECE:
        limit = start + PIECE
        found = (
            text.rfind(sign, start + PIECE // 2, limit) + len(sign) for sign in ("\n\n", "\n", ". ", " ")
        )
        cut = next((f for f in found if f > start + PIECE // 2), limit)
        yield start, cut
        start = cut
    if start < end:
        yield start, end
