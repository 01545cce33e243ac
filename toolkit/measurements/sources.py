"""Which works, and which places in them, each group cites: one row a work, a place and a group.

A place that two groups cite is where one can see what each builds on the same words; `shared` says how many groups cite the work,
`shared_place` how many the place.
"""

from __future__ import annotations

from collections import defaultdict

from toolkit.index.columns import GROUP, PASSAGES, SENTENCE_OF, SENTENCES, places
from toolkit.index.engine import Engine
from toolkit.model.table import Cell, Column, Table

TITLE = "Works and places cited"
COLUMNS = (
    Column("work", "id", "the work; `w.unknown` where the encoder does not know it"),
    Column("title", "text", "what reports call it"),
    Column("place", "text", "the place in it, as unit and number; empty where the work alone is cited"),
    GROUP,
    Column("citations", "occurrences", "how often the group cites it"),
    Column("texts", "texts", "in how many of its texts"),
    Column(
        "signals", "text", "the signals before the citations (`see`, `cf`), spaces between; null where none"
    ),
    Column(
        "claims",
        "id",
        "claims on the topics that the citing sentences make, TEXT#CLAIM, spaces between; null where none",
    ),
    Column("shared", "occurrences", "how many groups cite the work"),
    Column(
        "shared_place", "occurrences", "how many groups cite this place; null where the work alone is cited"
    ),
    PASSAGES,
    SENTENCES,
)

SQL = f"""
SELECT o.work, COALESCE(a.name, o.work), o.place, t.grp, o.text, {SENTENCE_OF}, o.start, o.signal
FROM citations o JOIN texts t ON t.text = o.text LEFT JOIN authorities a ON a.id = o.work
WHERE o.status <> 'proposed'
ORDER BY t.grp_n, o.text, o.start, o.work, o.place
"""  # noqa: S608 - our own words
CLAIMS = """
SELECT DISTINCT e.text, e.sentence, k.claim
FROM evidence e
JOIN claims k ON k.text = e.text AND k.claim = e.claim AND k.status IN ('accepted', 'edited')
JOIN chosen c ON c.topic = k.topic
ORDER BY e.text, e.sentence, k.claim
"""


def measure(engine: Engine) -> Table:
    """Return the works that most groups cite first, then the most cited; in a work the shared places first."""
    made: dict[tuple[str, str], list[str]] = defaultdict(list)
    for text, sentence, claim in engine.rows(CLAIMS):
        made[text, sentence].append(f"{text}#{claim}")
    rows_of: dict[tuple[str, str, str, str], list[tuple[str, str, str]]] = defaultdict(list)
    order: dict[str, int] = {}
    by_work: dict[str, set[str]] = defaultdict(set)
    by_place: dict[tuple[str, str], set[str]] = defaultdict(set)
    totals: dict[str, int] = defaultdict(int)
    for work, title, place, group, text, sentence, _start, signal in engine.rows(SQL):
        rows_of[work, title, place, group].append((text, sentence, signal))
        order.setdefault(group, len(order))
        by_work[work].add(group)
        by_place[work, place].add(group)
        totals[work] += 1
    keys = sorted(
        rows_of,
        key=lambda k: (
            -len(by_work[k[0]]),
            -totals[k[0]],
            k[1],
            k[0],
            -len(by_place[k[0], k[2]]),
            k[2],
            order[k[3]],
        ),
    )
    rows: list[tuple[Cell, ...]] = []
    for key in keys:
        found = rows_of[key]
        signals = dict.fromkeys(s for _, _, s in found if s)
        claims = dict.fromkeys(c for text, sentence, _ in found for c in made[text, sentence])
        rows.append(
            (
                *key,
                len(found),
                len({text for text, _, _ in found}),
                " ".join(signals) or None,
                " ".join(claims) or None,
                len(by_work[key[0]]),
                len(by_place[key[0], key[2]]) if key[2] else None,
                *places(f"{text}#{sentence}" for text, sentence, _ in found),
            )
        )
    return Table("sources", TITLE, COLUMNS, tuple(rows))
