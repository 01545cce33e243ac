"""The closest passages of different groups, side by side, and words that passages share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from toolkit.collation.marking import MARKS
from toolkit.reports.blocks import Block, Cell, Link, Listing, Parallel, Parallels, Prose, Run, Side
from toolkit.reports.report import Section
from toolkit.reports.study import Study, passage_link

TITLE = "Parallels and reuse"
PLACE = 65
TURN = 1

SHOWN = 20
_READING = (
    "Two passages of different groups are parallel where their rare words and concepts, whatever the spelling, are closer than 99 in 100 passages drawn by chance from each group’s words come to their closest. "
    "They stand side by side; what both have is marked: concepts that both name, in whatever words, and words but for those that name nothing (the, of, numerals). Long stretches that share nothing are left out (…); "
    "closeness is 1 for passages of the same words. Reuse is literal or nearly literal: eight words or more, spelling aside, within a group too."
)
_LEFT = "Both describe wording, and leave out restatements unless they are asked for."
_OURS = "The wording compared is that of restatements too, which is the editors’."
_MARKED = re.compile("|".join(f"{a}(?P<{kind}>.*?){b}" for kind, (a, b) in MARKS.items()), re.DOTALL)


def arrange(study: Study) -> Section:
    """Return the section: the closest pairs, then the shared words."""
    parallels, reuse = study.table("parallels"), study.table("reuse")
    names = {g.key: g.name for g in study.groups()}
    blocks: list[Block] = [Prose(_READING), Prose(_OURS if study.restatements else _LEFT)]
    if parallels.rows:
        pairs = tuple(_pair(study, names, r) for r in parallels.records()[:SHOWN])
        blocks.append(Parallels("The closest passages", pairs))
    else:
        blocks.append(Prose("No two passages of different groups are closer than chance would make them."))
    if reuse.rows:
        shared = tuple(_reused(names, r) for r in reuse.records()[:SHOWN])
        heads = ("Passage", "and", "of", "words", "alike", "the words")
        blocks.append(Listing("Shared words", heads, shared))
    else:
        blocks.append(Prose("No two passages share eight words or more."))
    return Section("parallels", TITLE, (parallels, reuse), tuple(blocks))


def _pair(study: Study, names: dict[str, str], row: dict[str, Any]) -> Parallel:
    sides = (
        Side(names[row["group"]], _way(row["passage"]), tuple(_runs(row["quote"]))),
        Side(names[row["group_b"]], _way(row["passage_b"]), tuple(_runs(row["quote_b"]))),
    )
    notes = (
        ("closeness", f"{row['similarity']:.2f}"),
        ("concepts that both name", ", ".join(study.latin(c) for c in (row["concepts"] or "").split())),
        ("in two spellings", row["spelling"] or ""),
        ("one concept in other words", row["concept"] or ""),
    )
    return Parallel(sides, tuple((name, value) for name, value in notes if value))


def _runs(quote: str) -> Iterator[Run]:
    at = 0
    for found in _MARKED.finditer(quote):
        if at < found.start():
            yield Run(quote[at : found.start()])
        yield Run(found[found.lastgroup or 0], found.lastgroup or "")
        at = found.end()
    if at < len(quote):
        yield Run(quote[at:])


def _reused(names: dict[str, str], row: dict[str, Any]) -> tuple[Cell, ...]:
    quote = row["quote"] if len(row["quote"]) <= 160 else row["quote"][:157] + "…"
    return (
        *(Cell(row[p], anchor=_way(row[p]).anchor) for p in ("passage", "passage_b")),
        Cell(f"{names[row['group']]}, {names[row['group_b']]}"),
        Cell(f"{row['words']}", number=True),
        Cell(f"{row['similarity']:.2f}", number=True),
        Cell(quote),
    )


def _way(identifier: str) -> Link:
    """Return the way to a passage, called TEXT#PASSAGE."""
    return Link(identifier, passage_link(identifier).anchor)
