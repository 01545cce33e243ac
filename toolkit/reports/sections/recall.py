"""What the counts may be missing: untagged renderings, words spelled as a concept's transliterations, words that have no concept."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from toolkit.reports.blocks import Block, Cell, Listing, Prose
from toolkit.reports.report import Section
from toolkit.reports.study import Study

TITLE = "What the counts may be missing"
PLACE = 70
TURN = 2
MOST = 40  # words without a concept that the listing shows; the table holds all

_READING = (
    "A count is only as good as the search behind it. Here are English renderings of the topics’ concepts that stand untagged (the guidelines tag them only where they are technical, E4), and untagged "
    "words spelled as a transliteration of one, or nearly so. Each occurrence is told once, and each number leads to its sentences, so that anybody can judge."
)
_STRANGE = (
    "Words that no English dictionary has, and neither the scheme nor the authorities. A concept that stands here is counted nowhere until the scheme has it; "
    "names of persons and places that the authorities do not have stand here too."
)


def arrange(study: Study) -> Section:
    """Return the recall section."""
    table = study.table("recall")
    rows = table.records()
    missed = [r for r in rows if r["concept"]]
    strange: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for r in rows:
        if not r["concept"]:
            strange[r["form"]].append(r)
    blocks: list[Block] = []
    if missed:
        blocks += [Prose(_READING), _forms(study, missed)]
    if strange:
        most = sorted(strange.values(), key=lambda cells: -sum(r["count"] for r in cells))[:MOST]
        left = len(strange) - len(most)
        more = f" The {MOST} most frequent of {len(strange)}; the table holds all." if left else ""
        blocks += [Prose(_STRANGE + more), _words(study, most)]
    nothing = "Nothing untagged looks like a concept: no rendering that the scheme lists, no near form, no word that English does not have. An English word that the scheme does not list for a concept is not sought."
    return Section("recall", TITLE, (table,), tuple(blocks) or (Prose(nothing),))


def _forms(study: Study, rows: list[dict[str, Any]]) -> Listing:
    names = {g.key: g.name for g in study.groups()}
    made = tuple(
        (
            Cell(study.latin(r["concept"])),
            Cell(names[r["group"]]),
            Cell(r["form"]),
            Cell("English rendering, untagged" if r["kind"] == "english" else f"spelled like {r['like']}"),
            _count(study, r),
        )
        for r in rows
    )
    return Listing(
        "Forms that no tag counts", ("Concept", "in", "form", "why it is listed", "occurrences"), made
    )


def _words(study: Study, forms: list[list[dict[str, Any]]]) -> Listing:
    groups = study.groups()
    made = []
    for cells in forms:
        by_group = {r["group"]: _count(study, r) for r in cells}
        made.append((Cell(cells[0]["form"]), *(by_group.get(g.key, Cell("–", number=True)) for g in groups)))
    heads = ("Form", *(g.name for g in groups))
    return Listing("Words that look like terms and have no concept", heads, tuple(made))


def _count(study: Study, row: dict[str, Any]) -> Cell:
    found = study.places(row["passages"], row["group"], row["sentences"])
    return Cell(f"{row['count']:,}", number=True, places=found)
