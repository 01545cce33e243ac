"""The closest passages of different groups, and words that passages share."""

from __future__ import annotations

import re
from typing import Any

from toolkit.reports.blocks import Block, Cell, Listing, Prose
from toolkit.reports.report import Section
from toolkit.reports.study import Study, passage_link

TITLE = "Parallels and reuse"
PLACE = 65
LAST = False

SHOWN = 20
_READING = (
    "Two passages of different groups are parallel where their rare words and concepts, whatever the spelling, are closer than 99 in 100 passages drawn by chance from each group’s words come to their closest. Words are paired as the same, as one word in two "
    "spellings (a=b) or forms (a≈b), or as one concept in other words (a~b); [-words of the first alone-], {+words of the other alone+}. Reuse is literal or nearly literal: eight words or more, spelling aside, within a group too."
)
_ALONE = re.compile(r"(\[-|\{\+)(.+?)(-\]|\+\})")
_LEFT = "Both describe wording, and leave out restatements unless they are asked for."
_OURS = "The wording compared is that of restatements too, which is the editors’."


def arrange(study: Study) -> Section:
    """Return the section: the closest pairs, then the shared words."""
    parallels, reuse = study.table("parallels"), study.table("reuse")
    names = {g.key: g.name for g in study.groups()}
    blocks: list[Block] = [Prose(_READING), Prose(_OURS if study.restatements else _LEFT)]
    if parallels.rows:
        rows = tuple(_parallel(study, names, r) for r in parallels.records()[:SHOWN])
        blocks.append(
            Listing(
                "The closest passages",
                ("Passage", "and", "of", "closeness", "concepts that both name", "how the words are paired"),
                rows,
            )
        )
    else:
        blocks.append(Prose("No two passages of different groups are closer than chance would make them."))
    if reuse.rows:
        shared = tuple(_reused(names, r) for r in reuse.records()[:SHOWN])
        blocks.append(
            Listing("Shared words", ("Passage", "and", "of", "words", "alike", "the words"), shared)
        )
    else:
        blocks.append(Prose("No two passages share eight words or more."))
    return Section("parallels", TITLE, (parallels, reuse), tuple(blocks))


def _parallel(study: Study, names: dict[str, str], row: dict[str, Any]) -> tuple[Cell, ...]:
    concepts = ", ".join(study.latin(c) for c in (row["concepts"] or "").split())
    return (
        _passage(row["passage"]),
        _passage(row["passage_b"]),
        _groups(names, row),
        Cell(f"{row['similarity']:.2f}", number=True),
        Cell(concepts or "–"),
        Cell(_abridged(row["alignment"])),
    )


def _reused(names: dict[str, str], row: dict[str, Any]) -> tuple[Cell, ...]:
    quote = row["quote"] if len(row["quote"]) <= 160 else row["quote"][:157] + "…"
    return (
        _passage(row["passage"]),
        _passage(row["passage_b"]),
        _groups(names, row),
        Cell(f"{row['words']}", number=True),
        Cell(f"{row['similarity']:.2f}", number=True),
        Cell(quote),
    )


def _abridged(alignment: str) -> str:
    """Return the alignment with long stretches of one passage alone cut short."""

    def cut(found: re.Match[str]) -> str:
        words = found[2].split()
        kept = words if len(words) < 6 else [*words[:2], "…", words[-1]]
        return f"{found[1]}{' '.join(kept)}{found[3]}"

    return _ALONE.sub(cut, alignment)


def _passage(identifier: str) -> Cell:
    return Cell(identifier, anchor=passage_link(identifier).anchor)


def _groups(names: dict[str, str], row: dict[str, Any]) -> Cell:
    return Cell(f"{names[row['group']]}, {names[row['group_b']]}")
