"""The words of the passages whose wording is compared out: forms, numbers that all spellings share, numbers of what words mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from toolkit.index.engine import Engine
from toolkit.index.frequencies import lemma

Ints = NDArray[np.int64]

# The passages in the order of the texts, and the words that differ in form or meaning: numbered alike in all three queries.
_PASSAGES = """
SELECT w.text, w.passage, MIN(t.grp) AS grp, COUNT(*) AS words, ROW_NUMBER() OVER (ORDER BY MIN(t.grp_n), w.text, MIN(w.start)) - 1 AS place
FROM words w JOIN texts t ON t.text = w.text
WHERE t.worded GROUP BY w.text, w.passage ORDER BY place
"""
_KINDS = """
SELECT form, named, concept, ROW_NUMBER() OVER (ORDER BY form, named, concept) - 1 AS place
FROM (SELECT DISTINCT form, named, concept FROM words) k ORDER BY place
"""
_WORDS = f"""
WITH places AS ({_PASSAGES}), kinds AS ({_KINDS})
SELECT k.place FROM words w
JOIN places p ON p.text = w.text AND p.passage = w.passage
JOIN kinds k ON k.form = w.form AND k.named = w.named AND k.concept = w.concept
ORDER BY p.place, w.start
"""  # noqa: S608 - our own words


@dataclass(frozen=True, slots=True)
class Sequence:
    """A passage as words: `numbers` are equal for a word in all its spellings, `lemmas` in its inflected forms too, `meanings` for words that name one concept (-1: none)."""

    text: str
    passage: str
    group: str
    forms: NDArray[np.object_]
    numbers: Ints
    lemmas: Ints
    meanings: Ints

    @property
    def place(self) -> str:
        """TEXT#PASSAGE."""
        return f"{self.text}#{self.passage}"


class Sequences(NamedTuple):
    """The passages in the order of the texts, the concept that each meaning is, and what each lemma is: a word, or `c:` and a concept."""

    passages: list[Sequence]
    meanings: list[str]
    lemmas: list[str]


def sequences(engine: Engine) -> Sequences:
    """Return the words of the passages whose wording is compared; read once."""
    return engine.once("sequences", _read)


def _read(engine: Engine) -> Sequences:
    kinds = engine.rows(_KINDS)
    (words,) = engine.columns(_WORDS)
    order = np.full(len(kinds), len(words))
    order[words[::-1]] = np.arange(len(words))[
        ::-1
    ]  # where each stands first: numbers are given in that order
    numbers: dict[str, int] = {}
    meanings: dict[str, int] = {}
    lemmas: dict[str, int] = {}
    of = np.full((3, len(kinds)), -1)
    for n in np.argsort(order, kind="stable")[: np.count_nonzero(order < len(words))].tolist():
        form, named, concept, _ = kinds[n]
        spelled = f"c:{named}" if named else form
        of[0, n] = numbers.setdefault(spelled, len(numbers))
        of[1, n] = lemmas.setdefault(spelled if named else lemma(form), len(lemmas))
        if concept:
            of[2, n] = meanings.setdefault(concept, len(meanings))
    forms = np.array([form for form, *_ in kinds], dtype=object)
    passages: list[Sequence] = []
    end = 0
    for text, passage, group, count, _ in engine.rows(_PASSAGES):
        start, end = end, end + count
        said = words[start:end]
        passages.append(Sequence(text, passage, group, forms[said], *of[:, said]))
    return Sequences(passages, list(meanings), list(lemmas))
