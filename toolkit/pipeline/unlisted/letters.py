"""A spelling in, the log-odds that it is Hebrew or Aramaic in Latin letters out: a linear model over its letter groups.

A form is read twice: as it stands, and with spellings that conventions tell apart made one (*Avodas*, *Avodat*,
*ʿAvodath* are one form then). Groups of two to five letters, ends marked, and the whole word are hashed into one table
of weights, a byte each. The table is made by `benchmarks/training`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from toolkit.vocabulary.folding import APOSTROPHES
from toolkit.vocabulary.remembered import REMEMBERED

FILE = Path(__file__).with_name("model.npz")
BITS = 19
MASK = (1 << BITS) - 1
LONGEST = 24  # letters; what is longer is no single word
_SPELLED, _HEARD = 0x5EED, 0xB11D  # where the hashes of the two readings start
_DROP = str.maketrans("", "", APOSTROPHES + "-‐‑\u00ad’")
_SOUNDS = (
    (re.compile("tz|ts|[zx]"), "z"),
    (re.compile("sch|sh"), "š"),
    (re.compile("ch|kh|h(?=.)"), "h"),
    (re.compile("[ckq]"), "k"),
    (re.compile("ph|p"), "f"),
    (re.compile("[vw]"), "b"),
    (re.compile("th|[st]"), "t"),
    (re.compile("e[iy]|a[iy](?!.?$)|ee"), "e"),
    (re.compile("oo|ou"), "u"),
    (re.compile("o[iyh]|o"), "a"),
    (re.compile("[yj]"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile("h$"), ""),
)


@lru_cache(maxsize=REMEMBERED)
def plain(form: str) -> str:
    """Return the letters of a form without accents, apostrophes and capitals."""
    lowered = form.lower().translate(_DROP)
    if lowered.isascii():
        return lowered
    apart = unicodedata.normalize("NFKD", lowered).replace("ə", "e")
    return "".join(c for c in apart if not unicodedata.combining(c)).lower().translate(_DROP)


def heard(letters: str) -> str:
    """Return plain letters with the spellings of one sound made one."""
    for pattern, sound in _SOUNDS:
        letters = pattern.sub(sound, letters)
    return letters


def buckets(letters: str) -> Iterator[int]:
    """Yield the places in the table of weights that plain letters look at: of the whole word and of its pieces."""
    for start, read in ((_SPELLED, letters), (_HEARD, heard(letters))):
        yield _bucket(_marked(read), start)
        for piece in _pieces(_marked(read)):
            yield _bucket(piece, start + len(piece))


def _marked(read: str) -> str:
    return f"^{read}$"


def _pieces(marked: str) -> list[str]:
    """Return the two to five letters that stand side by side in a word."""
    size = len(marked)
    return [marked[i : i + length] for length in (2, 3, 4, 5) for i in range(size - length + 1)]


def _bucket(piece: str, start: int) -> int:
    return crc32(piece.encode(), start) & MASK


class _Weighed(dict[str, int]):
    """The weights of pieces in one reading, each looked up once: the same few thousand make most words."""

    def __init__(self, weights: memoryview, start: int) -> None:
        self._weights, self._start = weights, start

    def __missing__(self, piece: str) -> int:
        if len(self) > REMEMBERED:
            self.clear()
        weight = self[piece] = self._weights[crc32(piece.encode(), self._start + len(piece)) & MASK]
        return weight


class Letters:
    """The model: a byte of weight for each bucket, one scale for all, and an intercept."""

    def __init__(self, weights: NDArray[np.int8], scale: float, intercept: float) -> None:
        self._weights = memoryview(weights.tobytes()).cast("b")  # an index is quicker than into an array
        self._scale, self._intercept = scale, intercept
        self._pieces = {start: _Weighed(self._weights, start) for start in (_SPELLED, _HEARD)}

    def score(self, letters: str) -> float:
        """Return the log-odds of plain letters; of nothing, and of what is too long for a word, minus infinity."""
        if not 1 < len(letters) <= LONGEST:
            return float("-inf")
        total = 0
        for start, read in ((_SPELLED, letters), (_HEARD, heard(letters))):
            marked = _marked(read)
            total += self._weights[_bucket(marked, start)]
            total += sum(map(self._pieces[start].__getitem__, _pieces(marked)))
        return self._intercept + self._scale * total


@cache
def table() -> dict[str, NDArray[np.generic]]:
    """Return the arrays of the model's file."""
    with np.load(FILE) as held:
        return dict(held)


@cache
def letters_model() -> Letters:
    """Return the model that comes with the program."""
    held = table()
    return Letters(held["weights"].astype(np.int8), float(held["scale"]), float(held["intercept"]))
