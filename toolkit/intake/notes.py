"""Blocks in, the numbered notes among them out, each with its number and the place of its only call.

A note begins with its number as it is called: `[n]` is called by `[n]`, and *n.*, *n* or a raised figure by a raised number,
which may be glued to the word before it (*Atzilus,3*), or by `[n]` in a text that has no raised ones.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence

from toolkit.intake.lines import Block
from toolkit.model.calls import FIGURES, calls_in
from toolkit.model.span import Span

_BRACKETED = re.compile(r"\[(?P<n>\d{1,4})\]\s*(?=\S)")
_NUMBERED = re.compile(
    r"(?P<n>\d{1,3}|[⁰¹²³⁴-⁹]{1,3})(?:[.)]\s*|\s+|(?<=[⁰¹²³⁴-⁹]))(?=[^\W\d_]|[\"'“‘(\[*_])"
)
_CALL = re.compile(r"\[(\d{1,4})\]")
_SHARE = 0.5  # of the raised calls of a text find their note, or numbered paragraphs are none

Notes = dict[int, tuple[str, Span]]  # by the number of the block: the number and the call


def join_notes(blocks: Sequence[Block], text: str) -> Notes:
    """Join numbered notes to their calls: a block that begins with a number, and one earlier call of that number."""
    opening = {b.span.start for b in blocks}
    bracketed = [(m[1], Span(*m.span())) for m in _CALL.finditer(text) if m.start() not in opening]
    found = _joined(blocks, text, _BRACKETED, bracketed)
    answered = {number for number, _ in found.values()}
    raised = [(c.number, c.span) for c in calls_in(text) if not c.bracketed]
    called = raised or [(n, call) for n, call in bracketed if n not in answered]
    numbered = _joined(blocks, text, _NUMBERED, called)
    if _are_notes(numbered, len({n for n, _ in called})):
        found |= {i: note for i, note in numbered.items() if i not in found}
    return _with_calls_outside(blocks, found)


def _joined(
    blocks: Sequence[Block], text: str, label: re.Pattern[str], calls: Sequence[tuple[str, Span]]
) -> Notes:
    by_number: dict[str, list[Span]] = {}
    for number, call in calls:
        by_number.setdefault(number, []).append(call)
    found: Notes = {}
    used: set[str] = set()
    for i, block in enumerate(blocks):
        match = label.match(text, block.span.start, block.span.end)
        number = match["n"].translate(FIGURES) if match else ""
        if not number or number in used:
            continue
        called = [c for c in by_number.get(number, [])[:2] if c.end <= block.span.start]
        if len(called) == 1:  # with two calls it is not certain which is meant
            found[i] = (number, called[0])
            used.add(number)
    return found


def _are_notes(numbered: Notes, calls: int) -> bool:
    """Say whether numbered paragraphs are notes: in the order of their numbers, enough of them, and from the first on."""
    numbers = [int(n) for _, (n, _) in sorted(numbered.items())]
    return bool(numbers) and numbers == sorted(numbers) and len(numbers) >= _SHARE * calls


def _with_calls_outside(blocks: Sequence[Block], found: Notes) -> Notes:
    """Leave out notes that are called from within another note: they stay paragraphs."""
    own = sorted((blocks[i].span.start, blocks[i].span.end) for i in found)
    starts = [start for start, _ in own]

    def is_outside(call: Span) -> bool:
        k = bisect.bisect_right(starts, call.start) - 1
        return k < 0 or own[k][1] <= call.start

    return {i: (n, call) for i, (n, call) in found.items() if is_outside(call)}
