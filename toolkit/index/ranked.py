"""The start of a query that asks for the sentences which name concepts: its common table expressions, and how many are listed.

`ranked` has one row a sentence, concept and channel with its `place` among those of its tradition, in the order of the texts;
`topical` the concepts of the topics that were asked for; `listed` the sentences that reports quote. A sentence that names
another concept is listed up to place `MOST`, so that a report over a large corpus does not quote all of it; the table *concepts*
lists the same ones.
"""

from __future__ import annotations

MOST = 200

RANKED = f"""WITH ranked AS (
    SELECT n.*, ROW_NUMBER() OVER (PARTITION BY n.concept, n.tradition, n.channel ORDER BY n.text, n.start, n.sentence) AS place
    FROM (
        SELECT o.text, CASE WHEN o.sentence = '' THEN o.passage ELSE o.sentence END AS sentence,
               COALESCE(c.counts_as, o.concept) AS concept, t.tradition, o.channel, MIN(o.start) AS start
        FROM observations o
        JOIN texts t ON t.text = o.text
        LEFT JOIN concepts c ON c.concept = o.concept
        GROUP BY o.text, CASE WHEN o.sentence = '' THEN o.passage ELSE o.sentence END, COALESCE(c.counts_as, o.concept),
                 t.tradition, o.channel) n),
topical AS (SELECT DISTINCT tc.concept FROM topic_concepts tc JOIN chosen k ON k.topic = tc.topic),
listed AS (
    SELECT DISTINCT r.text, r.sentence FROM ranked r LEFT JOIN topical tc ON tc.concept = r.concept
    WHERE r.place <= {MOST} OR tc.concept IS NOT NULL)"""  # noqa: S608 - our own number
