"""Whose words stand in each group besides the authors' own: one row a group, a voice and a manner.

A concept named in another's words is that other's witness, not the author's: the share that must not be counted twice.
"""

from __future__ import annotations

from collections import defaultdict

from toolkit.index.columns import GROUP, PASSAGES, SENTENCES, places
from toolkit.index.engine import Engine
from toolkit.model.table import Cell, Column, Table

TITLE = "Voices that are quoted or reported"
COLUMNS = (
    GROUP,
    Column("voice", "id", "the person or collective voice"),
    Column("name", "text", "what reports call it"),
    Column("direct", "", "whether the words are quoted (true) or reported (false)"),
    Column("stretches", "occurrences", "how many stretches of text it speaks"),
    Column(
        "words",
        "words",
        "the words of these stretches without the notes called in them; a voice within a voice counts for both",
    ),
    Column("share", "share", "of the words of the group's running text"),
    Column("terms", "occurrences", "tagged terms that stand in them"),
    Column("texts", "texts", "in how many texts of the group"),
    PASSAGES,
    SENTENCES,
)

SQL = """
SELECT t.grp, v.who, COALESCE(a.name, v.who), v.direct, v.text,
       CASE WHEN v.sentence = '' THEN v.passage ELSE v.sentence END, v.start, v.words,
       (SELECT COUNT(*) FROM observations o
        WHERE o.text = v.text AND o.start >= v.start AND o.end <= v.end AND o.status <> 'proposed')
FROM voices v JOIN texts t ON t.text = v.text LEFT JOIN authorities a ON a.id = v.who
WHERE v.status <> 'proposed'
ORDER BY t.grp_n, v.text, v.start, v.who
"""
WORDS = "SELECT grp, SUM(words) FROM texts GROUP BY grp"


def measure(engine: Engine) -> Table:
    """Return the voices group by group, the one with most words first."""
    words = {group: int(n) for group, n in engine.rows(WORDS)}
    sums: dict[tuple[str, str, str, bool], list[int]] = defaultdict(lambda: [0, 0, 0])
    texts: dict[tuple[str, str, str, bool], set[str]] = defaultdict(set)
    at: dict[tuple[str, str, str, bool], list[str]] = defaultdict(list)
    order: dict[str, int] = {}
    for group, who, name, direct, text, sentence, _start, length, terms in engine.rows(SQL):
        key = (group, who, name, bool(direct))
        order.setdefault(group, len(order))
        for i, n in enumerate((1, int(length), int(terms))):
            sums[key][i] += n
        texts[key].add(text)
        at[key].append(f"{text}#{sentence}")
    rows: list[tuple[Cell, ...]] = []
    for key in sorted(sums, key=lambda k: (order[k[0]], -sums[k][1], k[2], k[3])):
        stretches, length, terms = sums[key]
        share = round(length / words[key[0]], 4) if words.get(key[0]) else None
        rows.append((*key, stretches, length, share, terms, len(texts[key]), *places(at[key])))
    return Table("voices", TITLE, COLUMNS, tuple(rows))
