"""Rows of *sources* in, the works that two groups or more cite out: a circle a group, whose area is the number of citations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from toolkit.reports.blocks import Chart, Group
from toolkit.reports.pictures.frame import MOST, TINT, Frame, Row, above, beside, in_lines, pictured, step
from toolkit.reports.wording import listed


def shared(caption: str, rows: Sequence[Row], groups: Sequence[Group]) -> Chart | None:
    """Return the picture, with the numbers; None where no two groups cite one work."""
    named = {g.key: g.name for g in groups}
    counts: Counter[tuple[str, str]] = Counter()
    for r in rows:
        if r["shared"] > 1:
            counts[r["title"], named[r["group"]]] += r["citations"]
    totals: Counter[str] = Counter()
    for (work, _), n in counts.items():
        totals[work] += n
    works = sorted(totals, key=lambda w: (-totals[w], w))[:MOST]
    if not works:
        return None

    def draw(frame: Frame) -> dict[str, Any]:
        values = [
            {"work": in_lines(w, frame.name), "group": in_lines(g, frame.head), "citations": n}
            for (w, g), n in counts.items()
            if w in works
        ]
        area = {
            "field": "citations",
            "type": "quantitative",
            "scale": {"range": [60, 420]},
            "legend": None,
        }
        return {
            "width": step(groups, frame),
            "height": {"step": 26},
            "data": {"values": values},
            "encoding": {
                "y": beside("work", [in_lines(w, frame.name) for w in works]),
                "x": above("group", groups, frame),
            },
            "layer": [
                {"mark": {"type": "circle", "color": TINT, "opacity": 0.35}, "encoding": {"size": area}},
                {"mark": {"type": "text", "fontSize": 11}, "encoding": {"text": {"field": "citations"}}},
            ],
        }

    said = [f"{w}: {listed([f'{g} {n}' for (x, g), n in counts.items() if x == w])}" for w in works]
    return pictured("shared-sources", caption, "; ".join(said) + ".", draw)
