"""The closest passages across groups, by shared concepts and words whatever their spelling: one row a pair, with an alignment that says why words are paired."""

from __future__ import annotations

from toolkit.collation.alignment import Word, align, written
from toolkit.collation.parallels import closest
from toolkit.index.engine import Engine
from toolkit.index.sequences import Sequence, sequences
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
    Column("passages", "id", "the two passages, spaces between"),
)


def measure(engine: Engine) -> Table:
    """Return the pairs, the closest first; none where fewer than two groups have originals."""
    found, meanings, _ = sequences(engine)
    pairs = closest(
        [s.lemmas for s in found], [s.meanings for s in found], [s.group for s in found], most=MOST
    )
    return Table(
        "parallels", TITLE, COLUMNS, tuple(_row(found[a], found[b], s, meanings) for a, b, s in pairs)
    )


def _row(one: Sequence, other: Sequence, similarity: float, meanings: list[str]) -> tuple[Cell, ...]:
    first, second = _words(one), _words(other)
    steps = align(first, second)
    pairs = [
        (s.why, first[i].form, second[j].form)
        for s in steps
        for i, j in zip(range(s.start, s.end), range(s.start_b, s.end_b), strict=False)
    ]
    spelled = [f"{a} = {b}" for why, a, b in pairs if why == "spelling"]
    meant = [f"{a} ~ {b}" for why, a, b in pairs if why == "concept"]
    shared = sorted({meanings[m] for m in set(one.meanings) & set(other.meanings) if m >= 0})
    return (
        one.group,
        one.place,
        other.group,
        other.place,
        similarity,
        " ".join(shared) or None,
        sum(why == "same" for why, _, _ in pairs),
        ", ".join(dict.fromkeys(spelled)) or None,
        ", ".join(dict.fromkeys(meant)) or None,
        written(steps, first, second),
        f"{one.place} {other.place}",
    )


def _words(passage: Sequence) -> list[Word]:
    return [
        Word(*w) for w in zip(passage.forms, passage.numbers, passage.meanings, passage.lemmas, strict=True)
    ]
