"""What is counted in texts (words, lemmas, concepts) in, a matrix of counts out: a row a text, a column an item."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from toolkit.index.engine import Engine


@dataclass(frozen=True, slots=True)
class Frequencies:
    """Counts of items in texts: `counts[text, item]`, the words of each text, and the group that it belongs to."""

    texts: tuple[str, ...]
    groups: tuple[str, ...]
    sizes: NDArray[np.float64]
    items: tuple[str, ...]
    counts: NDArray[np.int32]


# The texts whose words, and those whose tagged concepts, are counted, with the words that they are measured against.
_WORDED = "SELECT text, grp, words, grp_n FROM texts WHERE worded AND words > 0"
_TAGGED = """
SELECT t.text, t.grp, t.words, t.grp_n FROM texts t
LEFT JOIN (SELECT DISTINCT text FROM observations WHERE status = 'decided') g ON g.text = t.text
WHERE t.words > 0 AND (t.terms_complete OR g.text IS NOT NULL)
"""
_WORDS = """
SELECT w.form AS item, w.text, COUNT(*) AS n FROM words w JOIN texts t ON t.text = w.text
WHERE t.worded GROUP BY w.form, w.text
"""
# A word that names a concept in Hebrew or Aramaic, in whatever spelling, is counted as that concept.
_LEMMAS = """
SELECT CASE WHEN w.named = '' THEN w.form ELSE CONCAT('c:', COALESCE(c.counts_as, w.named)) END AS item, w.text, COUNT(*) AS n
FROM words w JOIN texts t ON t.text = w.text LEFT JOIN concepts c ON c.concept = w.named
WHERE t.worded GROUP BY item, w.text
"""
_CONCEPTS = """
SELECT COALESCE(c.counts_as, o.concept) AS item, o.text, COUNT(*) AS n
FROM observations o
JOIN passages p ON p.text = o.text AND p.passage = o.passage
LEFT JOIN concepts c ON c.concept = o.concept
WHERE o.status = 'decided' AND p.kind NOT IN ('note', 'byline', 'dateline', 'speaker')
GROUP BY COALESCE(c.counts_as, o.concept), o.text
"""
_ITEMS = "SELECT DISTINCT item FROM ({cells}) c ORDER BY item"
_CELLS = """
WITH cells AS ({cells}),
items AS (SELECT item, ROW_NUMBER() OVER (ORDER BY item) - 1 AS place FROM (SELECT DISTINCT item FROM cells) d),
sides AS (SELECT text, ROW_NUMBER() OVER (ORDER BY grp_n, text) - 1 AS place FROM ({texts}) t)
SELECT s.place AS text, i.place AS item, c.n FROM cells c JOIN items i ON i.item = c.item JOIN sides s ON s.text = c.text
"""

LEVELS = ("concept", "lemma", "word")


def frequencies(engine: Engine, level: str, *, least: int) -> Frequencies:
    """Count concepts, lemmas or words; items that occur fewer than `least` times in all are left out."""
    if level == "concept":
        return _matrix(engine, _TAGGED, _CONCEPTS, str, least)
    if level == "lemma":
        return _matrix(engine, _WORDED, _LEMMAS, lemma, least)
    return _matrix(engine, _WORDED, _WORDS, str, least)


@cache
def lemma(form: str) -> str:
    """Return the dictionary form of an English word in small letters; a concept (`c:`) and a word that is not known are their own."""
    from simplemma import lemmatize

    return form if form.startswith("c:") else lemmatize(form, lang="en").lower()


def _matrix(engine: Engine, texts: str, cells: str, fold: Callable[[str], str], least: int) -> Frequencies:
    """Lay the `cells` (item, text, n) out over the `texts` (text, group, words): numbers alone leave the engine, and each item once."""
    known = engine.rows(f"{texts} ORDER BY grp_n, text")
    folded = [fold(item) for (item,) in engine.rows(_ITEMS.format(cells=cells))]
    items = {item: n for n, item in enumerate(sorted(set(folded)))}
    column = np.array([items[item] for item in folded], dtype=np.int64)
    row, item, n = engine.columns(_CELLS.format(cells=cells, texts=texts))
    counts = np.zeros((len(known), len(items)), dtype=np.int32)
    np.add.at(counts, (row, column[item]), n)
    kept = counts.sum(axis=0) >= least
    return Frequencies(
        tuple(text for text, *_ in known),
        tuple(group for _, group, *_ in known),
        np.array([words for _, _, words, *_ in known], dtype=np.float64),
        tuple(itertools.compress(items, kept.tolist())),
        counts[:, kept],
    )
