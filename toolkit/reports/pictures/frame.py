"""The measures of a picture in; how its names stand beside and above it, and the picture drawn wide and narrow, out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from toolkit.reports.blocks import Chart, Group

Row = Mapping[str, Any]

MOST = 12  # concepts, works or texts that one picture shows
TINT = "#7a1f23"
HAIR = "#ded5c5"
_LINE = 13  # pixels from one line of a name to the next
_IN_LINES = "split(datum.label, '\\n')"


@dataclass(frozen=True, slots=True)
class Frame:
    """The measures: pixels of the plot, of one column of it and of all its columns; characters of a line above and of a line beside it."""

    plot: int
    column: int
    columns: int
    head: int
    name: int


WIDE = Frame(plot=430, column=108, columns=900, head=17, name=40)
NARROW = Frame(plot=180, column=62, columns=250, head=10, name=17)


def pictured(key: str, caption: str, alternative: str, draw: Callable[[Frame], dict[str, Any]]) -> Chart:
    """Return a picture with its specification for a page and the one for a narrow screen."""
    return Chart(key, caption, alternative, draw(WIDE), draw(NARROW))


def in_lines(name: str, longest: int) -> str:
    """Return a name broken into lines of at most `longest` characters, but for a longer word; one of twice that is cut short."""
    short = " ".join(w if len(w) <= 2 * longest else f"{w[: 2 * longest]}…" for w in name.split())
    return "\n".join(wrap(short, longest, break_long_words=False)) or name


def beside(field: str, order: Sequence[str] | None = None, *, grid: bool = True) -> dict[str, Any]:
    """Return the encoding of rows by their names, which stand on the left."""
    axis = {"labelExpr": _IN_LINES, "labelLineHeight": 11, "labelLimit": 0, "labelOverlap": False}
    lines = (
        {"grid": True, "gridColor": HAIR} if grid else {"ticks": False, "domain": False, "labelPadding": 7}
    )
    return {
        "field": field,
        "type": "nominal",
        "sort": order if order is None else list(order),
        "title": None,
        "axis": {**axis, **lines},
    }


def above(field: str, groups: Sequence[Group], frame: Frame) -> dict[str, Any]:
    """Return the encoding of columns by the groups, whose names stand above, in as many lines as the longest needs; of many they stand on end."""
    names = [in_lines(g.name, frame.head) for g in groups]
    upright = len(groups) * frame.column <= frame.columns
    lines = max(name.count("\n") for name in names)
    axis = (
        {"labelAngle": 0, "labelExpr": _IN_LINES, "labelPadding": 5 + _LINE * lines}
        if upright
        else {"labelAngle": -60, "labelAlign": "left"}
    )
    return {
        "field": field,
        "type": "nominal",
        "sort": names,
        "title": None,
        "axis": {
            "orient": "top",
            "labelLineHeight": _LINE,
            "labelLimit": 0,
            "ticks": False,
            "domain": False,
            **axis,
        },
    }


def step(groups: Sequence[Group], frame: Frame) -> dict[str, Any]:
    """Return the width of a picture with a column a group."""
    return {"step": min(frame.column, max(18, frame.columns // len(groups)))}
