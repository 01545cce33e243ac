"""Every occurrence of a concept, with its place: one row an occurrence."""

from __future__ import annotations

from toolkit.index.engine import Engine, shared
from toolkit.model.table import Column, Table

TITLE = "Occurrences of concepts"
COLUMNS = (
    Column("text", "id", "the text"),
    Column("passage", "id", "the passage"),
    Column("sentence", "id", "the sentence; empty where the text has none there"),
    Column("start", "code points", "where it begins in the text"),
    Column("end", "code points", "where it ends, not included"),
    Column("form", "text", "the words, white space made even"),
    Column("concept", "id", "the concept; one that the scheme counts with another is counted there"),
    Column("topical", "", "whether it belongs to a topic that was asked for"),
    Column("channel", "text", "`transliteration`, `acronym`, `hebrew` or `english`"),
    Column("lang", "text", "the language tag of the words"),
    Column(
        "status",
        "text",
        "`decided` by the responsible party, or `proposed` by a program; `counted` if it is proposed and was to be counted all the same",
    ),
    Column("at", "share", "where in its text it begins: 0 at the first character, 1 at the last"),
    Column("voice", "text", "in whose words it stands; null for the author's own"),
)

SQL = """
WITH lengths AS (SELECT text, GREATEST(MAX("end"), 1) AS length FROM passages GROUP BY text),
topical AS (SELECT DISTINCT tc.concept FROM topic_concepts tc JOIN chosen k ON k.topic = tc.topic)
SELECT o.text, o.passage, o.sentence, o.start, o.end, o.form, COALESCE(c.counts_as, o.concept), tc.concept IS NOT NULL,
       o.channel, o.lang, o.status, ROUND(o.start / l.length, 4), COALESCE(a.name, NULLIF(o.voice, ''))
FROM observations o
JOIN lengths l ON l.text = o.text
LEFT JOIN concepts c ON c.concept = o.concept
LEFT JOIN topical tc ON tc.concept = COALESCE(c.counts_as, o.concept)
LEFT JOIN authorities a ON a.id = o.voice
ORDER BY o.text, o.start, o.end, COALESCE(c.counts_as, o.concept), o.channel, o.status
"""


def measure(engine: Engine) -> Table:
    """Return the occurrences in the order of the texts."""
    return Table("mentions", TITLE, COLUMNS, tuple(map(shared, engine.each(SQL))))
