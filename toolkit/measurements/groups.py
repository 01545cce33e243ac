"""The groups that are compared: one row a group of texts, with how many texts speak for it."""

from __future__ import annotations

from toolkit.index.columns import GROUP
from toolkit.index.engine import Engine
from toolkit.model.table import Column, Table

TITLE = "Groups"
COLUMNS = (
    GROUP,
    Column(
        "name",
        "text",
        "how reports call it: a group of one text by that text's short title, any other by its value",
    ),
    Column(
        "value",
        "text",
        "what its texts share, in words: a tradition as the scheme calls it, an author as reports do; null where the header does not give it",
    ),
    Column("texts", "texts", "how many texts it has"),
    Column(
        "words",
        "words",
        "words of their running text: no notes, bylines, date lines, labels of speakers, page furniture",
    ),
    Column("restatements", "texts", "how many of the texts are restatements"),
    Column("annotated", "texts", "how many of the texts have terms that are tagged or declared complete"),
    Column(
        "worded",
        "texts",
        "how many of the texts enter comparisons of wording: the originals, and restatements where that was asked for",
    ),
)

SQL = """
WITH tagged AS (SELECT DISTINCT text FROM observations WHERE status <> 'proposed')
SELECT t.grp, MIN(n.name), NULLIF(MIN(n.value), ''), COUNT(*), SUM(t.words),
       SUM(CASE WHEN t.form = 'restatement' THEN 1 ELSE 0 END),
       SUM(CASE WHEN t.terms_complete OR g.text IS NOT NULL THEN 1 ELSE 0 END),
       SUM(CASE WHEN t.worded THEN 1 ELSE 0 END)
FROM texts t
JOIN named n ON n.grp = t.grp
LEFT JOIN tagged g ON g.text = t.text
GROUP BY t.grp
ORDER BY MIN(t.grp_n)
"""


def measure(engine: Engine) -> Table:
    """Return the groups in their order; texts whose header does not give the field are the last group."""
    rows = tuple((*row[:3], *map(int, row[3:])) for row in engine.rows(SQL))
    return Table("groups", TITLE, COLUMNS, rows)
