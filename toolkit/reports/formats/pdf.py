"""A report in, one PDF out: tagged for screen readers, fit for archives, set by Typst from the report's blocks as data."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from toolkit.rendering.charts import svg
from toolkit.rendering.typst import compile_pdf
from toolkit.reports.blocks import Block, Chart, Ledger, Matrix, Quotations, Stretch, Words
from toolkit.reports.formats._ahead import drawing_ahead
from toolkit.reports.report import Report

SUFFIXES = (".pdf",)

_MAIN = Path(__file__).resolve().parent.parent / "templates" / "report.typ"
_DATE = 946_684_800  # 2000-01-01, where no input has a date: a report carries no clock
# Libertinus has no U+05C7 (qamats qatan): the sign of the qamats is printed, as before that point had a number of its own.
_QAMATS_QATAN, _QAMATS = ("\u05c7".encode(), "\u05b8".encode())


def draw(report: Report, *, raw: bool = False) -> bytes:
    """Return the PDF. `DrawingError` where the texts hold a character that no font of Typst has."""
    files: dict[str, bytes] = {}
    with drawing_ahead(report, narrow=False):
        sections = [
            {"key": s.key, "title": s.title, "blocks": [_block(b, files) for b in s.blocks]}
            for s in report.sections
        ]
    said = {
        "title": report.title,
        "subtitle": report.subtitle,
        "id": report.id,
        "version": report.version,
        "authors": report.cited.authors,
        "places": dict.fromkeys(_places(report), True),
        "sections": sections,
    }
    files["report.json"] = json.dumps(said, ensure_ascii=False).encode("utf-8", "backslashreplace")
    files = {name: data.replace(_QAMATS_QATAN, _QAMATS) for name, data in files.items()}
    return compile_pdf(_MAIN.read_text(encoding="utf-8"), files, timestamp=_timestamp(report.cited.date))


def _timestamp(date: str) -> int:
    """Return an ISO date in seconds since 1970; that of `_DATE` where it is none, or one before."""
    try:
        seconds = int(dt.datetime.fromisoformat(f"{date}T00:00:00+00:00").timestamp())
    except ValueError:
        return _DATE
    return seconds if seconds >= 0 else _DATE


def _places(report: Report) -> Iterator[str]:
    """Yield the names of the places that are printed, and can be led to."""
    for block in (b for s in report.sections for b in s.blocks):
        if isinstance(block, Ledger):
            yield block.anchor
            for quotation in block.quotations:
                yield quotation.anchor
                yield from (s.anchor for s in quotation.stretches if s.anchor)
        elif isinstance(block, Matrix):
            yield from (s.anchor for a in block.aspects for c in a.cells for s in c.statements)


def _block(block: Block, files: dict[str, bytes]) -> dict[str, Any]:
    """Return a block as data with its kind; a chart becomes a file."""
    if isinstance(block, Chart):
        name = f"{block.key}.svg"
        files[name] = svg(block.specification, block.key).encode()
        return {"kind": "chart", "file": name, "caption": block.caption, "alternative": block.alternative}
    return {"kind": type(block).__name__.lower(), **_plain(block)}


def _plain(value: Any) -> Any:
    """Return what a block holds as data."""
    if isinstance(value, Words | Stretch):
        return {name: _plain(cell) for name, cell in value._asdict().items()}
    if isinstance(value, tuple | Quotations):
        return tuple(map(_plain, value))
    if dataclasses.is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    return value
