"""A text and its observations in, the rows of the table `words` out: every word of running text, in order.

A word is what `words.py` says; a term in Hebrew or Aramaic of several words (*Zeir Anpin*) is one. Notes, bylines, date lines, labels
of speakers and furniture are not running text. A `form` is the word in small letters with straight apostrophes and plain hyphens;
nothing else is folded, so that a count of forms can be checked with any other tool.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from toolkit.index._places import Places
from toolkit.index.tables import OBSERVED, Row
from toolkit.index.words import count, words
from toolkit.model.span import Span

_PLAIN = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "׳": "'", "\u2010": "-", "\u2011": "-"})
_START, _END, _CONCEPT, _CHANNEL = (
    OBSERVED["observations"].names.index(n) for n in ("start", "end", "concept", "channel")
)


def words_of(places: Places, observations: Iterable[Row]) -> list[Row]:
    """Return one row a word of running text, in the order of the text."""
    text = places.text
    length = len(text.characters)
    sentences = [s.get("xml:id") for s in places.sentences]
    in_sentence = _painted(length, [s.span for s in places.sentences])
    spoken = sorted(places.voices, key=lambda m: -len(m.span))  # the innermost is painted last
    in_voice = _painted(length, [m.span for m in spoken])
    whose = [places.who(m) for m in spoken]
    named = sorted(((int(r[_END] or 0) - int(r[_START] or 0), r) for r in observations), key=lambda p: p[0])
    in_term = _painted(length, [Span(int(r[_START] or 0), int(r[_END] or 0)) for _, r in named])
    concepts = [str(r[_CONCEPT]) for _, r in named]
    alone = {(r[_START], r[_END]): str(r[_CONCEPT]) for _, r in named if r[_CHANNEL] != "english"}
    ends: dict[int, int] = {}
    for start, end in alone:
        ends[int(start or 0)] = max(ends.get(int(start or 0), 0), int(end or 0))
    found = [
        (passage, start, end)
        for passage in places.passages
        if passage.running
        for start, end in _together(words(passage.span.of(text.characters)), passage.span.start, ends)
    ]
    starts = np.array([start for _, start, _ in found], dtype=np.int64)
    forms: dict[str, tuple[int, str]] = {}
    rows: list[Row] = []
    at = zip(found, *(painted[starts].tolist() for painted in (in_sentence, in_term, in_voice)), strict=True)
    for (passage, start, end), s, t, v in at:
        written = text.characters[start:end]
        counted = forms.get(written) or forms.setdefault(written, (count(written), _form(written)))
        place = (text.id, passage.id, sentences[s] if s >= 0 else "", start, end)
        concept = concepts[t] if t >= 0 else ""
        rows.append((*place, *counted, concept, alone.get((start, end), ""), whose[v] if v >= 0 else ""))
    return rows


def _together(found: Iterable[Span], offset: int, ends: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Yield where each word begins and ends in the text, `offset` code points on; the words of one term, given by its ends, as one."""
    until = -1
    for word in found:
        start, end = word.start + offset, word.end + offset
        if start >= until:
            until = max(ends.get(start, 0), until)
            yield start, max(end, until)


def _form(written: str) -> str:
    return " ".join(written.lower().translate(_PLAIN).split())


def _painted(length: int, spans: list[Span]) -> NDArray[np.int32]:
    """Return for each code point the number of the last of `spans` that covers it, -1 where none does."""
    painted: NDArray[np.int32] = np.full(length, -1, dtype=np.int32)
    for n, span in enumerate(spans):
        painted[span.start : span.end] = n
    return painted
