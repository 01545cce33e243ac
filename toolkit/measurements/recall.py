"""What the counts may be missing: one row a concept of the topics, a group and a form that is not tagged as it.

`english`: an English rendering of the concept that stands untagged, which the guidelines ask for where it is no technical use (E4), and which may still speak of
the idea. `near`: an untagged word that has the consonants of a transliteration of the concept, and nearly its letters.
"""

from __future__ import annotations

from collections import defaultdict

from rapidfuzz.distance import Levenshtein

from toolkit.index.columns import FEW, GROUP, PASSAGES_FEW, SENTENCES, places
from toolkit.index.engine import Engine
from toolkit.index.frequencies import lemma
from toolkit.model.table import Cell, Column, Table
from toolkit.vocabulary.folding import fold, key

LEAST_LETTERS = 4  # of a near form; shorter ones are like too many words

TITLE = "What the counts may be missing"
COLUMNS = (
    Column("concept", "id", "the concept"),
    GROUP,
    Column(
        "kind",
        "text",
        "`english`: an English rendering that stands untagged; `near`: an untagged word spelled nearly as a transliteration",
    ),
    Column("form", "text", "the word, in small letters; of a rendering of several words its dictionary form"),
    Column("like", "text", "the form that it is like"),
    Column("count", "occurrences", "occurrences in running text outside every tag"),
    PASSAGES_FEW,
    SENTENCES,
)

WORDS = """
SELECT w.form, t.grp, w.text, CASE WHEN w.sentence = '' THEN w.passage ELSE w.sentence END, w.start
FROM words w JOIN texts t ON t.text = w.text
WHERE w.concept = ''
ORDER BY t.grp_n, w.text, w.start
"""
ENGLISH = """
SELECT DISTINCT r.concept, r.form
FROM renderings_known r
JOIN topic_concepts tc ON tc.concept = r.concept
JOIN chosen k ON k.topic = tc.topic
ORDER BY r.concept, r.form
"""
FORMS = """
SELECT DISTINCT tc.concept, LOWER(o.form)
FROM observations o
LEFT JOIN concepts c ON c.concept = o.concept
JOIN topic_concepts tc ON tc.concept = COALESCE(c.counts_as, o.concept)
JOIN chosen k ON k.topic = tc.topic
WHERE o.channel = 'transliteration'
ORDER BY tc.concept, LOWER(o.form)
"""


def measure(engine: Engine) -> Table:
    """Return the forms concept by concept; those that stand most often first."""
    single: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for concept, form in engine.rows(ENGLISH):
        words = form.lower().split()
        if len(words) == 1:
            single[lemma(words[0])].append((concept, form))
    tagged: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for concept, form in engine.rows(FORMS):
        if " " not in form:
            tagged[key(fold(form))].append((concept, form))
    counts: dict[tuple[str, str, str, str, str], int] = defaultdict(int)
    at: dict[tuple[str, str, str, str, str], list[str]] = defaultdict(list)
    order: dict[str, int] = {}
    known: dict[str, tuple[tuple[str, str, str, str], ...]] = {}
    for form, group, text, sentence, _start in engine.rows(WORDS):
        if form not in known:
            known[form] = tuple(_missed(form, single, tagged))
        order.setdefault(group, len(order))
        for concept, kind, shown, like in known[form]:
            cell = (concept, group, kind, shown, like)
            counts[cell] += 1
            at[cell].append(f"{text}#{sentence}")
    rows: list[tuple[Cell, ...]] = [
        (*cell, counts[cell], *places(at[cell], FEW))
        for cell in sorted(counts, key=lambda c: (c[0], order[c[1]], c[2], -counts[c], c[3]))
    ]
    return Table("recall", TITLE, COLUMNS, tuple(rows))


def _missed(
    form: str, single: dict[str, list[tuple[str, str]]], tagged: dict[str, list[tuple[str, str]]]
) -> list[tuple[str, str, str, str]]:
    dictionary = lemma(form)
    found = [(concept, "english", dictionary, like) for concept, like in single.get(dictionary, ())]
    letters = fold(form)
    if len(letters) >= LEAST_LETTERS and not found:
        found += [
            (concept, "near", form, like)
            for concept, like in tagged.get(key(letters), ())
            if letters != fold(like) and Levenshtein.distance(letters, fold(like)) <= len(letters) // 4
        ]
    return found
