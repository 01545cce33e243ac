"""How often each concept stands in each group, by channel: one row a concept, a group and a channel.

The channel `any` is their sum, and has a row for every group, so that a concept that one group names in English and
another in transliteration is never taken for missing. The rate is occurrences divided by words of running text, times
1,000, over the texts of the group whose terms are tagged; where there are none, count and rate are null. Its interval is found by
drawing texts anew, or passages where there is one text alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

import numpy as np

from toolkit.index.columns import GROUP, PASSAGES, SENTENCES, places
from toolkit.index.engine import Engine
from toolkit.model.table import Cell, Column, Table
from toolkit.statistics.intervals import resampled_rates

LEAST_WORDS = 300  # a single occurrence in fewer is a rate above 3 in 1,000, more than most concepts reach

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
    Column(
        "low",
        "per 1,000 words",
        "the lower end of the rate's 95% interval; null where nothing is counted, or where there is one passage alone",
    ),
    Column("high", "per 1,000 words", "the upper end of the interval"),
    Column(
        "resampled",
        "text",
        "what was drawn anew for the interval: `texts`, or `passages` where one text is all there is; null without an interval",
    ),
    Column(
        "enough",
        "",
        f"whether the words are enough for a rate to say something: {LEAST_WORDS} or more; null where nothing is tagged",
    ),
    Column("words", "words", "the words that the rate is measured against"),
    Column("texts", "texts", "in how many texts they stand"),
    Column(
        "quoted",
        "occurrences",
        "how many of the count stand in another's words, quoted or reported: they are not this author's witness",
    ),
    Column(
        "own_rate",
        "per 1,000 words",
        "the rest of the count, per 1,000 of the authors' own words; null where there are none",
    ),
    Column("own_words", "words", "the words of the tagged texts that are nobody else's"),
    Column(
        "in_notes",
        "occurrences",
        "further occurrences in notes, bylines, date lines and labels of speakers, which the rate leaves out",
    ),
    Column("proposed", "occurrences", "occurrences that a program proposes and nobody has decided"),
    PASSAGES,
    SENTENCES,
)

SQL = """
SELECT COALESCE(c.counts_as, o.concept), t.grp, o.channel, o.text, o.passage,
       CASE WHEN o.sentence = '' THEN o.passage ELSE o.sentence END, MIN(o.start),
       SUM(CASE WHEN o.status <> 'proposed' AND p.kind NOT IN ('note', 'byline', 'dateline', 'speaker') THEN 1 ELSE 0 END),
       SUM(CASE WHEN o.status <> 'proposed' AND o.voice <> '' AND p.kind NOT IN ('note', 'byline', 'dateline', 'speaker') THEN 1 ELSE 0 END),
       SUM(CASE WHEN o.status <> 'proposed' AND p.kind IN ('note', 'byline', 'dateline', 'speaker') THEN 1 ELSE 0 END),
       SUM(CASE WHEN o.status = 'proposed' THEN 1 ELSE 0 END)
FROM observations o
JOIN texts t ON t.text = o.text
JOIN passages p ON p.text = o.text AND p.passage = o.passage
LEFT JOIN concepts c ON c.concept = o.concept
GROUP BY COALESCE(c.counts_as, o.concept), t.grp, o.channel, o.text, o.passage, CASE WHEN o.sentence = '' THEN o.passage ELSE o.sentence END
ORDER BY o.text, MIN(o.start), CASE WHEN o.sentence = '' THEN o.passage ELSE o.sentence END, o.channel
"""
# The parts of each group that rates are measured on: the texts whose terms are tagged, and their passages of running text.
PARTS = """
WITH tagged AS (SELECT DISTINCT text FROM observations WHERE status <> 'proposed')
SELECT t.grp, t.text, p.passage, CASE WHEN t.terms_complete OR g.text IS NOT NULL THEN p.words END
FROM texts t
LEFT JOIN tagged g ON g.text = t.text
LEFT JOIN passages p ON p.text = t.text AND NOT p.furniture AND p.kind NOT IN ('note', 'byline', 'dateline', 'speaker')
ORDER BY t.grp_n, t.text, p.start
"""
OWN = """
WITH tagged AS (SELECT DISTINCT text FROM observations WHERE status <> 'proposed')
SELECT t.grp, SUM(t.own_words) FROM texts t
LEFT JOIN tagged g ON g.text = t.text
WHERE t.terms_complete OR g.text IS NOT NULL
GROUP BY t.grp
"""
HEADS = "SELECT concept, head, n FROM concepts"
TOPICS = "SELECT tc.concept, tc.topic FROM topic_concepts tc JOIN chosen c ON c.topic = tc.topic ORDER BY tc.concept, c.n"

CHANNELS = ("any", "transliteration", "acronym", "hebrew", "english")


class _Sum:
    def __init__(self) -> None:
        self.count = self.quoted = self.notes = self.proposed = 0
        self.parts: Counter[tuple[str, str]] = Counter()
        self.texts: set[str] = set()
        self.passages: dict[str, None] = {}

    def add(self, part: tuple[str, str], sentence: str, figures: Sequence[int]) -> None:
        count, quoted, notes, proposed = figures
        self.count += count
        self.quoted += quoted
        self.notes += notes
        self.proposed += proposed
        self.parts[part] += count
        self.passages[sentence] = None
        if count or notes:
            self.texts.add(part[0])


class _Extent:
    """The words that the rates of one group are measured against: by text, or by passage where there is one text alone."""

    def __init__(self, parts: Iterable[tuple[str, str, int | None]]) -> None:
        known = [(text, passage, int(words)) for text, passage, words in parts if words]
        texts = {text for text, _, _ in known}
        self.by = "texts" if len(texts) > 1 else "passages"
        self.sizes: Counter[str] = Counter()
        for text, passage, words in known:
            self.sizes[text if len(texts) > 1 else passage] += words
        self.words: int | None = self.sizes.total() if known else None

    def intervals(self, sums: Sequence[_Sum]) -> list[tuple[float | None, float | None]]:
        """Return the interval of each rate, per 1,000 words."""
        at = 0 if self.by == "texts" else 1
        order = {part: n for n, part in enumerate(self.sizes)}
        counts = np.zeros((len(order), len(sums)))
        for column, s in enumerate(sums):
            for part, count in s.parts.items():
                if part[at] in order:
                    counts[order[part[at]], column] += count
        ends = resampled_rates(counts, np.array([*self.sizes.values()], dtype=np.float64))
        return [(_rounded(low), _rounded(high)) for low, high in zip(*ends, strict=True)]


def measure(engine: Engine) -> Table:
    """Return the concepts of the topics first, then the others; in each part the most frequent first."""
    sums: dict[str, dict[tuple[str, str], _Sum]] = defaultdict(lambda: defaultdict(_Sum))
    for concept, group, channel, text, passage, sentence, _start, *found in engine.each(SQL):
        part, at, figures = (text, passage), f"{text}#{sentence}", tuple(map(int, found))
        for c in (channel, "any"):
            sums[concept][group, c].add(part, at, figures)
    extents = {
        group: _Extent((text, passage, words) for _, text, passage, words in parts)
        for group, parts in groupby(engine.rows(PARTS), key=lambda row: row[0])
    }
    own_words = {group: int(n) for group, n in engine.rows(OWN)}
    heads = {concept: (head, n) for concept, head, n in engine.rows(HEADS)}
    topics: dict[str, list[str]] = defaultdict(list)
    for concept, topic in engine.rows(TOPICS):
        topics[concept].append(topic)

    def order(concept: str) -> tuple[Any, ...]:
        total = sum(s.count + s.proposed for (_, channel), s in sums[concept].items() if channel == "any")
        return (concept not in topics, -total, heads.get(concept, ("", 1_000_000))[1], concept)

    wanted = [
        (concept, group, channel)
        for concept in sorted(sums, key=order)
        for group in extents
        for channel in CHANNELS
        if channel == "any" or (group, channel) in sums[concept]
    ]
    intervals: dict[tuple[str, str, str], tuple[float | None, float | None]] = {}
    for group, extent in extents.items():
        own = [cell for cell in wanted if cell[1] == group]
        found = extent.intervals([sums[c][g, channel] for c, g, channel in own])
        intervals |= dict(zip(own, found, strict=True))
    rows: list[tuple[Cell, ...]] = []
    for cell in wanted:
        concept, group, channel = cell
        name = (concept, heads.get(concept, ("", 0))[0] or None, " ".join(topics.get(concept, ())))
        measured = _figures(
            sums[concept][group, channel], extents[group], intervals[cell], own_words.get(group, 0)
        )
        rows.append((*name, group, channel, *measured))
    return Table("concepts", TITLE, COLUMNS, tuple(rows))


def _figures(
    s: _Sum, extent: _Extent, interval: tuple[float | None, float | None], own_words: int
) -> tuple[Cell, ...]:
    words = extent.words
    interval = interval if s.count else (None, None)
    known = interval[0] is not None
    return (
        None if words is None else s.count,
        None if not words else round(1000 * s.count / words, 3),
        *interval,
        extent.by if known else None,
        None if words is None else words >= LEAST_WORDS,
        words,
        len(s.texts),
        s.quoted,
        round(1000 * (s.count - s.quoted) / own_words, 3) if own_words else None,
        None if words is None else own_words,
        s.notes,
        s.proposed,
        *places(s.passages),
    )


def _rounded(rate: float) -> float | None:
    return None if np.isnan(rate) else round(1000 * float(rate), 3)
