"""How many claims each group makes of each topic in each aspect, by polarity and standing: one row a cell."""

from __future__ import annotations

from toolkit.index.columns import GROUP
from toolkit.index.engine import Engine
from toolkit.model.table import Column, Table

TITLE = "Number of claims by topic, aspect and tradition"
COLUMNS = (
    Column("topic", "id", "the topic"),
    Column("aspect", "id", "the aspect"),
    GROUP,
    Column("claims", "occurrences", "claims accepted by their responsible party"),
    Column("texts", "texts", "texts that make them"),
    Column("negated", "occurrences", "negative ones: their statements say no"),
    Column("own", "occurrences", "those that the author makes"),
    Column("reported", "occurrences", "those that a named voice makes"),
    Column("analogy", "occurrences", "those that an analogy makes"),
    Column("proposed", "occurrences", "claims beside them that nobody has decided"),
)

SQL = """
WITH made AS (
    SELECT c.*, t.grp, t.grp_n, CASE WHEN c.status IN ('accepted', 'edited') THEN 1 ELSE 0 END AS counts
    FROM claims c JOIN texts t ON t.text = c.text
    WHERE c.status <> 'rejected')
SELECT k.topic, k.aspect, k.grp,
       SUM(k.counts),
       COUNT(DISTINCT CASE WHEN k.counts = 1 THEN k.text END),
       SUM(CASE WHEN k.polarity = 'negated' THEN k.counts ELSE 0 END),
       SUM(CASE WHEN k.standing = 'own' THEN k.counts ELSE 0 END),
       SUM(CASE WHEN k.standing = 'reported' THEN k.counts ELSE 0 END),
       SUM(CASE WHEN k.standing = 'analogy' THEN k.counts ELSE 0 END),
       SUM(1 - k.counts)
FROM made k JOIN chosen c ON c.topic = k.topic
LEFT JOIN members a ON a.taxonomy = 'aspects' AND a.member = k.aspect
GROUP BY k.topic, k.aspect, k.grp
ORDER BY MIN(c.n), COALESCE(MIN(a.n), 1000000), k.aspect, MIN(k.grp_n)
"""


def measure(engine: Engine) -> Table:
    """Return one row for each cell that holds a claim, decided or proposed."""
    rows = tuple(tuple(int(c) if i > 2 else c for i, c in enumerate(row)) for row in engine.rows(SQL))
    return Table("matrix", TITLE, COLUMNS, rows)
