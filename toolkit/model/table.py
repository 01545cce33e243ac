"""Documented columns and rows: what every measurement returns and every report shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

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

    def records(self) -> list[dict[str, Any]]:
        """Return the rows as dictionaries keyed by column name."""
        return [dict(zip(self.names, row, strict=True)) for row in self.rows]

    def column(self, name: str) -> list[Cell]:
        """Return one column's cells."""
        i = self.names.index(name)
        return [row[i] for row in self.rows]

    def as_json(self) -> dict[str, Any]:
        """Return the table as the JSON of a report holds it."""
        return {
            "key": self.key,
            "columns": [{"name": c.name, "unit": c.unit, "meaning": c.meaning} for c in self.columns],
            "rows": self.records(),
        }
