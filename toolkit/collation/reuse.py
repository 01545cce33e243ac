"""Many passages as word numbers in, which of them share literal or nearly literal words out, with the spans.

Runs of four words are hashed; a run that stands in many passages is a formula and leads nowhere. Two passages that share several runs at
about one distance from each other (a diagonal) are a candidate; its span is where those runs lie, and is widened as long as words
agree. The similarity is that of Levenshtein over the words of the two spans.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

RUN = 4  # words of a run
COMMON = 12  # passages in which a run may stand and still lead to a pair
SHARED = 4  # runs that a pair must share near one diagonal
BAND = 8  # words by which the distance of two runs may differ and still be one diagonal
LEAST = 8  # words of the shorter span
ALIKE = 0.6  # similarity that the spans must have

Ints = NDArray[np.integer[Any]]
Places = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Reused:
    """Two passages and the span of words in each (half-open); `similarity` is 1 for the same words."""

    passage: int
    start: int
    end: int
    other: int
    start_b: int
    end_b: int
    similarity: float


def reuse(passages: Sequence[Ints]) -> list[Reused]:
    """Return what passages share with each other, in their order; each pair of passages has its longest span once."""
    sizes = np.array([len(p) for p in passages], dtype=np.int64)
    if not len(sizes) or sizes.max(initial=0) < RUN:
        return []
    hashes, owner, place = _runs(passages, sizes)
    first, second, i, j = _pairs(hashes, owner, place)
    if not len(first):
        return []
    return [r for span in _spans(first, second, i, j) if (r := _widened(passages, span)) is not None]


def _runs(passages: Sequence[Ints], sizes: Ints) -> tuple[NDArray[np.uint64], Places, Places]:
    """Return the hash of each run, the passage that it stands in, and where."""
    words = np.concatenate(passages).astype(np.uint64)
    words += np.uint64(1)
    words *= np.uint64(0x9E3779B97F4A7C15)
    words ^= words >> np.uint64(29)
    owner = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    count = len(words) - RUN + 1
    whole = np.flatnonzero(owner[:count] == owner[RUN - 1 :])
    hashes = np.zeros(len(whole), dtype=np.uint64)
    for k in range(RUN):
        hashes *= np.uint64(0x100000001B3)
        hashes += words[whole + k]
    owner = owner[whole]
    return hashes, owner, (whole - (np.cumsum(sizes) - sizes)[owner]).astype(np.int32)


def _pairs(hashes: NDArray[np.uint64], owner: Places, place: Places) -> tuple[Places, Places, Places, Places]:
    """Return each pair of places with the same run in two passages: both passages, both places."""
    order = np.argsort(hashes, kind="stable")
    inorder = hashes[order]
    starts = np.concatenate(([0], np.flatnonzero(inorder[1:] != inorder[:-1]) + 1))
    counts = np.diff(starts, append=len(order))
    kept = np.flatnonzero((counts > 1) & (counts <= COMMON))
    made: list[tuple[Ints, Ints]] = []
    for size in np.unique(counts[kept]):
        at = starts[kept[counts[kept] == size]]
        one, other = np.triu_indices(int(size), 1)
        made.append(((at[:, None] + one).ravel(), (at[:, None] + other).ravel()))
    if not made:
        empty = np.array([], dtype=np.int32)
        return empty, empty, empty, empty
    a, b = (order[np.concatenate(side)] for side in zip(*made, strict=True))
    swap = owner[a] > owner[b]
    a, b = np.where(swap, b, a), np.where(swap, a, b)
    apart = owner[a] != owner[b]
    a, b = a[apart], b[apart]
    return owner[a], owner[b], place[a], place[b]


def _spans(first: Places, second: Places, i: Places, j: Places) -> list[tuple[int, int, int, int, int, int]]:
    """Return for each pair of passages the span of the runs on its fullest diagonal: passages, first and last run in each."""
    order = np.lexsort((i, (j - i), second, first))
    first, second, i, j = first[order], second[order], i[order], j[order]
    new = np.concatenate(([True], (np.diff(first) != 0) | (np.diff(second) != 0) | (np.diff(j - i) > BAND)))
    at = np.flatnonzero(new)
    ends = np.concatenate((at[1:], [len(first)]))
    enough = np.flatnonzero(ends - at >= SHARED)
    best: dict[tuple[int, int], tuple[int, int]] = {}
    for n in enough:
        key = (int(first[at[n]]), int(second[at[n]]))
        if key not in best or ends[n] - at[n] > best[key][1] - best[key][0]:
            best[key] = (int(at[n]), int(ends[n]))
    return [
        (*key, int(i[s:e].min()), int(i[s:e].max()) + RUN, int(j[s:e].min()), int(j[s:e].max()) + RUN)
        for key, (s, e) in sorted(best.items())
    ]


def _widened(passages: Sequence[Ints], span: tuple[int, int, int, int, int, int]) -> Reused | None:
    """Return a span widened at both ends while words agree, one in three may differ; None if it is short or unlike."""
    first, second, start, end, start_b, end_b = span
    one, other = passages[first], passages[second]
    back = _agreeing(one[:start][::-1], other[:start_b][::-1])
    ahead = _agreeing(one[end:], other[end_b:])
    start, start_b, end, end_b = start - back, start_b - back, end + ahead, end_b + ahead
    if min(end - start, end_b - start_b) < LEAST:
        return None
    alike = Levenshtein.normalized_similarity(one[start:end].tolist(), other[start_b:end_b].tolist())
    return Reused(first, start, end, second, start_b, end_b, round(alike, 3)) if alike >= ALIKE else None


def _agreeing(one: Ints, other: Ints) -> int:
    """Return how many words from here on belong to the span: up to the last that agrees before three in a row do not."""
    count = min(len(one), len(other))
    last = missed = 0
    for k, same in enumerate((one[:count] == other[:count]).tolist()):
        missed = 0 if same else missed + 1
        if missed == 3:
            break
        last = k + 1 if same else last
    return last
