"""A text and its observations in, the rows of the table `words` out: every word of running text, in order.

A word is what `words.py` says; a term of several words is one (*Zeir Anpin*, *equivalence of form*), an English one unless a term in
Hebrew or Aramaic stands within it. Notes, bylines, date lines, labels
of speakers and furniture are not running text. A `form` is the word in small letters with straight apostrophes and plain hyphens;
nothing else is folded, so that a count of forms can be checked with any other tool.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from toolkit.index._places import Places
from toolkit.index.tables import OBSERVED, Columns, Row
from toolkit.index.words import count, parted
from toolkit.model.span import Span

Ints = NDArray[np.int32]

_PLAIN = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "׳": "'", "\u2010": "-", "\u2011": "-"})
_START, _END, _CONCEPT, _CHANNEL = (
    OBSERVED["observations"].names.index(n) for n in ("start", "end", "concept", "channel")
)


class _Found(NamedTuple):
    """The words of passages: as they are written, where each begins and ends, and the number of its passage."""

    written: list[str]
    starts: Ints
    ends: Ints
    passages: Ints


def words_of(places: Places, observations: Iterable[Row]) -> Columns:
    """Return one row a word of running text, in the order of the text."""
    text = places.text
    running = [p for p in places.passages if p.running]
    spoken = sorted(places.voices, key=lambda m: -len(m.span))  # the innermost is painted last
    named = sorted(observations, key=lambda r: int(r[_END] or 0) - int(r[_START] or 0))
    spans = [Span(int(r[_START] or 0), int(r[_END] or 0)) for r in named]
    meant = [str(r[_CONCEPT]) for r in named]
    names = [(s, m) for s, m, r in zip(spans, meant, named, strict=True) if r[_CHANNEL] != "english"]
    begun = sorted(s.start for s, _ in names)
    english = [s for s, r in zip(spans, named, strict=True) if r[_CHANNEL] == "english"]
    units = [s for s in english if bisect_left(begun, s.start) == bisect_left(begun, s.end)]
    found = _found(text.characters, [p.span for p in running])
    ends = {s.start: s.end for s in (*units, *(s for s, _ in names))}  # the longest of a kind comes last
    found = _together(found, ends, text.characters)
    forms = [_form(w) for w in found.written]

    def at(spans: Iterable[Span], called: Iterable[str]) -> NDArray[np.object_]:
        return _objects((*called, ""))[_painted(len(text.characters), spans)[found.starts]]

    alone = np.full(len(forms), "", dtype=object)
    place = {start: n for n, start in enumerate(found.starts.tolist())}
    for span, concept in names:
        n = place.get(span.start)
        if n is not None and found.ends[n] == span.end:
            alone[n] = concept
    return Columns(
        (
            np.full(len(forms), text.id, dtype=object),
            _objects(p.id for p in running)[found.passages],
            at((s.span for s in places.sentences), (s.get("xml:id") for s in places.sentences)),
            np.arange(1, len(forms) + 1, dtype=np.int32),
            found.starts,
            found.ends,
            np.array([words for _, words in forms], dtype=np.int32),
            _objects(form for form, _ in forms),
            at(spans, meant),
            alone,
            at((m.span for m in spoken), (places.who(m) for m in spoken)),
        )
    )


def _found(characters: str, passages: Iterable[Span]) -> _Found:
    written: list[str] = []
    edges: list[Ints] = []
    counts: list[int] = []
    for span in passages:
        parts = parted(span.of(characters))
        written += parts[1::2]
        counts.append(len(parts) // 2)
        lengths = np.fromiter(map(len, parts[:-1]), dtype=np.int32, count=len(parts) - 1)
        edges.append(np.cumsum(lengths) + span.start)
    joined = np.concatenate(edges, dtype=np.int32) if edges else np.zeros(0, dtype=np.int32)
    numbers = np.arange(len(counts), dtype=np.int32)
    return _Found(written, joined[::2].copy(), joined[1::2].copy(), np.repeat(numbers, counts))


def _together(found: _Found, terms: Mapping[int, int], characters: str) -> _Found:
    """Make one word of those of each term, given by where they begin and end; a term does not go beyond its passage."""
    written, starts, ends, passages = found
    kept = np.ones(len(starts), dtype=bool)
    reached = passage = -1
    for n in np.flatnonzero(np.isin(starts, list(terms))).tolist():
        start, end = int(starts[n]), terms[int(starts[n])]
        if end <= ends[n] or (passages[n] == passage and start < reached):
            continue
        reached, passage = end, int(passages[n])
        after = slice(n + 1, int(np.searchsorted(starts, end)))
        kept[after] &= passages[after] != passage
        written[n], ends[n] = characters[start:end], end
    return _Found(list(itertools.compress(written, kept.tolist())), starts[kept], ends[kept], passages[kept])


@lru_cache(maxsize=1 << 17)
def _form(written: str) -> tuple[str, int]:
    """Return how a word is counted, and how many words it is."""
    return " ".join(written.lower().translate(_PLAIN).split()), count(written)


def _objects(cells: Iterable[str]) -> NDArray[np.object_]:
    return np.array(list(cells), dtype=object)


def _painted(length: int, spans: Iterable[Span]) -> Ints:
    """Return for each code point the number of the last of `spans` that covers it, -1 where none does."""
    painted: Ints = np.full(length, -1, dtype=np.int32)
    for n, span in enumerate(spans):
        painted[span.start : span.end] = n
    return painted
