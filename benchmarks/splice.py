"""Seconds for 10,000 tags into a TEI file of 100,000 words, beside lxml parsing and writing the same file.

lxml's figure is the floor of a tool that re-serialises; it adds no tag and does not keep the bytes.

    python benchmarks/splice.py [WORDS] [TAGS]
"""

from __future__ import annotations

import io
import random
import sys
import time
from collections.abc import Callable

from lxml import etree

from toolkit.model.span import Span
from toolkit.tei.reader import read
from toolkit.tei.splice import Insertion, insert

RUNS = 3


def document(words: int) -> bytes:
    """Return a TEI file of so many words: paragraphs of sentences with inline elements, some Hebrew, some references."""
    chance = random.Random(1)
    vocabulary = [
        "light",
        "vessel",
        "screen",
        "אור",
        "joining",
        "world",
        "degree",
        "&amp;",
        "rises",
        "descends",
    ]
    paragraphs = []
    for _ in range(words // 100):
        sentences = []
        for _ in range(5):
            chosen = chance.choices(vocabulary, k=20)
            chosen[7] = f"<hi rend='italic'>{chosen[7]}</hi>"
            sentences.append(f'<seg type="sentence">{" ".join(chosen)}.</seg>')
        paragraphs.append(f"<p>{' '.join(sentences)}</p>")
    body = "\n".join(paragraphs)
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>{body}</body></text></TEI>\n'.encode()


def insertions(data: bytes, tags: int) -> list[Insertion]:
    """Return so many terms, each around one word."""
    characters = read(data).characters
    spans, start = [], 0
    for word in characters.split(" "):
        if word.isalpha():
            spans.append(Span(start, start + len(word)))
        start += len(word) + 1
    chosen = random.Random(2).sample(spans, tags)
    return [Insertion(s, "term", {"type": "english", "ref": f"c:x{i % 50}"}) for i, s in enumerate(chosen)]


def fastest(function: Callable[[], object]) -> float:
    """Return the seconds of the fastest of `RUNS` calls."""
    times = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        function()
        times.append(time.perf_counter() - begun)
    return min(times)


def main(words: int = 100_000, tags: int = 10_000) -> None:
    """Print seconds and ratios."""
    data = document(words)
    wanted = insertions(data, tags)
    result = insert(data, wanted)
    floor = fastest(lambda: etree.parse(io.BytesIO(data)).write(io.BytesIO(), encoding="UTF-8"))
    print(f"{words:,} words, {len(data):,} bytes, {tags:,} tags; fastest of {RUNS}")
    for name, function in (
        ("lxml: parse and write, no tag", None),
        ("read", lambda: read(data)),
        ("insert", lambda: insert(data, wanted)),
        ("insert what is there already", lambda: insert(result, wanted)),
    ):
        seconds = fastest(function) if function is not None else floor
        print(f"{name:32} {seconds:7.3f} s {seconds / floor:7.1f} x")


if __name__ == "__main__":
    main(*(int(a) for a in sys.argv[1:3]))
