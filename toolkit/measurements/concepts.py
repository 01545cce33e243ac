"""How often each concept stands in each group, by channel: one row a concept, a group and a channel.

The channel `any` is their sum, and has a row for every group, so that a concept that one group names in English and
another in transliteration is never taken for missing. The rate is occurrences divided by words of running text, times
1,000, over the texts of the group whose terms are tagged; where there are none, count and rate are null.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from toolkit.index.columns import GROUP, PASSAGES, SENTENCES, places
from toolkit.index.engine import Engine
from toolkit.model.table import Cell, Column, Table

TITLE = "Concepts by group and channel"
COLUMNS = (
    Column("concept", "id", "the concept; one that the scheme counts with another is counted there"),
    Column("head", "text", "its Hebrew or Aramaic headword; null where the scheme has none"),
    Column("topics", "id", "the topics asked for that it belongs to, spaces between"),
    GROUP,
    Column("channel", "text", "`transliteration`, `acronym`, `hebrew`, `english`, or `any`: their sum"),
    Column(
        "count",
        "occurrences",
        "occurrences in running text that are tagged; null where no text has tagged terms. An English word is tagged only where it is a term (guidelines, E4): 0 is no sign that the idea is absent",
    ),
    Column("rate", "per 1,000 words", "occurrences per 1,000 words of the group's tagged texts"),
    Column("words", "words", "the words that the rate is measured against"),
    Column("texts", "texts", "in how many texts they stand"),
    Column(
        "in_notes",
        "occurrences",
        "further occurrences in notes, bylines and date lines, which the rate leaves out",
    ),
    Column("proposed", "occurrences", "occurrences that a program proposes and nobody has decided"),
    PASSAGES,
    SENTENCES,
)

SQL = """
SELECT COALESCE(c.counts_as, o.concept), t.grp, o.channel, o.text,
       CASE WHEN o.sentence = '' THEN o.passage ELSE o.sentence END, MIN(o.start),
       SUM(CASE WHEN o.status = 'decided' AND p.kind NOT IN ('note', 'byline', 'dateline') THEN 1 ELSE 0 END),
       SUM(CASE WHEN o.status = 'decided' AND p.kind IN ('note', 'byline', 'dateline') THEN 1 ELSE 0 END),
       SUM(CASE WHEN o.status = 'proposed' THEN 1 ELSE 0 END)
FROM observations o
JOIN texts t ON t.text = o.text
JOIN passages p ON p.text = o.text AND p.passage = o.passage
LEFT JOIN concepts c ON c.concept = o.concept
GROUP BY COALESCE(c.counts_as, o.concept), t.grp, o.channel, o.text, CASE WHEN o.sentence = '' THEN o.passage ELSE o.sentence END
ORDER BY o.text, MIN(o.start), CASE WHEN o.sentence = '' THEN o.passage ELSE o.sentence END, o.channel
"""
WORDS = """
WITH tagged AS (SELECT DISTINCT text FROM observations WHERE status = 'decided')
SELECT t.grp, SUM(CASE WHEN t.terms_complete OR g.text IS NOT NULL THEN t.words END)
FROM texts t LEFT JOIN tagged g ON g.text = t.text
GROUP BY t.grp
ORDER BY MIN(t.grp_n)
"""
HEADS = "SELECT concept, head, n FROM concepts"
TOPICS = "SELECT tc.concept, tc.topic FROM topic_concepts tc JOIN chosen c ON c.topic = tc.topic ORDER BY tc.concept, c.n"

CHANNELS = ("any", "transliteration", "acronym", "hebrew", "english")


class _Sum:
    def __init__(self) -> None:
        self.count = self.notes = self.proposed = 0
        self.texts: set[str] = set()
        self.passages: dict[str, None] = {}

    def add(self, text: str, sentence: str, count: int, notes: int, proposed: int) -> None:
        self.count += count
        self.notes += notes
        self.proposed += proposed
        self.passages[f"{text}#{sentence}"] = None
        if count or notes:
            self.texts.add(text)


def measure(engine: Engine) -> Table:
    """Return the concepts of the topics first, then the others; in each part the most frequent first."""
    sums: dict[str, dict[tuple[str, str], _Sum]] = defaultdict(lambda: defaultdict(_Sum))
    for concept, group, channel, text, sentence, _start, count, notes, proposed in engine.rows(SQL):
        for c in (channel, "any"):
            sums[concept][group, c].add(text, sentence, int(count), int(notes), int(proposed))
    words = {group: None if n is None else int(n) for group, n in engine.rows(WORDS)}
    heads = {concept: (head, n) for concept, head, n in engine.rows(HEADS)}
    topics: dict[str, list[str]] = defaultdict(list)
    for concept, topic in engine.rows(TOPICS):
        topics[concept].append(topic)

    def order(concept: str) -> tuple[Any, ...]:
        total = sum(s.count + s.proposed for (_, channel), s in sums[concept].items() if channel == "any")
        return (concept not in topics, -total, heads.get(concept, ("", 1_000_000))[1], concept)

    rows: list[tuple[Cell, ...]] = []
    for concept in sorted(sums, key=order):
        name = (concept, heads.get(concept, ("", 0))[0] or None, " ".join(topics.get(concept, ())))
        for group, length in words.items():
            given = [c for c in CHANNELS if c == "any" or (group, c) in sums[concept]]
            rows += [(*name, group, c, *_figures(sums[concept][group, c], length)) for c in given]
    return Table("concepts", TITLE, COLUMNS, tuple(rows))


def _figures(s: _Sum, words: int | None) -> tuple[Cell, ...]:
    counted = None if words is None else s.count
    rate = None if not words else round(1000 * s.count / words, 3)
    return (
        counted,
        rate,
        words,
        len(s.texts),
        s.notes,
        s.proposed,
        *places(s.passages),
    )
