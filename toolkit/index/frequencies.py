"""What is counted in texts (words, lemmas, concepts) in, a matrix of counts out: a row a text, a column an item."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from toolkit.index.engine import Engine
from toolkit.index.spoken import Kind, spoken


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
LEFT JOIN (SELECT DISTINCT text FROM observations WHERE status <> 'proposed') g ON g.text = t.text
WHERE t.words > 0 AND (t.terms_complete OR g.text IS NOT NULL)
"""
_CONCEPTS = """
SELECT COALESCE(c.counts_as, o.concept) AS item, o.text, COUNT(*) AS n
FROM observations o
JOIN passages p ON p.text = o.text AND p.passage = o.passage
LEFT JOIN concepts c ON c.concept = o.concept
WHERE o.status <> 'proposed' AND p.kind NOT IN ('note', 'byline', 'dateline', 'speaker')
GROUP BY COALESCE(c.counts_as, o.concept), o.text
"""

LEVELS = ("concept", "lemma", "word")


def frequencies(engine: Engine, level: str, *, least: int) -> Frequencies:
    """Count concepts, lemmas or words; items that occur fewer than `least` times in all are left out, and words that name nothing.

    The words of a text that they are measured against are all of its words. A word that names a concept in Hebrew or Aramaic, in whatever spelling, is counted as that concept where lemmas are.
    """
    known = engine.rows(f"{_TAGGED if level == 'concept' else _WORDED} ORDER BY grp_n, text")
    rows = {text: n for n, (text, *_) in enumerate(known)}
    if level == "concept":
        cells = [cell for cell in engine.rows(_CONCEPTS) if cell[1] in rows]
        named = [item for item, _, _ in cells]
        row = np.array([rows[text] for _, text, _ in cells], dtype=np.int32)
        column = np.arange(len(cells), dtype=np.int32)
        n = np.array([n for *_, n in cells], dtype=np.int32)
    else:
        kinds, passages, column = spoken(engine)
        named = labels(kinds, level)
        each = np.array([rows[p.text] for p in passages], dtype=np.int32)
        row = np.repeat(each, np.array([p.end - p.start for p in passages], dtype=np.int64))
        n = np.ones(len(column), dtype=np.int32)
    items = {item: place for place, item in enumerate(sorted(set(named)))}
    places = np.array([items[label] for label in named], dtype=np.int32)[column]
    kept = np.bincount(places, weights=n, minlength=len(items)) >= least
    if level != "concept":
        kept &= np.fromiter(map(telling(engine), items), dtype=bool, count=len(items))
    counts = np.zeros((len(known), np.count_nonzero(kept)), dtype=np.int32)
    within = kept[places]
    np.add.at(counts, (row[within], (np.cumsum(kept, dtype=np.int32) - 1)[places[within]]), n[within])
    return Frequencies(
        tuple(text for text, *_ in known),
        tuple(group for _, group, *_ in known),
        np.array([words for _, _, words, *_ in known], dtype=np.float64),
        tuple(itertools.compress(items, kept.tolist())),
        counts,
    )


def telling(engine: Engine) -> Callable[[str], bool]:
    """Return what says of a word or a lemma whether it is compared: each does where none is set aside."""
    left = {word for (word,) in engine.rows("SELECT word FROM set_aside")}
    return lambda item: not left or (item not in left and any(map(str.isalpha, item)))


def labels(kinds: Iterable[Kind], level: str) -> list[str]:
    """Return what each kind of word is counted as: where lemmas are, a word that names a concept as that concept."""
    if level == "word":
        return [k.form for k in kinds]
    return [f"c:{k.counted}" if k.named else lemma(k.form) for k in kinds]


@cache
def lemma(form: str) -> str:
    """Return the dictionary form of an English word, or the forms of several, in small letters; a concept (`c:`) and a word that is not known are their own."""
    from simplemma import lemmatize

    if form.startswith("c:"):
        return form
    return " ".join(lemmatize(word, lang="en").lower() for word in form.split())
