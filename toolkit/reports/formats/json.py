"""A report in, its tables as JSON out (`yichud-report/1`); the same bytes for the same report."""

from __future__ import annotations

import json

from toolkit.reports.report import SCHEMA, Report

SUFFIXES = (".json",)


def draw(report: Report, *, raw: bool = False) -> bytes:
    """Return UTF-8 JSON: `schema`, `inputs`, and `sections` with their tables; rows are keyed by column name."""
    value = {
        "schema": SCHEMA,
        "inputs": [
            {"path": i.path, "sha256": i.sha256, "text": i.text, "title": i.title} for i in report.inputs
        ],
        "sections": [
            {"key": s.key, "title": s.title, "tables": [t.as_json() for t in s.tables]}
            for s in report.sections
        ],
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")
