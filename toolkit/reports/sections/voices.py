"""Whose words stand in the texts, and what the counts are without them."""

from __future__ import annotations

from typing import Any

from toolkit.reports.blocks import Block, Cell, Listing, Prose
from toolkit.reports.report import Section
from toolkit.reports.study import Study

TITLE = "Voices"
PLACE = 60
TURN = 1

_READING = (
    "A passage that quotes or reports another is that other’s witness. Here stand the voices within each group, then the concepts of the topics with and without the words of others, so that what a text "
    "quotes is not counted as its own."
)
_OWN = (
    "The last column is the rate over the authors’ own words alone. Where a text has one author, the answers of a dialogue are the author’s own; "
    "questions never are."
)


def arrange(study: Study) -> Section:
    """Return the voices section: who speaks in each group, and the counts without quoted or reported words."""
    table, concepts = study.table("voices"), study.table("concepts")
    rows = table.records()
    names = {g.key: g.name for g in study.groups()}
    blocks: list[Block] = [Prose(_READING)]
    if rows:
        made = tuple(
            (
                Cell(r["name"]),
                Cell(names[r["group"]]),
                Cell("quoted" if r["direct"] else "reported"),
                Cell(
                    f"{r['stretches']}",
                    number=True,
                    places=study.places(r["passages"], r["group"], r["sentences"]),
                ),
                Cell(f"{r['words']:,}", number=True),
                Cell("–" if r["share"] is None else f"{100 * r['share']:.1f}%", number=True),
                Cell(f"{r['terms']}", number=True),
            )
            for r in rows
        )
        blocks.append(
            Listing("Who speaks", ("Voice", "in", "how", "stretches", "words", "of the group", "terms"), made)
        )
    else:
        blocks.append(Prose("No quoted or reported voice is marked in these texts."))
    if waiting := study.waiting("voice"):
        blocks.append(Prose(waiting))
    quoted = [
        r
        for r in concepts.records()
        if r["topics"] and r["channel"] == "any" and r["count"] and r["own_words"] != r["words"]
    ]
    if quoted:
        blocks += [Prose(_OWN), _without(study, quoted, names)]
    return Section("voices", TITLE, (table,), tuple(blocks))


def _without(study: Study, rows: list[dict[str, Any]], names: dict[str, str]) -> Listing:
    made = tuple(
        (
            Cell(study.latin(r["concept"])),
            Cell(names[r["group"]]),
            Cell(
                f"{r['count']}", number=True, places=study.places(r["passages"], r["group"], r["sentences"])
            ),
            Cell(f"{r['quoted']}", number=True),
            Cell(f"{r['count'] - r['quoted']}", number=True),
            Cell("–" if r["own_rate"] is None else f"{r['own_rate']:.2f}", number=True),
        )
        for r in rows
    )
    return Listing(
        "Concepts of the topics with and without the words of others",
        ("Concept", "in", "all", "in others’ words", "the author’s own", "per 1,000 own words"),
        made,
    )
