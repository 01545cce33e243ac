"""Characters in, the same without white space and with straight quotes and dashes out, with the way back; hashes.

Folding maps one character to one or to none, so that a folded stretch has a length that does not depend on how a
copy is wrapped or which quotation marks its software prefers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

MODULUS = (1 << 61) - 1
BASE = 1_000_003
WINDOW = 12  # folded characters at either end that have a hash of their own
_EDGES = 3 * WINDOW  # shorter stretches have only the hash of the whole

_STRAIGHT = str.maketrans(
    {**dict.fromkeys("‘’‚‛′ʼ`´", "'"), **dict.fromkeys("“”„‟″«»", '"'), **dict.fromkeys("‐‑‒–—―−", "-")}
)
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_MARK = re.compile(r"#(\d+):([0-9a-f]+)(?::([0-9a-f]+):([0-9a-f]+))?")


def straightened(text: str) -> str:
    """Return the text with straight quotes and dashes, character by character."""
    return text.translate(_STRAIGHT)


class Folded:
    """A text folded: `characters`, and for each of them the place in the text that it came from."""

    def __init__(self, text: str) -> None:
        self.offsets = [i for i, c in enumerate(text) if not c.isspace() and c not in _INVISIBLE]
        self.characters = straightened("".join(text[i] for i in self.offsets))
        self._hashes = [0]
        self._powers = [1]
        for c in self.characters:
            self._hashes.append((self._hashes[-1] * BASE + ord(c) + 1) % MODULUS)
            self._powers.append(self._powers[-1] * BASE % MODULUS)

    def __len__(self) -> int:
        return len(self.characters)

    def hash(self, start: int, end: int) -> int:
        """Return the hash of the folded characters `start` to `end`."""
        return (self._hashes[end] - self._hashes[start] * self._powers[end - start]) % MODULUS

    def word_starts(self) -> list[int]:
        """Return the folded places where a word may begin: after white space, beside a mark, at a capital after a small."""
        c = self.characters
        starts = [0] if self.offsets else []
        for i, (before, here) in enumerate(pairwise(self.offsets), start=1):
            glued = c[i].isupper() and c[i - 1].islower()  # a byline may run into its paragraph (F3)
            if here > before + 1 or glued or c[i].isalnum() != c[i - 1].isalnum():
                starts.append(i)
        return starts

    def place(self, offset: int) -> int:
        """Return how many folded characters stand before a place of the text."""
        low, high = 0, len(self.offsets)
        while low < high:
            middle = (low + high) // 2
            if self.offsets[middle] < offset:
                low = middle + 1
            else:
                high = middle
        return low


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a layer holds of a stretch that it may not quote: folded length and hashes of all, first and last characters."""

    length: int
    whole: int
    head: int | None = None
    tail: int | None = None

    def __str__(self) -> str:
        edges = "" if self.head is None or self.tail is None else f":{self.head:016x}:{self.tail:016x}"
        return f"#{self.length}:{self.whole:016x}{edges}"


def fingerprint(text: str) -> Fingerprint:
    """Return the fingerprint of a stretch of text."""
    folded = Folded(text)
    n = len(folded)
    if n < _EDGES:
        return Fingerprint(n, folded.hash(0, n))
    return Fingerprint(n, folded.hash(0, n), folded.hash(0, WINDOW), folded.hash(n - WINDOW, n))


def read_fingerprint(written: str) -> Fingerprint | None:
    """Read a fingerprint as `str` writes it; None where the words are something else."""
    match = _MARK.fullmatch(written)
    if match is None:
        return None
    head, tail = (int(g, 16) if g else None for g in match.group(3, 4))
    return Fingerprint(int(match[1]), int(match[2], 16), head, tail)
