"""Which concepts stand near each other in each group: one row a group and a pair of concepts that share a sentence.

A concept and one that stands within its name (*Masach* in *Masach de Guf*) are no pair. What is counted is sentences, not occurrences.
Where a text has no sentences its passages count instead.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

import numpy as np

from toolkit.index.columns import FEW, GROUP, PASSAGES_FEW, SENTENCE_OF, SENTENCES, places
from toolkit.index.engine import Engine
from toolkit.model.table import Cell, Column, Table
from toolkit.statistics.contingency import log_dice, log_likelihood
from toolkit.statistics.discovery import by_chance, discovery_rates

LEAST = 2  # sentences that a pair must share

TITLE = "Concepts that stand together"
COLUMNS = (
    GROUP,
    Column("concept", "id", "the one concept, the first of the two in the order of their ids"),
    Column("companion", "id", "the other"),
    Column("together", "occurrences", "sentences that name both"),
    Column("concept_in", "occurrences", "sentences that name the one"),
    Column("companion_in", "occurrences", "sentences that name the other"),
    Column("of", "occurrences", "sentences of the group that name any concept"),
    Column(
        "g2",
        "G²",
        "log-likelihood that they stand together more (or, with a minus, less) than by chance (Dunning 1993)",
    ),
    Column(
        "log_dice",
        "logDice",
        "how much they belong together, at most 14, comparable between groups (Rychlý 2008)",
    ),
    Column(
        "q",
        "share",
        "false-discovery rate: the share of chance finds among the pairs of the table that are at least as sure (Benjamini and Hochberg 1995), all pairs of concepts that two sentences of a group name counted as tried",
    ),
    Column("topical", "", "whether one of them belongs to a topic that was asked for"),
    Column("groups", "occurrences", "in how many groups the two share at least one sentence"),
    PASSAGES_FEW,
    SENTENCES,
)

SQL = f"""
SELECT t.grp, o.text, {SENTENCE_OF}, COALESCE(c.counts_as, o.concept), MIN(o.start), MAX(o.end)
FROM observations o
JOIN texts t ON t.text = o.text
JOIN passages p ON p.text = o.text AND p.passage = o.passage
LEFT JOIN concepts c ON c.concept = o.concept
WHERE o.status <> 'proposed' AND p.kind NOT IN ('note', 'byline', 'dateline', 'speaker')
GROUP BY t.grp, o.text, {SENTENCE_OF}, COALESCE(c.counts_as, o.concept), o.start
ORDER BY MIN(t.grp_n), o.text, MIN(o.start), MAX(o.end) DESC, COALESCE(c.counts_as, o.concept)
"""  # noqa: S608 - our own words
TOPICAL = "SELECT DISTINCT tc.concept FROM topic_concepts tc JOIN chosen k ON k.topic = tc.topic"


def measure(engine: Engine) -> Table:
    """Return the pairs that share two sentences or more, group by group, the surest first."""
    sentences: dict[str, dict[tuple[str, str], list[tuple[str, int, int]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for group, text, sentence, concept, start, end in engine.rows(SQL):
        sentences[group][text, sentence].append((concept, int(start), int(end)))
    topical = {concept for (concept,) in engine.rows(TOPICAL)}
    found: dict[str, dict[tuple[str, str], list[str]]] = {}
    alone: dict[str, dict[str, int]] = {}
    for group, held in sentences.items():
        pairs: dict[tuple[str, str], list[str]] = defaultdict(list)
        counts: dict[str, int] = defaultdict(int)
        for (text, sentence), named in held.items():
            for concept in {c for c, _, _ in named}:
                counts[concept] += 1
            for one, other in sorted(_pairs(named)):
                pairs[one, other].append(f"{text}#{sentence}")
        found[group], alone[group] = pairs, counts
    in_groups: dict[tuple[str, str], int] = defaultdict(int)
    for pairs in found.values():
        for pair in pairs:
            in_groups[pair] += 1
    rows: list[tuple[Cell, ...]] = []
    chances: list[float] = []
    tests = 0
    for group, pairs in found.items():
        often = sum(n >= LEAST for n in alone[group].values())
        tests += often * (often - 1) // 2
        kept, chance = _rows(group, pairs, alone[group], len(sentences[group]), topical, in_groups)
        rows += kept
        chances += chance
    at = [c.name for c in COLUMNS].index("q")
    rates = discovery_rates(chances, tests).tolist()
    made = ((*row[:at], round(q, 4), *row[at:]) for row, q in zip(rows, rates, strict=True))
    return Table("companions", TITLE, COLUMNS, tuple(made))


def _pairs(named: list[tuple[str, int, int]]) -> set[tuple[str, str]]:
    """Return the pairs of different concepts of which some occurrences do not lie within each other."""
    return {
        (min(a, b), max(a, b))
        for (a, s, e), (b, s2, e2) in combinations(named, 2)
        if a != b and not (s <= s2 and e2 <= e) and not (s2 <= s and e <= e2)
    }


def _rows(
    group: str,
    pairs: dict[tuple[str, str], list[str]],
    alone: dict[str, int],
    total: int,
    topical: set[str],
    in_groups: dict[tuple[str, str], int],
) -> tuple[list[tuple[Cell, ...]], list[float]]:
    """Return the rows of a group without their rate, and for each the probability that chance alone makes it."""
    kept = sorted(pair for pair, at in pairs.items() if len(at) >= LEAST)
    if not kept:
        return [], []
    together = np.array([len(pairs[pair]) for pair in kept])
    first, second = (np.array([alone[pair[i]] for pair in kept]) for i in (0, 1))
    g2, dice = log_likelihood(together, first, second, total), log_dice(together, first, second)
    chance = by_chance(together, first, second, total)
    order = np.lexsort((-together, -g2))
    rows: list[tuple[Cell, ...]] = [
        (
            group,
            *kept[n],
            int(together[n]),
            int(first[n]),
            int(second[n]),
            total,
            round(float(g2[n]), 3) + 0.0,
            round(float(dice[n]), 3),
            bool(topical & set(kept[n])),
            in_groups[kept[n]],
            *places(pairs[kept[n]], FEW),
        )
        for n in order
    ]
    return rows, chance[order].tolist()
