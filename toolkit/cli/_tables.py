"""The measurements in, the tables of columns of their pages remade: `python -m toolkit.cli._tables docs/tables`.

A page is prose that somebody wrote, and at its end the columns as the code has them.
"""

from __future__ import annotations

import sys
from pathlib import Path

from toolkit.ground.discover import discover
from toolkit.model.table import Column

_HEAD = "| column | unit | meaning |\n| --- | --- | --- |\n"


def page(before: str, title: str, columns: tuple[Column, ...]) -> str:
    """Return a page with its columns made anew; one that does not exist yet gets a heading and no prose."""
    prose = before.partition(_HEAD)[0] or f"# {title}\n\n"
    return prose + _HEAD + "".join(f"| `{c.name}` | {c.unit} | {c.meaning} |\n" for c in columns)


def main() -> None:
    """Remake every page in the folder that is named."""
    folder = Path(sys.argv[1])
    titles = discover("toolkit.measurements", "TITLE")
    for key, columns in discover("toolkit.measurements", "COLUMNS").items():
        file = folder / f"{key}.md"
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        file.write_text(page(before, titles[key], columns), encoding="utf-8")


if __name__ == "__main__":
    main()
