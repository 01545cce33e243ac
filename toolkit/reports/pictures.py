"""Rows of tables in, pictures of them out: the treatment as a grid, rates with intervals, where concepts stand in a text, sources shared.

Each picture says in words what it shows; colour repeats what place, shape or number says.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Any

from toolkit.reports.blocks import Chart, Group, Matrix
from toolkit.reports.wording import listed

Row = Mapping[str, Any]

MOST = 12  # concepts, works or texts that one picture shows
_TINT = "#7a1f23"
_NAMES: dict[str, Any] = {"labelLimit": 240, "title": None}
_LINE = 13  # pixels from one line of a head to the next


def in_lines(name: str, longest: int = 17) -> str:
    """Return a name broken into lines of at most `longest` characters, for the head of a column of a picture."""
    return "\n".join(wrap(name, longest, break_long_words=False)) or name


def _heads(groups: Sequence[Group]) -> dict[str, Any]:
    """Return the axis that names groups above a picture, in as many lines as the longest name needs."""
    lines = max(in_lines(g.name).count("\n") for g in groups)
    return {
        **_NAMES,
        "orient": "top",
        "labelAngle": 0,
        "labelExpr": "split(datum.label, '\\n')",
        "labelLineHeight": _LINE,
        "labelPadding": 5 + _LINE * lines,
    }


def grid(matrix: Matrix) -> Chart | None:
    """Return the number of claims by aspect and group; where a text is silent its words for that stand in short (– not stated, ? not annotated)."""
    cells = [
        {
            "aspect": aspect.name,
            "group": in_lines(group.name),
            "claims": len(cell.statements),
            "shown": str(len(cell.statements))
            if cell.statements
            else "–"
            if cell.silence == "not stated"
            else "?",
        }
        for aspect in matrix.aspects
        for group, cell in zip(matrix.groups, aspect.cells, strict=True)
    ]
    if not any(c["claims"] for c in cells):
        return None
    place = {
        "y": {
            "field": "aspect",
            "type": "nominal",
            "sort": None,
            "title": None,
            "axis": {**_NAMES, "ticks": False, "domain": False},
        },
        "x": {
            "field": "group",
            "type": "nominal",
            "sort": None,
            "title": None,
            "axis": {**_heads(matrix.groups), "ticks": False, "domain": False},
        },
    }
    most = max(len(cell.statements) for aspect in matrix.aspects for cell in aspect.cells)
    names = [g.name for _ in matrix.aspects for g in matrix.groups]
    named = [f"{name} {c['shown']}" for name, c in zip(names, cells, strict=True)]
    rows = [
        f"{a.name}: {', '.join(named[i * len(matrix.groups) : (i + 1) * len(matrix.groups)])}"
        for i, a in enumerate(matrix.aspects)
    ]
    return Chart(
        f"{matrix.anchor.replace('.', '-')}-grid",
        f"{matrix.title}: how many claims on each aspect (– not stated, ? not annotated)",
        "; ".join(rows) + ".",
        {
            "width": {"step": 108},
            "height": {"step": 24},
            "data": {"values": cells},
            "layer": [
                {
                    "mark": {"type": "rect", "stroke": "#b9ae9b", "strokeWidth": 0.5, "fill": _TINT},
                    "encoding": {
                        "fillOpacity": {
                            "field": "claims",
                            "type": "quantitative",
                            "scale": {"domain": [0, most], "range": [0, 0.42]},
                            "legend": None,
                        }
                    },
                },
                {"mark": {"type": "text", "fontSize": 12}, "encoding": {"text": {"field": "shown"}}},
            ],
            "encoding": place,
        },
    )


def rates(
    key: str, caption: str, rows: Sequence[Row], groups: Sequence[Group], names: Mapping[str, str]
) -> Chart | None:
    """Return the rates of the most frequent concepts, a point and an interval a group; groups with too little text are left out."""
    sure = [r for r in rows if r["channel"] == "any" and r["rate"] is not None and r["enough"]]
    totals: dict[str, int] = {}
    for r in sure:
        totals[r["concept"]] = totals.get(r["concept"], 0) + r["count"]
    chosen = sorted((c for c in totals if totals[c]), key=lambda c: (-totals[c], c))[:MOST]
    named = {g.key: g.name for g in groups}
    values = [
        {
            "concept": names[r["concept"]],
            "group": named[r["group"]],
            "rate": r["rate"],
            "low": r["rate"] if r["low"] is None else r["low"],
            "high": r["rate"] if r["high"] is None else r["high"],
        }
        for c in chosen
        for r in sure
        if r["concept"] == c
    ]
    if not values:
        return None
    order = list(dict.fromkeys(v["concept"] for v in values))
    said = [
        f"{c}: "
        + ", ".join(
            f"{v['group']} {v['rate']:.1f} ({v['low']:.1f} to {v['high']:.1f})"
            for v in values
            if v["concept"] == c
        )
        for c in order
    ]
    height = {"step": 10, "for": "offset"}
    group = {"field": "group", "type": "nominal", "sort": None, "title": None}
    return Chart(
        key,
        caption,
        "; ".join(said) + ".",
        {
            "width": 430,
            "height": height,
            "data": {"values": values},
            "encoding": {
                "y": {
                    "field": "concept",
                    "type": "nominal",
                    "sort": order,
                    "axis": {**_NAMES, "grid": True, "gridColor": "#ded5c5"},
                },
                "yOffset": {"field": "group", "type": "nominal", "sort": None},
            },
            "layer": [
                {
                    "mark": {"type": "rule", "strokeWidth": 1.4},
                    "encoding": {
                        "stroke": {**group, "legend": None},
                        "x": {
                            "field": "low",
                            "type": "quantitative",
                            "title": "occurrences per 1,000 words; the line is the interval",
                        },
                        "x2": {"field": "high"},
                    },
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
        },
    )


def strips(
    caption: str, rows: Sequence[Row], titles: Mapping[str, str], names: Mapping[str, str]
) -> Chart | None:
    """Return where in each text the concepts of the topics stand: a strip a text, from its beginning to its end."""
    found = [r for r in rows if r["topical"] and r["status"] == "decided" and r["text"] in titles]
    counts: dict[str, int] = {}
    for r in found:
        counts[r["text"]] = counts.get(r["text"], 0) + 1
    if not found or len(counts) > MOST:
        return None
    values = [
        {"text": titles[r["text"]], "at": r["at"], "concept": names.get(r["concept"], r["concept"])}
        for r in found
    ]
    order = [titles[t] for t in titles if t in counts]
    return Chart(
        "strips",
        caption,
        "; ".join(
            f"{titles[t]}: {counts[t]} occurrences, the first at {min(r['at'] for r in found if r['text'] == t):.0%}, the last at {max(r['at'] for r in found if r['text'] == t):.0%} of the text"
            for t in titles
            if t in counts
        )
        + ".",
        {
            "width": 460,
            "height": {"step": 24},
            "data": {"values": values},
            "mark": {"type": "tick", "thickness": 1.3, "size": 15, "color": _TINT},
            "encoding": {
                "y": {
                    "field": "text",
                    "type": "nominal",
                    "sort": order,
                    "axis": {**_NAMES, "grid": True, "gridColor": "#ded5c5"},
                },
                "x": {
                    "field": "at",
                    "type": "quantitative",
                    "scale": {"domain": [0, 1]},
                    "axis": {"format": "%", "tickCount": 5},
                    "title": "from the beginning to the end of the text",
                },
            },
        },
    )


def shared(caption: str, rows: Sequence[Row], groups: Sequence[Group]) -> Chart | None:
    """Return the works that two groups or more cite, a circle a group whose area is the number of citations, with that number."""
    named = {g.key: g.name for g in groups}
    counts: dict[tuple[str, str], int] = {}
    for r in rows:
        if r["shared"] > 1:
            key = (r["title"], named[r["group"]])
            counts[key] = counts.get(key, 0) + r["citations"]
    works = sorted(
        {w for w, _ in counts}, key=lambda w: (-sum(n for (x, _), n in counts.items() if x == w), w)
    )[:MOST]
    values = [{"work": w, "group": in_lines(g), "citations": n} for (w, g), n in counts.items() if w in works]
    if not values:
        return None
    said = [f"{w}: {listed([f'{g} {n}' for (x, g), n in counts.items() if x == w])}" for w in works]
    return Chart(
        "shared-sources",
        caption,
        "; ".join(said) + ".",
        {
            "width": {"step": 108},
            "height": {"step": 26},
            "data": {"values": values},
            "encoding": {
                "y": {
                    "field": "work",
                    "type": "nominal",
                    "sort": works,
                    "axis": {**_NAMES, "grid": True, "gridColor": "#ded5c5"},
                },
                "x": {
                    "field": "group",
                    "type": "nominal",
                    "sort": [in_lines(g.name) for g in groups],
                    "axis": {**_heads(groups), "ticks": False, "domain": False},
                },
            },
            "layer": [
                {
                    "mark": {"type": "circle", "color": _TINT, "opacity": 0.35},
                    "encoding": {
                        "size": {
                            "field": "citations",
                            "type": "quantitative",
                            "scale": {"range": [60, 420]},
                            "legend": None,
                        }
                    },
                },
                {"mark": {"type": "text", "fontSize": 11}, "encoding": {"text": {"field": "citations"}}},
            ],
        },
    )
