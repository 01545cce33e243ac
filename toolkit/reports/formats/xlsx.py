"""A report in, one workbook out: a sheet a table, the columns explained on the first; strings are never formulas."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

from toolkit.model.table import Cell
from toolkit.rendering.cells import defused
from toolkit.reports.report import Report

if TYPE_CHECKING:
    import xlsxwriter

SUFFIXES = (".xlsx",)

_LONGEST = 32_767  # characters that a cell may hold
_CREATED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)  # the same bytes for the same report


def draw(report: Report, *, raw: bool = False) -> bytes:
    """Return the workbook; a text longer than a cell may hold is cut and ends in an ellipsis."""
    import xlsxwriter  # other formats do not wait for it

    out = io.BytesIO()
    settings = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(out, settings) as book:
        book.set_properties(
            {
                "title": report.title,
                "comments": f"Yichud {report.version}, report {report.id}",
                "created": _CREATED,
            }
        )
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        tables = {t.key: t for s in report.sections for t in s.tables}
        meanings = tuple((t.key, c.name, c.unit, c.meaning) for t in tables.values() for c in t.columns)
        _sheet(book, head, "columns", ("table", "column", "unit", "meaning"), meanings, raw=raw)
        for key, table in tables.items():
            _sheet(book, head, key, table.names, table.rows, raw=raw)
    return out.getvalue()


def _sheet(
    book: xlsxwriter.Workbook,
    head: object,
    name: str,
    names: tuple[str, ...],
    rows: tuple[tuple[Cell, ...], ...],
    *,
    raw: bool,
) -> None:
    sheet = book.add_worksheet(name[:31])
    sheet.freeze_panes(1, 1)
    for column, title in enumerate(names):
        sheet.write_string(0, column, title, head)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, bool):
                sheet.write_boolean(number, column, value)
            elif isinstance(value, int | float):
                sheet.write_number(number, column, value)
            elif value is not None:
                text = str(value) if raw else defused(str(value))
                sheet.write_string(
                    number, column, text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
                )
    sheet.autofit(300)
