"""Any string in, all that is found in it out, with offsets in code points of that string.

spaCy refuses lone surrogates and texts over a million characters, and glues controls to words: surrogates and controls
(those that turn the direction too) are replaced one for one, footnote calls are taken out, so that nothing is read through
them, a word that a line end breaks is made whole, entities that a page left in its words are read as the signs that they
stand for, and long texts are cut between lines or words; every offset is that of the string as given.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import unescape
from itertools import pairwise
from typing import Any, NamedTuple

from spacy.language import Language

from toolkit.model.annotation import Recognition
from toolkit.model.calls import calls_in
from toolkit.model.span import Span
from toolkit.pipeline import table
from toolkit.pipeline.calls import note
from toolkit.pipeline.unlisted.breaks import breaks

PIECE = 100_000  # code points that one Doc holds at most
RUN = 1_000  # code points without white space that are still read together
_GAP = "\n\n"
_RUN = re.compile(rf"\S{{{RUN}}}")
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,5}|#x[0-9a-f]{2,4});", re.IGNORECASE)
_WRAPPING = re.compile(r"[ \t]*[\r\n\u2028\x85]\s*|[ \t]{2,}|\t")
_QUOTED = {"text": "span", "term_text": "term", "gloss_text": "gloss"}


def recognise(text: str, nlp: Language, *, blocks: Sequence[Span] = (), wrapped: bool = False) -> Recognition:
    """Return what the components of `nlp` find in a text of any length and content.

    `blocks` are the stretches that are read (paragraphs, notes), without them the whole text. They are read in one go, as
    if a blank line stood between each two, because a turn, a byline or *ibid.* reaches over blocks. Where they are `wrapped`, line ends and
    indentation within a block are white space and mean nothing, as in XML.
    """
    readable = _CONTROL.sub(" ", _SURROGATE.sub("\ufffd", text))
    words = _Words(readable, blocks or (Span(0, len(readable)),), wrapped=wrapped)
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
    """The words of some blocks of a text, joined by blank lines and changed so that they can be read, and the way back to the text."""

    def __init__(self, text: str, blocks: Sequence[Span], *, wrapped: bool) -> None:
        self.calls: list[tuple[int, str]] = []  # where each stood in the joined words, and its number
        self._stretches: list[Span] = []
        self._starts: list[int] = []
        self._places: dict[int, int] = {}  # of a sign that stands for several, where these end
        parts: list[str] = []
        at = 0
        for n, block in enumerate(blocks):
            if n:
                parts.append(_GAP)
                at += len(_GAP)
            start = block.start
            for change in (*_changes(block.of(text), text, wrapped=wrapped), None):
                end = block.start + change.span.start if change else block.end
                self._stretches.append(Span(start, end))
                self._starts.append(at)
                parts.append(text[start:end])
                at += end - start
                if change:
                    start = block.start + change.span.end
                    self._stretches.append(change.span.shifted(block.start))
                    self._starts.append(at)
                    parts.append(change.instead)
                    if change.instead:
                        self._places[at] = start
                    at += len(change.instead)
                    if change.number:
                        self.calls.append((at, change.number))
        self.text = "".join(parts)

    def span(self, span: Span) -> Span:
        """Return where a span of the joined words stands in the text."""
        last = max(span.end - 1, 0)
        end = self._places.get(last, self._place(last) + min(span.end, 1))
        return Span(min(self._place(span.start), end) if len(span) else end, end)

    def _place(self, position: int) -> int:
        i = (
            bisect_right(self._starts, position) - 1
        )  # the last of those that begin there: what was taken out is none
        stretch = self._stretches[i]
        return min(stretch.start + position - self._starts[i], stretch.end)


class _Change(NamedTuple):
    """What is read instead of a stretch of a block; of a footnote call, its number too."""

    span: Span
    instead: str
    number: str = ""


def _changes(block: str, text: str, *, wrapped: bool) -> list[_Change]:
    """Return the changes of a block in their order, none of them inside another: calls, words broken by a line end, entities, white space."""
    found = [_Change(call.span, "", call.number) for call in calls_in(block, text)]
    if "-\n" in block or "\u00ad" in block:
        found += [_Change(span, "") for span in breaks(block)]
    if "&" in block:
        found += [
            _Change(Span(*m.span()), sign)
            for m in _ENTITY.finditer(block)
            if len(sign := unescape(m[0])) == 1
        ]
    if wrapped:
        found += [_Change(Span(*m.span()), " ") for m in _WRAPPING.finditer(block)]
    found.sort()
    return [c for before, c in pairwise([_Change(Span(0, 0), ""), *found]) if before.span.end <= c.span.start]


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
