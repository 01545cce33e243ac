"""The traditions that are compared: one row a group of texts, with how many texts speak for it."""

from __future__ import annotations

from toolkit.index.engine import Engine
from toolkit.model.table import Column, Table

TITLE = "Groups"
COLUMNS = (
    Column("tradition", "id", "the tradition; empty for texts whose header gives none"),
    Column("name", "text", "what the scheme calls it"),
    Column(
        "label",
        "text",
        "how reports call the group: by its name, and a group of one text by that text's title",
    ),
    Column("texts", "texts", "how many texts it has"),
    Column("words", "words", "words of their running text: no notes, bylines, date lines, page furniture"),
    Column("restatements", "texts", "how many of the texts are restatements"),
    Column("annotated", "texts", "how many of the texts have terms that are tagged or declared complete"),
)

NO_TRADITION = "no tradition given"

SQL = """
WITH tagged AS (SELECT DISTINCT text FROM observations WHERE status = 'decided')
SELECT t.tradition, MAX(m.name), MIN(t.title), COUNT(*), SUM(t.words),
       SUM(CASE WHEN t.form = 'restatement' THEN 1 ELSE 0 END),
       SUM(CASE WHEN t.terms_complete OR g.text IS NOT NULL THEN 1 ELSE 0 END)
FROM texts t
LEFT JOIN tagged g ON g.text = t.text
LEFT JOIN members m ON m.taxonomy = 'traditions' AND m.member = t.tradition
GROUP BY t.tradition
ORDER BY t.tradition = '', COALESCE(MAX(m.n), 1000000), t.tradition
"""


def measure(engine: Engine) -> Table:
    """Return the groups in the order of the scheme; texts without a tradition are the last group."""
    rows = []
    for tradition, known, title, texts, words, restatements, annotated in engine.rows(SQL):
        name = known or tradition or NO_TRADITION
        rows.append(
            (
                tradition,
                name,
                title if texts == 1 else name,
                texts,
                int(words),
                int(restatements),
                int(annotated),
            )
        )
    return Table("groups", TITLE, COLUMNS, tuple(rows))
