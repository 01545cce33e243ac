"""A folder of templates in, a Jinja environment out in which everything is escaped and nothing is undefined; the style of every page."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from toolkit.rendering.hebrew import direction
from toolkit.rendering.links import allowed, linked


def palette() -> str:
    """Return the style sheet that every page begins with: colours in light and in dark, and letters."""
    return Path(__file__).with_name("palette.css").read_text(encoding="utf-8")


def base_style() -> str:
    """Return the style sheet of reports and marked texts: the palette, opening, tables, footer."""
    return palette() + Path(__file__).with_name("page.css").read_text(encoding="utf-8")


def environment(*folders: Path) -> Environment:
    """Return an environment over folders, the first that has a template: autoescape on for every one, a missing name is an error.

    Templates have `allowed` (an address if it may be linked to, else none), `linked` (words, the addresses in them as links) and `direction` (of a
    language tag).
    """
    made = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["allowed"] = allowed
    made.filters["linked"] = linked
    made.filters["direction"] = direction
    return made
