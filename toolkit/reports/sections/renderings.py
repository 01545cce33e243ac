"""By which English each group renders each concept, and which concepts stand behind one English word."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

from toolkit.reports.blocks import Block, Cell, Listing, Prose
from toolkit.reports.report import Section
from toolkit.reports.study import Study

TITLE = "English renderings"
PLACE = 35
TURN = 1

MOST = 40  # concepts that the listing shows; the table holds all
_READING = (
    "What one tradition says in Hebrew another says in English. Counted are English words that are tagged as a concept, and the words by which a text "
    "explains a term (marked “gloss”); each number leads to its sentences. An English word that is no technical use is not tagged and not counted."
)


def arrange(study: Study) -> Section:
    """Return the renderings section: concepts by groups, then English words that render several concepts."""
    table = study.table("renderings")
    rows = table.records()
    if not rows:
        return Section(
            "renderings",
            TITLE,
            (table,),
            (Prose("No English rendering is tagged or glossed in these texts."),),
        )
    groups = study.groups()
    by_concept: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for r in rows:
        by_concept[r["concept"]][r["group"]].append(r)
    made = tuple(
        (Cell(study.latin(concept)), *(_words(study, cells.get(g.key, [])) for g in groups))
        for concept, cells in list(by_concept.items())[:MOST]
    )
    blocks: list[Block] = [
        Prose(_READING),
        Listing("Concepts in English", ("Concept", *(g.name for g in groups)), made),
    ]
    shared: dict[str, Counter[str]] = defaultdict(Counter)
    for r in rows:
        if r["others"]:
            shared[r["rendering"]][r["form"]] += r["tagged"] + r["glossing"]
    if shared:
        listing = tuple(
            (
                Cell(shared[word].most_common(1)[0][0]),
                *(
                    _concepts(study, [r for r in rows if r["rendering"] == word and r["group"] == g.key])
                    for g in groups
                ),
            )
            for word in sorted(shared)
        )
        blocks.append(
            Listing(
                "English words that render several concepts", ("Word", *(g.name for g in groups)), listing
            )
        )
    return Section("renderings", TITLE, (table,), tuple(blocks))


def _words(study: Study, rows: list[dict[str, Any]]) -> Cell:
    if not rows:
        return Cell("–")
    text = ", ".join(
        f"{r['form']} {r['tagged'] or ''}{' gloss' if r['glossing'] else ''}".strip() for r in rows
    )
    return Cell(text, places=_all(study, rows))


def _concepts(study: Study, rows: list[dict[str, Any]]) -> Cell:
    if not rows:
        return Cell("–")
    text = ", ".join(f"{study.latin(r['concept'])} {r['tagged'] + r['glossing']}" for r in rows)
    return Cell(text, places=_all(study, rows))


def _all(study: Study, rows: list[dict[str, Any]]) -> Any:
    every = list(dict.fromkeys(i for r in rows for i in r["passages"].split()))
    return study.places(" ".join(every), rows[0]["group"], max(len(every), *(r["sentences"] for r in rows)))
