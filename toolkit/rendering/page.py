"""A folder of templates in, a Jinja environment out in which everything is escaped and nothing is undefined."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from toolkit.rendering.hebrew import direction
from toolkit.rendering.links import allowed


def environment(folder: Path) -> Environment:
    """Return an environment over `folder`: autoescape on for every template, a missing name is an error.

    Templates have `allowed` (an address if it may be linked to, else none) and `direction` (of a language tag).
    """
    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["allowed"] = allowed
    made.filters["direction"] = direction
    return made
