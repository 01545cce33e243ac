"""Glosses of texts in, the table of English renderings by tradition that follows from them out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from toolkit.model.annotation import Gloss


class Rendering(NamedTuple):
    """How often a tradition renders a concept by an English phrase (lower case), in how many texts."""

    concept: str
    rendering: str
    tradition: str
    times: int
    texts: int


def renderings(glosses: Iterable[tuple[str, str, Gloss]]) -> tuple[Rendering, ...]:
    """Return the renderings of every concept from triples of text, tradition and gloss.

    Glosses of words without a concept are left out. Alternatives that a stroke parts (*mixture/integration*) count one by
    one. Rows are in the order concept, tradition, count (the most frequent first), rendering.
    """
    counts: Counter[tuple[str, str, str]] = Counter()
    texts: dict[tuple[str, str, str], set[str]] = {}
    for text, tradition, gloss in glosses:
        if not gloss.concept:
            continue
        for part in gloss.gloss_text.split("/"):
            key = (gloss.concept, " ".join(part.lower().split()), tradition)
            counts[key] += 1
            texts.setdefault(key, set()).add(text)
    rows = [Rendering(*key, count, len(texts[key])) for key, count in counts.items() if key[1]]
    return tuple(sorted(rows, key=lambda r: (r.concept, r.tradition, -r.times, r.rendering)))
