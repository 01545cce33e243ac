"""The passages in which a sentence of the evidence stands, whole: one row a passage."""

from __future__ import annotations

from toolkit.index.engine import Engine
from toolkit.model.table import Column, Table

TITLE = "Passages that hold the evidence"
COLUMNS = (
    Column("id", "id", "TEXT#PASSAGE"),
    Column("text", "id", "the text"),
    Column("passage", "id", "the passage"),
    Column("kind", "text", "what it is: `p`, `head`, `note` …"),
    Column("n", "text", "its number, as a note has; null where it has none"),
    Column("start", "code points", "where it begins in the text"),
    Column("end", "code points", "where it ends, not included"),
    Column("quote", "text", "the passage as it stands"),
)

SQL = """
WITH behind AS (
    SELECT DISTINCT w.text, COALESCE(s.passage, w.sentence) AS passage
    FROM shown w LEFT JOIN sentences s ON s.text = w.text AND s.sentence = w.sentence)
SELECT CONCAT(p.text, '#', p.passage), p.text, p.passage, p.kind, NULLIF(p.n, ''), p.start, p.end, p.quote
FROM behind b
JOIN passages p ON p.text = b.text AND p.passage = b.passage
JOIN texts t ON t.text = p.text
ORDER BY t.grp_n, p.text, p.start, p.passage
"""


def measure(engine: Engine) -> Table:
    """Return the passages in the order of the texts."""
    return Table("contexts", TITLE, COLUMNS, tuple(engine.rows(SQL)))
