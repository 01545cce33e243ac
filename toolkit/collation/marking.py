"""A passage and its words in, the passage out as it can be read beside another: what both have is marked, long stretches of its own are left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

AROUND = 8  # words on either side of what both have that are kept
GAP = " … "
MARKS = {"concept": ("⟦", "⟧"), "word": ("⟨", "⟩")}


class Found(NamedTuple):
    """A word: where it begins and ends in the passage, in code points, and whether the other passage has it, as a `concept` or as a `word`."""

    start: int
    end: int
    shared: str


def marked(passage: str, words: Sequence[Found]) -> str:
    """Return the passage with ⟦concepts⟧ and ⟨words⟩ that the other has between brackets; … stands for what is left out.

    >>> marked("A soul, then.", [Found(0, 1, ""), Found(2, 6, "word"), Found(8, 12, "")])
    'A ⟨soul⟩, then.'
    """
    kept = _kept(words)
    parts: list[str] = []
    at = 0
    for n, word in enumerate(words):
        if not kept[n]:
            continue
        if n and not kept[n - 1]:
            parts.append(GAP)
            at = word.start
        parts.append(passage[at : word.start])
        before, after = MARKS.get(word.shared, ("", ""))
        parts.append(f"{before}{passage[word.start : word.end]}{after}")
        at = word.end
        if n + 1 < len(words) and not kept[n + 1]:
            at = words[n + 1].start
    end = passage[at:] if kept and kept[-1] else GAP.rstrip()
    text = "".join([*parts, end])
    for before, after in MARKS.values():  # words of one term are marked together
        text = text.replace(f"{after} {before}", " ")
    return " ".join(text.split())


def _kept(words: Sequence[Found]) -> list[bool]:
    """Say which words stand near enough to one that both passages have; a stretch that is hardly longer than its sign stays."""
    shared = [n for n, word in enumerate(words) if word.shared]
    kept = [False] * len(words)
    for n in shared:
        for near in range(max(0, n - AROUND), min(len(words), n + AROUND + 1)):
            kept[near] = True
    start = 0
    while start < len(words):
        end = start
        while end < len(words) and kept[end] == kept[start]:
            end += 1
        if not kept[start] and end - start < 4:
            kept[start:end] = [True] * (end - start)
        start = end
    return kept
