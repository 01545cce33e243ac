"""Seconds, precision and recall of reuse among 20,000 passages, beside a Polars self-join on word 4-grams, in one run.

Words are drawn from 30,000 with the frequencies of Zipf's law; a tenth of the passages receives a copy of 40 to 60 words of another, of which
one in ten is another word. The peer joins lower-cased 4-grams and keeps the pairs that share at least eight; it gives no spans.

    python benchmarks/reuse.py [PASSAGES] [SEED]
"""

from __future__ import annotations

import sys
import time

import numpy as np

from toolkit.collation.reuse import reuse

LENGTH, TYPES = 200, 30_000


def planted(count: int, seed: int) -> tuple[list[np.ndarray], set[tuple[int, int]]]:
    """Return the passages as word numbers, and the pairs that share a copy."""
    draw = np.random.default_rng(seed)
    weights = 1 / np.arange(1, TYPES + 1)
    words = draw.choice(TYPES, size=(count, LENGTH), p=weights / weights.sum())
    pairs: set[tuple[int, int]] = set()
    order = draw.permutation(count)
    receivers, givers = order[: count // 10], order[count // 10 : 2 * (count // 10)]
    for receiver, giver in zip(receivers.tolist(), givers.tolist(), strict=True):
        size = int(draw.integers(40, 61))
        copy = words[giver, (at := int(draw.integers(0, LENGTH - size))) : at + size].copy()
        noise = draw.random(size) < 0.1
        copy[noise] = draw.integers(0, TYPES, size=int(noise.sum()))
        into = int(draw.integers(0, LENGTH - size))
        words[receiver, into : into + size] = copy
        pairs.add((min(receiver, giver), max(receiver, giver)))
    return list(words.astype(np.int64)), pairs


def numbered(texts: list[str]) -> list[np.ndarray]:
    """Return each text as the numbers of its lower-cased words."""
    numbers: dict[str, int] = {}
    return [np.array([numbers.setdefault(w, len(numbers)) for w in t.lower().split()]) for t in texts]


def main() -> None:
    """Measure and print."""
    numbers = [int(a) for a in sys.argv[1:]]
    count = numbers[0] if numbers else 20_000
    seed = numbers[1] if len(numbers) > 1 else int(time.time())
    passages, pairs = planted(count, seed)
    texts = [" ".join(f"W{w}" for w in p) for p in passages]
    began = time.perf_counter()
    found = reuse(numbered(texts))
    ours = time.perf_counter() - began
    made = {(r.passage, r.other) for r in found}
    right = len(made & pairs)
    print(
        f"seed {seed}: Yichud, with spans\t{ours:6.2f} s\tprecision {right / max(len(made), 1):.3f}\trecall {right / len(pairs):.3f}"
    )
    try:
        import polars as pl
    except ImportError:
        print("Polars is not installed: pip install polars")
        return
    began = time.perf_counter()
    frame = pl.DataFrame({"p": np.arange(count), "w": [t.lower().split() for t in texts]}).explode("w")
    grams = frame.with_columns(
        [pl.col("w").shift(-k).over("p").alias(f"w{k}") for k in (1, 2, 3)]
    ).drop_nulls()
    grams = grams.select("p", pl.concat_str(["w", "w1", "w2", "w3"], separator=" ").alias("g")).unique()
    joined = grams.join(grams, on="g").filter(pl.col("p") < pl.col("p_right"))
    shared = joined.group_by(["p", "p_right"]).len().filter(pl.col("len") >= 8)
    theirs = time.perf_counter() - began
    peer = set(zip(shared["p"].to_list(), shared["p_right"].to_list(), strict=True))
    print(
        f"seed {seed}: Polars, pairs alone\t{theirs:6.2f} s\tprecision {len(peer & pairs) / max(len(peer), 1):.3f}\trecall {len(peer & pairs) / len(pairs):.3f}"
    )


if __name__ == "__main__":
    main()
