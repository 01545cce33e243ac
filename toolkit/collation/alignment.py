"""Two sequences of words in, the steps that lead from the one to the other out, each with the reason why its words are paired.

Runs of three words that stand once in either sequence are anchors (the patience of Bram Cohen's diff, on trigrams); what lies between two
anchors is aligned by Levenshtein distance over word numbers (rapidfuzz). What is then left unpaired within one gap is paired where
it means the same. Every script rebuilds both sequences.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

Why = Literal["same", "spelling", "form", "concept", "left out", "inserted"]
ANCHOR = 3  # words
_BETWEEN: dict[Why, str] = {"spelling": "=", "form": "≈", "concept": "~"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word: its form, the number of all its spellings, of what it means (-1: nothing known), and of all its inflected forms (-1: that of its spellings)."""

    form: str
    number: int
    meaning: int = -1
    lemma: int = -1

    @property
    def paired(self) -> int:
        """The number by which words are paired: that of the lemma, where there is one."""
        return self.number if self.lemma < 0 else self.lemma


@dataclass(frozen=True, slots=True)
class Step:
    """Words `start` to `end` of the first sequence against `start_b` to `end_b` of the second (half-open), and why."""

    why: Why
    start: int
    end: int
    start_b: int
    end_b: int


def align(one: Sequence[Word], other: Sequence[Word]) -> list[Step]:
    """Return the steps in order; together they cover both sequences, each word once."""
    made = _Script(one, other)
    for start, start_b in _anchors(made.a, made.b):
        made.reach(start, start_b)
    made.reach(len(one), len(other))
    return _joined(made.steps)


def written(steps: Sequence[Step], one: Sequence[Word], other: Sequence[Word]) -> str:
    """Return the alignment as a line: plain words are the same, `a=b` one word in two spellings, `a≈b` in two forms, `a~b` one meaning, `[-left out-]`, `{+inserted+}`.

    The brackets are those of GNU wdiff.
    """
    parts: list[str] = []
    for s in steps:
        first = [w.form for w in one[s.start : s.end]]
        second = [w.form for w in other[s.start_b : s.end_b]]
        match s.why:
            case "same":
                parts += first
            case "left out":
                parts.append(f"[-{' '.join(first)}-]")
            case "inserted":
                parts.append(f"{{+{' '.join(second)}+}}")
            case why:
                parts += [f"{a}{_BETWEEN[why]}{b}" for a, b in zip(first, second, strict=True)]
    return " ".join(parts)


def rebuilt(steps: Sequence[Step], one: Sequence[Word], other: Sequence[Word]) -> tuple[list[str], list[str]]:
    """Return the forms of both sequences as the steps give them back: what proves a script."""
    first = [w.form for s in steps for w in one[s.start : s.end]]
    second = [w.form for s in steps for w in other[s.start_b : s.end_b]]
    return first, second


class _Script:
    """The steps so far, and how far they reach in either sequence."""

    def __init__(self, one: Sequence[Word], other: Sequence[Word]) -> None:
        self.one, self.other = one, other
        self.a, self.b = [w.paired for w in one], [w.paired for w in other]
        self.forms, self.forms_b = [w.form for w in one], [w.form for w in other]
        self.steps: list[Step] = []
        self.at = self.at_b = 0

    def reach(self, start: int, start_b: int) -> None:
        """Align up to an anchor, then follow it as long as words agree; an anchor that was passed is nothing new."""
        if start < self.at or start_b < self.at_b:
            return
        self._gap(start, start_b)
        a, b, i, j = self.a, self.b, start, start_b
        most = min(len(a) - i, len(b) - j)
        while most and a[i] == b[j]:
            i, j, most = i + 1, j + 1, most - 1
        self._equal(start, i, start_b)
        self.at, self.at_b = i, j

    def _gap(self, end: int, end_b: int) -> None:
        at, at_b = self.at, self.at_b
        if at == end or at_b == end_b:
            self.steps += _unpaired(self.one, self.other, (at, end, at_b, end_b))
            return
        # what stands between two equal words is one gap, in however many steps it was changed
        for op in (o for o in Levenshtein.opcodes(self.a[at:end], self.b[at_b:end_b]) if o.tag == "equal"):
            start, start_b = at + op.src_start, at_b + op.dest_start
            self.steps += _unpaired(self.one, self.other, (self.at, start, self.at_b, start_b))
            self.at, self.at_b = at + op.src_end, at_b + op.dest_end
            self._equal(start, self.at, start_b)
        self.steps += _unpaired(self.one, self.other, (self.at, end, self.at_b, end_b))

    def _equal(self, start: int, end: int, start_b: int) -> None:
        """Add words that are equal but perhaps spelled otherwise."""
        by = start_b - start
        if start < end and self.forms[start:end] == self.forms_b[start_b : end + by]:
            self.steps.append(Step("same", start, end, start_b, end + by))
            return
        for i in range(start, end):
            self.steps.append(Step(_why(self.one[i], self.other[i + by]), i, i + 1, i + by, i + by + 1))


def _anchors(a: Sequence[int], b: Sequence[int]) -> list[tuple[int, int]]:
    """Return where runs that stand once in either sequence begin to agree, the longest series in which both places rise."""
    first, second = _single(a), _single(b)
    _, i, j = np.intersect1d(first[0], second[0], assume_unique=True, return_indices=True)
    i, j = first[1][i], second[1][j]
    order = np.argsort(i)
    i, j = i[order], j[order]
    begins = np.ones(len(i), dtype=bool)
    begins[1:] = (np.diff(i) != 1) | (np.diff(j) != 1)  # an anchor after an anchor says nothing new
    return _rising(list(zip(i[begins].tolist(), j[begins].tolist(), strict=True)))


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    tails: list[int] = []
    best: list[int] = []
    before: list[int] = []
    for n, (_, j) in enumerate(pairs):
        k = bisect_left(tails, j)
        before.append(best[k - 1] if k else -1)
        if k == len(tails):
            tails.append(j)
            best.append(n)
        else:
            tails[k], best[k] = j, n
    chain, n = [], best[-1] if best else -1
    while n >= 0:
        chain.append(pairs[n])
        n = before[n]
    return chain[::-1]


def _single(words: Sequence[int]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Return the hashes of the runs that stand once, and where."""
    numbers = np.array(words, dtype=np.int64).astype(np.uint64)
    count = max(0, len(numbers) - ANCHOR + 1)
    hashes = np.zeros(count, dtype=np.uint64)
    for k in range(ANCHOR):
        hashes = hashes * np.uint64(0x9E3779B97F4A7C15) + (numbers[k : k + count] + np.uint64(1)) * np.uint64(
            0xC2B2AE3D27D4EB4F
        )
    runs, at, times = np.unique(hashes, return_index=True, return_counts=True)
    return runs[times == 1], at[times == 1]


def _unpaired(one: Sequence[Word], other: Sequence[Word], edges: tuple[int, int, int, int]) -> Iterator[Step]:
    """Yield what is left out and inserted; words that are equal after all or mean the same are paired, in their order."""
    at, end, at_b, end_b = edges
    where: dict[tuple[str, int], list[int]] = {}
    for j in range(at_b, end_b) if at < end else ():
        where.setdefault(("word", other[j].paired), []).append(j)
        if other[j].meaning >= 0:
            where.setdefault(("meaning", other[j].meaning), []).append(j)
    for i in range(at, end) if where else ():
        places = (where.get(("word", one[i].paired), ()), where.get(("meaning", one[i].meaning), ()))
        j = min((p[k] for p in places if (k := bisect_left(p, at_b)) < len(p)), default=-1)
        if j < 0:
            continue
        yield from _plain(at, i, at_b, j)
        yield Step(_why(one[i], other[j]), i, i + 1, j, j + 1)
        at, at_b = i + 1, j + 1
    yield from _plain(at, end, at_b, end_b)


def _why(one: Word, other: Word) -> Why:
    """Return why two words are paired, the nearest reason."""
    if one.form == other.form:
        return "same"
    if one.number == other.number:
        return "spelling"
    return "form" if one.paired == other.paired else "concept"


def _plain(at: int, end: int, at_b: int, end_b: int) -> Iterator[Step]:
    if at < end:
        yield Step("left out", at, end, at_b, at_b)
    if at_b < end_b:
        yield Step("inserted", end, end, at_b, end_b)


def _joined(steps: Sequence[Step]) -> list[Step]:
    """Return the steps with neighbours of one reason made one."""
    made: list[Step] = []
    for step in steps:
        last = made[-1] if made else None
        if (
            last is not None
            and last.why == step.why
            and last.end == step.start
            and last.end_b == step.start_b
        ):
            made[-1] = Step(step.why, last.start, step.end, last.start_b, step.end_b)
        else:
            made.append(step)
    return made
