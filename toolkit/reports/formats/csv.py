"""A report in, a folder of its tables out: one CSV file a table (UTF-8, a header line, one row an observation), and what the columns mean."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from toolkit.model.table import Cell
from toolkit.rendering.cells import defused
from toolkit.reports.report import Report

SUFFIXES: tuple[str, ...] = ()


def draw(report: Report, *, raw: bool = False) -> dict[str, bytes]:
    """Return the files by name; numbers and truth values are written as JSON has them, null is an empty cell.

    Text that a spreadsheet would read as a formula gets an apostrophe before it, unless `raw` says otherwise.
    """
    tables = {t.key: t for s in report.sections for t in s.tables}
    files = {f"{key}.csv": _file(table.names, table.rows, raw=raw) for key, table in tables.items()}
    meanings = [(t.key, c.name, c.unit, c.meaning) for t in tables.values() for c in t.columns]
    files["columns.csv"] = _file(("table", "column", "unit", "meaning"), meanings, raw=raw)
    files["inputs.csv"] = _file(
        ("path", "sha256", "text", "title"),
        [(i.path, i.sha256, i.text, i.title) for i in report.inputs],
        raw=raw,
    )
    return files


def _file(head: Iterable[str], rows: Iterable[Iterable[Cell]], *, raw: bool) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([_cell(c, raw=raw) for c in row] for row in rows)
    return out.getvalue().encode("utf-8", "backslashreplace")


def _cell(value: Cell, *, raw: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return (
        value if isinstance(value, str) and raw else defused(value) if isinstance(value, str) else repr(value)
    )
