"""Rows of *spelling* in, which spelling the forms of each text show out: one bar a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from toolkit.reports.blocks import Chart
from toolkit.reports.pictures.frame import Frame, Row, beside, in_lines, pictured

MOST = 40  # texts that a picture shows: a hundred are no picture, and the listing beside it has all


def spellings(caption: str, rows: Sequence[Row], titles: Mapping[str, str]) -> Chart | None:
    """Return the shares of the spellings among the forms that decide; None where none does."""
    deciding = [r for r in rows if r["spelling"] != "other"]
    if not deciding:
        return None
    firmest: dict[str, float] = {}
    for r in deciding:
        firmest[r["text"]] = max(firmest.get(r["text"], 0.0), r["share"])
    if len(firmest) > MOST:
        least = set(sorted(firmest, key=lambda text: firmest[text])[:MOST])
        deciding = [r for r in deciding if r["text"] in least]
        caption = f"{caption}: the {MOST} that keep least to one"

    def draw(frame: Frame) -> dict[str, Any]:
        values = [
            {
                "text": in_lines(titles[r["text"]], frame.name),
                "spelling": r["spelling"],
                "share": r["share"],
            }
            for r in deciding
        ]
        spelling = {"field": "spelling", "type": "nominal", "title": None}
        return {
            "width": frame.plot,
            "height": {"step": 26},
            "data": {"values": values},
            "mark": {"type": "bar", "stroke": "#fff"},
            "encoding": {
                "y": beside("text", grid=False),
                "x": {
                    "field": "share",
                    "type": "quantitative",
                    "stack": "normalize",
                    "title": "share of the forms that decide",
                    "axis": {"format": "%", "tickCount": 5},
                },
                "fill": spelling,
                "opacity": {**spelling, "scale": {"range": [1, 0.55, 0.8, 0.35]}},
            },
        }

    said = "; ".join(f"{titles[r['text']]}: {r['spelling']} {100 * r['share']:.0f}%" for r in deciding)
    return pictured("spelling", caption, f"{said}.", draw)
