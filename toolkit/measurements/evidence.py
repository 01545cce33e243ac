"""Every sentence that a number or a statement of the report rests on: one row a sentence.

Those are the sentences that the tables of the report list in their columns `passages`, at most 200 a number.
"""

from __future__ import annotations

from itertools import groupby
from sys import intern

from toolkit.ground.writing import sha256
from toolkit.index.engine import Engine, shared
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

SENTENCES = """
SELECT w.text, COALESCE(s.passage, p.passage), w.sentence, COALESCE(s.start, p.start), COALESCE(s.end, p.end), COALESCE(s.quote, p.quote)
FROM shown w
JOIN texts t ON t.text = w.text
LEFT JOIN sentences s ON s.text = w.text AND s.sentence = w.sentence
LEFT JOIN passages p ON p.text = w.text AND p.passage = w.sentence
ORDER BY t.grp_n, w.text, COALESCE(s.start, p.start), w.sentence
"""
STATED = """
SELECT DISTINCT w.text, w.sentence, e.claim
FROM shown w
JOIN evidence e ON e.text = w.text AND e.sentence = w.sentence
JOIN claims c ON c.text = e.text AND c.claim = e.claim AND c.status IN ('accepted', 'edited')
JOIN chosen k ON k.topic = c.topic
ORDER BY w.text, w.sentence, e.claim
"""
MEANT = """
SELECT DISTINCT w.text, w.sentence, COALESCE(c.counts_as, o.concept) AS concept
FROM shown w
JOIN observations o ON o.text = w.text AND CASE WHEN o.sentence = '' THEN o.passage ELSE o.sentence END = w.sentence
LEFT JOIN concepts c ON c.concept = o.concept
ORDER BY w.text, w.sentence, concept
"""


def measure(engine: Engine) -> Table:
    """Return the sentences in the order of the texts; one that is gone from its text has no quote."""
    claims, concepts = (_by_sentence(engine, sql) for sql in (STATED, MEANT))
    rows: list[tuple[Cell, ...]] = []
    for text, passage, sentence, start, end, quote in engine.each(SENTENCES):
        even = " ".join(quote.split()) if quote is not None else None
        digest = sha256(even.encode())[:16] if even is not None else None
        place = f"{text}#{sentence}"
        behind = (of.get(place, "") for of in (claims, concepts))
        rows.append((place, *shared((text, passage, sentence)), start, end, even, digest, *behind))
    return Table("evidence", TITLE, COLUMNS, tuple(rows))


def _by_sentence(engine: Engine, sql: str) -> dict[str, str]:
    """Return what a query names in each sentence, spaces between."""
    by_place = groupby(engine.each(sql), key=lambda row: f"{row[0]}#{row[1]}")
    return {place: intern(" ".join(row[2] for row in rows)) for place, rows in by_place}
