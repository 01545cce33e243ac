"""A report in, its tables as JSON out (`yichud-report/1`); the same bytes for the same report."""

from __future__ import annotations

import json

from toolkit.reports import citing
from toolkit.reports.report import SCHEMA, Report

SUFFIXES = (".json",)


def draw(report: Report, *, raw: bool = False) -> bytes:
    """Return UTF-8 JSON: `schema`, what the report is called and how it is cited, `inputs`, and `sections` with their prose and tables.

    Rows are keyed by column name; `abstract` is the prose of the first section, null where that was not asked for.
    """
    value = {
        "schema": SCHEMA,
        "id": report.id,
        "title": report.title,
        "subtitle": report.subtitle,
        "version": report.version,
        "date": report.cited.date or None,
        "citation": {
            "text": citing.in_words(report.cited),
            "bibtex": citing.bibtex(report.cited),
            "csl": json.loads(citing.csl(report.cited)),
        },
        "abstract": next((s.text for s in report.sections if s.key == "abstract"), None),
        "inputs": [
            {"path": i.path, "sha256": i.sha256, "text": i.text, "title": i.title} for i in report.inputs
        ],
        "sections": [
            {
                "key": s.key,
                "title": s.title,
                "text": s.text,
                "tables": [t.as_json() for t in s.tables],
            }
            for s in report.sections
        ],
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")
