"""Places of sentences and blocks in; those of paragraphs, divisions and the three great parts out.

What only holds other things has no words of its own: it reaches from the first to the last of what it held that
still stands together. Text that the layer does not know falls to the division before it, but never to a provenance line.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from toolkit.model.span import Span
from toolkit.standoff.kinds import KINDS
from toolkit.standoff.layer import Entry, bears_out
from toolkit.standoff.placed import Placed

_PARTS = ("front", "body", "back")
OPENERS = frozenset({"head", "byline", "dateline"})


def frame_paragraphs(paragraphs: Sequence[Entry], sentences: Sequence[Placed], copy: str) -> list[Placed]:
    """Return the paragraphs around the sentences that they held; orphans where none of those was found."""
    standing = [p for p in sentences if p.place is not None]
    made = []
    for paragraph in paragraphs:
        own = [p for p in standing if paragraph.span.contains(p.entry.span)]
        place = _together(own, standing)
        if place is None:
            made.append(Placed(paragraph, "orphan"))
        elif bears_out(paragraph, place.of(copy)):
            made.append(Placed(paragraph, "moved" if _gone(own) else "exact", place))
        else:
            made.append(Placed(paragraph, "moved" if _gone(own) else "changed", place, changed=True))
    return made


def _gone(own: Sequence[Placed]) -> bool:
    return bool(own) and all(p.status == "moved" for p in own if p.place is not None)


def frame_divisions(holders: Sequence[Entry], blocks: Sequence[Placed], copy: str) -> list[Placed]:
    """Return divisions and great parts around their blocks, so that together they hold the whole copy."""
    made: dict[int, Span] = {}
    standing = [p for p in blocks if p.place is not None]
    order = sorted(range(len(holders)), key=lambda i: len(holders[i].span))
    for i in order:  # inner before outer
        holder = holders[i]
        own = [p for p in standing if holder.span.contains(p.entry.span)]
        if holder.kind == "div" and not any(p.entry.kind in {"p", "note"} for p in own):
            continue
        place = _together(own, standing)
        if place is not None:
            made[i] = place
    _stretch_parts(holders, made, copy)
    _stretch_divisions(holders, made, standing, copy)
    return [Placed(h, "exact", made[i]) if i in made else Placed(h, "orphan") for i, h in enumerate(holders)]


def _together(own: Sequence[Placed], standing: Sequence[Placed]) -> Span | None:
    """Return the range of the largest run of one's own with nothing of others between."""
    mine = sorted((p for p in own if p.place is not None), key=_start)
    if not mine:
        return None
    inside = {id(p) for p in mine}
    others = sorted(_start(p) for p in standing if id(p) not in inside)
    runs: list[list[Placed]] = [[mine[0]]]
    for before, here in pairwise(mine):
        cut = any(_start(before) < o < _start(here) for o in others)
        if cut:
            runs.append([])
        runs[-1].append(here)
    best = max(runs, key=lambda run: sum(len(p.place) for p in run if p.place))
    return Span(min(_start(p) for p in best), max(p.place.end for p in best if p.place))


def _start(placed: Placed) -> int:
    assert placed.place is not None
    return placed.place.start


def _stretch_parts(holders: Sequence[Entry], made: dict[int, Span], copy: str) -> None:
    """Let the body hold all that lies between front and back, and these what lies before and after."""
    parts = [i for k in _PARTS for i in made if holders[i].kind == k]
    starts = [made[i].start for i in parts]
    if starts != sorted(starts) or any(made[a].end > made[b].start for a, b in pairwise(parts)):
        for i in parts:
            if holders[i].kind != "body":
                del made[i]
        parts = [i for i in parts if i in made]
    first, last = len(copy) - len(copy.lstrip()), len(copy.rstrip())
    for number, i in enumerate(parts):
        before = made[parts[number - 1]].end if number else first
        after = made[parts[number + 1]].start if number + 1 < len(parts) else last
        if holders[i].kind == "body" or len(parts) == 1:
            start = before + len(copy[before:after]) - len(copy[before:after].lstrip())
            made[i] = Span(start, start + len(copy[start:after].rstrip()))
        elif number == 0:
            made[i] = Span(first, made[i].end)
        else:
            made[i] = Span(made[i].start, last)


def _stretch_divisions(
    holders: Sequence[Entry], made: dict[int, Span], standing: Sequence[Placed], copy: str
) -> None:
    """Let a division reach to the next block that is not its own, so that new paragraphs stand in it."""
    for i in sorted(
        (i for i in made if holders[i].kind == "div"), key=lambda i: len(holders[i].span), reverse=True
    ):
        if holders[i].variety == "provenance":
            continue
        outer = [
            j for j in made if j != i and holders[j].span.contains(holders[i].span) and _holds(holders[j])
        ]
        if not outer:
            continue
        home = min(outer, key=lambda j: len(holders[j].span))
        later = [_start(p) for p in standing if _start(p) >= made[i].end]
        limit = min([*later, made[home].end])
        end = made[i].start + len(copy[made[i].start : limit].rstrip())
        made[i] = Span(made[i].start, max(made[i].end, end))


def _holds(entry: Entry) -> bool:
    return KINDS[entry.kind].holds_blocks


def stands_well(block: Placed, standing: Sequence[Placed], copy: str) -> bool:
    """Say whether a heading or the like stands at the edge of its division, as TEI wants it."""
    place = block.place
    assert place is not None
    homes = [p.place for p in standing if p.place is not None and _holds(p.entry) and p.place.contains(place)]
    if not homes:
        return False
    home = min(homes, key=len)
    edges = [p.place for p in standing if p.place is not None and p.entry.kind in {*OPENERS, "fw", "foot"}]
    before = _bare(copy, Span(home.start, place.start), edges)
    after = _bare(copy, Span(place.end, home.end), edges)
    return not before or (block.entry.kind != "head" and not after)


def _bare(copy: str, stretch: Span, covered: Sequence[Span]) -> str:
    """Return what of a stretch of the copy is not covered, without white space."""
    return "".join(
        c
        for i, c in enumerate(stretch.of(copy), stretch.start)
        if not c.isspace() and not any(s.start <= i < s.end for s in covered)
    )
