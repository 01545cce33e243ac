"""A treatment matrix in, the number of claims by aspect and group out."""

from __future__ import annotations

from typing import Any

from toolkit.reports.blocks import Chart, Matrix
from toolkit.reports.pictures.frame import TINT, Frame, above, beside, in_lines, pictured, step

_SHORT = {"not stated": "–"}
_SIGNS = "– not stated, ? not annotated"


def grid(matrix: Matrix) -> Chart | None:
    """Return the picture; where a text is silent its words for that stand in short. None where nothing is claimed."""
    cells = [
        (aspect.name, group, len(cell.statements), _SHORT.get(cell.silence, "?"))
        for aspect in matrix.aspects
        for group, cell in zip(matrix.groups, aspect.cells, strict=True)
    ]
    most = max(claims for _, _, claims, _ in cells)
    if not most:
        return None

    def draw(frame: Frame) -> dict[str, Any]:
        values = [
            {
                "aspect": aspect,
                "group": in_lines(group.name, frame.head),
                "claims": claims,
                "shown": str(claims or silent),
            }
            for aspect, group, claims, silent in cells
        ]
        shade = {
            "field": "claims",
            "type": "quantitative",
            "scale": {"domain": [0, most], "range": [0, 0.42]},
            "legend": None,
        }
        return {
            "width": step(matrix.groups, frame),
            "height": {"step": 24},
            "data": {"values": values},
            "layer": [
                {
                    "mark": {"type": "rect", "stroke": "#b9ae9b", "strokeWidth": 0.5, "fill": TINT},
                    "encoding": {"fillOpacity": shade},
                },
                {"mark": {"type": "text", "fontSize": 12}, "encoding": {"text": {"field": "shown"}}},
            ],
            "encoding": {"y": beside("aspect", grid=False), "x": above("group", matrix.groups, frame)},
        }

    said = [
        f"{aspect.name}: {', '.join(f'{group.name} {claims or silent}' for name, group, claims, silent in cells if name == aspect.name)}"
        for aspect in matrix.aspects
    ]
    caption = f"{matrix.title}: how many claims on each aspect ({_SIGNS})"
    return pictured(f"{matrix.anchor.replace('.', '-')}-grid", caption, "; ".join(said) + ".", draw)
