"""Blocks in, the numbered notes among them out, each with its number and the place of its only call."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from toolkit.intake.lines import Block
from toolkit.model.span import Span

_NOTE = re.compile(r"\[(\d{1,4})\]\s*(?=\S)")
_CALL = re.compile(r"\[(\d{1,4})\]")


def join_notes(blocks: Sequence[Block], text: str) -> dict[int, tuple[str, Span]]:
    """Join numbered notes to their calls: a block that begins `[n]`, and one earlier `[n]` that begins no block."""
    opening = {b.span.start for b in blocks}
    calls: dict[str, list[Span]] = {}
    for match in _CALL.finditer(text):
        if match.start() not in opening:
            calls.setdefault(match[1], []).append(Span(*match.span()))
    found: dict[int, tuple[str, Span]] = {}
    used: set[str] = set()
    for i, block in enumerate(blocks):
        match_ = _NOTE.match(text, block.span.start, block.span.end)
        if match_ is None or match_[1] in used:
            continue
        called = [c for c in calls.get(match_[1], [])[:2] if c.end <= block.span.start]
        if len(called) == 1:  # with two calls it is not certain which is meant
            found[i] = (match_[1], called[0])
            used.add(match_[1])
    return _with_calls_outside(blocks, found)


def _with_calls_outside(
    blocks: Sequence[Block], found: dict[int, tuple[str, Span]]
) -> dict[int, tuple[str, Span]]:
    """Leave out notes that are called from within another note: they stay paragraphs."""
    own = sorted((blocks[i].span.start, blocks[i].span.end) for i in found)
    starts = [start for start, _ in own]

    def is_outside(call: Span) -> bool:
        k = bisect.bisect_right(starts, call.start) - 1
        return k < 0 or own[k][1] <= call.start

    return {i: (n, call) for i, (n, call) in found.items() if is_outside(call)}
