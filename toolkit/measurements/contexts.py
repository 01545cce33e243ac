"""The passages in which a sentence of the evidence stands, whole: one row a passage."""

from __future__ import annotations

from toolkit.index.engine import Engine
from toolkit.index.ranked import RANKED
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

SQL = f"""
{RANKED},
behind AS (
    SELECT l.text, COALESCE(s.passage, l.sentence) AS passage
    FROM listed l LEFT JOIN sentences s ON s.text = l.text AND s.sentence = l.sentence
    UNION
    SELECT e.text, COALESCE(s.passage, e.sentence) AS passage
    FROM evidence e
    JOIN claims c ON c.text = e.text AND c.claim = e.claim AND c.status IN ('accepted', 'edited')
    JOIN chosen k ON k.topic = c.topic
    LEFT JOIN sentences s ON s.text = e.text AND s.sentence = e.sentence)
SELECT CONCAT(p.text, '#', p.passage), p.text, p.passage, p.kind, NULLIF(p.n, ''), p.start, p.end, p.quote
FROM behind b
JOIN passages p ON p.text = b.text AND p.passage = b.passage
JOIN texts t ON t.text = p.text
LEFT JOIN members g ON g.taxonomy = 'traditions' AND g.member = t.tradition
ORDER BY t.tradition = '', COALESCE(g.n, 1000000), t.tradition, p.text, p.start, p.passage
"""  # noqa: S608 - our own words


def measure(engine: Engine) -> Table:
    """Return the passages in the order of the texts."""
    return Table("contexts", TITLE, COLUMNS, tuple(engine.rows(SQL)))
