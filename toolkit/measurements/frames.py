"""Who is joined or included with whom, by what, where, with what result: one row a topic, a group, a role and what has it.

Counted are the accepted claims on the topics; a claim in which a concept has a role twice counts once.
"""

from __future__ import annotations

from collections import defaultdict

from toolkit.index.columns import GROUP, PASSAGES, SENTENCES, places
from toolkit.index.engine import Engine
from toolkit.model.table import Cell, Column, Table

TITLE = "Parts that concepts take in claims"
COLUMNS = (
    Column("topic", "id", "the topic"),
    GROUP,
    Column("role", "text", "`subject`, `participant`, `place`, `result` or `authority`"),
    Column(
        "target",
        "id",
        "the concept or person that has the role; one that the scheme counts with another is counted there",
    ),
    Column("claims", "occurrences", "claims in which it has the role"),
    Column("negated", "occurrences", "negative ones among them"),
    Column("reported", "occurrences", "those that a named voice makes"),
    Column("of", "occurrences", "all claims of the group on the topic"),
    Column("aspects", "id", "the aspects of these claims, spaces between"),
    Column("groups", "occurrences", "in how many groups it has this role on this topic"),
    PASSAGES,
    SENTENCES,
)

SQL = """
SELECT k.topic, t.grp, r.type, COALESCE(c.counts_as, r.target), k.text, k.claim, k.polarity, k.standing, k.aspect
FROM claims k
JOIN chosen h ON h.topic = k.topic
JOIN texts t ON t.text = k.text
JOIN roles r ON r.text = k.text AND r.claim = k.claim
LEFT JOIN concepts c ON c.concept = r.target
WHERE k.status IN ('accepted', 'edited')
ORDER BY h.n, t.grp_n, r.type, COALESCE(c.counts_as, r.target), k.text, k.claim
"""
ALL = """
SELECT k.topic, t.grp, COUNT(DISTINCT CONCAT(k.text, '#', k.claim))
FROM claims k JOIN chosen h ON h.topic = k.topic JOIN texts t ON t.text = k.text
WHERE k.status IN ('accepted', 'edited') GROUP BY k.topic, t.grp
"""
EVIDENCE = """
SELECT e.text, e.claim, e.sentence FROM evidence e
LEFT JOIN sentences s ON s.text = e.text AND s.sentence = e.sentence
ORDER BY e.text, e.claim, s.start, e.sentence
"""

ROLES = ("subject", "participant", "place", "result", "authority")


def measure(engine: Engine) -> Table:
    """Return the roles topic by topic and group by group, what has a role in most claims first."""
    behind: dict[tuple[str, str], list[str]] = defaultdict(list)
    for text, claim, sentence in engine.rows(EVIDENCE):
        behind[text, claim].append(f"{text}#{sentence}")
    claims: dict[tuple[str, str, str, str], dict[tuple[str, str], tuple[str, str, str]]] = defaultdict(dict)
    order: dict[tuple[str, str], int] = {}
    in_groups: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for topic, group, role, target, text, claim, polarity, standing, aspect in engine.rows(SQL):
        claims[topic, group, role, target][text, claim] = (polarity, standing, aspect)
        order.setdefault((topic, group), len(order))
        in_groups[topic, role, target].add(group)
    every = {(topic, group): int(n) for topic, group, n in engine.rows(ALL)}
    rank = {role: n for n, role in enumerate(ROLES)}
    rows: list[tuple[Cell, ...]] = []
    for key in sorted(claims, key=lambda k: (order[k[:2]], rank.get(k[2], 9), -len(claims[k]), k[3])):
        made = claims[key]
        aspects = dict.fromkeys(aspect for _, _, aspect in made.values())
        rows.append(
            (
                *key,
                len(made),
                sum(polarity == "negated" for polarity, _, _ in made.values()),
                sum(standing == "reported" for _, standing, _ in made.values()),
                every[key[0], key[1]],
                " ".join(aspects),
                len(in_groups[key[0], key[2], key[3]]),
                *places(p for claim in made for p in behind[claim]),
            )
        )
    return Table("frames", TITLE, COLUMNS, tuple(rows))
