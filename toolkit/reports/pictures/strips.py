"""Rows of *mentions* in, where in each text the concepts of the topics stand out: a strip a text, from its beginning to its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from toolkit.reports.blocks import Chart
from toolkit.reports.pictures.frame import MOST, TINT, Frame, Row, beside, in_lines, pictured


def strips(
    caption: str, rows: Sequence[Row], titles: Mapping[str, str], names: Mapping[str, str]
) -> Chart | None:
    """Return the picture; None where no concept stands anywhere, or where there are too many texts."""
    found = [r for r in rows if r["topical"] and r["status"] != "proposed" and r["text"] in titles]
    counts = Counter(r["text"] for r in found)
    if not found or len(counts) > MOST:
        return None
    texts = [t for t in titles if t in counts]

    def draw(frame: Frame) -> dict[str, Any]:
        values = [
            {
                "text": in_lines(titles[r["text"]], frame.name),
                "at": r["at"],
                "concept": names.get(r["concept"], r["concept"]),
            }
            for r in found
        ]
        return {
            "width": frame.plot,
            "height": {"step": 26},
            "data": {"values": values},
            "mark": {"type": "tick", "thickness": 1.3, "size": 15, "color": TINT},
            "encoding": {
                "y": beside("text", [in_lines(titles[t], frame.name) for t in texts]),
                "x": {
                    "field": "at",
                    "type": "quantitative",
                    "scale": {"domain": [0, 1]},
                    "axis": {"format": "%", "tickCount": 5},
                    "title": ["from the beginning", "to the end of the text"]
                    if frame.plot < 300
                    else "from the beginning to the end of the text",
                },
            },
        }

    said = [_said(titles[t], [r["at"] for r in found if r["text"] == t]) for t in texts]
    return pictured("strips", caption, "; ".join(said) + ".", draw)


def _said(title: str, at: Sequence[float]) -> str:
    if len(at) == 1:
        return f"{title}: one occurrence, at {at[0]:.0%} of the text"
    return (
        f"{title}: {len(at)} occurrences, the first at {min(at):.0%}, the last at {max(at):.0%} of the text"
    )
