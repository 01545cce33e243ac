"""A report in, one PDF out: tagged for screen readers, fit for archives, set by Typst from the report's blocks as data."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

from toolkit.rendering.charts import svg
from toolkit.rendering.typst import compile_pdf
from toolkit.reports.blocks import Block, Chart
from toolkit.reports.report import Report

SUFFIXES = (".pdf",)

_MAIN = Path(__file__).resolve().parent.parent / "templates" / "report.typ"
_DATE = 946_684_800  # 2000-01-01: a report carries no clock
# Libertinus has no U+05C7 (qamats qatan): the sign of the qamats is printed, as before that point had a number of its own.
_QAMATS_QATAN, _QAMATS = ("\u05c7".encode(), "\u05b8".encode())


def draw(report: Report, *, raw: bool = False) -> bytes:
    """Return the PDF. `DrawingError` where the texts hold a character that no font of Typst has."""
    files: dict[str, bytes] = {}
    sections = [
        {"key": s.key, "title": s.title, "blocks": [_block(b, files) for b in s.blocks]}
        for s in report.sections
    ]
    said = {
        "title": report.title,
        "subtitle": report.subtitle,
        "id": report.id,
        "version": report.version,
        "sections": sections,
    }
    files["report.json"] = json.dumps(said, ensure_ascii=False).encode("utf-8", "backslashreplace")
    files = {name: data.replace(_QAMATS_QATAN, _QAMATS) for name, data in files.items()}
    return compile_pdf(_MAIN.read_text(encoding="utf-8"), files, timestamp=_DATE)


def _block(block: Block, files: dict[str, bytes]) -> dict[str, Any]:
    """Return a block as data with its kind; a chart becomes a file."""
    if isinstance(block, Chart):
        name = f"{block.key}.svg"
        files[name] = svg(block.specification, block.key).encode()
        return {"kind": "chart", "file": name, "caption": block.caption, "alternative": block.alternative}
    return {"kind": type(block).__name__.lower(), **dataclasses.asdict(block)}
