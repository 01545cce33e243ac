"""A value in, what a cell of a spreadsheet may safely hold out."""

from __future__ import annotations

_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def defused(value: str) -> str:
    """Return text that no spreadsheet reads as a formula: an apostrophe before what would begin one (OWASP, CSV injection)."""
    return f"'{value}" if value.startswith(_BEGINS_FORMULA) else value
