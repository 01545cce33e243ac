"""The words of the passages whose wording is compared out: forms, numbers that all spellings share, numbers of what words mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from toolkit.index.engine import Engine
from toolkit.index.frequencies import lemma
from toolkit.index.spoken import Spoken, spoken

Ints = NDArray[np.int32]


class _Kinds(NamedTuple):
    """What each kind of word is, an array each."""

    forms: NDArray[np.object_]
    numbers: Ints
    lemmas: Ints
    meanings: Ints


@dataclass(frozen=True, slots=True)
class Sequence:
    """A passage as words; each array has a cell a word."""

    text: str
    passage: str
    group: str
    _said: NDArray[np.int32]
    _kinds: _Kinds

    @property
    def forms(self) -> NDArray[np.object_]:
        """The words in small letters."""
        return self._kinds.forms[self._said]

    @property
    def numbers(self) -> Ints:
        """Numbers that are equal for a word in all its spellings."""
        return self._kinds.numbers[self._said]

    @property
    def lemmas(self) -> Ints:
        """Numbers that are equal for a word in its inflected forms too."""
        return self._kinds.lemmas[self._said]

    @property
    def meanings(self) -> Ints:
        """Numbers that are equal for words that name one concept; -1 for none."""
        return self._kinds.meanings[self._said]

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
    kinds, passages, words = _word_by_word(spoken(engine))
    order = np.full(len(kinds), len(words))
    order[words[::-1]] = np.arange(len(words))[
        ::-1
    ]  # where each stands first: numbers are given in that order
    numbers: dict[str, int] = {}
    meanings: dict[str, int] = {}
    lemmas: dict[str, int] = {}
    of = np.full((3, len(kinds)), -1, dtype=np.int32)
    for n in np.argsort(order, kind="stable")[: np.count_nonzero(order < len(words))].tolist():
        form, named, concept, _ = kinds[n]
        spelled = f"c:{named}" if named else form
        of[0, n] = numbers.setdefault(spelled, len(numbers))
        of[1, n] = lemmas.setdefault(spelled if named else lemma(form), len(lemmas))
        if concept:
            of[2, n] = meanings.setdefault(concept, len(meanings))
    what = _Kinds(np.array([k.form for k in kinds], dtype=object), *of)
    made = [Sequence(p.text, p.passage, p.group, words[p.start : p.end], what) for p in passages]
    return Sequences(made, list(meanings), list(lemmas))


def _word_by_word(said: Spoken) -> Spoken:
    """Take English terms of several words apart: one text has them tagged, the other has the same words without a tag."""
    kinds, passages, words = said
    parts = [k.form.split() if " " in k.form and not k.named else [k.form] for k in kinds]
    sizes = np.array([len(p) for p in parts], dtype=np.int64)
    if (sizes == 1).all():
        return said
    apart = [k._replace(form=form) for k, forms in zip(kinds, parts, strict=True) for form in forms]
    many = sizes[words]
    ends = np.concatenate(([0], np.cumsum(many)))
    within = np.arange(ends[-1]) - np.repeat(ends[:-1], many)
    taken = np.repeat((np.cumsum(sizes) - sizes)[words], many) + within
    moved = [p._replace(start=int(ends[p.start]), end=int(ends[p.end])) for p in passages]
    return Spoken(apart, moved, taken.astype(np.int32))
