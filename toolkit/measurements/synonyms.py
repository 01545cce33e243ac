"""By which words each group names the concepts of each topic: one row a form, a concept, a group and a channel.

Forms that differ in capitals alone are one form, shown as it is written most often.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from toolkit.index.columns import GROUP, PASSAGES, SENTENCES, places
from toolkit.index.engine import Engine
from toolkit.model.table import Cell, Column, Table

TITLE = "How each group names the concepts of a topic"
COLUMNS = (
    Column("topic", "id", "the topic"),
    Column("concept", "id", "the concept"),
    GROUP,
    Column("channel", "text", "`transliteration`, `acronym`, `hebrew` or `english`"),
    Column("form", "text", "the form, as most often written"),
    Column("count", "occurrences", "occurrences that are tagged, notes included"),
    Column("texts", "texts", "in how many texts they stand"),
    Column("proposed", "occurrences", "occurrences that a program proposes and nobody has decided"),
    PASSAGES,
    SENTENCES,
)

SQL = """
SELECT tc.topic, tc.concept, t.grp, o.channel, o.form, o.text,
       CASE WHEN o.sentence = '' THEN o.passage ELSE o.sentence END AS sentence, MIN(o.start),
       SUM(CASE WHEN o.status <> 'proposed' THEN 1 ELSE 0 END),
       SUM(CASE WHEN o.status = 'proposed' THEN 1 ELSE 0 END)
FROM observations o
JOIN texts t ON t.text = o.text
LEFT JOIN concepts c ON c.concept = o.concept
JOIN topic_concepts tc ON tc.concept = COALESCE(c.counts_as, o.concept)
JOIN chosen k ON k.topic = tc.topic
GROUP BY tc.topic, tc.concept, t.grp, o.channel, o.form, o.text,
         CASE WHEN o.sentence = '' THEN o.passage ELSE o.sentence END
ORDER BY MIN(k.n), COALESCE(MIN(c.n), 1000000), tc.concept, MIN(t.grp_n), t.grp,
         o.channel, o.form, o.text, MIN(o.start), CASE WHEN o.sentence = '' THEN o.passage ELSE o.sentence END
"""


def measure(engine: Engine) -> Table:
    """Return the forms, concepts in the order of the scheme, the most frequent form of a group first."""
    counts: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    passages: dict[tuple[str, ...], list[tuple[str, int, str]]] = defaultdict(list)
    proposed: Counter[tuple[str, ...]] = Counter()
    texts: dict[tuple[str, ...], set[str]] = defaultdict(set)
    cells: dict[tuple[str, ...], dict[tuple[str, ...], None]] = defaultdict(dict)
    for topic, concept, group, channel, form, text, sentence, start, decided, undecided in engine.rows(SQL):
        key = (topic, concept, group, channel, form.casefold())
        counts[key][form] += int(decided)
        passages[key].append((text, int(start), f"{text}#{sentence}"))
        proposed[key] += int(undecided)
        texts[key].update([text] if decided else [])
        cells[topic, concept, group][key] = None
    rows: list[tuple[Cell, ...]] = []
    for keys in cells.values():
        for named in sorted(keys, key=lambda k: (-counts[k].total(), -proposed[k], k)):
            shown = _most_frequent(counts[named])
            figures = (counts[named].total(), len(texts[named]), proposed[named])
            rows.append(
                (*named[:4], shown, *figures, *places(place for _, _, place in sorted(passages[named])))
            )
    return Table("synonyms", TITLE, COLUMNS, tuple(rows))


def _most_frequent(forms: Counter[str]) -> str:
    return min(forms, key=lambda form: (-forms[form], form))
