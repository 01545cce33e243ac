"""Every word of the texts whose wording is compared out, as numbers: what words there are, where each passage ends, what it says."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from toolkit.index.engine import Engine

# The passages in the order of the texts, and the words that differ in form or meaning: numbered alike in all three queries.
_PASSAGES = """
SELECT w.text, w.passage, MIN(t.grp) AS grp, COUNT(*) AS words, ROW_NUMBER() OVER (ORDER BY MIN(t.grp_n), w.text, MIN(w.start)) - 1 AS place
FROM words w JOIN texts t ON t.text = w.text
WHERE t.worded GROUP BY w.text, w.passage ORDER BY place
"""
_KINDS = """
SELECT k.form, k.named, k.concept, COALESCE(c.counts_as, k.named) AS counted, ROW_NUMBER() OVER (ORDER BY k.form, k.named, k.concept) - 1 AS place
FROM (SELECT DISTINCT form, named, concept FROM words) k LEFT JOIN concepts c ON c.concept = k.named ORDER BY place
"""
_WORDS = f"""
WITH places AS ({_PASSAGES}), kinds AS ({_KINDS})
SELECT CAST(k.place AS INTEGER) FROM words w
JOIN places p ON p.text = w.text AND p.passage = w.passage
JOIN kinds k ON k.form = w.form AND k.named = w.named AND k.concept = w.concept
ORDER BY p.place, w.start
"""  # noqa: S608 - our own words


class Kind(NamedTuple):
    """Words alike in form and meaning: `named` is the concept that such a word is the name of, `counted` the one that this counts as, `concept` that of the term in which it stands; else empty."""

    form: str
    named: str
    concept: str
    counted: str


class Passage(NamedTuple):
    """A passage of running text, the group of its text, and where its words are in `Spoken.words`."""

    text: str
    passage: str
    group: str
    start: int
    end: int


class Spoken(NamedTuple):
    """The kinds of words, of all texts; the passages in the order of the texts; and for each word of these its kind."""

    kinds: list[Kind]
    passages: list[Passage]
    words: NDArray[np.int32]


def spoken(engine: Engine) -> Spoken:
    """Return the words; read once."""
    return engine.once("spoken", _read)


def _read(engine: Engine) -> Spoken:
    kinds = [Kind(*row[:4]) for row in engine.rows(_KINDS)]
    (words,) = engine.columns(_WORDS)
    passages: list[Passage] = []
    end = 0
    for text, passage, group, count, _ in engine.rows(_PASSAGES):
        start, end = end, end + count
        passages.append(Passage(text, passage, group, start, end))
    return Spoken(kinds, passages, words)
