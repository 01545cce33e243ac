"""Seconds to align 100,000 words with 5% edits, beside GNU `diff -d` on one word a line, in one run; every script is proved.

A fifth of the edits is a change of spelling alone, which diff takes for another word.

    python benchmarks/align.py [WORDS]
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from toolkit.collation.alignment import Step, Word, align, rebuilt

TYPES = 20_000
RUNS = 3  # of which the fastest counts


def edited(words: int, seed: int) -> tuple[list[Word], list[Word]]:
    """Return a text and the same text with one word in twenty changed, left out, put in, or spelled otherwise."""
    chance = random.Random(seed)
    weights = [1 / rank for rank in range(1, TYPES + 1)]
    one = [Word(f"w{n}", n) for n in chance.choices(range(TYPES), weights, k=words)]
    other: list[Word] = []
    for word in one:
        if chance.random() >= 0.05:
            other.append(word)
            continue
        kind = chance.choice(("change", "leave", "insert", "spell", "change"))
        if kind == "change":
            n = chance.randrange(TYPES)
            other.append(Word(f"w{n}", n))
        elif kind == "insert":
            n = chance.randrange(TYPES)
            other += [word, Word(f"w{n}", n)]
        elif kind == "spell":
            other.append(Word(word.form + "s", word.number))
    return one, other


def diff(one: list[Word], other: list[Word]) -> float:
    """Return the seconds of GNU diff -d on files with one word a line."""
    with tempfile.TemporaryDirectory() as name:
        files = [Path(name) / "a", Path(name) / "b"]
        for file, words in zip(files, (one, other), strict=True):
            file.write_text("\n".join(w.form for w in words) + "\n")
        began = time.perf_counter()
        subprocess.run(["diff", "-d", *map(str, files)], stdout=subprocess.DEVNULL, check=False)
        return time.perf_counter() - began


def main() -> None:
    """Measure, prove, print."""
    words = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    hostile = [Word("a", 1), Word("b", 2)] * (words // 40)
    cases = {
        "5% edits": edited(words, 1),
        "5% edits, another seed": edited(words, 2),
        "repetitive, 1 in 20 of the words": (
            hostile,
            [*hostile[: len(hostile) // 2], Word("c", 3), *hostile[len(hostile) // 2 :]],
        ),
        "against ten words": (edited(words, 3)[0], edited(10, 4)[0]),
    }
    for name, (one, other) in cases.items():
        ours = float("inf")
        for _ in range(RUNS):
            began = time.perf_counter()
            steps: list[Step] = align(one, other)
            ours = min(ours, time.perf_counter() - began)
        proved = rebuilt(steps, one, other) == ([w.form for w in one], [w.form for w in other])
        theirs = min(diff(one, other) for _ in range(RUNS))
        print(
            f"{name}\tYichud {ours:.3f} s\tdiff -d {theirs:.3f} s\t{ours / theirs:.1f} times\tproved {proved}\t{len(steps)} steps"
        )


if __name__ == "__main__":
    main()
