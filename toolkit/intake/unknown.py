"""A layer's entries as they lie on a copy, and the copy in; entries for the words that the layer does not know out.

New words become paragraphs and sentences of their own, wherever they stand: never part of a menu or a provenance line,
and never something that counts as annotated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from toolkit.intake.furniture import is_site
from toolkit.intake.lines import cut_blocks
from toolkit.intake.sentences import split_sentences
from toolkit.model.span import Span
from toolkit.standoff.kinds import KINDS
from toolkit.standoff.layer import Entry, order

_WORD = re.compile(r"\w[\w'’-]*")
_CLOSERS = frozenset({"byline", "dateline"})


@dataclass(frozen=True, slots=True)
class Completed:
    """Entries that together hold every word of a copy.

    `unknown` are the ranges that the layer did not know, `sentences` the ids of the sentences made of them.
    """

    entries: tuple[Entry, ...]
    unknown: tuple[Span, ...]
    sentences: tuple[str, ...]


def complete(entries: Sequence[Entry], copy: str) -> Completed:
    """Return the entries with more of them for what they leave uncovered."""
    leaves = _leaves(entries)
    holders = [e for e in entries if KINDS[e.kind].holds_blocks]
    paragraphs = [e for e in entries if e.kind == "p" and e.span not in leaves]
    matter = [e.span for e in entries if e.kind in {"front", "back"}]
    stretches = list(_uncovered(leaves, [*holders, *paragraphs], copy))
    made: list[Entry] = []
    names: list[str] = []
    for stretch in stretches:
        if any(p.span.contains(stretch) for p in paragraphs):
            made += _sentences(stretch, copy, names)
            continue
        for block in cut_blocks(stretch.of(copy)):
            place = block.span.shifted(stretch.start)
            if any(m.contains(place) for m in matter) and is_site(block):
                made.append(Entry("ab", place, "boilerplate"))
                continue
            made.append(Entry("p", place, "", {"xml:id": f"new-p{sum(e.kind == 'p' for e in made) + 1}"}))
            made += _sentences(place, copy, names)
    whole = [*entries, *made]
    whole += _divisions_for_loose(whole)
    unknown = tuple(_joined(stretches, copy))
    return Completed(tuple(whole), unknown, tuple(names))


def _leaves(entries: Sequence[Entry]) -> set[Span]:
    """Return the ranges of sentences, and of blocks that hold none."""
    sentences = sorted(e.span for e in entries if e.kind == "sentence")
    blocks = {
        e.span for e in entries if KINDS[e.kind].block and not any(e.span.contains(s) for s in sentences)
    }
    return {*sentences, *blocks}


def _uncovered(leaves: set[Span], around: Sequence[Entry], copy: str) -> Iterator[Span]:
    """Yield the stretches with words outside of all leaves, cut at the borders of what may hold them."""
    borders = {0, len(copy)}
    for span in (*leaves, *(e.span for e in around)):
        borders |= {span.start, span.end}
    covered = sorted(leaves)
    at = 0
    for start, end in pairwise(sorted(borders)):
        while at < len(covered) and covered[at].end <= start:
            at += 1
        if at < len(covered) and covered[at].start <= start:
            continue
        words = copy[start:end]
        if words.strip() and (_WORD.search(words) or not _in_paragraph(start, around)):
            lead = len(words) - len(words.lstrip())
            yield Span(start + lead, start + len(words.rstrip()))


def _in_paragraph(offset: int, around: Sequence[Entry]) -> bool:
    return any(e.kind == "p" and e.span.start <= offset < e.span.end for e in around)


def _sentences(span: Span, copy: str, names: list[str]) -> Iterator[Entry]:
    for sentence in split_sentences(copy, span):
        names.append(f"new-s{len(names) + 1}")
        yield Entry("sentence", sentence, "", {"xml:id": names[-1]})


def _joined(stretches: Sequence[Span], copy: str) -> Iterator[Span]:
    """Yield the stretches, those with white space alone between them as one."""
    last: Span | None = None
    for stretch in stretches:
        if last is not None and not copy[last.end : stretch.start].strip():
            last = Span(last.start, stretch.end)
            continue
        if last is not None:
            yield last
        last = stretch
    if last is not None:
        yield last


def _divisions_for_loose(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Yield a division for each run of blocks that stands after a division in what holds both: TEI wants none loose."""
    holders = sorted((e for e in entries if KINDS[e.kind].holds_blocks), key=order, reverse=True)
    blocks = [e for e in entries if (KINDS[e.kind].block or e.kind in {"div", "sp"}) and e.kind != "note"]
    inside: dict[int, list[Entry]] = {}
    for block in blocks:
        homes = [
            h for h in holders if h is not block and h.span.contains(block.span) and order(h) < order(block)
        ]
        if homes:
            inside.setdefault(id(homes[0]), []).append(block)
    for children in inside.values():
        children.sort(key=order)
        loose: list[Entry] = []
        after = False
        for child in [*children, None]:
            if child is not None and child.kind != "div":
                loose += [child] if after else []
                continue
            while loose and loose[0].kind in {"fw", "foot"}:
                loose.pop(0)
            while loose and loose[-1].kind in {"fw", "foot"}:
                loose.pop()
            if any(c.kind not in _CLOSERS for c in loose):
                yield Entry("div", Span(loose[0].span.start, loose[-1].span.end), "section")
            loose, after = [], True
