"""Memory while the pipeline reads a stream, beside spaCy's bare tokeniser reading the same: resident MiB after every million words.

Two streams: one whose words repeat (20,000 ordinary words and the terms), and one in which one word in ten was never seen before,
as names and misprints are in any large collection. spaCy keeps every distinct string that it ever saw, so that the second
grows for the bare tokeniser too; `nlp.memory_zone()` (spaCy 3.8) gives that back, and is what a long run uses.

    python benchmarks/stream.py [MILLIONS]
"""

from __future__ import annotations

import multiprocessing
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import spacy
from recognise import SYLLABLES, forms, ordinary, texts  # type: ignore[import-not-found]
from spacy.language import Language

from toolkit.pipeline import build
from toolkit.pipeline.store import BUNDLED, take

AT_A_TIME = 100_000  # words


def stream(words: int, singles: list[str], unseen: float) -> Iterator[list[str]]:
    """Yield batches of paragraphs, 2% of which are terms; of the words the share `unseen` is new each time."""
    kinds = ordinary(random.Random(0))
    for seed in range(words // AT_A_TIME):
        chance = random.Random(seed)
        yield [
            " ".join(_new(chance) if chance.random() < unseen else word for word in text.split())
            for text in texts(AT_A_TIME, 0.02, singles, seed, lambda _: kinds)
        ]


def _new(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=6))


def resident() -> float:
    """Return the resident set of this process in MiB, now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 2**20


def read(
    make: Callable[[], Language],
    words: int,
    unseen: float,
    said: multiprocessing.SimpleQueue[list[float]],
    *,
    zone: bool,
) -> None:
    """Read a stream and say what was resident after every million words."""
    singles = [f for f in sorted(set(forms(take(BUNDLED).names))) if " " not in f and len(f) > 3]
    nlp = make()
    nlp("Atzilus")
    seen, at = [], 0
    for batch in stream(words, singles, unseen):
        if zone:
            with nlp.memory_zone():
                sum(len(doc) for doc in nlp.pipe(batch))
        else:
            sum(len(doc) for doc in nlp.pipe(batch))
        at += AT_A_TIME
        if at % 1_000_000 == 0:
            seen.append(resident())
    said.put(seen)


def bare() -> Language:
    """Return the bare tokeniser."""
    return spacy.blank("en")


def main() -> None:
    """Measure each reader in a process of its own, and print a row for each."""
    millions = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    print("stream\treader\tMiB after each million words")
    for name, unseen, zone in (
        ("words repeat", 0.0, False),
        ("one in ten new", 0.1, False),
        ("one in ten new, memory zones", 0.1, True),
    ):
        for reader, make in (("bare tokeniser", bare), ("Yichud, all components", build)):
            said: multiprocessing.SimpleQueue[list[float]] = multiprocessing.SimpleQueue()
            process = multiprocessing.Process(
                target=read, args=(make, millions * 1_000_000, unseen, said), kwargs={"zone": zone}
            )
            process.start()
            print(f"{name}\t{reader}\t{' '.join(f'{m:.0f}' for m in said.get())}", flush=True)
            process.join()


if __name__ == "__main__":
    main()
