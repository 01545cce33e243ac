"""A text and its observations in, the words of its running text out, in order, and what kinds of words there are.

A word is what `words.py` says; a term of several words is one (*Zeir Anpin*, *equivalence of form*), an English one unless a term in
Hebrew or Aramaic stands within it. Notes, bylines, date lines, labels
of speakers and furniture are not running text. A `form` is the word in small letters with straight apostrophes and plain hyphens;
nothing else is folded, so that a count of forms can be checked with any other tool. Words are written down as numbers: where they
stand, and which of the kinds of their text they are.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
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


class Found(NamedTuple):
    """The words of passages, one after the other: as they are written, where each begins and ends, and the place of its passage."""

    written: list[str]
    starts: Ints
    ends: Ints
    passages: Ints

    @classmethod
    def of(cls, places: Places) -> Found:
        """Return the words of every passage of a text."""
        written: list[str] = []
        edges: list[Ints] = []
        counts: list[int] = []
        for passage in places.passages:
            parts = parted(passage.span.of(places.text.characters))
            written += parts[1::2]
            counts.append(len(parts) // 2)
            lengths = np.fromiter(map(len, parts[:-1]), dtype=np.int32, count=len(parts) - 1)
            edges.append(np.cumsum(lengths) + passage.span.start)
        joined = np.concatenate(edges, dtype=np.int32) if edges else np.zeros(0, dtype=np.int32)
        numbers = np.arange(len(counts), dtype=np.int32)
        return cls(written, joined[::2].copy(), joined[1::2].copy(), np.repeat(numbers, counts))

    def only(self, kept: NDArray[np.bool_]) -> Found:
        """Return some of the words."""
        written = list(itertools.compress(self.written, kept.tolist()))
        return Found(written, self.starts[kept], self.ends[kept], self.passages[kept])

    def counted(self, places: Places, spans: Sequence[Span]) -> list[int]:
        """Return how many words each of some spans holds; a span that ends within a word, or goes beyond its passage, is read by itself."""
        begins = np.array([s.start for s in spans], dtype=np.int32)
        stops = np.array([s.end for s in spans], dtype=np.int32)
        first, last = np.searchsorted(self.ends, begins, side="right"), np.searchsorted(self.starts, stops)
        counts: list[int] = (last - first).tolist()
        edges = np.append(self.starts, np.iinfo(np.int32).max)
        reached = np.append(self.ends, -1)
        whole = (edges[first] >= begins) & ((last == 0) | (reached[last - 1] <= stops))
        borders = np.array([p.span.end for p in places.passages], dtype=np.int32)
        whole &= np.searchsorted(borders, begins, side="right") == np.searchsorted(borders, stops)
        for n in np.flatnonzero(~whole).tolist():
            counts[n] = count(spans[n].of(places.text.characters))
        return counts


class Running(NamedTuple):
    """The words of running text, their kinds as lines, and how many words are the author's own: as decided, and if proposed voices count."""

    words: Columns
    kinds: str
    own: int
    own_proposed: int


def running(places: Places, wider: Places, observations: Iterable[Row], found: Found) -> Running:
    """Return the words of a text and their kinds; `found` are the words of all its passages, `wider` knows of proposed voices too."""
    text = places.text
    named = sorted(observations, key=lambda r: int(r[_END] or 0) - int(r[_START] or 0))
    spans = [Span(int(r[_START] or 0), int(r[_END] or 0)) for r in named]
    meant = [str(r[_CONCEPT]) for r in named]
    names = [(s, m) for s, m, r in zip(spans, meant, named, strict=True) if r[_CHANNEL] != "english"]
    begun = sorted(s.start for s, _ in names)
    english = [s for s, r in zip(spans, named, strict=True) if r[_CHANNEL] == "english"]
    units = [s for s in english if bisect_left(begun, s.start) == bisect_left(begun, s.end)]
    read = np.array([p.running for p in places.passages], dtype=bool)
    if not read.all():
        found = found.only(read[found.passages])
    ends = {s.start: s.end for s in (*units, *(s for s, _ in names))}  # the longest of a kind comes last
    found = _together(found, ends, text.characters)
    said = {w: _form(w) for w in dict.fromkeys(found.written)}
    forms = {w: form for w, (form, _) in said.items()}

    def at(spans: Iterable[Span]) -> Ints:
        return _painted(len(text.characters), spans)[found.starts]

    term = at(spans)
    alone = dict.fromkeys(np.flatnonzero(term >= 0).tolist(), "")
    place = dict(zip(found.starts.tolist(), range(len(term)), strict=True)) if names else {}
    for span, concept in names:
        n = place.get(span.start)
        if n is not None and found.ends[n] == span.end:
            alone[n] = concept
    kinds = list(map(forms.__getitem__, found.written))
    for n, concept in alone.items():
        kinds[n] = f"{kinds[n]}\t{meant[term[n]]}\t{concept}"
    numbers = {kind: n for n, kind in enumerate(dict.fromkeys(kinds))}
    sizes = {w: size for w, (_, size) in said.items()}
    own, own_proposed = (
        sum(map(sizes.__getitem__, itertools.compress(found.written, _own(p, at).tolist())))
        for p in (places, wider)
    )
    columns = (
        found.passages,
        at(s.span for s in places.sentences),
        found.starts,
        found.ends,
        np.fromiter(map(numbers.__getitem__, kinds), dtype=np.int32, count=len(kinds)),
    )
    return Running(Columns(columns), "\n".join(numbers), own, own_proposed)


def _own(places: Places, at: Callable[[Iterable[Span]], Ints]) -> NDArray[np.bool_]:
    """Return which words are the author's own; `at` tells which span each stands in."""
    spoken = sorted(places.voices, key=lambda m: -len(m.span))  # the innermost is painted last
    own = np.array([not places.who(m) for m in spoken] + [True])
    return np.asarray(own[at(m.span for m in spoken)], dtype=np.bool_)


def _together(found: Found, terms: Mapping[int, int], characters: str) -> Found:
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
    return found if kept.all() else found.only(kept)


@lru_cache(maxsize=1 << 17)
def _form(written: str) -> tuple[str, int]:
    """Return how a word is counted, and how many words it is."""
    return " ".join(written.lower().translate(_PLAIN).split()), count(written)


def _painted(length: int, spans: Iterable[Span]) -> Ints:
    """Return for each code point the number of the last of `spans` that covers it, -1 where none does."""
    painted: Ints = np.full(length, -1, dtype=np.int32)
    for n, span in enumerate(spans):
        painted[span.start : span.end] = n
    return painted
