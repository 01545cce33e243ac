"""Passages as word numbers and meanings in, the closest pairs across groups out.

A passage is a vector of its words and of what they mean, each weighed by its rarity (log of the passages divided by those that hold it; Spärck Jones 1972,
Journal of Documentation 28(1), 11–21) and normalised; closeness is the cosine. What is close by chance is told by
drawing passages of the same lengths anew from each group's own words: a pair counts if it is closer than 99 in 100 of these come to their closest.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.integer[Any]]

MEANING = 2.0  # what a shared concept counts beside a shared word
CHANCE = 0.99
DRAWN = 2_000  # passages drawn by chance, at least
MOST_PASSAGES = 2_000  # beyond that the longest are compared: the cosine of all pairs needs their square
LEAST_WORDS = 12  # a shorter passage is close to too many
_SEED = 20_260_101


def closest(
    words: Sequence[Sequence[int] | Ints],
    meanings: Sequence[Sequence[int] | Ints],
    groups: Sequence[str],
    *,
    most: int,
) -> list[tuple[int, int, float]]:
    """Return at most `most` pairs of passages of different groups (first, other, cosine), the closest first, each passage once as the first of a pair."""
    kept = [i for i, w in enumerate(words) if len(w) >= LEAST_WORDS]
    kept = sorted(sorted(kept, key=lambda i: -len(words[i]))[:MOST_PASSAGES])
    if len({groups[i] for i in kept}) < 2:
        return []
    said, meant = ([np.asarray(of[i], dtype=np.int64) for i in kept] for of in (words, meanings))
    vectors = _vectors(said, meant)
    of = np.array([groups[i] for i in kept], dtype=object)
    similarity = _across(vectors, of)
    floor = _floor(said, meant, of)
    best = similarity.argmax(axis=1)
    pairs = {
        (min(a, b), max(a, b)): float(similarity[a, b])
        for a, b in enumerate(best.tolist())
        if similarity[a, b] > floor
    }
    order = sorted(pairs, key=lambda p: (-pairs[p], p))[:most]
    return [(kept[a], kept[b], round(pairs[a, b], 4)) for a, b in order]


def _vectors(words: Sequence[Ints], meanings: Sequence[Ints]) -> Floats:
    """Return the passages as unit vectors, without what one passage alone holds: it counts for the length and brings nothing close."""
    first = max(int(w.max(initial=0)) for w in words) + 1
    second = max(int(m.max(initial=-1)) for m in meanings) + 1
    width = first + second
    named = [np.concatenate((w, first + m[m >= 0])) for w, m in zip(words, meanings, strict=True)]
    places = np.concatenate([i * width + n for i, n in enumerate(named)]).astype(np.int64)
    cells, counts = np.unique(places, return_counts=True)
    passage, column = cells // width, cells % width
    held = np.bincount(column, minlength=width)
    weighed = np.log1p(counts * np.where(column >= first, MEANING, 1)) * np.log(len(words) / held[column])
    norms = np.sqrt(np.bincount(passage, weighed**2, minlength=len(words)))
    shared = held > 1
    dense = np.zeros((len(words), int(shared.sum())), dtype=np.float32)
    kept = shared[column]
    dense[passage[kept], (np.cumsum(shared) - 1)[column[kept]]] = (
        weighed[kept] / np.where(norms > 0, norms, 1)[passage[kept]]
    )
    return dense


def _floor(words: Sequence[Ints], meanings: Sequence[Ints], of: NDArray[np.object_]) -> float:
    """Return the closeness that passages drawn from the words of their group, lengths kept, reach in one case of a hundred."""
    every = np.stack((np.concatenate(words), np.concatenate(meanings)), axis=1)
    lengths = [len(w) for w in words]
    owner = np.repeat(of, lengths)
    draw = np.random.default_rng(_SEED)
    reached: list[Floats] = []
    for _ in range(-(-DRAWN // len(words))):
        drawn = every.copy()
        for group in sorted(set(of)):
            drawn[owner == group] = draw.permutation(every[owner == group])
        parts = np.split(drawn, np.cumsum(lengths)[:-1])
        reached.append(_across(_vectors([p[:, 0] for p in parts], [p[:, 1] for p in parts]), of).max(axis=1))
    return float(np.quantile(np.concatenate(reached), CHANCE))


def _across(vectors: Floats, of: NDArray[np.object_]) -> Floats:
    """Return the closeness of each passage to each; nought within a group."""
    similarity = vectors @ vectors.T
    similarity[of[:, None] == of[None, :]] = 0
    return similarity
