"""Every word of running text out, as numbers: what words there are, where each passage ends, what it says, and where it stands."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from toolkit.index.engine import Engine

Ints = NDArray[np.int32]

_TEXTS = "SELECT text, grp, worded FROM texts ORDER BY grp_n, text"
_COUNTED = "SELECT concept, counts_as FROM concepts"
_PASSAGES = "SELECT text, passage FROM passages ORDER BY text, place"
_SENTENCES = "SELECT text, sentence FROM sentences ORDER BY text, place"


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
    words: Ints


class Said(NamedTuple):
    """A text: its group, whether its wording is compared, and where its words are in `Running`."""

    text: str
    group: str
    worded: bool
    start: int
    end: int


class Running(NamedTuple):
    """The words of all texts in the order of these, an array each: kind, place in `passages` and in `sentences` (-1 for none), first and last code point.

    `passages` are (text, id), `sentences` TEXT#SENTENCE, text after text.
    """

    texts: list[Said]
    kinds: list[Kind]
    passages: list[tuple[str, str]]
    sentences: list[str]
    kind: Ints
    passage: Ints
    sentence: Ints
    start: Ints
    end: Ints

    def where(self, word: int) -> str:
        """Return TEXT#SENTENCE of a word; of one outside sentences TEXT#PASSAGE."""
        sentence = self.sentence[word]
        return self.sentences[sentence] if sentence >= 0 else "#".join(self.passages[self.passage[word]])

    @property
    def text(self) -> Ints:
        """The place of the text of each word."""
        return np.repeat(np.arange(len(self.texts), dtype=np.int32), self._lengths)

    @property
    def worded(self) -> NDArray[np.bool_]:
        """Whether the wording of each word's text is compared."""
        return np.repeat(np.array([t.worded for t in self.texts], dtype=np.bool_), self._lengths)

    @property
    def _lengths(self) -> list[int]:
        return [t.end - t.start for t in self.texts]


def running(engine: Engine) -> Running:
    """Return the words of all texts; read once."""
    return engine.once("running", _running)


def spoken(engine: Engine) -> Spoken:
    """Return the words of the texts whose wording is compared; read once."""
    return engine.once("spoken", _spoken)


def _running(engine: Engine) -> Running:
    passages, sentences = engine.rows(_PASSAGES), engine.rows(_SENTENCES)
    of_passages, of_sentences = (_begins(text for text, _ in rows) for rows in (passages, sentences))
    numbers: defaultdict[str, int] = defaultdict(itertools.count().__next__)  # in the order of their coming
    texts: list[Said] = []
    words = engine.give_words()
    columns = np.empty((5, sum(len(held.arrays[0]) for held in words.values())), dtype=np.int32)
    end = 0
    for text, group, worded in engine.rows(_TEXTS):
        held = words.pop(text, None)
        start = end
        if held is not None:
            kinds = held.kinds.splitlines()
            mine = np.fromiter(map(numbers.__getitem__, kinds), dtype=np.int32, count=len(kinds))
            passage, sentence, first, last, kind = held.arrays
            moved = np.where(sentence >= 0, sentence + of_sentences.get(text, 0), -1)
            end += len(kind)
            parts = (mine[kind], passage + of_passages.get(text, 0), moved, first, last)
            for column, part in zip(columns, parts, strict=True):
                column[start:end] = part
        texts.append(Said(text, group, worded, start, end))
    counted = dict(engine.rows(_COUNTED))
    return Running(
        texts,
        [_kind(k, counted) for k in numbers],
        passages,
        [f"{text}#{sentence}" for text, sentence in sentences],
        *columns,
    )


def _kind(written: str, counted: Mapping[str, str]) -> Kind:
    form, concept, named = written.split("\t") if "\t" in written else (written, "", "")
    return Kind(form, named, concept, counted.get(named) or named)


def _begins(texts: Iterable[str]) -> dict[str, int]:
    """Return the first place of each text among some that stand text after text."""
    begins: dict[str, int] = {}
    for n, text in enumerate(texts):
        begins.setdefault(text, n)
    return begins


def _spoken(engine: Engine) -> Spoken:
    every = running(engine)
    worded = every.worded
    words, passage = (a if worded.all() else a[worded] for a in (every.kind, every.passage))
    begins = np.flatnonzero(np.diff(passage, prepend=-1)).tolist()
    groups = {t.text: t.group for t in every.texts}
    passages: list[Passage] = []
    for start, end in pairwise([*begins, len(words)]):
        text, name = every.passages[passage[start]]
        passages.append(Passage(text, name, groups[text], start, end))
    return Spoken(every.kinds, passages, words)


def standing(engine: Engine, items: Sequence[int], most: int) -> dict[tuple[int, str], tuple[str, int]]:
    """Return, for each item and group, the first `most` of the sentences in which it stands, spaces between, and how many there are.

    `items` says of each kind of word which item it is, -1 for none; of the texts whose wording is compared.
    """
    every = running(engine)
    item = np.array(items, dtype=np.int64)[every.kind]
    hits = np.flatnonzero((item >= 0) & every.worded)
    within = np.where(every.sentence >= 0, every.sentence + len(every.passages), every.passage)[hits]
    _, first = np.unique(
        item[hits] * (len(every.passages) + len(every.sentences)) + within, return_index=True
    )
    found = hits[np.sort(first)]
    found = found[np.argsort(item[found], kind="stable")]
    names = {group: n for n, group in enumerate(dict.fromkeys(t.group for t in every.texts))}
    group = np.array([names[t.group] for t in every.texts], dtype=np.int64)[every.text[found]]
    mixed = item[found] * len(names) + group
    begins = np.flatnonzero(np.diff(mixed, prepend=-1)).tolist()
    called = list(names)
    return {
        (int(item[found[start]]), called[group[start]]): (
            " ".join(map(every.where, found[start : min(end, start + most)].tolist())),
            end - start,
        )
        for start, end in pairwise([*begins, len(found)])
    }
