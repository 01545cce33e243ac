"""Rows of *keyness* in, what belongs to each group more than to the others out: the log ratio, and how far back its cautious end lies."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from toolkit.reports.blocks import Chart, Group
from toolkit.reports.pictures.frame import Frame, Row, beside, in_lines, pictured
from toolkit.reports.wording import listed

SURE = 3.84  # G² that one in twenty independent items reaches (χ² with one degree of freedom)
ITEMS = 8  # of one group
_AXIS = ["log ratio (doublings); the line", "reaches back to its cautious end"]


def keyness(
    level: str, caption: str, rows: Sequence[Row], groups: Sequence[Group], name: Callable[[Row], str]
) -> Chart | None:
    """Return the picture of one level, group under group; `name` says what an item is called. None where nothing belongs to one more."""
    of = {g.name: [r for r in rows if r["group"] == g.key and r["g2"] >= SURE][:ITEMS] for g in groups}
    of = {group: own for group, own in of.items() if own}
    if not of:
        return None

    def draw(frame: Frame) -> dict[str, Any]:
        values = [
            {
                "group": in_lines(group, frame.head * 2),
                "item": in_lines(name(r), frame.name),
                "log ratio": r["log_ratio"],
                "at least": r["lrc"],
            }
            for group, own in of.items()
            for r in own
        ]
        header = {
            "labelOrient": "top",
            "labelAnchor": "start",
            "labelFontWeight": "bold",
            "labelPadding": 4,
            "labelExpr": "split(datum.value, '\\n')",
            "labelLineHeight": 13,
        }
        return {
            "data": {"values": values},
            "facet": {
                "row": {
                    "field": "group",
                    "type": "nominal",
                    "title": None,
                    "sort": [in_lines(group, frame.head * 2) for group in of],
                    "header": header,
                }
            },
            "spec": {
                "width": frame.plot,
                "height": {"step": 15 if frame.name > 20 else 22},
                "layer": [
                    {
                        "mark": {"type": "rule", "strokeWidth": 1},
                        "encoding": {
                            "x": {"field": "at least", "type": "quantitative"},
                            "x2": {"field": "log ratio"},
                        },
                    },
                    {
                        "mark": {"type": "point", "filled": True, "size": 36},
                        "encoding": {"x": {"field": "log ratio", "type": "quantitative", "title": _AXIS}},
                    },
                ],
                "encoding": {"y": beside("item")},
            },
            "resolve": {"scale": {"y": "independent"}},
        }

    said = [f"{group}: {listed([name(r) for r in own[:3]])}" for group, own in of.items()]
    return pictured(f"keyness-{level}", caption, f"The most characteristic of each: {'; '.join(said)}.", draw)
