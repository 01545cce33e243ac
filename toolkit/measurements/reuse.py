"""Literal or nearly literal borrowing between passages, within a group too: one row a pair of passages."""

from __future__ import annotations

from toolkit.collation.reuse import reuse
from toolkit.index.engine import Engine
from toolkit.index.sequences import sequences
from toolkit.model.table import Column, Table

TITLE = "Words that passages share"
COLUMNS = (
    Column("group", "id", "the group of the first passage"),
    Column("passage", "id", "the first passage, TEXT#PASSAGE"),
    Column("group_b", "id", "the group of the other passage"),
    Column("passage_b", "id", "the other passage"),
    Column("words", "words", "words of the span in the first passage"),
    Column(
        "similarity",
        "share",
        "of the two spans, spelling aside (Levenshtein over words): 1 is the same words",
    ),
    Column("quote", "text", "the words of the first span, in small letters"),
    Column("quote_b", "text", "the words of the other span"),
    Column("passages", "id", "the two passages, spaces between"),
)


def measure(engine: Engine) -> Table:
    """Return the pairs, the longest spans first."""
    found = sequences(engine).passages
    rows = []
    for r in reuse([s.numbers for s in found]):
        one, other = found[r.passage], found[r.other]
        rows.append(
            (
                one.group,
                one.place,
                other.group,
                other.place,
                r.end - r.start,
                r.similarity,
                " ".join(one.forms[r.start : r.end]),
                " ".join(other.forms[r.start_b : r.end_b]),
                f"{one.place} {other.place}",
            )
        )
    rows.sort(key=lambda row: (-int(row[4]), str(row[1]), str(row[3])))
    return Table("reuse", TITLE, COLUMNS, tuple(rows))
