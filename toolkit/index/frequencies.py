"""What is counted in texts (words, lemmas, concepts) in, a matrix of counts out: a row a text, a column an item."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
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
    counts: NDArray[np.float64]


# The texts whose words, and those whose tagged concepts, are counted, with the words that they are measured against.
_WORDED = "SELECT text, grp, words FROM texts WHERE worded AND words > 0 ORDER BY grp_n, text"
_TAGGED = """
SELECT t.text, t.grp, t.words FROM texts t
LEFT JOIN (SELECT DISTINCT text FROM observations WHERE status = 'decided') g ON g.text = t.text
WHERE t.words > 0 AND (t.terms_complete OR g.text IS NOT NULL) ORDER BY t.grp_n, t.text
"""
_WORDS = """
SELECT w.form, w.text, COUNT(*) FROM words w JOIN texts t ON t.text = w.text
WHERE t.worded GROUP BY w.form, w.text ORDER BY w.form, w.text
"""
# A word that names a concept in Hebrew or Aramaic, in whatever spelling, is counted as that concept.
_LEMMAS = """
SELECT CASE WHEN w.named = '' THEN w.form ELSE CONCAT('c:', COALESCE(c.counts_as, w.named)) END AS item, w.text, COUNT(*)
FROM words w JOIN texts t ON t.text = w.text LEFT JOIN concepts c ON c.concept = w.named
WHERE t.worded GROUP BY item, w.text ORDER BY item, w.text
"""
_CONCEPTS = """
SELECT COALESCE(c.counts_as, o.concept), o.text, COUNT(*)
FROM observations o
JOIN passages p ON p.text = o.text AND p.passage = o.passage
LEFT JOIN concepts c ON c.concept = o.concept
WHERE o.status = 'decided' AND p.kind NOT IN ('note', 'byline', 'dateline', 'speaker')
GROUP BY COALESCE(c.counts_as, o.concept), o.text ORDER BY COALESCE(c.counts_as, o.concept), o.text
"""

LEVELS = ("concept", "lemma", "word")


def frequencies(engine: Engine, level: str, *, least: int) -> Frequencies:
    """Count concepts, lemmas or words; items that occur fewer than `least` times in all are left out."""
    if level == "concept":
        return _matrix(engine.rows(_TAGGED), engine.rows(_CONCEPTS), str, least)
    if level == "lemma":
        return _matrix(engine.rows(_WORDED), engine.rows(_LEMMAS), lemma, least)
    return _matrix(engine.rows(_WORDED), engine.rows(_WORDS), str, least)


@cache
def lemma(form: str) -> str:
    """Return the dictionary form of an English word in small letters; a concept (`c:`) and a word that is not known are their own."""
    from simplemma import lemmatize

    return form if form.startswith("c:") else lemmatize(form, lang="en").lower()


def _matrix(
    texts: Sequence[tuple[str, str, int]],
    cells: Iterable[tuple[str, str, int]],
    fold: Callable[[str], str],
    least: int,
) -> Frequencies:
    row = {text: n for n, (text, _, _) in enumerate(texts)}
    found = [(fold(item), row[text], count) for item, text, count in cells if text in row]
    totals: dict[str, int] = {}
    for item, _, count in found:
        totals[item] = totals.get(item, 0) + count
    items = tuple(sorted(item for item, total in totals.items() if total >= least))
    column = {item: n for n, item in enumerate(items)}
    counts = np.zeros((len(row), len(items)))
    kept = [(r, column[item], count) for item, r, count in found if item in column]
    if kept:
        rows, columns, values = (np.array(axis) for axis in zip(*kept, strict=True))
        np.add.at(counts, (rows, columns), values)
    return Frequencies(
        tuple(row),
        tuple(group for _, group, _ in texts),
        np.array([words for _, _, words in texts], dtype=np.float64),
        items,
        counts,
    )
