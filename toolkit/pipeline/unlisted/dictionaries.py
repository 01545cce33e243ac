"""A spelling in, whether English dictionaries or lists of names hold it out: sets that keep bits instead of words.

A Bloom filter (Burton H. Bloom, Space/Time Trade-offs in Hash Coding with Allowable Errors, CACM 13, 1970) holds a set
in twelve bits a word; it never forgets a word, and takes about one stranger in three hundred for one of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from toolkit.pipeline.unlisted.letters import table

HASHES = 7
BITS_PER_WORD = 12


def bits_of(words: Iterable[str]) -> NDArray[np.uint8]:
    """Return the filter that holds the words."""
    held = sorted(set(words))
    size = max(BITS_PER_WORD * len(held), 64)
    bits = np.zeros(size, dtype=np.uint8)
    for word in held:
        bits[list(_places(word, size))] = 1
    return np.append(
        np.packbits(bits, bitorder="little"), np.frombuffer(size.to_bytes(4, "little"), np.uint8)
    )


def _places(word: str, size: int) -> Iterable[int]:
    at, step = _hashed(word)
    return ((at + i * step) % size for i in range(HASHES))


@lru_cache(maxsize=8)  # several sets are asked about one word
def _hashed(word: str) -> tuple[int, int]:
    data = word.encode()
    return crc32(data), crc32(data, 0x9E3779B9) | 1


class Words:
    """A set of words in a filter."""

    def __init__(self, bits: NDArray[np.uint8]) -> None:
        self._bits = bits[:-4].tobytes()
        self._size = int.from_bytes(bits[-4:].tobytes(), "little")

    def __contains__(self, word: str) -> bool:
        """Say whether the set (most probably) holds a word, given in lower case."""
        bits, size = self._bits, self._size
        at, step = _hashed(word)
        for _ in range(HASHES):  # as `_places`, without a generator: it is asked of every new spelling
            place = at % size
            if not bits[place >> 3] >> (place & 7) & 1:
                return False
            at += step
        return True


class Dictionaries(NamedTuple):
    """Common English words, all English words, names of persons, places and languages, names of the English Bible."""

    common: Words
    english: Words
    names: Words
    bible: Words


@cache
def dictionaries() -> Dictionaries:
    """Return the sets that come with the program."""
    held = table()
    return Dictionaries(*(Words(held[name].astype(np.uint8)) for name in Dictionaries._fields))
