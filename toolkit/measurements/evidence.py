"""Every sentence that states a claim on the topics or names one of their concepts: one row a sentence."""

from __future__ import annotations

from collections import defaultdict

from toolkit.index.engine import Engine
from toolkit.model.table import Cell, Column, Table

TITLE = "Evidence"
COLUMNS = (
    Column("id", "id", "TEXT#SENTENCE: the same for as long as the text keeps its ids"),
    Column("text", "id", "the text"),
    Column("passage", "id", "the passage that it stands in"),
    Column("sentence", "id", "the sentence; where a text has no sentences, its passage"),
    Column("start", "code points", "where it begins in the text"),
    Column("end", "code points", "where it ends, not included"),
    Column("quote", "text", "the sentence, white space made even"),
    Column("claims", "id", "the claims on the topics that it states, spaces between"),
    Column("concepts", "id", "the concepts of the topics that it names, spaces between"),
)

SQL = """
WITH named AS (
    SELECT o.text, CASE WHEN o.sentence = '' THEN o.passage ELSE o.sentence END AS sentence,
           CAST(NULL AS VARCHAR(1)) AS claim, tc.concept
    FROM observations o
    LEFT JOIN concepts c ON c.concept = o.concept
    JOIN topic_concepts tc ON tc.concept = COALESCE(c.counts_as, o.concept)
    JOIN chosen k ON k.topic = tc.topic),
stated AS (
    SELECT e.text, e.sentence, e.claim, CAST(NULL AS VARCHAR(1)) AS concept
    FROM evidence e
    JOIN claims c ON c.text = e.text AND c.claim = e.claim AND c.status IN ('accepted', 'edited')
    JOIN chosen k ON k.topic = c.topic),
behind AS (SELECT * FROM named UNION SELECT * FROM stated)
SELECT b.text, COALESCE(s.passage, p.passage), b.sentence, COALESCE(s.start, p.start), COALESCE(s.end, p.end),
       COALESCE(s.quote, p.quote), b.claim, b.concept
FROM behind b
JOIN texts t ON t.text = b.text
LEFT JOIN sentences s ON s.text = b.text AND s.sentence = b.sentence
LEFT JOIN passages p ON p.text = b.text AND p.passage = b.sentence
LEFT JOIN members g ON g.taxonomy = 'traditions' AND g.member = t.tradition
ORDER BY t.tradition = '', COALESCE(g.n, 1000000), t.tradition, b.text, COALESCE(s.start, p.start), b.sentence, b.claim, b.concept
"""


def measure(engine: Engine) -> Table:
    """Return the sentences in the order of the texts; one that is gone from its text has no quote."""
    claims: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    concepts: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    seen: dict[tuple[str, str], tuple[Cell, ...]] = {}
    for text, passage, sentence, start, end, quote, claim, concept in engine.rows(SQL):
        key = (text, sentence)
        even = " ".join(quote.split()) if quote is not None else None
        seen[key] = (f"{text}#{sentence}", text, passage, sentence, start, end, even)
        if claim is not None:
            claims[key][claim] = None
        if concept is not None:
            concepts[key][concept] = None
    rows = tuple((*row, " ".join(claims[key]), " ".join(concepts[key])) for key, row in seen.items())
    return Table("evidence", TITLE, COLUMNS, rows)
