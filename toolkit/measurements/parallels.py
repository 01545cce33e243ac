"""The closest passages across groups, by shared concepts and words whatever their spelling: one row a pair, with an alignment that says why words are paired."""

from __future__ import annotations

import numpy as np

from toolkit.collation.alignment import Word, align, written
from toolkit.collation.marking import Found, marked
from toolkit.collation.parallels import closest
from toolkit.index.engine import Engine
from toolkit.index.function_words import says_something
from toolkit.index.sequences import Sequence, sequences
from toolkit.index.spoken import running
from toolkit.model.table import Cell, Column, Table

MOST = 40

TITLE = "The closest passages across groups"
COLUMNS = (
    Column("group", "id", "the group of the first passage"),
    Column("passage", "id", "the first passage, TEXT#PASSAGE"),
    Column("group_b", "id", "the group of the other passage"),
    Column("passage_b", "id", "the other passage"),
    Column(
        "similarity",
        "share",
        "cosine of their rare words and concepts; above what 99 in 100 passages drawn from their groups' words reach",
    ),
    Column("concepts", "id", "the concepts that both name, spaces between; null where none"),
    Column(
        "shared",
        "text",
        "the words that name something and stand in both, in every form that either has, spaces between; null where none",
    ),
    Column("same", "words", "words that the alignment pairs as the same"),
    Column(
        "spelling", "text", "pairs of one word in two spellings, `a = b`, commas between; null where none"
    ),
    Column(
        "concept", "text", "pairs of one concept in other words, `a ~ b`, commas between; null where none"
    ),
    Column(
        "alignment",
        "text",
        "the first passage turned into the other: words alone are the same, `a=b` one word in two spellings, `a≈b` in two forms, `a~b` one concept in other words, `[-left out-]`, `{+inserted+}`",
    ),
    Column(
        "quote",
        "text",
        "the first passage as it stands, ⟦concepts⟧ and ⟨words⟩ that the other has between brackets, long stretches of its own left out (…)",
    ),
    Column("quote_b", "text", "the other passage, likewise"),
    Column("passages", "id", "the two passages, spaces between"),
)


_PASSAGES = (
    "SELECT k.item, p.start, p.quote FROM passages p JOIN wanted k ON k.item = CONCAT(p.text, '#', p.passage)"
)


def measure(engine: Engine) -> Table:
    """Return the pairs, the closest first; none where fewer than two groups have originals."""
    found, meanings, lemmas = sequences(engine)
    telling = [not lemma.startswith("c:") and says_something(lemma) for lemma in lemmas]
    pairs = closest(
        [s.lemmas for s in found], [s.meanings for s in found], [s.group for s in found], most=MOST
    )
    read = _read(engine, {found[n].place for a, b, _ in pairs for n in (a, b)})
    rows = []
    for a, b, similarity in pairs:
        one, other = found[a], found[b]
        concepts = {meanings[m] for m in set(one.meanings) & set(other.meanings) if m >= 0}
        common = {n for n in set(one.lemmas) & set(other.lemmas) if telling[n]}
        words = {f for s in (one, other) for f, n in zip(s.forms, s.lemmas, strict=True) if n in common}
        quotes = (_quote(*read[s.place], concepts, words) for s in (one, other))
        rows.append(
            (
                *(one.group, one.place, other.group, other.place),
                similarity,
                " ".join(sorted(concepts)) or None,
                " ".join(sorted(words)) or None,
                *_paired(one, other),
                *quotes,
                f"{one.place} {other.place}",
            )
        )
    return Table("parallels", TITLE, COLUMNS, tuple(rows))


_Read = tuple[str, list[tuple[int, int, str, str]]]  # a passage, and its words: start, end, form, concept


def _read(engine: Engine, wanted: set[str]) -> dict[str, _Read]:
    """Return the passages as they stand, with their words."""
    engine.want(sorted(wanted))
    every = running(engine)
    numbers = {"#".join(passage): n for n, passage in enumerate(every.passages)}
    read: dict[str, _Read] = {}
    for place, offset, quote in engine.rows(_PASSAGES):
        words = np.flatnonzero(every.passage == numbers[place])
        spans = zip(every.start[words].tolist(), every.end[words].tolist(), strict=True)
        kinds = (every.kinds[n] for n in every.kind[words].tolist())
        read[place] = (
            quote,
            [(s - offset, e - offset, k.form, k.concept) for (s, e), k in zip(spans, kinds, strict=True)],
        )
    return read


def _quote(passage: str, words: list[tuple[int, int, str, str]], concepts: set[str], shared: set[str]) -> str:
    kinds = (
        "concept" if concept in concepts else "word" if form in shared else "" for *_, form, concept in words
    )
    return marked(passage, [Found(w[0], w[1], kind) for w, kind in zip(words, kinds, strict=True)])


def _paired(one: Sequence, other: Sequence) -> tuple[Cell, ...]:
    """Return what the alignment pairs: how many words are the same, which are in two spellings, which mean the same, and all of it."""
    first, second = _words(one), _words(other)
    steps = align(first, second)
    pairs = [
        (s.why, first[i].form, second[j].form)
        for s in steps
        for i, j in zip(range(s.start, s.end), range(s.start_b, s.end_b), strict=False)
    ]
    spelled = [f"{a} = {b}" for why, a, b in pairs if why == "spelling"]
    meant = [f"{a} ~ {b}" for why, a, b in pairs if why == "concept"]
    return (
        sum(why == "same" for why, _, _ in pairs),
        ", ".join(dict.fromkeys(spelled)) or None,
        ", ".join(dict.fromkeys(meant)) or None,
        written(steps, first, second),
    )


def _words(passage: Sequence) -> list[Word]:
    return [
        Word(*w) for w in zip(passage.forms, passage.numbers, passage.meanings, passage.lemmas, strict=True)
    ]
