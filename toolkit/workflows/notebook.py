"""What `toolkit.compare` gives a notebook: paths and a question in, typed tables out.

import toolkit
found = toolkit.compare("tei", topics=["inclusion"])
found.tables["keyness"].to_pandas()
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path

from toolkit.index.grouping import field_named, parse
from toolkit.model.table import Table
from toolkit.reports.report import Report
from toolkit.workflows import compare as workflow


@dataclass(frozen=True)
class Comparison:
    """A comparison: `tables` by key, the whole `report`, and `write` for any format."""

    report: Report

    @cached_property
    def tables(self) -> Mapping[str, Table]:
        """Every table by its key; `docs/tables` says what their columns mean."""
        return {t.key: t for s in self.report.sections for t in s.tables}

    def write(self, target: str | Path) -> None:
        """Write the report; the suffix of `target` names the format, a folder means CSV."""
        path = Path(target)
        workflow.write(self.report, workflow.choose_format(None, path), path)

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<li><code>{escape(k)}</code> {escape(t.title)}, {len(t.rows):,} rows</li>"
            for k, t in self.tables.items()
        )
        return f"<p><b>{escape(self.report.title)}</b>, report {escape(self.report.id)}</p><ul>{rows}</ul>"


def compare(
    paths: str | Path | Iterable[str | Path],
    *,
    topics: Iterable[str] = (),
    by: str = "",
    where: Iterable[str] = (),
    sections: Iterable[str] = (),
    restatements: bool = False,
    function_words: bool = False,
    proposed: bool = False,
    annotations: str | Path | None = None,
) -> Comparison:
    """Compare TEI files, or folders of them, as `yichud compare` does; the errors are the same."""
    given = [paths] if isinstance(paths, str | Path) else list(paths)
    question = workflow.Question(
        tuple(topics),
        field_named(by) if by else "",
        tuple(parse(c) for c in where),
        restatements,
        tuple(sections),
        function_words,
        proposed,
    )
    folder = Path(annotations) if annotations is not None else None
    return Comparison(
        workflow.compare([Path(p) for p in given], question, command="toolkit.compare", annotations=folder)
    )
