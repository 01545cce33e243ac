"""A report in, a folder of its tables out: one CSV file a table (UTF-8, a header line, one row an observation).

Beside them stand what the columns mean, the inputs, the prose of the sections, and in `report.csv` what the report is called and how it is cited.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from toolkit.model.table import Cell
from toolkit.rendering.cells import defused
from toolkit.reports import citing
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
    files["text.csv"] = _file(
        ("section", "n", "text"),
        [(s.key, n, text) for s in report.sections for n, text in enumerate(s.text, 1)],
        raw=raw,
    )
    files["report.csv"] = _file(("name", "value"), _called(report), raw=raw)
    return files


def _called(report: Report) -> list[tuple[str, str]]:
    abstract = next((s.text for s in report.sections if s.key == "abstract"), ())
    return [
        ("id", report.id),
        ("title", report.title),
        ("subtitle", report.subtitle),
        ("version", report.version),
        ("date", report.cited.date),
        ("citation", citing.in_words(report.cited)),
        ("bibtex", citing.bibtex(report.cited)),
        ("csl", citing.csl(report.cited)),
        ("abstract", "\n".join(abstract)),
    ]


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
