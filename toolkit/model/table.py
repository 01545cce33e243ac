"""Documented columns and rows: what every measurement returns and every report shows."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any, Literal

_SHOWN = 60  # rows that a notebook shows

Cell = str | int | float | bool | None
Unit = Literal[
    "",
    "id",
    "text",
    "words",
    "texts",
    "occurrences",
    "per 1,000 words",
    "code points",
    "sha256",
    "share",
    "bits",
    "G²",
    "logDice",
    "probability",
    "date",
]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its unit, and one sentence that says what it means."""

    name: str
    unit: Unit
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: key, title, columns, and rows as tuples in the order of the columns."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        width = len(self.columns)
        if any(len(row) != width for row in self.rows):
            raise ValueError(f"table {self.key}: a row does not have {width} cells")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(c.name for c in self.columns)

    def records(self, of: slice = slice(None)) -> list[dict[str, Any]]:
        """Return the rows, or some of them, as dictionaries keyed by column name."""
        names = self.names
        return [dict(zip(names, row, strict=True)) for row in self.rows[of]]

    def column(self, name: str) -> list[Cell]:
        """Return one column's cells."""
        i = self.names.index(name)
        return [row[i] for row in self.rows]

    def to_pandas(self) -> Any:
        """Return the table as a data frame; needs pandas, which is not installed with Yichud."""
        import pandas as pd

        return pd.DataFrame.from_records(self.records(), columns=list(self.names))

    def _repr_html_(self) -> str:
        """Return the first rows as HTML in which nothing of the table is mark-up, as notebooks show it."""
        head = "".join(f"<th>{escape(n)}</th>" for n in self.names)
        cells = (
            "".join(f"<td>{escape('' if c is None else str(c))}</td>" for c in row)
            for row in self.rows[:_SHOWN]
        )
        more = f"<p>{len(self.rows) - _SHOWN:,} more rows</p>" if len(self.rows) > _SHOWN else ""
        body = "".join(f"<tr>{row}</tr>" for row in cells)
        return f"<table><caption>{escape(self.title)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"

    def as_json(self) -> dict[str, Any]:
        """Return the table as the JSON of a report holds it."""
        return {
            "key": self.key,
            "columns": [{"name": c.name, "unit": c.unit, "meaning": c.meaning} for c in self.columns],
            "rows": self.records(),
        }
