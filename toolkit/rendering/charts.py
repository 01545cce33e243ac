"""A Vega-Lite specification in, a static picture out: SVG for a page, PNG for a slide, drawn without browser or network."""

from __future__ import annotations

import json
import re
from typing import Any

from toolkit.rendering.beside import VEGA_LITE, drawn_beside

# One look for all pictures; nothing in it needs colour to be read: shapes, positions and labels carry the sense.
STYLE: dict[str, Any] = {
    "background": None,
    "font": "'Source Sans 3', 'Gill Sans', 'Noto Sans', 'Segoe UI', 'Helvetica Neue', Arial, 'Libertinus Serif', sans-serif",
    "view": {"stroke": None},
    "axis": {
        "grid": False,
        "domainColor": "#8a7f70",
        "tickColor": "#8a7f70",
        "labelColor": "#6b6255",
        "titleColor": "#6b6255",
        "titleFontWeight": "normal",
        "labelFontSize": 11,
        "titleFontSize": 11,
    },
    "legend": {
        "orient": "top",
        "direction": "vertical",
        "labelLimit": 0,
        "labelColor": "#6b6255",
        "titleColor": "#6b6255",
        "titleFontWeight": "normal",
    },
    "header": {"labelLimit": 0, "labelColor": "#6b6255", "titleColor": "#6b6255"},
    "mark": {"color": "#7a4a3a"},
    "range": {
        "category": ["#7a1f23", "#3d5a73", "#8a7420", "#4d6b45", "#6a4a7a", "#5b5b5b"],
        "symbol": ["circle", "square", "triangle-up", "diamond", "cross", "triangle-down"],
    },
}
_ID = re.compile(r'(id="|url\(#|href="#)(gradient|clip|pattern)', re.ASCII)
_SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"


def whole(specification: dict[str, Any]) -> dict[str, Any]:
    """Return the specification with its schema and the common look, as it can be taken elsewhere."""
    return {"$schema": _SCHEMA, "config": STYLE, **specification}


def as_line(specification: dict[str, Any]) -> str:
    """Return the whole specification as JSON on one line."""
    return json.dumps(whole(specification))


def svg(specification: dict[str, Any], name: str) -> str:
    """Return the picture as an SVG element whose ids begin with `name`, so that a page can hold several."""
    line = as_line(specification)
    drawn = drawn_beside(line) or _drawn(line)
    return _ID.sub(lambda m: f"{m[1]}{name}-{m[2]}", drawn)


def _drawn(line: str) -> str:
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(line, vl_version=VEGA_LITE, allowed_base_urls=[])
    return drawn


def png(specification: dict[str, Any]) -> bytes:
    """Return the picture as PNG, twice its size in pixels."""
    import vl_convert

    data: bytes = vl_convert.vegalite_to_png(
        as_line(specification), vl_version=VEGA_LITE, scale=2, allowed_base_urls=[]
    )
    return data
