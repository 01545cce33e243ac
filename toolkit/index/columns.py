"""The columns that many measurements share, and how many passages a number carries with it."""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.model.table import Column

# In SQL, the sentence that an observation `o` stands in; where a text has no sentences, its passage.
SENTENCE_OF = "CASE WHEN o.sentence = '' THEN o.passage ELSE o.sentence END"

MOST = 200  # sentences that a number lists; the column `sentences` says how many there are

#: The name of the column that holds ids of sentences or passages. What a table has in it is evidence: it is quoted in the report, and
#: no change of it alone is a number that moved.
LEADING = "passages"

GROUP = Column(
    "group",
    "id",
    "the group that is compared: a tradition, or what the texts were grouped by; empty for texts whose header does not give it",
)
PASSAGES = Column(
    LEADING,
    "id",
    f"the sentences, TEXT#SENTENCE, spaces between; the first {MOST}, each a row of *evidence*",
)
FEW = 24  # of a number that is one of very many: enough to look into, and a page stays one

PASSAGES_FEW = Column(
    LEADING,
    "id",
    f"the sentences, TEXT#SENTENCE, spaces between; the first {FEW}, each a row of *evidence*",
)
SENTENCES = Column("sentences", "occurrences", "how many sentences there are in all")


def places(identifiers: Iterable[str], most: int = MOST) -> tuple[str, int]:
    """Return the cells of `passages` and `sentences` for sentences as TEXT#SENTENCE, in order, each counted once."""
    every = list(dict.fromkeys(identifiers))
    return " ".join(every[:most]), len(every)
