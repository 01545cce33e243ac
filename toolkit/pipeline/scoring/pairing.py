"""The items of one layer of one text, found and to be found, in; who stands for whom out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.model.span import Span
from toolkit.pipeline.scoring.items import Item


@dataclass(frozen=True, slots=True)
class Pairing:
    """Each item at most once: `exact` and `overlapping` pairs (predicted, gold), then what has no partner.

    `excused` items were predicted where the gold leaves it open. Optional gold items appear nowhere.
    """

    exact: tuple[tuple[Item, Item], ...]
    overlapping: tuple[tuple[Item, Item], ...]
    missed: tuple[Item, ...]
    false: tuple[Item, ...]
    excused: tuple[Item, ...]

    @property
    def pairs(self) -> tuple[tuple[Item, Item], ...]:
        """All pairs, the exact ones first."""
        return self.exact + self.overlapping


def pair(predicted: Sequence[Item], gold: Sequence[Item]) -> Pairing:
    """Pair equal spans, then overlapping ones, those first that share the greater part of both.

    What has no partner and touches an optional item, or is equal to one, is excused.
    """
    wanted = [g for g in gold if not g.optional]
    optional = [g.span for g in gold if g.optional]
    exact, left, still = _exact(predicted, wanted)
    open_spans = set(optional)
    excused = [p for p in left if p.span in open_spans]
    left = [p for p in left if p.span not in open_spans]
    overlapping, left, still = _overlapping(left, still)
    touching = [p for p in left if any(p.span.overlaps(o) for o in optional)]
    false = [p for p in left if not any(p.span.overlaps(o) for o in optional)]
    return Pairing(tuple(exact), tuple(overlapping), tuple(still), tuple(false), tuple(excused + touching))


_Pairs = list[tuple[Item, Item]]


def _exact(predicted: Sequence[Item], gold: Sequence[Item]) -> tuple[_Pairs, list[Item], list[Item]]:
    waiting: dict[Span, list[Item]] = defaultdict(list)
    for item in reversed(gold):
        waiting[item.span].append(item)
    pairs, left = [], []
    for item in predicted:
        if waiting[item.span]:
            pairs.append((item, waiting[item.span].pop()))
        else:
            left.append(item)
    still = [g for items in waiting.values() for g in items]
    return pairs, left, sorted(still, key=lambda i: i.span)


def _overlapping(predicted: Sequence[Item], gold: Sequence[Item]) -> tuple[_Pairs, list[Item], list[Item]]:
    candidates = sorted(
        (-_shared(p.span, g.span), i, j)
        for i, p in enumerate(predicted)
        for j, g in enumerate(gold)
        if p.span.overlaps(g.span)
    )
    used_p: set[int] = set()
    used_g: set[int] = set()
    pairs = []
    for _, i, j in candidates:
        if i not in used_p and j not in used_g:
            used_p.add(i)
            used_g.add(j)
            pairs.append((predicted[i], gold[j]))
    pairs.sort(key=lambda p: p[1].span)
    left = [p for i, p in enumerate(predicted) if i not in used_p]
    return pairs, left, [g for j, g in enumerate(gold) if j not in used_g]


def _shared(one: Span, other: Span) -> float:
    """The share of the two spans together that both cover (Jaccard 1901)."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / (len(one) + len(other) - common)
