"""What was measured or drawn in, kept in a folder under a name made of hashes; the same out the next time.

A name is made of all that a thing was made from: the inputs, the options, the vocabulary and the code. Each file begins with the hash of the
rest; one that does not agree with it counts as missing. A cache that cannot be written changes nothing but the time that a report takes.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from pathlib import Path

from toolkit.ground.errors import YichudError
from toolkit.ground.writing import sha256, write_atomically
from toolkit.model.table import Column, Table

_ROWS = 1_000  # of a table that stand on one line of its file


def find_sealed(file: Path) -> bytes | None:
    """Return what a file keeps, or None where there is none or it is damaged."""
    try:
        seal, _, data = file.read_bytes().partition(b"\n")
        return data if seal.decode() == sha256(data) else None
    except (OSError, ValueError):
        return None


def keep_sealed(file: Path, *data: bytes) -> None:
    """Keep data, one after the other, in a file, if that is possible."""
    with contextlib.suppress(OSError, YichudError):
        file.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(file, sha256(*data).encode() + b"\n", *data)


def drawn_once(folder: Path, key: str, draw: Callable[[], bytes]) -> bytes:
    """Return what was drawn under a key before, else draw it and keep it."""
    file = folder / "drawn" / key
    data = find_sealed(file)
    if data is None:
        data = draw()
        keep_sealed(file, data)
    return data


class TableCache:
    """The tables of one report, in `folder`/tables/`key`."""

    def __init__(self, folder: Path, key: str) -> None:
        self._folder = folder / "tables" / key

    def find(self, name: str, columns: tuple[Column, ...]) -> Table | None:
        """Return a table by its key and state, or None where there is none or one that is damaged."""
        data = find_sealed(self._folder / f"{name}.jsonl")
        if data is None:
            return None
        try:
            named, *lines = (json.loads(line) for line in data.splitlines())
            return Table(
                named["key"], named["title"], columns, tuple(tuple(row) for line in lines for row in line)
            )
        except (ValueError, KeyError, TypeError):
            return None

    def keep(self, name: str, table: Table) -> None:
        """Keep a table, if that is possible."""
        named = {"key": table.key, "title": table.title}
        lines = [named, *(table.rows[n : n + _ROWS] for n in range(0, len(table.rows), _ROWS))]
        made = [json.dumps(line, ensure_ascii=True, separators=(",", ":")).encode() + b"\n" for line in lines]
        keep_sealed(self._folder / f"{name}.jsonl", *made)
