"""Rows of *companions* in, which concepts share sentences out: the groups side by side in one layout, so that what differs can be seen.

The concepts stand in one list, in the same order for every group, and an arc joins two that share sentences (an arc diagram: Wattenberg
2002, "Arc diagrams: visualizing structure in strings", IEEE InfoVis, 110-116). No name lies on an arc or on another name.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from math import cos, pi, sin
from typing import Any

from toolkit.reports.blocks import Chart, Group
from toolkit.reports.pictures.frame import HAIR, MOST, TINT, Frame, Row, in_lines, pictured
from toolkit.reports.wording import listed

_ROW, _ROW_NARROW = 17, 22  # pixels of a name; a narrow picture breaks names into lines
_POINTS = 24  # of an arc
_CONCEPTS = 36  # that one picture names
_ROUNDS = 8  # of moving every concept once
_SIDE_BY_SIDE = 4  # groups
_OTHERS = "#8a7f70"


def network(
    caption: str, rows: Mapping[str, Sequence[Row]], groups: Sequence[Group], names: Mapping[str, str]
) -> Chart | None:
    """Return the picture of the ties of each group, given by its key, the first ties first; one of one group alone is drawn dark, one of several dashed.

    None where there are too many groups for one picture; of too many concepts the first ties of each group are shown.
    """
    rows = _first(rows)
    order = _order([r for own in rows.values() for r in own])
    shown = [g for g in groups if rows.get(g.key)]
    if len(shown) > MOST:
        return None
    several = len(groups) > 1

    def draw(frame: Frame) -> dict[str, Any]:
        narrow = frame.plot < 300
        columns = 1 if narrow else min(_SIDE_BY_SIDE, len(shown))
        width = frame.plot if narrow else min(300, 760 // columns)
        head = frame.head * 2 if narrow or columns < 3 else frame.head + 6
        place = {
            "type": "quantitative",
            "scale": {"domain": [-0.5, len(order) - 0.5], "reverse": True, "nice": False},
            "title": None,
        }
        called = json.dumps([in_lines(names[c], frame.name).split("\n") for c in order])
        axis = {
            "values": list(range(len(order))),
            "labelExpr": f"{called}[datum.value]",
            "labelLineHeight": 10,
            "labelLimit": 0,
            "labelOverlap": False,
            "grid": True,
            "gridColor": HAIR,
            "ticks": False,
            "domain": False,
        }
        arcs = [
            point
            for g in shown
            for r in rows[g.key]
            for point in _arc(r, order, in_lines(g.name, head), several=several)
        ]
        thick = {
            "field": "sentences",
            "type": "quantitative",
            "scale": {"domain": [1, max(a["sentences"] for a in arcs)], "range": [1, 5]},
            "legend": None,
        }
        return {
            "data": {"values": arcs},
            "facet": {
                "field": "group",
                "type": "nominal",
                "title": None,
                "sort": [in_lines(g.name, head) for g in shown],
                "header": {
                    "labelExpr": "split(datum.value, '\\n')",
                    "labelFontWeight": "bold",
                    "labelAnchor": "start",
                    "labelLineHeight": 13,
                },
            },
            "columns": columns,
            "spacing": 14,
            "spec": {
                "width": width,
                "height": (_ROW_NARROW if narrow else _ROW) * len(order),
                "mark": {"type": "line", "opacity": 0.8},
                "encoding": {
                    "y": {"field": "y", **place, "axis": axis},
                    "x": {"field": "x", "type": "quantitative", "axis": None, "scale": {"domain": [0, 1.03]}},
                    "detail": {"field": "tie", "type": "nominal"},
                    "order": {"field": "n", "type": "quantitative"},
                    "strokeWidth": thick,
                    "stroke": {
                        "field": "alone",
                        "type": "nominal",
                        "scale": {"domain": [True, False], "range": [TINT, _OTHERS]},
                        "legend": None,
                    },
                    "strokeDash": {
                        "field": "alone",
                        "type": "nominal",
                        "scale": {"domain": [True, False], "range": [[1, 0], [4, 3]]},
                        "legend": None,
                    },
                },
            },
        }

    said = [f"{g.said}: {listed([_said(r, names) for r in rows[g.key][:4]])}" for g in shown]
    return pictured(
        "companions",
        caption,
        f"Concepts that share sentences, the number of sentences in brackets. {'. '.join(said)}.",
        draw,
    )


def _said(row: Row, names: Mapping[str, str]) -> str:
    return f"{names[row['concept']]} with {names[row['companion']]} ({row['together']})"


def _first(rows: Mapping[str, Sequence[Row]]) -> dict[str, list[Row]]:
    """Return the ties that have room in one list of concepts: the first of each group, the second of each, and so on."""
    kept: dict[str, list[Row]] = {key: [] for key in rows}
    concepts: set[str] = set()
    for rank in range(max(map(len, rows.values()), default=0)):
        for key, own in rows.items():
            if rank < len(own):
                both = concepts | {own[rank]["concept"], own[rank]["companion"]}
                if len(both) <= _CONCEPTS:
                    concepts = both
                    kept[key].append(own[rank])
    return kept


def _order(ties: Sequence[Row]) -> list[str]:
    """Return the concepts in an order in which arcs are short: each is moved to where its ties are shortest until none gains by it."""
    weight: Counter[tuple[str, str]] = Counter()
    for r in ties:
        weight[r["concept"], r["companion"]] += r["together"]
    order = list(dict.fromkeys(c for pair in weight for c in pair))
    length = _length(order, weight)
    for _ in range(_ROUNDS):
        before = length
        for concept in tuple(order):
            rest = [c for c in order if c != concept]
            for at in range(len(order)):
                tried = [*rest[:at], concept, *rest[at:]]
                if (shorter := _length(tried, weight)) < length:
                    order, length = tried, shorter
        if length == before:
            break
    return order


def _length(order: Sequence[str], weight: Mapping[tuple[str, str], int]) -> int:
    at = {concept: n for n, concept in enumerate(order)}
    return sum(n * abs(at[one] - at[other]) for (one, other), n in weight.items())


def _arc(row: Row, order: Sequence[str], group: str, *, several: bool) -> list[dict[str, Any]]:
    """Return the points of the half ellipse that joins two concepts; the farther they stand apart, the farther it reaches."""
    one, other = sorted((order.index(row["concept"]), order.index(row["companion"])))
    reach = ((other - one) / max(1, len(order) - 1)) ** 0.6
    tie = f"{row['concept']} {row['companion']}"
    alone = several and row["groups"] == 1
    return [
        {
            "group": group,
            "tie": tie,
            "n": n,
            "x": round(reach * sin(pi * n / _POINTS), 4),
            "y": round((one + other) / 2 - (other - one) / 2 * cos(pi * n / _POINTS), 4),
            "sentences": row["together"],
            "alone": alone,
        }
        for n in range(_POINTS + 1)
    ]
