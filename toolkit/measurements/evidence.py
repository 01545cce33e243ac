"""Every sentence that a number or a statement of the report rests on: one row a sentence.

Those are the sentences that state a claim on the topics, all that name one of their concepts, and of those that name another
concept the first 200 for each tradition and channel, which are the ones that the table *concepts* lists.
"""

from __future__ import annotations

from collections import defaultdict

from toolkit.index.engine import Engine
from toolkit.index.ranked import RANKED
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
    Column("concepts", "id", "the concepts that it names, of the topics and others, spaces between"),
)

SQL = f"""
{RANKED},
stated AS (
    SELECT e.text, e.sentence, e.claim
    FROM evidence e
    JOIN claims c ON c.text = e.text AND c.claim = e.claim AND c.status IN ('accepted', 'edited')
    JOIN chosen k ON k.topic = c.topic),
chosen_sentences AS (
    SELECT text, sentence FROM stated
    UNION SELECT text, sentence FROM listed),
behind AS (
    SELECT text, sentence, claim, CAST(NULL AS VARCHAR(1)) AS concept FROM stated
    UNION SELECT n.text, n.sentence, CAST(NULL AS VARCHAR(1)) AS claim, n.concept
    FROM ranked n JOIN chosen_sentences k ON k.text = n.text AND k.sentence = n.sentence)
SELECT b.text, COALESCE(s.passage, p.passage), b.sentence, COALESCE(s.start, p.start), COALESCE(s.end, p.end),
       COALESCE(s.quote, p.quote), b.claim, b.concept
FROM behind b
JOIN texts t ON t.text = b.text
LEFT JOIN sentences s ON s.text = b.text AND s.sentence = b.sentence
LEFT JOIN passages p ON p.text = b.text AND p.passage = b.sentence
LEFT JOIN members g ON g.taxonomy = 'traditions' AND g.member = t.tradition
ORDER BY t.tradition = '', COALESCE(g.n, 1000000), t.tradition, b.text, COALESCE(s.start, p.start), b.sentence, b.claim, b.concept
"""  # noqa: S608 - our own words


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
