"""A report in; its sections arranged and its pictures being drawn beside, each from when its section is there."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from toolkit.rendering.beside import drawing_beside
from toolkit.rendering.charts import as_line
from toolkit.reports.blocks import Chart
from toolkit.reports.report import Report


@contextlib.contextmanager
def drawing_ahead(report: Report, *, narrow: bool) -> Iterator[None]:
    """Arrange a report; within, its pictures (those for a narrow screen too, where that is said) need not be begun when they are drawn."""
    with drawing_beside() as drawing:
        waiting = set(report.order)
        if waiting <= report.late:
            drawing.begin()
        for section in report.each():
            for chart in (b for b in section.blocks if isinstance(b, Chart)):
                drawing.ask(as_line(chart.specification))
                if narrow:
                    drawing.ask(as_line(chart.narrow))
            waiting.discard(section.key)
            if waiting <= report.late:
                drawing.begin()
            if waiting <= report.last:
                drawing.finish()
        yield
