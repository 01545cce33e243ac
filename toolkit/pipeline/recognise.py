"""Any string in, all that is found in it out, with offsets in code points of that string.

spaCy refuses lone surrogates and texts over a million characters, and glues controls to words: surrogates and controls
(those that turn the direction too) are replaced one for one, footnote calls are taken out, so that nothing is read through
them, and long texts are cut between lines or words; every offset is that of the string as given.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from spacy.language import Language

from toolkit.model.annotation import Recognition
from toolkit.model.calls import calls_in
from toolkit.model.span import Span
from toolkit.pipeline import table
from toolkit.pipeline.calls import note

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
    words = _Words(readable, blocks or (Span(0, len(readable)),))
    groups: dict[str, list[Any]] = {group: [] for group in table.GROUPS}
    with nlp.memory_zone():
        for start, end in pieces(words.text):
            doc = nlp.make_doc(words.text[start:end])
            note(doc, [(at - start, number) for at, number in words.calls if start < at <= end])
            doc = nlp(doc)
            for group, found in groups.items():
                found += [v.shifted(start) if start else v for v in table.read(doc, group)]
    if words.text != readable:
        groups = {group: [v.moved(words.span) for v in found] for group, found in groups.items()}
    if words.text != text:
        groups = {group: [_as_written(v, text) for v in found] for group, found in groups.items()}
    return Recognition(**{group: tuple(found) for group, found in groups.items()})


def _as_written(value: Any, text: str) -> Any:
    """Return a value whose words are those of the text as given."""
    words = {w: getattr(value, at).of(text) for w, at in _QUOTED.items() if hasattr(value, w)}
    return replace(value, **words)


class _Words:
    """The words of some blocks of a text, joined by blank lines and without footnote calls, and the way back to the text."""

    def __init__(self, text: str, blocks: Sequence[Span]) -> None:
        self.calls: list[tuple[int, str]] = []  # where each stood in the joined words, and its number
        self._stretches: list[Span] = []
        self._starts: list[int] = []
        parts: list[str] = []
        at = 0
        for n, block in enumerate(blocks):
            if n:
                parts.append(_GAP)
                at += len(_GAP)
            start = block.start
            for call in (*calls_in(block.of(text), text), None):
                end = block.start + call.span.start if call else block.end
                self._stretches.append(Span(start, end))
                self._starts.append(at)
                parts.append(text[start:end])
                at += end - start
                if call:
                    self.calls.append((at, call.number))
                    start = block.start + call.span.end
        self.text = "".join(parts)

    def span(self, span: Span) -> Span:
        """Return where a span of the joined words stands in the text."""
        end = self._place(max(span.end - 1, 0)) + min(span.end, 1)
        return Span(min(self._place(span.start), end) if len(span) else end, end)

    def _place(self, position: int) -> int:
        i = bisect_right(self._starts, position) - 1
        stretch = self._stretches[i]
        return min(stretch.start + position - self._starts[i], stretch.end)


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
