"""By which English each group renders each Hebrew concept, and which concepts stand behind one English rendering: one row a concept, a group and a rendering.

Two things count as a rendering: an English word that is tagged as the concept, and words by which a text glosses it. Forms that
differ in capitals or number alone are one, and are shown as the group writes them most often; sorted by `rendering` the table reads
the other way round.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from toolkit.index.columns import GROUP, PASSAGES, SENTENCE_OF, SENTENCES, places
from toolkit.index.engine import Engine
from toolkit.index.frequencies import lemma
from toolkit.model.table import Cell, Column, Table

TITLE = "English renderings of concepts"
COLUMNS = (
    Column("concept", "id", "the concept; one that the scheme counts with another is counted there"),
    GROUP,
    Column("rendering", "text", "the English words, each in its dictionary form: what makes two forms one"),
    Column(
        "form",
        "text",
        "how the group writes them most often, as it stands; of two forms as common, the one with fewer capitals",
    ),
    Column("forms", "text", "the forms as they stand in the group, commas between"),
    Column("tagged", "occurrences", "occurrences that are tagged as the concept"),
    Column("glossing", "occurrences", "occurrences that a text gives as a gloss of the concept"),
    Column("texts", "texts", "in how many texts of the group"),
    Column(
        "others",
        "id",
        "other concepts that the same words render in any group, spaces between; null where none",
    ),
    PASSAGES,
    SENTENCES,
)

SQL = f"""
WITH used AS (
    SELECT o.concept, o.text, o.passage, o.sentence, o.start, o.form, 1 AS tagged, 0 AS glossing
    FROM observations o WHERE o.channel = 'english' AND o.status <> 'proposed'
    UNION ALL
    SELECT g.concept, g.text, g.passage, g.sentence, g.start, g.gloss AS form, 0 AS tagged, 1 AS glossing FROM glosses g)
SELECT COALESCE(c.counts_as, o.concept), t.grp, o.form, o.text, {SENTENCE_OF}, MIN(o.start), SUM(o.tagged), SUM(o.glossing)
FROM used o JOIN texts t ON t.text = o.text LEFT JOIN concepts c ON c.concept = o.concept
GROUP BY COALESCE(c.counts_as, o.concept), t.grp, o.form, o.text, {SENTENCE_OF}
ORDER BY COALESCE(c.counts_as, o.concept), MIN(t.grp_n), o.text, MIN(o.start), o.form
"""  # noqa: S608 - our own words


def measure(engine: Engine) -> Table:
    """Return the renderings, concepts by how often they are rendered, the most frequent rendering of a group first."""
    counts: dict[tuple[str, str, str], list[int]] = defaultdict(lambda: [0, 0])
    forms: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    texts: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    at: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    behind: dict[str, set[str]] = defaultdict(set)
    order: dict[str, int] = {}
    for concept, group, form, text, sentence, _start, tagged, glossing in engine.rows(SQL):
        rendering = " ".join(lemma(word) for word in form.lower().split())
        key = (concept, group, rendering)
        counts[key][0] += int(tagged)
        counts[key][1] += int(glossing)
        forms[key][form] += int(tagged) + int(glossing)
        texts[key].add(text)
        at[key].append(f"{text}#{sentence}")
        behind[rendering].add(concept)
        order.setdefault(group, len(order))
    totals: dict[str, int] = defaultdict(int)
    for (concept, _, _), (tagged, glossing) in counts.items():
        totals[concept] += tagged + glossing
    keys = sorted(counts, key=lambda k: (-totals[k[0]], k[0], order[k[1]], -sum(counts[k]), k[2]))
    rows: list[tuple[Cell, ...]] = [
        (
            *key,
            _commonest(forms[key]),
            ", ".join(forms[key]),
            *counts[key],
            len(texts[key]),
            " ".join(sorted(behind[key[2]] - {key[0]})) or None,
            *places(at[key]),
        )
        for key in keys
    ]
    return Table("renderings", TITLE, COLUMNS, tuple(rows))


def _commonest(forms: Counter[str]) -> str:
    return max(forms, key=lambda form: (forms[form], -sum(letter.isupper() for letter in form)))
