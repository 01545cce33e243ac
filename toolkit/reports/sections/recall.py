"""What the counts may be missing: untagged renderings and near forms."""

from __future__ import annotations

from toolkit.reports.blocks import Block, Cell, Listing, Prose
from toolkit.reports.report import Section
from toolkit.reports.study import Study

TITLE = "What the counts may be missing"
PLACE = 70
LAST = False

_READING = (
    "A count is only as good as the search behind it. Here are English renderings of the topics’ concepts that stand untagged (the guidelines tag them only where they are technical, E4), and untagged "
    "words spelled nearly as a transliteration of one. Each number opens its sentences, so that anybody can judge."
)


def arrange(study: Study) -> Section:
    """Return the recall section."""
    table = study.table("recall")
    rows = table.records()
    names = {g.key: g.name for g in study.groups()}
    if not rows:
        return Section(
            "recall",
            TITLE,
            (table,),
            (
                Prose(
                    "Nothing untagged looks like a concept of the topics: no rendering of the scheme, no near form."
                ),
            ),
        )
    made = tuple(
        (
            Cell(study.latin(r["concept"])),
            Cell(names[r["group"]]),
            Cell(r["form"]),
            Cell(
                "English rendering, untagged" if r["kind"] == "english" else f"spelled nearly as {r['like']}"
            ),
            Cell(
                f"{r['count']:,}", number=True, places=study.places(r["passages"], r["group"], r["sentences"])
            ),
        )
        for r in rows
    )
    blocks: list[Block] = [
        Prose(_READING),
        Listing(
            "Forms that no tag counts", ("Concept", "in", "form", "why it is listed", "occurrences"), made
        ),
    ]
    return Section("recall", TITLE, (table,), tuple(blocks))
