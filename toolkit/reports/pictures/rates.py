"""Rows of *concepts* in, how often each group names each concept out, each with the interval of its rate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from toolkit.reports.blocks import Chart, Group
from toolkit.reports.pictures.frame import MOST, Frame, Row, beside, in_lines, pictured

_AXIS = ["occurrences per 1,000 words;", "the line is the 95% interval"]


def rates(
    key: str, caption: str, rows: Sequence[Row], groups: Sequence[Group], names: Mapping[str, str]
) -> Chart | None:
    """Return the rates of the most frequent concepts, a point and an interval a group.

    Groups with too little text are left out, and so is a concept that a group does not name: nothing tagged is no rate of nought.
    """
    named = {g.key: g.name for g in groups}
    sure = [r for r in rows if r["channel"] == "any" and r["count"] and r["enough"] and r["group"] in named]
    totals: dict[str, int] = {}
    for r in sure:
        totals[r["concept"]] = totals.get(r["concept"], 0) + r["count"]
    chosen = sorted(totals, key=lambda c: (-totals[c], c))[:MOST]
    if not chosen:
        return None
    shown = [r for c in chosen for r in sure if r["concept"] == c]
    present = [g.name for g in groups if any(r["group"] == g.key for r in shown)]

    def draw(frame: Frame) -> dict[str, Any]:
        values = [
            {
                "concept": in_lines(names[r["concept"]], frame.name),
                "group": named[r["group"]],
                "rate": r["rate"],
                "low": r["rate"] if r["low"] is None else r["low"],
                "high": r["rate"] if r["high"] is None else r["high"],
            }
            for r in shown
        ]
        group = {"field": "group", "type": "nominal", "scale": {"domain": present}, "title": None}
        rule = {"x": {"field": "low", "type": "quantitative", "title": _AXIS}, "x2": {"field": "high"}}
        return {
            "width": frame.plot,
            "height": {"step": 10, "for": "offset"},
            "data": {"values": values},
            "encoding": {
                "y": beside("concept", [in_lines(names[c], frame.name) for c in chosen]),
                "yOffset": {"field": "group", "type": "nominal", "scale": {"domain": present}},
            },
            "layer": [
                {
                    "mark": {"type": "rule", "strokeWidth": 1.4},
                    "encoding": {"color": group, **rule},
                },
                {
                    "mark": {"type": "point", "filled": True, "size": 44, "opacity": 1},
                    "encoding": {
                        "x": {"field": "rate", "type": "quantitative"},
                        "color": group,
                        "shape": group,
                    },
                },
            ],
        }

    said = [f"{names[c]}: {', '.join(_said(r, named) for r in shown if r['concept'] == c)}" for c in chosen]
    return pictured(key, caption, "; ".join(said) + ".", draw)


def _said(row: Row, named: Mapping[str, str]) -> str:
    interval = "" if row["low"] is None else f" ({row['low']:.1f} to {row['high']:.1f})"
    return f"{named[row['group']]} {row['rate']:.1f}{interval}"
