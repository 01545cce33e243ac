"""What commands that draw on a terminal share: the console, and characters that cannot drive it."""

from __future__ import annotations

import shutil
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

WIDEST = 100  # cells; a longer line of prose is hard to read


def console() -> Console:
    """Return the console of standard output: colour only on a terminal and without NO_COLOR, nothing guessed from the text."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False, soft_wrap=True, width=None)


def columns() -> int:
    """Return how many cells a line may take: those of the terminal, at most `WIDEST`."""
    return max(20, min(shutil.get_terminal_size().columns, WIDEST))


def visible(text: str) -> str:
    """Return the text with a middle dot for every control, format character and surrogate."""
    return "".join("·" if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co", "Cn"} else c for c in text)


def cells(text: str) -> int:
    """Return how many cells a terminal draws visible text in: points take none, wide characters two."""
    return sum(
        0
        if unicodedata.category(c) in {"Mn", "Me"}
        else 2
        if unicodedata.east_asian_width(c) in {"W", "F"}
        else 1
        for c in text
    )
