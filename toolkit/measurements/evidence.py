"""Every sentence that a number or a statement of the report rests on: one row a sentence.

Those are the sentences that the tables of the report list in their columns `passages`, at most 200 a number.
"""

from __future__ import annotations

from collections import defaultdict

from toolkit.ground.writing import sha256
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
    Column("hash", "sha256", "the first 16 digits of the SHA-256 of the quote, by which a change shows"),
    Column("claims", "id", "the claims on the topics that it states, spaces between"),
    Column("concepts", "id", "the concepts that it names, of the topics and others, spaces between"),
)

SQL = """
WITH stated AS (
    SELECT e.text, e.sentence, e.claim
    FROM evidence e
    JOIN claims c ON c.text = e.text AND c.claim = e.claim AND c.status IN ('accepted', 'edited')
    JOIN chosen k ON k.topic = c.topic),
meant AS (
    SELECT o.text, CASE WHEN o.sentence = '' THEN o.passage ELSE o.sentence END AS sentence,
           COALESCE(c.counts_as, o.concept) AS concept
    FROM observations o LEFT JOIN concepts c ON c.concept = o.concept),
behind AS (
    SELECT w.text, w.sentence, s.claim, CAST(NULL AS VARCHAR(1)) AS concept
    FROM shown w LEFT JOIN stated s ON s.text = w.text AND s.sentence = w.sentence
    UNION SELECT w.text, w.sentence, CAST(NULL AS VARCHAR(1)) AS claim, m.concept
    FROM shown w JOIN meant m ON m.text = w.text AND m.sentence = w.sentence)
SELECT b.text, COALESCE(s.passage, p.passage), b.sentence, COALESCE(s.start, p.start), COALESCE(s.end, p.end),
       COALESCE(s.quote, p.quote), b.claim, b.concept
FROM behind b
JOIN texts t ON t.text = b.text
LEFT JOIN sentences s ON s.text = b.text AND s.sentence = b.sentence
LEFT JOIN passages p ON p.text = b.text AND p.passage = b.sentence
ORDER BY t.grp_n, b.text, COALESCE(s.start, p.start), b.sentence, b.claim, b.concept
"""


def measure(engine: Engine) -> Table:
    """Return the sentences in the order of the texts; one that is gone from its text has no quote."""
    claims: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    concepts: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    seen: dict[tuple[str, str], tuple[Cell, ...]] = {}
    for text, passage, sentence, start, end, quote, claim, concept in engine.rows(SQL):
        key = (text, sentence)
        even = " ".join(quote.split()) if quote is not None else None
        digest = sha256(even.encode())[:16] if even is not None else None
        seen[key] = (f"{text}#{sentence}", text, passage, sentence, start, end, even, digest)
        if claim is not None:
            claims[key][claim] = None
        if concept is not None:
            concepts[key][concept] = None
    rows = tuple((*row, " ".join(claims[key]), " ".join(concepts[key])) for key, row in seen.items())
    return Table("evidence", TITLE, COLUMNS, rows)
