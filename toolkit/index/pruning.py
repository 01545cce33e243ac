"""The folder of what is kept in, what lies in it out; and less of it, where it is too much.

What was not used for the longest time goes first. An entry is what is used together: a pack, the tables of one report, one drawn page.
"""

from __future__ import annotations

import contextlib
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

KINDS = ("observations", "tables", "drawn")  # the folders within, which hold all that is kept
MOST = 1 << 30  # bytes that are kept
_IN_USE = 3600.0  # seconds for which nothing that was used is taken away: another report may be reading it


class Entry(NamedTuple):
    """What is kept together: its place, its bytes, and when it was last used (seconds since 1970)."""

    place: Path
    size: int
    used: float


def entries(folder: Path) -> Iterator[Entry]:
    """Yield all that is kept."""
    for kind in KINDS:
        with contextlib.suppress(OSError):
            for place in (folder / kind).iterdir():
                files = [f.lstat() for f in (place, *(place.rglob("*") if place.is_dir() else ()))]
                yield Entry(place, sum(f.st_size for f in files), max(f.st_mtime for f in files))


def prune(folder: Path, most: int = MOST) -> None:
    """Take away what was not used for the longest time until no more than `most` bytes are kept; what another process takes away is gone."""
    held = sorted(entries(folder), key=lambda e: e.used)
    over, now = sum(e.size for e in held) - most, time.time()
    for entry in held:
        if over <= 0 or now - entry.used < _IN_USE:
            return
        _remove(entry.place)
        over -= entry.size


def clear(folder: Path) -> int:
    """Take away all that is kept, and nothing else; return how many bytes it had."""
    size = sum(e.size for e in entries(folder))
    for kind in KINDS:
        _remove(folder / kind)
    return size


def _remove(place: Path) -> None:
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            place.unlink()
